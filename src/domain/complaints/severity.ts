/** How bad a complaint is: said by a person, suggested by the policy's words (R001-029, R001-030, R004-013). */
import type { Db } from '../../store/store.js'
import { calendarOf } from '../calendar/brand-calendar.js'
import { retimeClocks } from '../ladder/retime.js'
import { policyOf } from '../policy/kept.js'
import { zoneOf } from '../policy/rules.js'
import type { Policy } from '../policy/schema.js'
import { type Entry, record } from '../timeline.js'
import type { Complaint, Severity } from './complaint.js'
import { resumeComplaint } from './pause.js'
import { type Desk, settle } from './settle.js'

/** From the least to the worst. */
export const SEVERITIES = ['minor', 'ordinary', 'major', 'crisis'] as const satisfies readonly Severity[]

export const isWorse = (one: Severity, other: Severity): boolean => SEVERITIES.indexOf(one) > SEVERITIES.indexOf(other)

/** Those of which everybody is warned, and for which the policy names people. */
export type Grave = 'major' | 'crisis'

export const isGrave = (severity: Severity): severity is Grave => severity === 'major' || severity === 'crisis'

export interface Suggestion {
  severity: Grave
  /** The policy's word that was found. */
  word: string
}

/** The worst that the words of these texts suggest. */
export function suggestedSeverity({ severity }: Policy, texts: readonly string[]): Suggestion | undefined {
  const said = texts.join('\n').toLowerCase()
  for (const level of ['crisis', 'major'] as const) {
    const word = severity[level].words.find((one) => said.includes(one.toLowerCase()))
    if (word !== undefined) return { severity: level, word }
  }
  return undefined
}

export interface SeverityChange {
  /** As it was before. */
  complaint: Complaint
  to: Severity
  /** Person id. */
  by: number
  at: Date
  /** The line of the timeline. */
  entry: Pick<Entry, 'what' | 'details'>
}

/** False when somebody was quicker, or it is closed. In a crisis nothing waits: a pause ends, and its clocks run and ring at all hours, afterwards not any more; those of a major one as the policy says (R004-013). */
export function setSeverity(db: Db, desk: Desk, { complaint, to, by, at, entry }: SeverityChange): boolean {
  const { id, severity: from } = complaint
  const changed = db.sql.run(
    `UPDATE "Complaint" SET "severity" = ? WHERE "id" = ? AND "severity" = ? AND "severity" <> ? AND "state" <> 'closed'`,
    to,
    id,
    from,
    to,
  )
  if (changed === 0) return false
  record(db, { complaintId: id, personId: by, ...entry, at })
  retime(db, desk, id, from, to)
  if (to === 'crisis' && resumeComplaint(db, desk, { complaint: { ...complaint, severity: to }, by, at })) return true
  settle(db, desk, id, at)
  return true
}

/** Only where one of the two has times of its own. */
function retime(db: Db, { rules, brand }: Desk, complaintId: number, from: Severity, to: Severity): void {
  const policy = policyOf(db, rules, complaintId)
  const hasOwn = (severity: Severity) =>
    severity === 'crisis' || (severity === 'major' && policy.severity.major.realTime.length > 0)
  if (!hasOwn(from) && !hasOwn(to)) return
  const calendar = calendarOf(db, policy, zoneOf(rules, brand), brand)
  retimeClocks(db, policy, calendar, { complaintId, severity: to })
}

const ASKED = `SELECT 1 FROM "TimelineEntry" WHERE "complaintId" = ? AND "what" LIKE 'timeline-severity.%'
  AND "id" > (SELECT max("id") FROM "TimelineEntry" WHERE "complaintId" = ?
              AND "what" IN ('timeline-complaint.registered', 'timeline-complaint.added'))`

/** It stays as it is, although a word suggested more; false when that was decided since the words were said. */
export function keepSeverity(db: Db, { complaint, by, at, entry }: Omit<SeverityChange, 'to'>): boolean {
  if (complaint.state === 'closed' || db.sql.get(ASKED, complaint.id, complaint.id)) return false
  record(db, { complaintId: complaint.id, personId: by, ...entry, at })
  return true
}

/** Whether those above were asked the same since then; they need not be pinged again. */
export const wasAskedSince = (db: Db, complaintId: number, why: string, since: Date): boolean =>
  db.sql.get(
    `SELECT 1 FROM "TimelineEntry" WHERE "complaintId" = ? AND "what" = 'timeline-severity.asked'
     AND json_extract("details", '$.escalation') = ? AND "at" > ?`,
    complaintId,
    why,
    since,
  ) !== undefined
