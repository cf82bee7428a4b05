/** One level up, and who is asked there; from major on it stays what it is, and the general manager decides (R001-037, R002-048). */
import type { Db } from '../../store/store.js'
import { askApproval, withdraw } from '../approvals/approval.js'
import { waitingIn } from '../approvals/find.js'
import { localDayOf } from '../calendar/local-day.js'
import type { PersonRow } from '../people/person.js'
import { peopleInRole } from '../people/role.js'
import { policyOf } from '../policy/kept.js'
import { zoneOf } from '../policy/rules.js'
import type { Severity } from './complaint.js'
import { calledFor, decidersOf, headsOf } from './crisis.js'
import type { Desk } from './settle.js'
import { isGrave, type SeverityChange, setSeverity } from './severity.js'

/** Only a crisis is worse than major, and that has to be called. */
const NEXT = { minor: 'ordinary', ordinary: 'major' } as const

export interface Escalation extends Pick<SeverityChange, 'complaint' | 'by' | 'at'> {
  why: string
}

/** `approval` is the row id of the decision that is waited for. */
export interface Escalated {
  to: Severity
  people: PersonRow[]
  approval?: number
}

/** Undefined when it is closed, or somebody was quicker. */
export function escalate(db: Db, desk: Desk, { complaint, by, at, why }: Escalation): Escalated | undefined {
  const { severity: from, state } = complaint
  const { rules, brand } = desk
  const which = { complaint, day: localDayOf(at, zoneOf(rules, brand)) }
  if (isGrave(from)) {
    if (state === 'closed') return undefined
    return { to: from, ...ask(db, desk, { complaint, by, at, why }, which.day) }
  }
  const to = NEXT[from]
  const entry = { what: `timeline-severity.escalated.${to}`, details: { escalation: why } }
  if (!setSeverity(db, desk, { complaint, to, by, at, entry })) return undefined
  return { to, people: to === 'major' ? calledFor(db, rules, which, to) : headsOf(db, rules, which) }
}

/** The general manager decides, unless the policy names others only. The same question, asked again, waits once. */
function ask(db: Db, desk: Desk, { complaint, by, at, why }: Escalation, day: string): Omit<Escalated, 'to'> {
  const { id: complaintId, brandId, severity } = complaint
  const level = severity === 'crisis' ? 'crisis' : 'major'
  const same = waitingIn(db, complaintId).find(({ question }) => question === why)
  if (same) withdraw(db, { complaintId, approvalId: same.id }, at)
  const { roles } = policyOf(db, desk.rules, complaintId).severity[level]
  const held = roles.filter((role) => peopleInRole(db, brandId, role).length > 0)
  const deciding = held.includes('general_manager') ? (['general_manager'] as const) : held
  const asks = [deciding.map((role) => ({ role }))]
  const entry = { what: 'timeline-severity.asked', details: { escalation: why } }
  const approval = askApproval(db, desk, { complaint, kind: 'decision', departmentId: null, asks, by, at, entry })
  return { approval, people: decidersOf(db, desk.rules, { complaint, day }, level) }
}
