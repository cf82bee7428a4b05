/** Who decides on rewards and sits on the personnel board: whom the policy names, else whoever confirms points (R002-056, R002-057). */
import type { Db } from '../../store/store.js'
import { isAccused, unaccused } from '../accused/accused.js'
import { everybodyNamed } from '../ladder/people.js'
import { adminsOf } from '../people/admin.js'
import type { PersonRow } from '../people/person.js'
import { type Assessing, assessorsOf } from '../points/assessors.js'
import type { Award } from './award.js'

/** A day on which nobody is away yet. */
const ALL_THERE = ''

/** That day, a deputy for whoever is away; the admins where the policy's words find nobody. */
export function personnelBoardOf(db: Db, of: Assessing): PersonRow[] {
  const { policy, brandId, day } = of
  if (!policy.rewards) return assessorsOf(db, of, false)
  const named = everybodyNamed(db, { brandId, departmentId: null, keeper: null, day }, policy.rewards.by)
  return named.length > 0 ? named : adminsOf(db)
}

type Earned = Pick<Award, 'complaintId' | 'personId'>

/** Nobody decides on their own reward, nor in a case against themselves. */
export function decidersOf(db: Db, of: Assessing, { complaintId, personId }: Earned): PersonRow[] {
  const others = (people: PersonRow[]) => unaccused(db, complaintId, people).filter(({ id }) => id !== personId)
  const board = others(personnelBoardOf(db, of))
  return board.length > 0 ? board : others(adminsOf(db))
}

/** Nobody else loses the right by being away. */
export const mayDecideAward = (
  db: Db,
  of: Assessing,
  award: Earned,
  { id, admin }: { id: number; admin: boolean },
): boolean =>
  id !== award.personId &&
  !isAccused(db, award.complaintId, id) &&
  (admin || [of.day, ALL_THERE].some((day) => decidersOf(db, { ...of, day }, award).some((one) => one.id === id)))
