/** Tells a crew that is on the way to a visit that it is cancelled. */
import { type Draft, text } from '../../core/posts/draft.js'
import { pingPlaces } from '../../domain/people/ping.js'
import { crewOf } from '../../domain/visits/crew-people.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import type { StaffHere } from '../define.js'
import { kindOf } from './card.js'

export function turnBack({ db, rules, brand, person }: StaffHere, visit: VisitRow): Draft[] {
  const crew = crewOf(db, visit).filter((id) => id !== person.id)
  if (crew.length === 0) return []
  const values = { code: visit.code, kind: kindOf(visit), customer: visit.customer.name }
  return pingPlaces(db, rules, brand.id, crew).map((place) => ({
    ...place,
    thread: null,
    reply: false,
    urgent: true,
    blocks: [text('door.turnBack', values)],
  }))
}
