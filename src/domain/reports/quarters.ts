/** The figures of a quarter beside those of the quarter before, for the review (R004-091). */
import type { Db } from '../../store/store.js'
import { addDays, type LocalDay } from '../calendar/local-day.js'
import { numbersOf, severitiesOf } from './complaints.js'
import { callBacksOf } from './follow-ups.js'
import { type Period, periodOf } from './period.js'

export interface Quarter {
  /** "2026Q3" */
  name: string
  period: Period
}

/** The quarter that ended last. @param zone of the brand */
export function quarterBefore(day: LocalDay, zone: string): Quarter {
  const first = `${day.slice(0, 5)}${FIRST_MONTHS[quarterOf(day) - 1]}-01`
  const last = addDays(first, -1)
  const year = last.slice(0, 4)
  const quarter = quarterOf(last)
  const from = periodOf(`${year}-${FIRST_MONTHS[quarter - 1]}`, zone)
  return { name: `${year}Q${quarter}`, period: { from: from.from, to: periodOf(last.slice(0, 7), zone).to } }
}

const FIRST_MONTHS = ['01', '04', '07', '10'] as const

const quarterOf = (day: LocalDay): number => Math.ceil(Number(day.slice(5, 7)) / 3)

/** Whether a quarter begins with this month. @param day "yyyy-MM-dd" */
export const beginsQuarter = (day: LocalDay): boolean => FIRST_MONTHS.some((month) => month === day.slice(5, 7))

/** A share is of a hundred, and missing where there was nothing to share. */
export interface Figures {
  opened: number
  grave: number
  closed: number
  overdue: number
  /** Called back in time. */
  calledBack?: number
  /** Satisfied when they were called back. */
  satisfied?: number
  /** Approved for customers, in hundredths of a yuan. */
  fen: number
}

export function figuresOf(db: Db, brandId: number, period: Period): Figures {
  const { opened, closed, overdue } = numbersOf(db, brandId, period)
  const severities = severitiesOf(db, brandId, period)
  const { due, missing } = callBacksOf(db, brandId, period)
  const { satisfied, asked } = followUps(db, brandId, period)
  return {
    ...{ opened, closed, overdue },
    grave: severities.reduce((sum, { severity, count }) => (GRAVE.includes(severity) ? sum + count : sum), 0),
    calledBack: share(due - missing.length, due),
    satisfied: share(satisfied, asked),
    fen: paid(db, brandId, period),
  }
}

const GRAVE: readonly string[] = ['major', 'crisis']

const share = (part: number, of: number): number | undefined => (of === 0 ? undefined : Math.floor((100 * part) / of))

const followUps = (db: Db, brandId: number, { from, to }: Period) =>
  db.sql.get<{ satisfied: number; asked: number }>(
    `SELECT coalesce(sum("satisfied"), 0) AS "satisfied", count(*) AS "asked" FROM "FollowUp"
     JOIN "Complaint" ON "Complaint"."id" = "complaintId" WHERE "brandId" = ? AND "at" >= ? AND "at" < ?`,
    ...[brandId, from, to],
  ) ?? { satisfied: 0, asked: 0 }

const paid = (db: Db, brandId: number, { from, to }: Period): number =>
  db.sql.get<{ fen: number }>(
    `SELECT coalesce(sum("fen"), 0) AS "fen" FROM "Claim"
     WHERE "brandId" = ? AND "state" IN ('approved', 'received') AND "decidedAt" >= ? AND "decidedAt" < ?`,
    ...[brandId, from, to],
  )?.fen ?? 0
