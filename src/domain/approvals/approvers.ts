/** Whose word an approval waits for. */
import type { Db } from '../../store/store.js'
import { unaccused } from '../accused/accused.js'
import { everybodyNamed } from '../ladder/people.js'
import { adminsOf } from '../people/admin.js'
import type { Present } from '../people/leave.js'
import { type Approval, waitingIn } from './find.js'

/** A step that finds somebody; `place` is its place in the approval's `asks`. */
interface Manned {
  place: number
  people: Present[]
}

/** A day on which nobody is away yet. */
const ALL_THERE = ''

/** Nobody approves their own claim, or decides about a complaint against themselves. */
function peopleAt(db: Db, approval: Approval, place: number, day: string): Present[] {
  const { brandId, complaintId, departmentId, kind, createdBy, asks } = approval
  const whose = { brandId, departmentId, keeper: null, day }
  const named = [asks[place] ?? []].flat().flatMap((who) => everybodyNamed(db, whose, who))
  return unaccused(db, complaintId, named).filter(({ id }) => kind !== 'claim' || id !== createdBy)
}

/** The steps from this place on, on a day ("yyyy-MM-dd"): whoever is away is replaced by the deputy. */
export function stepsFrom(db: Db, approval: Approval, from: number, day: string): Manned[] {
  const steps = approval.asks.map((_, place) => ({ place, people: peopleAt(db, approval, place, day) }))
  return steps.filter(({ place, people }) => place >= from && people.length > 0)
}

/** Those who are asked at the present step, any of whom may decide; the admins where no step finds anybody. */
export function approversOf(db: Db, approval: Approval, day: string): Present[] {
  const [present] = stepsFrom(db, approval, approval.step, day)
  if (present) return present.people
  const admins = adminsOf(db)
  const others = unaccused(db, approval.complaintId, admins).filter(
    ({ id }) => approval.kind !== 'claim' || id !== approval.createdBy,
  )
  return others.length > 0 ? others : admins
}

/** Whether this person may decide on that day. Nobody who is asked loses the right by being away. */
export function mayDecide(db: Db, approval: Approval, personId: number, day: string): boolean {
  const [present] = stepsFrom(db, approval, approval.step, day)
  const evenAway = present ? peopleAt(db, approval, present.place, ALL_THERE) : []
  return [...approversOf(db, approval, day), ...evenAway].some(({ id }) => id === personId)
}

/** Everybody who is asked for something in a complaint, each once. */
export function askedIn(db: Db, complaintId: number, day: string): Present[] {
  const people = waitingIn(db, complaintId).flatMap((approval) => approversOf(db, approval, day))
  return people.filter(({ id }, index) => people.findIndex((one) => one.id === id) === index)
}
