/** What can be told of a complaint or a visit: problems with their signatures, clocks, and the last lines of a timeline. */
import type { Db } from '../../store/store.js'

/** Every problem of a complaint with who signed for it, by its number. */
export const problemsTold = (db: Db, complaintId: number) =>
  db.problem.findMany({
    where: { complaintId },
    include: { department: true, acknowledgement: { include: { person: true } } },
    orderBy: { number: 'asc' },
  })

export type ProblemTold = Awaited<ReturnType<typeof problemsTold>>[number]

/** What the customer said when called back, round by round. */
export const followUpsTold = (db: Db, complaintId: number) =>
  db.followUp.findMany({ where: { complaintId }, include: { person: true }, orderBy: { round: 'asc' } })

export type FollowUpTold = Awaited<ReturnType<typeof followUpsTold>>[number]

export interface SignatureTold {
  department: string
  at: Date
}

/** When departments signed, in earlier rounds as well. */
export const signaturesTold = (db: Db, complaintId: number): SignatureTold[] =>
  db.sql
    .all<{ department: string; at: string }>(
      `SELECT "details" ->> 'department' AS "department", "at" FROM "TimelineEntry"
       WHERE "complaintId" = ? AND "what" = 'timeline-complaint.acknowledged'`,
      complaintId,
    )
    .map(({ department, at }) => ({ department, at: new Date(at) }))

/** Every clock of a complaint in all its rounds, running or stopped, by its due time. */
export const clocksTold = (db: Db, complaintId: number) =>
  db.clock.findMany({
    where: { complaintId },
    include: { department: true, problem: true },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  })

/** Those of its present round, and whatever still runs: the round began with the line that names it in the timeline. */
export async function clocksOfRound(db: Db, { id, round }: { id: number; round: number }): Promise<ClockTold[]> {
  const began = db.sql.get<{ at: string | null }>(
    `SELECT min("at") AS "at" FROM "TimelineEntry" WHERE "complaintId" = ? AND "details" ->> 'round' = ?`,
    id,
    round,
  )?.at
  const clocks = await clocksTold(db, id)
  return began ? clocks.filter(({ startedAt, stoppedAt }) => !stoppedAt || startedAt >= new Date(began)) : clocks
}

export type ClockTold = Awaited<ReturnType<typeof clocksTold>>[number]

/** The last entries, oldest first; `person` is null for what the bot did by itself. */
export const timelineTold = (db: Db, of: { complaintId: number } | { visitId: number }, most: number) =>
  db.timelineEntry.findMany({ where: of, include: { person: true }, orderBy: { id: 'asc' }, take: -most })

export type EntryTold = Awaited<ReturnType<typeof timelineTold>>[number]
