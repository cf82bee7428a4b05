/** A department is told in writing that something is its fault: once a round (R003-043). */
import type { Db } from '../../store/store.js'
import type { Complaint } from '../complaints/complaint.js'
import { type Desk, settle } from '../complaints/settle.js'
import type { DepartmentRow } from '../people/department.js'
import { policyOf } from '../policy/kept.js'
import { record } from '../timeline.js'
import { NOTICE, type Notice, waitingNotices } from './notice.js'

export interface Noticing {
  complaint: Pick<Complaint, 'id' | 'brandId' | 'round'>
  department: DepartmentRow
  /** Person id. */
  by: number
  at: Date
}

/** Undefined where the policy wants none, or the department has it in this round. */
export function fileNotice(db: Db, desk: Desk, { complaint, department, by, at }: Noticing): Notice | undefined {
  const { id: complaintId, round } = complaint
  const { name: holder } = department
  if (!policyOf(db, desk.rules, complaintId).notices.includes(holder)) return undefined
  if (!db.sql.insertNew('FormCopy', { complaintId, round, form: NOTICE, holder, number: 1, sentAt: at }))
    return undefined
  const details = { department: holder }
  record(db, { complaintId, personId: by, what: 'timeline-signing.notice', details, at })
  settle(db, desk, complaintId, at)
  return waitingNotices(db, complaintId).find(({ departmentId }) => departmentId === department.id)
}
