/** Gives the table of how satisfied customers were in a month as a spreadsheet, for the performance pay (R003-026). */
import { NotAllowed, UserMistake } from '../../core/errors.js'
import { type Draft, text } from '../../core/posts/draft.js'
import { satisfactionIn } from '../../domain/calls/satisfaction.js'
import type { TableLink } from '../../domain/forms/table-link.js'
import { zoneOf } from '../../domain/policy/rules.js'
import { monthBefore } from '../../domain/reports/report-days.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { inPrivate } from '../in-private.js'

export type TableAddress = (link: TableLink, now: Date) => string

/** Whoever makes it up, and whoever it is reported to. */
const READERS = ['service', 'general_manager', 'store_manager', 'department_head', 'install_manager', 'assessor']

/** @param month "yyyy-MM", by default the one before this */
export async function satisfactionPosts(
  context: StaffHere,
  addressOf: TableAddress,
  month = monthBefore(todayHere(context)),
): Promise<Draft[]> {
  const { db, rules, brand, person, now } = context
  if (!person.admin && !READERS.some((role) => person.roles.includes(role)))
    throw new NotAllowed({ key: 'satisfaction.notYours' })
  if (satisfactionIn(db, brand.id, month, zoneOf(rules, brand)).length === 0)
    throw new UserMistake({ key: 'satisfaction.none', values: { month } })
  const sheet = `${addressOf({ brandId: brand.id, month, personId: person.id }, now)}.xlsx`
  const values = { brand: brand.name, month, sheet }
  return inPrivate(context, {
    words: text('satisfaction.ready', values),
    said: text('satisfaction.sentInPrivate', values),
    never: { key: 'satisfaction.onlyInPrivate' },
  })
}
