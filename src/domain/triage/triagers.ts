/** Whose turn the first judgement of a complaint is (R004-051). */
import type { Db } from '../../store/store.js'
import { unaccused } from '../accused/accused.js'
import type { Complaint } from '../complaints/complaint.js'
import { everybodyNamed } from '../ladder/people.js'
import { departmentByName } from '../people/department.js'
import type { Present } from '../people/leave.js'
import { signersOf } from '../people/liaison.js'
import type { Policy } from '../policy/schema.js'

/** Whoever may on that day ("yyyy-MM-dd"), in order: the first is whose turn it is. Where the policy names nobody, those who sign for the default department. */
export function triagersOf(db: Db, policy: Policy, brandId: number, day: string): Present[] {
  const department = departmentByName(db, brandId, policy.defaultDepartment)
  const by = policy.intake.triage?.by
  if (!by) return department ? signersOf(db, department.id, day) : []
  const whose = { brandId, departmentId: department?.id ?? null, keeper: null, day }
  const people = by.flatMap((who) => everybodyNamed(db, whose, who))
  return people.filter(({ id }, index) => people.findIndex((one) => one.id === id) === index)
}

/** Whose turn it is in a case; nobody whom the case is about. */
export const turnOf = (
  db: Db,
  policy: Policy,
  { id, brandId }: Pick<Complaint, 'id' | 'brandId'>,
  day: string,
): Present | undefined => unaccused(db, id, triagersOf(db, policy, brandId, day))[0]
