/** A booked visit goes to another crew: whether that can come is looked at as when it is booked (R003-022). */
import { Ask } from '../../core/errors.js'
import type { Draft } from '../../core/posts/draft.js'
import { type CrewRow, crewMeant, crewsOf } from '../../domain/crews/crew.js'
import { assignCrew, type Going, goingAs } from '../../domain/visits/assign-crew.js'
import { isPublished, slotOf, type VisitRow } from '../../domain/visits/visit.js'
import type { StaffHere } from '../define.js'
import { tell } from './change-note.js'
import { type Overruled, overruledNoted } from './free-time.js'

/** Those of its kind to tap; another name may be typed. */
export const whichCrew = ({ db, brand }: StaffHere, { code, kind, customer, teamId }: VisitRow): Ask =>
  new Ask(
    'crew',
    { key: 'crew.whichInstead', values: { code, customer: customer.name } },
    crewsOf(db, brand.id)
      .filter((crew) => crew.kind === kind && crew.id !== teamId)
      .map(({ name }) => ({ label: name, value: name })),
  )

export interface HandOver {
  columns: Going
  team: CrewRow | undefined
}

export async function crewTo(
  { db, brand }: StaffHere,
  { kind }: VisitRow,
  crew: string,
  phone?: string,
): Promise<HandOver> {
  const team = crewMeant(db, brand.id, crew, kind)
  return { columns: await goingAs(db, brand.id, { crew, phone, team }), team }
}

/** On the day and at the time as before. */
export function handedOver(
  context: StaffHere,
  visit: VisitRow,
  going: HandOver,
  overruled?: Overruled,
): Promise<Draft[]> {
  const { db, person, now } = context
  assignCrew(db, visit.id, going, { by: person.id, at: now })
  return tell(context, {
    what: 'handedOver',
    visit: { ...visit, ...going.columns },
    was: visit,
    posted: isPublished(visit),
    values: { date: slotOf(visit), crew: going.columns.crew },
    warnings: overruledNoted(context, visit.id, overruled),
  })
}
