/** Tells of a change: the answer to whoever made it, and a note to every room that already has the schedule. */
import type { RoomHere } from '../../core/commands/command.js'
import type { Value, Values } from '../../core/errors.js'
import { type Draft, type DraftBlock, text } from '../../core/posts/draft.js'
import { phonesIn } from '../../domain/customers/phone.js'
import { platformsOf } from '../../domain/people/person.js'
import { crewOf } from '../../domain/visits/crew-people.js'
import { plannersOf, scheduleRooms } from '../../domain/visits/rooms.js'
import type { Slot } from '../../domain/visits/slot.js'
import { slotOf, type VisitRow } from '../../domain/visits/visit.js'
import { whoGoes, withStandIn } from '../../domain/visits/who-goes.js'
import type { Db } from '../../store/store.js'
import { lateCalls } from '../calls/late.js'
import type { StaffHere } from '../define.js'
import { draftAgain } from '../plan/draft-again.js'
import { listEdits } from '../plan/lists.js'
import { editsOf } from '../plan/standing.js'
import { stockWarningKey } from '../plan/stock-card.js'
import { messagesAnew } from '../sms/anew.js'
import { callToday, todayListEdit } from './call-today.js'
import { cardEdit, cardKey, kindOf, reasonOf, visitCard } from './card.js'
import { caseFacts } from './case-facts.js'
import { delayEdits } from './delay-post.js'
import { toldInCase } from './for-complaint.js'
import { callIfNear } from './near.js'
import { replanKey } from './replan-key.js'

export interface Told {
  what: 'booked' | 'moved' | 'cancelled' | 'held' | 'takenUp' | 'handedOver'
  /** As it is now. */
  visit: VisitRow
  /** As it was, where that was another day or crew. */
  was?: VisitRow
  /** The schedule of its day, before or after, is already out: never a silent difference (R003-015, R003-019). */
  posted: boolean
  /** Somebody is asked in the same moment what its customer has ready (R003-010). */
  isAsked?: boolean
  /** When somebody would have come by the schedule, and when now: so near that the customer must be called. */
  slots?: readonly Slot[]
  /** As it was given. */
  why?: string
  values?: Values
  /** Only for the asker. */
  warnings?: DraftBlock[]
  /** Who is told alone, person ids. */
  toldAlone?: number[]
}

/**
 * The answer first: the card of a new visit, else one line, and the card changes. Then, when the schedule is out, the
 * note for every other room of it. Notes say nothing of the address; that stands in the schedule only (R003-015).
 */
export async function tell(context: StaffHere, told: Told): Promise<Draft[]> {
  const { what, visit, was = visit, posted, values } = told
  const { db, room, thread, brand, person, rules } = context
  const { policy } = rules
  const date = posted ? withCrew(db, visit) : slotOf(visit)
  const said = { code: visit.code, kind: kindOf(visit), customer: visit.customer.name, date, ...values }
  const near = callIfNear(context, visit, told.slots ?? [], told.why)
  const warnings = [...(told.warnings ?? []), ...(near.length > 0 ? near : callToday(context, what, visit))]
  const isNew = what === 'booked'
  const answer: Draft = isNew
    ? {
        key: cardKey(visit),
        blocks: visitCard(db, visit, phonesIn(policy, room.purpose), [...caseFacts(db, visit), ...warnings]),
      }
    : { blocks: [text(`visit.${what}`, said), ...warnings] }
  const edits = [
    ...(isNew ? [] : await cardEdit(db, policy, visit)),
    ...listEdits(context, visit.kind),
    // What the planners were warned of about its goods, or asked about its day, is seen to.
    ...[stockWarningKey(visit.id), replanKey(visit.id)].flatMap((key) =>
      editsOf(db, key, () => [text(`visit.${what}`, said)]),
    ),
    ...lateCalls(context, what, visit),
    ...todayListEdit(context, visit),
    ...messagesAnew(context, visit.id),
    ...delayEdits(context, visit.customerId),
    ...(isTold(what) ? toldInCase(context, visit, what) : []),
  ]
  const again = draftAgain(context, visit, told)
  if (!posted) return [answer, ...edits, ...again]

  const note = text(`visit.note.${what}`, said)
  const known = [person.id, ...(told.toldAlone ?? []), ...again.flatMap(({ mentions = [] }) => mentions)]
  const concerned = [...(await plannersOf(db, brand.id, visit.kind)), ...crewOf(db, was), ...crewOf(db, visit)]
  const mentions = [...new Set(concerned)].filter((id) => !known.includes(id))
  const rooms = await scheduleRooms(db, brand.id, visit.kind)
  // Said in a work room, the line is the note: everybody there reads it.
  const readHere = !isNew && thread === null && rooms.some(({ id }) => id === room.id)
  const others = rooms.filter(({ id }) => !(readHere && id === room.id))
  const pinged = whomToPing(db, mentions, readHere ? [room, ...others] : others)
  return [
    readHere ? { mentions: pinged.get(room.id), blocks: [note, ...warnings] } : answer,
    ...edits,
    ...again,
    ...others.map(({ id }): Draft => ({ room: id, thread: null, mentions: pinged.get(id), blocks: [note] })),
  ]
}

/** What is put off for a while, or done by others, a complaint need not hear of. */
const isTold = (what: Told['what']) => what !== 'held' && what !== 'takenUp' && what !== 'handedOver'

/** Everybody once: in the first work room on a platform where they have an account, else by name in the first of all. */
function whomToPing(db: Db, people: number[], rooms: Pick<RoomHere, 'id' | 'platform' | 'purpose'>[]) {
  const pinged = new Map<number, number[]>()
  const work = rooms.filter(({ purpose }) => purpose === 'work')
  for (const person of people) {
    const platforms = platformsOf(db, person)
    const room = work.find(({ platform }) => platforms.includes(platform)) ?? work[0]
    if (room) pinged.set(room.id, [...(pinged.get(room.id) ?? []), person])
  }
  return pinged
}

/** When, and who comes then. */
export const withCrew = (db: Db, visit: VisitRow): Value =>
  visit.crew
    ? { key: 'visit.withCrew', values: { date: slotOf(visit), crew: whoGoes(withStandIn(db, visit)) } }
    : slotOf(visit)

/** The end of a sentence, when a reason was given. */
export const because = (reason: string | undefined): Value =>
  reason ? { key: 'visit.because', values: { reason: reasonOf(reason) } } : ''
