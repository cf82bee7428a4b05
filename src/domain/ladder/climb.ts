/** Lets the clocks ring that are due: notes the breach, goes up the ladder, and says whom to ping. */
import type { Db } from '../../store/store.js'
import { accusedIn } from '../accused/accused.js'
import { askedIn } from '../approvals/approvers.js'
import { calendarOf } from '../calendar/brand-calendar.js'
import { localDayOf } from '../calendar/local-day.js'
import { timeUsed } from '../clocks/fraction.js'
import type { Severity } from '../complaints/complaint.js'
import type { Present } from '../people/leave.js'
import { proposeLate } from '../points/propose.js'
import { policyOf } from '../policy/kept.js'
import { type Rules, zoneOf } from '../policy/rules.js'
import type { Policy } from '../policy/schema.js'
import { veiled } from '../secrecy/veil.js'
import { record } from '../timeline.js'
import { turnOf } from '../triage/triagers.js'
import { withSitePlan } from '../visits/site-plan.js'
import { pausesOf, timeRun } from './pauses.js'
import { keeperOf, peopleOf, standInsOf } from './people.js'
import { ringsLeft } from './rings.js'
import { type ClockKind, isUrgent, meantBy, ruleFor } from './steps.js'

/** What is pinged now: the highest step that has come, and the people it names. */
export interface Ring {
  clockId: number
  kind: ClockKind
  step: number
  complaintId: number
  brandId: number
  code: string
  customer: string
  roomId: number
  threadId: number | null
  /** Null for what the whole complaint waits for. */
  departmentId: number | null
  department: string | null
  /** The problem that it is about, when it is only one. */
  problem: number | null
  dueAt: Date
  /** Milliseconds that it has run: of a clock that counts working time, working time. */
  passed: number
  people: Present[]
  /** Whoever took the complaint, with the post that tells of a department's breach: once for each clock (R002-092). */
  keeper: Present[]
  /** The people are the admins: nobody else was found. */
  standIns: boolean
}

interface Row extends Omit<Ring, 'people' | 'keeper' | 'standIns' | 'passed' | 'dueAt'> {
  zone: string | null
  weeklyRest: string
  day: string | null
  createdBy: number | null
  severity: Severity
  startedAt: string
  dueAt: string
  breachedAt: string | null
}

/** The earliest instant at which a clock rings. */
export function nextRing(db: Db): Date | undefined {
  const row = db.sql.get<{ at: string | null }>('SELECT min("ringAt") AS "at" FROM "Clock" WHERE "ringAt" IS NOT NULL')
  return row?.at ? new Date(row.at) : undefined
}

const DUE = `SELECT "Clock"."id" AS "clockId", "Clock"."kind", "Clock"."step", "Clock"."day", "Problem"."number" AS "problem", "Complaint"."createdBy", "Clock"."startedAt", "Clock"."dueAt", "Clock"."breachedAt",
    "Clock"."complaintId", "Clock"."departmentId", "Complaint"."code", "Complaint"."roomId", "Complaint"."threadId",
    "Complaint"."severity", ${veiled('"Customer"."name"')} AS "customer", "Department"."name" AS "department", "Brand"."id" AS "brandId", "Brand"."zone", "Brand"."weeklyRest"
  FROM "Clock"
  JOIN "Complaint" ON "Complaint"."id" = "Clock"."complaintId"
  JOIN "Customer" ON "Customer"."id" = "Complaint"."customerId"
  LEFT JOIN "Department" ON "Department"."id" = "Clock"."departmentId"
  LEFT JOIN "Problem" ON "Problem"."id" = "Clock"."problemId"
  JOIN "Brand" ON "Brand"."id" = "Complaint"."brandId"
  WHERE "Clock"."ringAt" <= ? ORDER BY "Clock"."ringAt", "Clock"."id"`

/**
 * Rings every clock that is due by `now`, each step once. Of several steps that have come since the last ring only the
 * highest that finds somebody is answered. Where nobody is there to keep the deadline, a reminder goes to the next step
 * above that finds somebody, else to the admins; a step above that finds nobody is skipped for the next.
 */
export function climb(db: Db, rules: Rules, now: Date): Ring[] {
  return db.sql.all<Row>(DUE, now).flatMap((row) => climbOne(db, rules, row, now) ?? [])
}

function climbOne(db: Db, rules: Rules, row: Row, now: Date): Ring | undefined {
  const { clockId, kind, complaintId, departmentId, department, problem } = row
  const startedAt = new Date(row.startedAt)
  const dueAt = new Date(row.dueAt)
  const policy = withSitePlan(db, policyOf(db, rules, complaintId), row)
  const calendar = calendarOf(db, policy, zoneOf(rules, row), { ...row, id: row.brandId })
  const pauses = pausesOf(db, complaintId)
  const { hour, ...meant } = meantBy(row.day, calendar.zone)
  const given = { pauses, ...meant }
  const urgent = isUrgent(policy, kind, row.severity)
  const measured = { kind, start: startedAt, urgent, hour, given }
  const progress = { step: row.step, dueAt, breached: row.breachedAt !== null }
  const left = ringsLeft(policy, measured, progress, calendar)
  const above = left.filter(({ time }) => time > now)
  const reached = left.slice(0, left.length - above.length)
  const breached = dueAt <= now
  const isNew = breached && !row.breachedAt
  const about = { ...(department && { department }), ...(problem && { problem }) }
  const moved = db.sql.run(
    `UPDATE "Clock" SET "step" = ?, "ringAt" = ?, "breachedAt" = ? WHERE "id" = ? AND "step" = ? AND "stoppedAt" IS NULL`,
    row.step + reached.length,
    above[0]?.time,
    breached ? dueAt : null,
    clockId,
    row.step,
  )
  if (moved === 0) return undefined
  if (isNew) {
    record(db, { complaintId, what: entryOf(kind, 'breached'), details: about, at: dueAt })
    proposeLate(db, { policy, zone: calendar.zone, complaintId, at: now })
  }

  const day = localDayOf(now, calendar.zone)
  const asked = askedFor(db, policy, row, day)
  const accused = accusedIn(db, complaintId)
  const whose = { brandId: row.brandId, departmentId, keeper: row.createdBy, day, asked, accused }
  const named = reached.map((step, index) => ({
    step: row.step + index,
    who: step.who,
    people: peopleOf(db, whose, step),
  }))
  const others = standInsOf(db, whose, above)
  const isKept = peopleOf(db, whose, { at: 0, who: ['first'] }).length > 0
  const answered =
    named.findLast(({ people }) => people.length > 0) ??
    named.findLast(({ who }) => !isKept && (who.includes('first') || others.admins))
  const keeper = isNew && departmentId !== null ? keeperOf(db, whose) : []
  const told = answered ?? (keeper.length > 0 ? named.at(-1) : undefined)
  if (!told) return undefined
  const { people, admins: standIns } = answered?.people.length === 0 ? others : { ...told, admins: false }
  for (const { name, standsFor } of people)
    record(db, {
      complaintId,
      what: entryOf(kind, 'reminded'),
      details: { ...about, person: name, ...(standsFor && { standsFor }) },
      at: now,
    })
  const rule = ruleFor(policy, kind, urgent, hour)
  const passed = rule ? timeUsed(rule, startedAt, now, calendar, pauses) : timeRun(pauses, startedAt, now)
  return { ...row, step: told.step, dueAt, passed, people, keeper, standIns }
}

/** Who keeps a deadline of the whole complaint instead of whoever took it. */
function askedFor(db: Db, policy: Policy, { kind, complaintId, brandId }: Row, day: string): Present[] | undefined {
  if (kind === 'approve') return askedIn(db, complaintId, day)
  if (kind !== 'triage') return undefined
  const turn = turnOf(db, policy, { id: complaintId, brandId }, day)
  return turn ? [turn] : []
}

/** The timeline's words for it. */
const entryOf = (kind: ClockKind, what: 'breached' | 'reminded'): string =>
  kind === 'acknowledge' ? `timeline-complaint.${what}` : `timeline-clock.${kind}.${what}`
