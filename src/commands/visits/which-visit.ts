/** From a code, or the end of one, to the visit of this brand. */

import { Ask, UserMistake } from '../../core/errors.js'
import type { CodeTyped } from '../../core/kinds/code.js'
import { localDayOf } from '../../domain/calendar/local-day.js'
import { zoneOf } from '../../domain/policy/rules.js'
import { isOpen, type VisitRow, visitsByCode } from '../../domain/visits/visit.js'
import type { StaffHere } from '../define.js'
import { typedCode } from './card.js'

export const MOST_CHOICES = 8

/**
 * A visit that can still be changed, or for which this is the time. @param unfit what is said of one that is not
 * @throws Ask when several fit, UserMistake when none does.
 */
export async function whichVisit(
  { db, brand, rules, now }: StaffHere,
  code: CodeTyped,
  fits: (visit: VisitRow) => boolean = isOpen,
  unfit: (visit: VisitRow) => UserMistake = over,
): Promise<VisitRow> {
  const found = await visitsByCode(db, brand.id, code, localDayOf(now, zoneOf(rules, brand)))
  const fitting = found.filter(fits)
  const [visit] = fitting
  if (visit && fitting.length === 1) return visit
  if (visit) throw new Ask('code', { key: 'visit.whichCode' }, fitting.slice(0, MOST_CHOICES).map(option))
  if (found[0]) throw unfit(found[0])
  throw new UserMistake({ key: 'visit.unknownCode' })
}

export const option = (visit: VisitRow) => ({
  label: { key: 'visit.choice', values: { code: visit.code, customer: visit.customer.name } },
  value: typedCode(visit.code),
})

const OVER: Partial<Record<VisitRow['state'], string>> = { cancelled: 'cancelledAlready', done: 'doneAlready' }

/** What is said to whoever would change a visit that is over. */
export const over = ({ code, state }: Pick<VisitRow, 'code' | 'state'>): UserMistake =>
  new UserMistake({ key: `visit.${OVER[state] ?? 'overAlready'}`, values: { code } })
