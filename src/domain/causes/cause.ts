/** Why a problem came about: levels of the policy's tree, and the department's own words for the rest (R004-062). */
import type { Db } from '../../store/store.js'
import type { Complaint } from '../complaints/complaint.js'
import type { Check } from '../complaints/lack.js'
import { type Desk, settle } from '../complaints/settle.js'
import { type Entry, record } from '../timeline.js'

export interface ProblemCause {
  number: number
  /** From the top of the tree; empty while nobody has said. */
  levels: string[]
  /** In the department's own words. */
  detail: string | null
  /** The others come from it. */
  root: boolean
}

/** Every problem of a complaint, by its number. */
export const causesOf = (db: Db, complaintId: number): ProblemCause[] =>
  db.sql
    .all<{ number: number; cause: string | null; detail: string | null; root: 0 | 1 }>(
      `SELECT "number", "cause", "causeDetail" AS "detail", "root" FROM "Problem" WHERE "complaintId" = ? ORDER BY "number"`,
      complaintId,
    )
    .map(({ cause, root, ...rest }) => ({ ...rest, levels: cause === null ? [] : JSON.parse(cause), root: root === 1 }))

export interface Naming {
  complaint: Pick<Complaint, 'id'>
  problem: { id: number; number: number }
  /** A whole branch of the tree; without it only the detail is said. */
  levels?: string[]
  detail?: string
  /** Person id. */
  by: number
  at: Date
}

/** A cause that is named ends a misunderstanding; undefined when all of it was said already. */
export function nameCause(db: Db, desk: Desk, naming: Naming): { misunderstood: boolean } | undefined {
  const { complaint, problem, levels, detail, by: personId, at } = naming
  const changed = db.sql.run(
    `UPDATE "Problem" SET "cause" = coalesce(?, "cause"), "causeDetail" = coalesce(?, "causeDetail")
     WHERE "id" = ? AND ("cause" IS NOT coalesce(?, "cause") OR "causeDetail" IS NOT coalesce(?, "causeDetail"))`,
    ...[levels, detail, problem.id, levels, detail],
  )
  if (changed === 0) return undefined
  const ended = db.sql.run(
    `UPDATE "Complaint" SET "outcome" = NULL WHERE "id" = ? AND "outcome" = 'misunderstanding'`,
    complaint.id,
  )
  record(db, { complaintId: complaint.id, personId, ...entryOf(naming), at })
  settle(db, desk, complaint.id, at)
  return { misunderstood: ended > 0 }
}

function entryOf({ problem: { number }, levels, detail }: Naming): Pick<Entry, 'what' | 'details'> {
  const details = { number, ...(levels && { levels }), ...(detail !== undefined && { detail }) }
  if (!levels) return { what: 'timeline-cause.detailed', details }
  return { what: detail === undefined ? 'timeline-cause.named' : 'timeline-cause.namedWhole', details }
}

/** It was nobody's fault, and the customer understood it otherwise (R004-080); false when that is known, or it is closed. */
export function callMisunderstanding(db: Db, desk: Desk, { id }: Pick<Complaint, 'id'>, by: number, at: Date): boolean {
  const changed = db.sql.run(
    `UPDATE "Complaint" SET "outcome" = 'misunderstanding'
     WHERE "id" = ? AND "outcome" IS NOT 'misunderstanding' AND "state" <> 'closed'`,
    id,
  )
  if (changed === 0) return false
  record(db, { complaintId: id, personId: by, what: 'timeline-cause.misunderstanding', at })
  settle(db, desk, id, at)
  return true
}

export const isMisunderstanding = (db: Db, complaintId: number): boolean =>
  db.sql.get(`SELECT 1 FROM "Complaint" WHERE "id" = ? AND "outcome" = 'misunderstanding'`, complaintId) !== undefined

/** The problem from which the others come, one of a complaint (R004-063); false when it is that already. */
export function markRoot(
  db: Db,
  desk: Desk,
  { complaint, problem, by, at }: Omit<Naming, 'levels' | 'detail'>,
): boolean {
  if (db.sql.run('UPDATE "Problem" SET "root" = 1 WHERE "id" = ? AND NOT "root"', problem.id) === 0) return false
  db.sql.run('UPDATE "Problem" SET "root" = 0 WHERE "complaintId" = ? AND "id" <> ?', complaint.id, problem.id)
  const details = { number: problem.number }
  record(db, { complaintId: complaint.id, personId: by, what: 'timeline-cause.root', details, at })
  settle(db, desk, complaint.id, at)
  return true
}

/** Where the policy has a tree, every problem has its levels and the department's words before a complaint closes (R004-062). */
export const lacksCause: Check = (db, policy, { id }) => {
  if (policy.causes.length === 0 || isMisunderstanding(db, id)) return []
  const all = causesOf(db, id)
  const numbersOf = (some: ProblemCause[]) => some.map(({ number }) => `${number}`)
  const without = numbersOf(all.filter(({ levels }) => levels.length === 0))
  const vague = numbersOf(all.filter(({ levels, detail }) => levels.length > 0 && detail === null))
  return [
    ...(without.length > 0 ? [{ what: 'cause', details: { numbers: without } }] : []),
    ...(vague.length > 0 ? [{ what: 'causeDetail', details: { numbers: vague } }] : []),
  ]
}
