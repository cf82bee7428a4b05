/** Confirms or waives entries of points; the cards change, and whoever is concerned learns in private what counts (R004-034). */
import { NotAllowed, UserMistake } from '../../core/errors.js'
import { type Draft, list, text } from '../../core/posts/draft.js'
import { isAccused } from '../../domain/accused/accused.js'
import { staffedDepartments } from '../../domain/people/department.js'
import { directRoomsOf } from '../../domain/people/direct-rooms.js'
import { presentOn } from '../../domain/people/leave.js'
import { isSevere, mayConfirm } from '../../domain/points/assessors.js'
import { decideEntry, type Verdict } from '../../domain/points/decide.js'
import { type Entry, entryById } from '../../domain/points/entry.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { assessingHere } from './assessing-here.js'
import { cardEdits } from './card.js'
import { privately } from './privately.js'
import { entrySaid } from './said.js'

/** @throws NotAllowed for everybody but the assessors, and for one whom the complaint is about */
export function mustConfirm(context: StaffHere, entries: Entry[]): void {
  const { db, person } = context
  const own = entries.some(({ complaintId }) => complaintId !== null && isAccused(db, complaintId, person.id))
  if (own || !mayConfirm(db, assessingHere(context), person, entries.every(isSevere)))
    throw new NotAllowed({ key: 'points.notYours' })
}

/** The caller has seen that the person may. @throws UserMistake when somebody was quicker */
export async function pass(context: StaffHere, entries: Entry[], verdict: Verdict): Promise<Draft[]> {
  const { db, person, now } = context
  const decided = entries.flatMap((entry) =>
    decideEntry(db, entry, verdict, person.id, now) ? (entryById(db, entry.id) ?? []) : [],
  )
  if (decided.length === 0) throw new UserMistake({ key: 'points.decidedAlready' })
  const cases = [...new Set(decided.flatMap(({ complaintId }) => complaintId ?? []))]
  return [
    ...privately(context, text(`points.${verdict.state}`, { count: decided.length }), list(decided.map(entrySaid))),
    ...cases.flatMap((id) => cardEdits(db, id)),
    ...(verdict.state === 'confirmed' ? await tellConcerned(context, decided) : []),
  ]
}

/** The head of each department, and each person, alone; nobody where no direct room is open. */
export async function tellConcerned(context: StaffHere, entries: Entry[]): Promise<Draft[]> {
  const { room } = context
  const drafts: Draft[] = []
  const isFirst = (entry: Entry, at: number) => entries.findIndex(isAgainstSame(entry)) === at
  for (const first of entries.filter(isFirst)) {
    const own = entries.filter(isAgainstSame(first))
    const blocks = [text('points.told', { count: own.length }), list(own.map(entrySaid))]
    for (const other of await roomsOf(context, first))
      if (other !== room.id) drafts.push({ room: other, thread: null, reply: false, blocks })
  }
  return drafts
}

const isAgainstSame = (one: Entry) => (other: Entry) =>
  one.departmentId === other.departmentId && one.personId === other.personId

async function roomsOf(context: StaffHere, { departmentId, personId }: Entry): Promise<number[]> {
  const { db, brand } = context
  if (departmentId === null) return personId === null ? [] : directRoomsOf(db, { id: personId })
  const [department] = await staffedDepartments(db, { id: departmentId })
  const heads = department?.head ? presentOn(db, brand.id, [department.head], todayHere(context)) : []
  return directRoomsOf(db, { id: { in: heads.map(({ id }) => id) } })
}
