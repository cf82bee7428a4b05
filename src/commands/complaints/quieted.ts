/** Reminders whose deadline ends with this change lose their button: there is nothing left to press. */
import { type Draft, text } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { rungKeys } from '../../domain/ladder/clock.js'
import type { StaffHere } from '../define.js'
import { editsOf } from '../edits.js'
import { whoseClock } from './clock-said.js'

interface Ended {
  id: number
  step: number
  kind: string
  department: string | null
  number: number | null
}

const ENDED = `SELECT "Clock"."id", "step", "kind", "Department"."name" AS "department", "number" FROM "Clock"
  LEFT JOIN "Department" ON "Department"."id" = "Clock"."departmentId"
  LEFT JOIN "Problem" ON "Problem"."id" = "problemId"
  WHERE "Clock"."complaintId" = ? AND "stoppedAt" = ? AND "step" > 0 AND "kind" <> 'acknowledge'`

/** Cards and reminders of signatures are changed with the signature. */
export function quietedRings(
  { db, now }: Pick<StaffHere, 'db' | 'now'>,
  { id, code }: Pick<Complaint, 'id' | 'code'>,
): Draft[] {
  return db.sql.all<Ended>(ENDED, id, now).flatMap((clock) => {
    const department = clock.department === null ? null : { name: clock.department }
    const problem = clock.number === null ? null : { number: clock.number }
    const blocks = [text('ring.over', { code, ...whoseClock({ kind: clock.kind, department, problem }) })]
    return rungKeys(clock).flatMap((key) => editsOf(db, key, blocks))
  })
}
