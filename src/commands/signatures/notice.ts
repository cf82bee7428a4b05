/** A department whose fault it is gets the work notice at once: what it is about, a button to sign for it, and one for the printed page (R003-043). */
import { type Draft, list, text } from '../../core/posts/draft.js'
import { type Complaint, problemsOf } from '../../domain/complaints/complaint.js'
import type { DepartmentRow } from '../../domain/people/department.js'
import { fileNotice } from '../../domain/signatures/file-notice.js'
import { NOTICE, receiversOf } from '../../domain/signatures/notice.js'
import { todayHere } from '../calendar-here.js'
import { problemLine } from '../complaints/opening.js'
import type { StaffHere } from '../define.js'
import { handed } from './copies.js'

/** Nothing where the policy wants no notice, or the department has it already. @param numbers of the problems that are its fault */
export async function noticePosts(
  context: StaffHere,
  complaint: Complaint,
  department: DepartmentRow,
  numbers: readonly number[],
): Promise<Draft[]> {
  const { db, brand, person, now } = context
  const notice = fileNotice(db, context, { complaint, department, by: person.id, at: now })
  if (!notice) return []
  const { code, customer } = complaint
  const { id, due } = notice
  const values = { code, customer, form: { key: `forms.title.${NOTICE}` }, department: department.name }
  const line = due ? text('signing.noticeBy', { ...values, due: { instant: due } }) : text('signing.notice', values)
  const problems = problemsOf(db, complaint.id).filter(({ number }) => numbers.includes(number))
  const people = receiversOf(db, { brandId: brand.id, holder: department.name }, todayHere(context))
  const posts = await handed(context, complaint, {
    id,
    form: NOTICE,
    people,
    lines: [line, list(problems.map(problemLine))],
  })
  return posts.map((post) => ({ ...post, urgent: true }))
}
