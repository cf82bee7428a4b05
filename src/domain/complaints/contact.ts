/** A department calls the customer: each call is kept, whether or not somebody answered (R004-018, R000-025). */
import type { Db } from '../../store/store.js'
import { type Entry, record } from '../timeline.js'
import { callsOf, TRIES } from './called.js'
import type { Complaint } from './complaint.js'
import { heardFrom } from './heard.js'
import { keepPromise } from './promised-call.js'
import { type Desk, settle } from './settle.js'

export interface Call {
  complaint: Pick<Complaint, 'id' | 'round'>
  department: { id: number; name: string }
  reached: boolean
  /** What was said, or why nobody was reached. */
  remark?: string
  /** Person id. */
  by: number
  at: Date
}

/** `tries` counts the calls without an answer since the last answered one; `enough` when this one made it count as done. */
export interface Called {
  tries: number
  enough: boolean
}

export function callCustomer(db: Db, desk: Desk, call: Call): Called {
  const { complaint, department, reached, remark, by: personId, at } = call
  const { id: complaintId, round } = complaint
  db.sql.insert('Contact', { complaintId, departmentId: department.id, personId, round, reached, remark, at })
  const calls = callsOf(db, complaint, department.id)
  const tries = calls.length - 1 - calls.lastIndexOf(true)
  record(db, { complaintId, personId, ...entryOf(call, tries), at })
  const counts = reached || tries >= TRIES
  const changed = counts
    ? db.sql.run(
        `UPDATE "Problem" SET "state" = 'contacted' WHERE "complaintId" = ? AND "departmentId" = ? AND "state" = 'acknowledged'`,
        complaintId,
        department.id,
      )
    : 0
  if (counts) keepPromise(db, complaintId, department.id)
  heardFrom(db, desk, complaintId, personId, at)
  settle(db, desk, complaintId, at)
  return { tries, enough: !reached && changed > 0 }
}

function entryOf({ department, reached, remark }: Call, tries: number): Pick<Entry, 'what' | 'details'> {
  const said = remark !== undefined && { said: remark }
  if (reached) {
    const what = remark === undefined ? 'timeline-handling.called' : 'timeline-handling.calledSaid'
    return { what, details: { department: department.name, ...said } }
  }
  const what = remark === undefined ? 'timeline-handling.missed' : 'timeline-handling.missedSaid'
  return { what, details: { department: department.name, tries, ...said } }
}
