/** Somebody cannot settle it alone: one level up, and those above are asked at once (R001-036, R002-019 to R002-024, R002-048, R004-022). */

import { Ask, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { text } from '../../core/kinds/text.js'
import { text as say } from '../../core/posts/draft.js'
import { escalate } from '../../domain/complaints/escalate.js'
import { wasAskedSince } from '../../domain/complaints/severity.js'
import { decisionCard, withdrawnEdits } from '../approvals/card.js'
import { plansGraded } from '../approvals/plan-gate.js'
import { defineCommand, type StaffHere } from '../define.js'
import { assistsGraded } from '../inquiries/assists-graded.js'
import { investigatorsAsked } from '../inquiries/investigators.js'
import { callTogether, gradedLooks } from './call-together.js'
import { ESCALATION_REASONS, escalationReason } from './escalation-reason.js'
import { levelSaid } from './mark.js'
import { meantOpenComplaint } from './meant.js'
import { namesOf } from './names.js'

export default defineCommand({
  name: 'escalate',
  arguments: { code: code().optional(), reason: text().optional() },
  form: ['code', 'reason'],
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ code: typed, reason }, context: StaffHere) {
    const { db, person, now } = context
    const before = meantOpenComplaint(context, typed)
    const { code: of, customer } = before
    if (reason === undefined) throw new Ask('reason', { key: 'severity.whyEscalate', values: { code: of } }, OPTIONS)
    if (wasAskedSince(db, before.id, reason, new Date(now.getTime() - HOUR)))
      throw new UserMistake({ key: 'severity.askedAlready', values: { code: of } })
    const escalated = escalate(db, context, { complaint: before, by: person.id, at: now, why: reason })
    if (!escalated) throw new UserMistake({ key: 'complaint.closed', values: { code: of } })
    const { to, people, approval } = escalated
    const complaint = { ...before, severity: to }
    const values = { code: of, customer, person: person.name }
    const said = { ...values, level: levelSaid(to), reason: escalationReason(reason) }
    const line = say(to === before.severity ? 'severity.asked' : 'severity.escalated', said)
    const told = say('severity.told', { people: namesOf(context, people) })
    const card = approval === undefined ? undefined : decisionCard(context, approval)
    const posts = callTogether(context, { complaint, people, lines: [line], told, card })
    if (card) return [...posts, ...withdrawnEdits(context, complaint)]
    return [
      ...posts,
      ...gradedLooks(context, complaint),
      ...plansGraded(context, complaint),
      ...assistsGraded(context, complaint),
      ...investigatorsAsked(context, before, complaint),
    ]
  },
})

const HOUR = 3_600_000

const OPTIONS = ESCALATION_REASONS.map((value) => ({ label: { key: `severity.reason.${value}` }, value }))
