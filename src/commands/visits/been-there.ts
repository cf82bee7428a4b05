/** Whoever says that they set out, or how it went, does so on the day and by the plan; a colleague's visit is asked about once (R003-017, R003-020). */
import { Ask, UserMistake } from '../../core/errors.js'
import { crewOf } from '../../domain/visits/crew-people.js'
import { slotOf, type VisitRow } from '../../domain/visits/visit.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { BOOKERS } from './roles.js'

/** @throws UserMistake on a day before it, or while it is on hold; Ask for somebody else's, unless that is meant */
export function mustHaveCome(context: StaffHere, visit: VisitRow, sure?: boolean): void {
  mustGo(visit)
  if (visit.day > todayHere(context)) throw notYet(visit)
  if (!sure && isOthers(context, visit)) throw mayBeMistaken(visit, 'own')
}

/** @throws UserMistake while it is on hold */
export function mustGo({ held, code }: VisitRow): void {
  if (held) throw new UserMistake({ key: 'door.onHold', values: { code } })
}

export const notYet = (visit: VisitRow): UserMistake =>
  new UserMistake({ key: 'door.notYet', values: { code: visit.code, date: slotOf(visit) } })

/** Another fitter's; whoever plans may say it for them. */
export function isOthers({ db, person }: StaffHere, visit: VisitRow): boolean {
  const crew = crewOf(db, visit)
  const plans = person.admin || BOOKERS.some((role) => person.roles.includes(role))
  return crew.length > 0 && !crew.includes(person.id) && !plans
}

export const mayBeMistaken = ({ code, customer, crew }: VisitRow, goes: 'leave' | 'own'): Ask =>
  new Ask('sure', { key: `door.others.${goes}`, values: { code, customer: customer.name, crew: crew ?? '' } }, [
    { label: { key: `door.button.${goes}` }, value: true },
  ])
