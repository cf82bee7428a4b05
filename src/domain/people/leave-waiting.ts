/** Leave that waits for a decision: when it is asked for again, when of those above, and from when on it counts as work (R003-041). */
import type { Db } from '../../store/store.js'
import { calendarOf } from '../calendar/brand-calendar.js'
import { instantAt, localDayOf } from '../calendar/local-day.js'
import { afterQuietHours } from '../ladder/quiet-hours.js'
import { type Rules, zoneOf } from '../policy/rules.js'

/** `again` the superiors are asked once more, `above` those above them, `begun` its first day is there. */
export type LeaveStage = 'again' | 'above' | 'begun'

interface Row {
  id: number
  brandId: number
  zone: string | null
  weeklyRest: string
  from: string
  to: string
  createdAt: string
}

interface Ring {
  stage: LeaveStage
  at: Date
}

/** The next instant at which one of them rings. */
export function nextLeaveRing(db: Db, rules: Rules): Date | undefined {
  const instants = waiting(db).flatMap((row) => ringsLeft(db, rules, row).map(({ at }) => at.getTime()))
  return instants.length > 0 ? new Date(Math.min(...instants)) : undefined
}

/** What is due by `now`, so that a second ring finds nothing: of several stages of one the last, and nothing of a leave that is over. */
export const takeLeaveRings = (db: Db, rules: Rules, now: Date): { leave: number; stage: LeaveStage }[] =>
  waiting(db).flatMap((row) => {
    const due = ringsLeft(db, rules, row).filter(({ at }) => at <= now)
    for (const { stage, at } of due)
      db.sql.insert('Run', { ...runOf(row, stage), dueAt: at, state: 'done', late: false, at: now })
    const last = due.at(-1)
    const isOver = row.to < localDayOf(now, zoneOf(rules, row))
    return last && !isOver ? { leave: row.id, stage: last.stage } : []
  })

const waiting = (db: Db): Row[] =>
  db.sql.all(
    `SELECT l."id", l."brandId", b."zone", b."weeklyRest", l."from", l."to", l."createdAt"
     FROM "Leave" l JOIN "Brand" b ON b."id" = l."brandId" WHERE l."state" = 'waiting' ORDER BY l."id"`,
  )

/** In their order; each runs once. */
const ringsLeft = (db: Db, rules: Rules, row: Row): Ring[] =>
  hasRun(db, row, 'begun') ? [] : ringsOf(db, rules, row).filter(({ stage }) => !hasRun(db, row, stage))

/** Asked at the last minute they keep their distance, so that nobody is called over the head of somebody who was just asked. */
function ringsOf(db: Db, rules: Rules, { brandId, zone, weeklyRest, from, createdAt }: Row): Ring[] {
  const { policy } = rules
  const { patience, escalateAt } = policy.day.leave
  const calendar = calendarOf(db, policy, zoneOf(rules, { zone }), { id: brandId, weeklyRest })
  const before = calendar.previousWorkingDay(from)
  const rings: Ring[] = []
  let last = new Date(createdAt)
  for (const [stage, planned] of [
    ['again', calendar.opening(before)],
    ['above', instantAt(before, escalateAt, calendar.zone)],
    ['begun', calendar.opening(calendar.workingDayFrom(from))],
  ] as const) {
    const soonest = new Date(last.getTime() + patience * 60_000)
    last = afterQuietHours(planned > soonest ? planned : soonest, policy.quietHours, calendar.zone)
    rings.push({ stage, at: last })
  }
  return rings
}

const runOf = ({ id, brandId, from }: Row, stage: LeaveStage) => ({ job: `leave-${stage}:${id}`, brandId, day: from })

function hasRun(db: Db, row: Row, stage: LeaveStage): boolean {
  const { job, brandId, day } = runOf(row, stage)
  const found = db.sql.get('SELECT 1 FROM "Run" WHERE "job" = ? AND "brandId" = ? AND "day" = ?', job, brandId, day)
  return found !== undefined
}
