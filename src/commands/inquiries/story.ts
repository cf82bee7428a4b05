/** What `show` says of who helps, and of what was found out in this round. */
import type { Said } from '../../core/errors.js'
import { type DraftBlock, list } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { type Assist, assistsTold, tasksOwedBy } from '../../domain/inquiries/assist.js'
import { investigationsTold } from '../../domain/inquiries/investigation.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { type OfPerson, pressing, type Waiting } from '../waiting.js'

export async function inquiryStory({ db }: StaffHere, complaint: Complaint): Promise<DraftBlock[]> {
  const found = await investigationsTold(db, complaint)
  const assists = await assistsTold(db, complaint)
  const findings = found.map(({ department, person, at, cause, background, wish }) => ({
    key: 'inquiry.finding',
    values: { department: department.name, person: person.name, at: { instant: at }, cause, background, wish },
  }))
  return [
    ...(findings.length > 0 ? [list(findings, { key: 'inquiry.findings' })] : []),
    ...(assists.length > 0 ? [list(assists.map(assistSaid), { key: 'inquiry.assists' })] : []),
  ]
}

function assistSaid({ department, task, person, acknowledgedAt, doneAt }: Assist): Said {
  const values = { department: department.name, task }
  if (doneAt) return { key: 'inquiry.assistDone', values: { ...values, at: { instant: doneAt } } }
  if (!acknowledgedAt) return { key: 'inquiry.assistWaits', values }
  return { key: 'inquiry.assistSigned', values: { ...values, person: person?.name, at: { instant: acknowledgedAt } } }
}

/** What the one who asks has promised to help with. */
export const tasksMine = (context: OfPerson): Waiting[] =>
  tasksOwedBy(context.db, context.brand.id, context.person.id, todayHere(context)).map(({ id, ...owed }) => ({
    line: { key: 'inquiry.owed', values: owed },
    button: pressing('assist_done', { assist: id }, { label: 'done' }),
  }))
