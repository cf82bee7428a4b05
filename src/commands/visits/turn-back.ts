/** Tells a crew that is on the way to a visit that it is cancelled, or moved. */
import type { Value } from '../../core/errors.js'
import { type Draft, type DraftBlock, text } from '../../core/posts/draft.js'
import { pingPlaces } from '../../domain/people/ping.js'
import { onTheWay } from '../../domain/visits/crew-people.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { kindOf } from './card.js'

interface TurningBack {
  /** Only for whoever turned them back. */
  warnings: DraftBlock[]
  posts: Draft[]
  /** Whom the posts ping, person ids. */
  crew: number[]
}

/** Nothing where nobody is on the way: whoever set out on a day that is over came back. @param visit as it was @param to when it is now; cancelled without it */
export function turnBack(context: StaffHere, visit: VisitRow, to?: Value): TurningBack {
  const { db, rules, brand, person } = context
  if (visit.state !== 'underway' || visit.day < todayHere(context)) return { warnings: [], posts: [], crew: [] }
  const crew = onTheWay(db, visit).filter((id) => id !== person.id)
  const values = { code: visit.code, kind: kindOf(visit), customer: visit.customer.name, to: to ?? '' }
  const blocks = [text(to === undefined ? 'door.turnBack' : 'door.turnBackMoved', values)]
  const places = crew.length === 0 ? [] : pingPlaces(db, rules, brand.id, crew)
  return {
    warnings: [text('door.crewUnderway')],
    crew,
    posts: places.map((place) => ({ ...place, thread: null, reply: false, urgent: true, blocks })),
  }
}
