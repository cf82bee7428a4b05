/** One level up, and who is asked there; from major on it stays what it is, and the general manager decides (R001-037, R002-048). */
import type { Db } from '../../store/store.js'
import { localDayOf } from '../calendar/local-day.js'
import type { PersonRow } from '../people/person.js'
import { zoneOf } from '../policy/rules.js'
import { record } from '../timeline.js'
import type { Severity } from './complaint.js'
import { calledFor, decidersOf, headsOf } from './crisis.js'
import type { Desk } from './settle.js'
import { isGrave, type SeverityChange, setSeverity } from './severity.js'

/** Only a crisis is worse than major, and that has to be called. */
const NEXT = { minor: 'ordinary', ordinary: 'major' } as const

export interface Escalation extends Pick<SeverityChange, 'complaint' | 'by' | 'at'> {
  why: string
}

/** Undefined when it is closed, or somebody was quicker. */
export function escalate(
  db: Db,
  desk: Desk,
  { complaint, by, at, why }: Escalation,
): { to: Severity; people: PersonRow[] } | undefined {
  const { id, severity: from, state } = complaint
  const { rules, brand } = desk
  const which = { complaint, day: localDayOf(at, zoneOf(rules, brand)) }
  const details = { escalation: why }
  if (isGrave(from)) {
    if (state === 'closed') return undefined
    record(db, { complaintId: id, personId: by, what: 'timeline-severity.asked', details, at })
    return { to: from, people: decidersOf(db, rules, which, from) }
  }
  const to = NEXT[from]
  const entry = { what: `timeline-severity.escalated.${to}`, details }
  if (!setSeverity(db, desk, { complaint, to, by, at, entry })) return undefined
  return { to, people: to === 'major' ? calledFor(db, rules, which, to) : headsOf(db, rules, which) }
}
