/** What can be told of a complaint or a visit: signatures, clocks, and the last lines of its timeline. */
import type { Db } from '../../store/store.js'

export interface Signature {
  problemId: number
  person: string
  at: Date
}

export const signaturesOf = (db: Db, complaintId: number): Signature[] =>
  db.sql
    .all<{ problemId: number; person: string; at: string }>(
      `SELECT "problemId", "Person"."name" AS "person", "at" FROM "Acknowledgement"
       JOIN "Problem" ON "Problem"."id" = "problemId" JOIN "Person" ON "Person"."id" = "personId"
       WHERE "complaintId" = ?`,
      complaintId,
    )
    .map((row) => ({ ...row, at: new Date(row.at) }))

export interface ClockTold {
  kind: string
  department: string
  startedAt: Date
  dueAt: Date
  stoppedAt: Date | undefined
}

/** Every clock of a complaint, running or stopped, by its due time. */
export const clocksOf = (db: Db, complaintId: number): ClockTold[] =>
  db.sql
    .all<{ kind: string; department: string; startedAt: string; dueAt: string; stoppedAt: string | null }>(
      `SELECT "kind", "Department"."name" AS "department", "startedAt", "dueAt", "stoppedAt" FROM "Clock"
       JOIN "Department" ON "Department"."id" = "departmentId" WHERE "complaintId" = ? ORDER BY "dueAt", "Clock"."id"`,
      complaintId,
    )
    .map(({ startedAt, dueAt, stoppedAt, ...row }) => ({
      ...row,
      startedAt: new Date(startedAt),
      dueAt: new Date(dueAt),
      stoppedAt: stoppedAt === null ? undefined : new Date(stoppedAt),
    }))

export interface Told {
  /** A key of prompts/, worded with `details`. */
  what: string
  details: Record<string, string | number>
  /** Null for what the bot did by itself. */
  person: string | null
  at: Date
}

/** The last entries, oldest first. */
export function timelineOf(db: Db, of: { complaintId: number } | { visitId: number }, most: number): Told[] {
  const [column, id] = 'complaintId' in of ? ['complaintId', of.complaintId] : ['visitId', of.visitId]
  const rows = db.sql.all<{ what: string; details: string; person: string | null; at: string }>(
    `SELECT "what", "details", "Person"."name" AS "person", "at" FROM "TimelineEntry"
     LEFT JOIN "Person" ON "Person"."id" = "personId" WHERE "${column}" = ? ORDER BY "TimelineEntry"."id" DESC LIMIT ?`,
    id,
    most,
  )
  return rows.reverse().map((row) => ({
    ...row,
    details: JSON.parse(row.details) as Told['details'],
    at: new Date(row.at),
  }))
}
