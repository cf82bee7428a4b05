/** What is said when a complaint gets worse: whoever must know is pinged in its thread at once, and the management reads it. */
import { choices, type Draft, type DraftBlock, list, text } from '../../core/posts/draft.js'
import { type Complaint, problemsOf } from '../../domain/complaints/complaint.js'
import { managementRooms } from '../../domain/complaints/crisis.js'
import { tailOf } from '../../domain/complaints/find.js'
import { type Place, placesOf } from '../../domain/complaints/places.js'
import { concernedIn, threadsOf } from '../../domain/complaints/threads.js'
import { copyKey } from '../../domain/ladder/copies.js'
import { mayAcknowledge } from '../../domain/people/liaison.js'
import type { PersonRow } from '../../domain/people/person.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { clockEdits } from './card.js'
import { newLooks } from './look.js'
import { openingEdit, problemLine } from './opening.js'
import { answeredHints } from './severity-hint.js'

export interface Call {
  /** With its new severity. */
  complaint: Complaint
  people: PersonRow[]
  lines: DraftBlock[]
  /** Who is called, for places where they are not all named. */
  told?: DraftBlock
  /** What they are asked to decide: the buttons, and the key of the post and its copies. */
  card?: { key: string; buttons: DraftBlock }
}

/** In a customer's room only that it was heard. */
export function callTogether(context: StaffHere, { complaint, people, lines, told, card }: Call): Draft[] {
  const { db, rules, brand, person, room, thread } = context
  const called = people.flatMap(({ id }) => (id === person.id ? [] : id))
  const places = placesOf(db, rules, complaint, called)
  const threads = threadsOf(db, complaint.id)
  const isHere = (place: Pick<Place, 'room' | 'thread'>) => {
    // Where the platform has no threads, the answer stands among the posts of the case already.
    const sameStream = threads.some(({ id, externalId }) => id === place.thread && externalId === null)
    return place.room === room.id && place.thread !== null && (place.thread === thread?.id || sameStream)
  }
  const members = [...new Set([...concernedIn(db, complaint.id), ...called])]
  const asking = card ? [card.buttons] : []
  const all = told ? [...lines, told] : lines
  const blocksIn = ({ mentions }: Place) => [
    ...(mentions.length === called.length ? lines : all),
    ...signing(context, complaint, called),
    ...asking,
  ]
  const keyIn = (of: number) => card && (of === complaint.roomId ? card.key : copyKey(card.key, of))
  const pings = places.map(
    (place): Draft => ({
      ...place,
      ...{ key: keyIn(place.room), urgent: true, reply: false, members, blocks: blocksIn(place) },
    }),
  )
  const [here] = pings.filter((_, index) => isHere(places[index] as Place))
  const answer = here ? { ...here, reply: undefined } : { blocks: heard(context, all) }
  const others = threads.filter(
    ({ id, roomId }) => !places.some((place) => place.thread === id) && !isHere({ room: roomId, thread: id }),
  )
  return [
    answer,
    ...pings.filter((ping) => ping !== here),
    ...others.map(({ id, roomId }) => ({ room: roomId, thread: id, reply: false, copy: true, blocks: all })),
    ...managementRooms(db, rules, brand.id).flatMap((id) =>
      id === room.id ? [] : { ...forManagement(context, complaint, id, all, asking), key: keyIn(id) },
    ),
  ]
}

/** Everything that shows the severity: the opening post, the cards that wait, the threads' titles, the questions about it. */
export const gradedLooks = (context: StaffHere, complaint: Complaint): Draft[] => [
  openingEdit(context.db, complaint),
  ...clockEdits(context, complaint),
  ...answeredHints(context, complaint),
  ...newLooks(context.db, complaint),
]

const heard = ({ room }: StaffHere, lines: DraftBlock[]): DraftBlock[] =>
  room.purpose === 'customer' ? [text('severity.heard')] : lines

/** The button, where somebody who is called has still to sign. */
export function signing(context: StaffHere, { id, code }: Complaint, called: number[]): DraftBlock[] {
  const { db } = context
  const today = todayHere(context)
  const waiting = problemsOf(db, id).filter(({ state }) => state === 'routed')
  if (!waiting.some(({ departmentId }) => called.some((one) => mayAcknowledge(db, departmentId, one, today)))) return []
  const does = { command: 'ack', given: { code: tailOf(code) } }
  return [choices([{ label: { key: 'button.acknowledge' }, does }])]
}

function forManagement(
  { db }: StaffHere,
  { id }: Complaint,
  room: number,
  lines: DraftBlock[],
  asking: DraftBlock[],
): Draft {
  const blocks = [...lines, list(problemsOf(db, id).map(problemLine)), ...asking]
  return { room, thread: null, reply: false, urgent: true, blocks }
}
