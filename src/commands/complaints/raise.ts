/** Makes a complaint major or a crisis: whoever the policy names for it is called at once (R001-039, R004-072, R004-076). */

import { UserMistake } from '../../core/errors.js'
import { type Draft, text } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { calledFor } from '../../domain/complaints/crisis.js'
import { openPauseOf } from '../../domain/complaints/pause.js'
import { type Grave, setSeverity } from '../../domain/complaints/severity.js'
import { plansGraded } from '../approvals/plan-gate.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { assistsGraded } from '../inquiries/assists-graded.js'
import { investigatorsAsked } from '../inquiries/investigators.js'
import { callTogether, gradedLooks } from './call-together.js'
import { gradedEntry, type Reason, reasonSaid } from './grading.js'
import { levelSaid } from './mark.js'
import { namesOf } from './names.js'

/** @throws UserMistake when it is as bad already. */
export function raise(context: StaffHere, before: Complaint, to: Grave, reason: Reason): Draft[] {
  const { db, rules, person, now } = context
  const { code, customer } = before
  const entry = gradedEntry(to, reason)
  const paused = openPauseOf(db, before.id) !== undefined
  if (!setSeverity(db, context, { complaint: before, to, by: person.id, at: now, entry }))
    throw new UserMistake({ key: 'severity.already', values: { code, level: levelSaid(before.severity) } })
  const complaint = { ...before, severity: to }
  const people = calledFor(db, rules, { complaint, day: todayHere(context) }, to)
  const because = reasonSaid(reason)
  const values = { code, customer, person: person.name, reason: because }
  const line = text(`severity.${because === undefined ? 'called' : 'calledBecause'}.${to}`, values)
  const lines = paused && to === 'crisis' ? [line, text('pause.resumed', { code })] : [line]
  const told = text('severity.told', { people: namesOf(context, people) })
  return [
    ...callTogether(context, { complaint, people, lines, told }),
    ...gradedLooks(context, complaint),
    ...plansGraded(context, complaint),
    ...assistsGraded(context, complaint),
    ...investigatorsAsked(context, before, complaint),
  ]
}
