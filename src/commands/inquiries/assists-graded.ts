/** A complaint has become grave: whoever the policy names for that, such as the manufacturer's contacts, is asked to help at once (R004-076). */
import { type Draft, text } from '../../core/posts/draft.js'
import { type Complaint, problemsOf } from '../../domain/complaints/complaint.js'
import { isGrave } from '../../domain/complaints/severity.js'
import { askToAssist } from '../../domain/inquiries/assist.js'
import { assistsIn } from '../../domain/inquiries/tasks.js'
import { departmentByName } from '../../domain/people/department.js'
import { signersOf } from '../../domain/people/liaison.js'
import { policyOf } from '../../domain/policy/kept.js'
import { todayHere } from '../calendar-here.js'
import { cardPosts } from '../complaints/card.js'
import type { StaffHere } from '../define.js'

/** Each once a round, about what the complaint is about; where nobody would sign, whoever graded it is told so. @param complaint with its new severity */
export function assistsGraded(context: StaffHere, complaint: Complaint): Draft[] {
  const { db, rules, brand, person, now } = context
  const { id, brandId, severity } = complaint
  if (!isGrave(severity)) return []
  const problems = problemsOf(db, id)
  const task = problems.map((problem) => problem.text).join('; ')
  return policyOf(db, rules, id).severity[severity].assist.flatMap((name) => {
    const department = departmentByName(db, brandId, name)
    const hasAll = problems.every(({ departmentId }) => departmentId === department?.id)
    if (!department || hasAll || assistsIn(db, id, department.id)) return []
    if (signersOf(db, department.id, todayHere(context)).length === 0)
      return [{ reply: false, blocks: [text('complaint.noLiaison', { departments: [name], first: name })] }]
    const card = askToAssist(db, rules, { brand, complaint, department, task, by: person.id, at: now })
    return cardPosts(context, complaint, card)
  })
}
