/** Says how bad a complaint is; a crisis is called by everybody, and ended by the general manager. */

import { Ask, NotAllowed, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { grade } from '../../core/kinds/grade.js'
import { severity } from '../../core/kinds/severity.js'
import { text } from '../../core/kinds/text.js'
import { type Draft, text as say } from '../../core/posts/draft.js'
import type { Complaint, Severity } from '../../domain/complaints/complaint.js'
import { isGrave, isWorse, keepSeverity, setSeverity } from '../../domain/complaints/severity.js'
import { REPORTERS } from '../../domain/people/reporters.js'
import { plansGraded } from '../approvals/plan-gate.js'
import { defineCommand, type StaffHere } from '../define.js'
import { investigatorsAsked } from '../inquiries/investigators.js'
import { gradedLooks } from './call-together.js'
import { endIfComplete } from './complete.js'
import { gradedEntry, levelMeant, type Reason, reasonSaid } from './grading.js'
import { managementTold } from './management-told.js'
import { levelSaid } from './mark.js'
import { meantOpenComplaint } from './meant.js'
import { raise } from './raise.js'
import { answeredHints } from './severity-hint.js'
import { tell } from './tell.js'

export default defineCommand({
  name: 'severity',
  arguments: {
    code: code().optional(),
    impact: grade().optional(),
    urgency: grade().optional(),
    level: severity().optional(),
    reason: text().optional(),
  },
  form: ['code', 'level', 'reason'],
  who: REPORTERS,
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ code: typed, reason: words, ...said }, context: StaffHere) {
    const complaint = meantOpenComplaint(context, typed)
    const { level, rating } = levelMeant(context, complaint, said)
    const reason: Reason = { words, rating }
    if (level === complaint.severity) return kept(context, complaint)
    if (isGrave(level) && isWorse(level, complaint.severity)) return raise(context, complaint, level, reason)
    if (complaint.severity === 'crisis') mayEndCrisis(context, complaint, level, words)
    return changed(context, complaint, level, reason)
  },
})

/** It was asked whether it is worse, and it is not. @throws UserMistake when nobody has asked */
function kept(context: StaffHere, complaint: Complaint): Draft[] {
  const { db, person, now, gesture } = context
  const { code, severity } = complaint
  const level = levelSaid(severity)
  const hints = answeredHints(context, complaint)
  const entry = { what: `timeline-severity.kept.${severity}` }
  if (hints.length === 0 || !keepSeverity(db, { complaint, by: person.id, at: now, entry }))
    throw new UserMistake({ key: 'severity.same', values: { code, level } })
  if (gesture === 'button') return hints
  return [{ blocks: [say('severity.decided', { code, level, person: person.name })] }, ...hints]
}

/** @throws NotAllowed, or Ask for the reason. */
function mayEndCrisis({ person }: StaffHere, { code }: Complaint, level: Severity, reason: string | undefined): void {
  if (!person.admin && !person.roles.includes('general_manager'))
    throw new NotAllowed({ key: 'severity.onlyManager', values: { code } })
  if (reason === undefined)
    throw new Ask('reason', { key: 'severity.whyLower', values: { code, level: levelSaid(level) } })
}

async function changed(context: StaffHere, before: Complaint, to: Severity, reason: Reason): Promise<Draft[]> {
  const { db, person, now } = context
  const values = { code: before.code, from: levelSaid(before.severity), to: levelSaid(to), person: person.name }
  const entry = gradedEntry(to, reason)
  if (!setSeverity(db, context, { complaint: before, to, by: person.id, at: now, entry }))
    throw new UserMistake({ key: 'severity.same', values: { code: before.code, level: levelSaid(to) } })
  const complaint = { ...before, severity: to }
  const because = reasonSaid(reason)
  const line =
    because === undefined
      ? say('severity.changed', values)
      : say('severity.changedBecause', { ...values, reason: because })
  return [
    ...tell(context, complaint, line),
    ...managementTold(context, before, line),
    ...gradedLooks(context, complaint),
    ...plansGraded(context, complaint),
    ...investigatorsAsked(context, before, complaint),
    // What was lacking may be asked of worse complaints only.
    ...(await endIfComplete(context, complaint)),
  ]
}
