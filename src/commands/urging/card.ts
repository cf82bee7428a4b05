/** The post that asks a department at once, with the button by which somebody answers for it, and what becomes of it. */
import { choices, type Draft, text } from '../../core/posts/draft.js'
import { signersInCase } from '../../domain/accused/accused.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { placesOf } from '../../domain/complaints/places.js'
import { concernedIn } from '../../domain/complaints/threads.js'
import { copyKey } from '../../domain/ladder/copies.js'
import { adminsOf } from '../../domain/people/admin.js'
import type { DepartmentRow } from '../../domain/people/department.js'
import { mayStand, type Spot } from '../../domain/secrecy/spot.js'
import { VEIL } from '../../domain/secrecy/veil.js'
import type { Urge } from '../../domain/urging/open-urges.js'
import type { Db } from '../../store/store.js'
import { todayHere } from '../calendar-here.js'
import { tellAndPing } from '../complaints/ask-next.js'
import type { StaffHere } from '../define.js'
import { editsOf } from '../edits.js'

const keyOf = ({ id }: { id: number }): string => `urge:${id}`

/** The answer says who was asked; whoever signs first for the department today is pinged where they are, the admins where nobody does. */
export function urgePosts(
  context: StaffHere,
  complaint: Complaint,
  { department, words, ...urge }: { id: number; department: DepartmentRow; words: string },
): Draft[] {
  const { db, rules, person } = context
  const { code, customer } = complaint
  const first = signersInCase(db, complaint.id, department.id, todayHere(context)).slice(0, 1)
  const people = first.length > 0 ? first : adminsOf(db)
  const ids = people.map(({ id }) => id)
  const does = { command: 'ack', given: { code: tailOf(code), department: department.name, urge: true } }
  const blocksIn = (place: Spot) => {
    const shown = mayStand(db, rules, complaint.id, place) ? words : VEIL
    const said = { code, customer, department: department.name, words: shown, person: person.name }
    return [text('urging.card', said), choices([{ label: { key: 'button.answering' }, does }])]
  }
  const values = { code, department: department.name, people: people.map(({ name }) => name) }
  return [
    { blocks: [text('urging.told', values)] },
    ...placesOf(db, rules, complaint, ids).map(
      (place): Draft => ({
        ...place,
        ...{ urgent: true, reply: false, blocks: blocksIn(place) },
        members: [...new Set([...concernedIn(db, complaint.id), ...ids])],
        key: place.room === complaint.roomId ? keyOf(urge) : copyKey(keyOf(urge), place.room),
      }),
    ),
  ]
}

/** Nobody has to answer any more: the case was closed, or a new round begins. */
export const urgesOver = (db: Db, { code }: Complaint, urges: Urge[]): Draft[] =>
  urges.flatMap((urge) => editsOf(db, keyOf(urge), [text('urging.ended', { code, department: urge.department })]))

/** Whoever asked is pinged, and the card has no button any more. */
export function answeredPosts(context: StaffHere, complaint: Complaint, urges: Urge[]): Draft[] {
  return urges.flatMap((urge) => {
    const { department, createdBy } = urge
    const line = text('urging.answered', { code: complaint.code, department, person: context.person.name })
    return [...tellAndPing(context, complaint, [createdBy], line), ...editsOf(context.db, keyOf(urge), [line])]
  })
}
