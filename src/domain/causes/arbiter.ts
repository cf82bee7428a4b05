/** Who answers for a department, and who decides when departments do not agree whose fault it is (R000-031). */
import type { Db } from '../../store/store.js'
import type { Complaint, Problem } from '../complaints/complaint.js'
import { peopleOf, type Whose } from '../ladder/people.js'
import { adminsOf } from '../people/admin.js'
import { signersOf } from '../people/liaison.js'
import type { PersonRow } from '../people/person.js'
import { policyOf } from '../policy/kept.js'
import type { Rules } from '../policy/rules.js'
import type { Who } from '../policy/who.js'

export interface Matter {
  complaint: Pick<Complaint, 'id' | 'brandId' | 'createdBy'>
  problem: Pick<Problem, 'departmentId'>
  /** "yyyy-MM-dd": whoever is away on it is replaced by the deputy. */
  day: string
}

/** Whom the policy names, else the head of the default department, else the general manager, else the admins; never whoever disputes it, unless nobody else is there. */
export function arbitersOf(db: Db, rules: Rules, matter: Matter, disputant: number): PersonRow[] {
  const { responsibility, defaultDepartment } = policyOf(db, rules, matter.complaint.id)
  const asked: Who[] = [
    ...(responsibility ? [responsibility.arbiter] : []),
    { headOf: defaultDepartment },
    { role: 'general_manager' },
  ]
  for (const who of asked) {
    const people = peopleOf(db, whoseOf(matter), { at: 0, who: [who] }).filter(({ id }) => id !== disputant)
    if (people.length > 0) return people
  }
  return adminsOf(db)
}

/** The head of a department, else whoever signs for it first, else the admins. */
export function answerableFor(db: Db, matter: Matter, departmentId: number): PersonRow[] {
  const head = peopleOf(db, { ...whoseOf(matter), departmentId }, { at: 0, who: ['head'] })
  const people = head.length > 0 ? head : signersOf(db, departmentId, matter.day).slice(0, 1)
  return people.length > 0 ? people : adminsOf(db)
}

const whoseOf = ({ complaint, problem, day }: Matter): Whose => ({
  brandId: complaint.brandId,
  departmentId: problem.departmentId,
  keeper: complaint.createdBy,
  day,
})
