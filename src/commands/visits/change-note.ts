/** Tells of a change: the answer to whoever made it, and a note to every room that already has the schedule. */
import { type Draft, type DraftBlock, text } from '../../core/draft.js'
import type { Value, Values } from '../../core/errors.js'
import { phonesIn } from '../../domain/customers/phone.js'
import { plannersOf, scheduleRooms } from '../../domain/visits/rooms.js'
import { isOpen, type VisitRow } from '../../domain/visits/visit.js'
import type { StaffHere } from '../define.js'
import { kindOf, visitChoices, visitFacts } from './card.js'

export interface Told {
  what: 'booked' | 'moved' | 'cancelled'
  /** As it is now. */
  visit: VisitRow
  /** The schedule of its day, before or after, is already out: never a silent difference (R003-015, R003-019). */
  posted: boolean
  values?: Values
  /** Only for the asker. */
  warnings?: DraftBlock[]
}

/** The answer first; then, when the schedule is out, the note for every other room of it. */
export async function tell(context: StaffHere, { what, visit, posted, values, warnings = [] }: Told): Promise<Draft[]> {
  const { db, room, thread, brand, person, rules } = context
  const said = { code: visit.code, kind: kindOf(visit), customer: visit.customer.name, ...values }
  const facts = (purpose: typeof room.purpose) =>
    isOpen(visit) ? [visitFacts(visit, phonesIn(rules.policy, purpose))] : []
  const buttons = isOpen(visit) ? [visitChoices(visit)] : []
  const answer = (head: DraftBlock): Draft => ({ blocks: [head, ...facts(room.purpose), ...warnings, ...buttons] })
  if (!posted) return [answer(text(`visit.${what}`, said))]

  const note = text(`visit.note.${what}`, said)
  const mentions = (await plannersOf(db, brand.id)).filter((id) => id !== person.id)
  const rooms = await scheduleRooms(db, brand.id)
  // Said in a work room, the answer is the note: everybody there reads it.
  const readHere = thread === null && rooms.some(({ id }) => id === room.id)
  const others = rooms.filter(({ id }) => !(readHere && id === room.id))
  return [
    readHere ? { ...answer(note), mentions } : answer(text(`visit.${what}`, said)),
    ...others.map(
      ({ id, purpose }): Draft => ({
        room: id,
        thread: null,
        mentions: purpose === 'work' ? mentions : [],
        blocks: [note, ...facts(purpose)],
      }),
    ),
  ]
}

/** The end of a sentence, when a reason was given. */
export const because = (reason: string | undefined): Value =>
  reason ? { key: 'visit.because', values: { reason } } : ''
