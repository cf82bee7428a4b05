/** The button under a card that is signed: the department has done what it was asked to help with. */
import { NotAllowed, UserMistake } from '../../core/errors.js'
import { integer } from '../../core/kinds/integer.js'
import { type Draft, text } from '../../core/posts/draft.js'
import { signersInCase } from '../../domain/accused/accused.js'
import { type Complaint, problemsOf } from '../../domain/complaints/complaint.js'
import { complaintById, tailOf } from '../../domain/complaints/find.js'
import { type Assist, assistById, finishAssist } from '../../domain/inquiries/assist.js'
import { mayAcknowledge } from '../../domain/people/liaison.js'
import { todayHere } from '../calendar-here.js'
import { tellAndAsk } from '../complaints/ask-next.js'
import { signedAgain } from '../complaints/card.js'
import { takesComplaints } from '../complaints/concerned.js'
import show from '../complaints/show.js'
import { defineCommand, type StaffHere } from '../define.js'

export default defineCommand({
  name: 'assist_done',
  arguments: { assist: integer() },
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  hidden: true,
  async handle({ assist: id }, context: StaffHere) {
    const { db, brand, person, now } = context
    const assist = await assistById(db, id)
    const complaint = assist && complaintById(db, assist.complaintId)
    if (!assist || complaint?.brandId !== brand.id) throw new UserMistake({ key: 'core.buttonStale' })
    const { department } = assist
    if (!takesComplaints(context) && !mayAcknowledge(db, department.id, person.id, todayHere(context)))
      throw new NotAllowed({ key: 'inquiry.notYours', values: { departments: [department.name] } })
    if (complaint.state === 'closed')
      throw new UserMistake({ key: 'complaint.closed', values: { code: complaint.code } })
    if (!finishAssist(db, context, assist, person.id, now))
      throw new UserMistake({ key: 'inquiry.over', values: { code: complaint.code } })
    return [...told(context, complaint, assist), ...signedAgain(context, complaint, assist)]
  },
})

/** Whoever asked for it, and whoever signs first for each department that still works on a problem, know at once. */
function told(context: StaffHere, complaint: Complaint, { createdBy, problemId, department, task }: Assist): Draft[] {
  const { db, person } = context
  const { code } = complaint
  const open = problemsOf(db, complaint.id).filter(({ state }) => state !== 'signed')
  const about = open.filter(({ id }) => problemId === null || id === problemId)
  const owners = about.flatMap(({ departmentId }) =>
    signersInCase(db, complaint.id, departmentId, todayHere(context)).slice(0, 1),
  )
  const line = text('inquiry.done', { code, department: department.name, task, person: person.name })
  const does = { command: show.name, given: { code: tailOf(code) } }
  const next = { line, label: { key: 'button.show' }, does, where: show.where }
  return tellAndAsk(context, complaint, [...new Set([createdBy, ...owners.map(({ id }) => id)])], next)
}
