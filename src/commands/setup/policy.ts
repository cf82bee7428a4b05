/** The dealer's policy in plain words, so that everybody can look up what counts. */

import type { Said, Value } from '../../core/errors.js'
import { tapped } from '../../core/kinds/tapped.js'
import { choices, type DraftBlock, type DraftChoice, list, text } from '../../core/posts/draft.js'
import { localDayOf } from '../../domain/calendar/local-day.js'
import { milliseconds } from '../../domain/clocks/duration.js'
import { versionInForce } from '../../domain/policy/kept.js'
import { zoneOf } from '../../domain/policy/rules.js'
import type { Policy } from '../../domain/policy/schema.js'
import { defineCommand } from '../define.js'
import { ruleSaid } from '../rule-said.js'
import { whoSaid } from '../who-said.js'
import { approvalsInWords } from './policy/approvals.js'
import { batchesInWords } from './policy/batches.js'
import { callsInWords } from './policy/calls.js'
import { causesInWords } from './policy/causes.js'
import { crewsInWords } from './policy/crews.js'
import { doorInWords } from './policy/door.js'
import { endingInWords } from './policy/ending.js'
import { intakeInWords } from './policy/intake.js'
import { moneyInWords } from './policy/money.js'
import { overviewInWords } from './policy/overview.js'
import { PAPER_CLOCKS } from './policy/papers.js'
import { planningInWords } from './policy/planning.js'
import { pointsInWords } from './policy/points.js'
import { queueInWords } from './policy/queue.js'
import { rewardsInWords } from './policy/rewards.js'
import { secrecyInWords } from './policy/secrecy.js'
import { smsInWords } from './policy/sms.js'
import { TRIAGE_CLOCKS, triageInWords } from './policy/triage.js'

/** Each is told with its subject. */
const TOLD_APART: readonly string[] = [...TRIAGE_CLOCKS, ...PAPER_CLOCKS]

/** What is told apart, each by a button under the rest; a wall of text would be read by nobody. */
const SUBJECTS: Record<string, (policy: Policy) => Said[]> = {
  intake: (policy) => [
    ...intakeInWords(policy),
    ...triageInWords(policy),
    ...queueInWords(policy),
    ...secrecyInWords(policy),
  ],
  planning: planningInWords,
  calls: callsInWords,
  sms: smsInWords,
  approvals: approvalsInWords,
  money: moneyInWords,
  causes: causesInWords,
  crews: crewsInWords,
  door: doorInWords,
  ending: endingInWords,
  points: (policy) => [...pointsInWords(policy), ...rewardsInWords(policy)],
  overview: overviewInWords,
  batches: batchesInWords,
}

export const policy = defineCommand({
  name: 'policy',
  arguments: { subject: tapped<string>() },
  who: 'readers',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ subject }, { db, rules, brand, now }) {
    const { policy } = rules
    const lines = subject === undefined ? undefined : SUBJECTS[subject]?.(policy)
    if (lines) return [{ blocks: [text(`policy.subject.${subject}`), list(lines)] }]
    const since = versionInForce(db)?.since ?? now
    return [{ blocks: [...inWords(policy, localDayOf(since, zoneOf(rules, brand))), choices(furtherSubjects(policy))] }]
  },
})

const furtherSubjects = (policy: Policy): DraftChoice[] =>
  Object.entries(SUBJECTS).flatMap(([subject, lines]) => {
    if (lines(policy).length === 0) return []
    return [{ label: { key: `policy.subject.${subject}` }, does: { command: 'policy', given: { subject } } }]
  })

/** @param since "yyyy-MM-dd" */
function inWords(policy: Policy, since: string): DraftBlock[] {
  const { name, booking, schedule, acknowledgement, clocks, severity, quietHours, phones, complaint, files } = policy
  const minutes = milliseconds(acknowledgement.within) / 60_000
  const steps = acknowledgement.ladder.map(({ at, who }) => ({
    key: 'policy.step',
    values: { after: { minutes: (minutes * at) / 100 }, who: whoSaid(who) },
  }))
  const lines: Said[] = [
    { key: 'policy.booking', values: { days: booking.daysAhead } },
    { key: 'policy.schedule', values: { at: schedule.at, until: schedule.catchUpUntil } },
    { key: `policy.acknowledgement.${acknowledgement.counts}`, values: { within: { minutes } } },
    { key: 'policy.ladder', values: { steps } },
    ...Object.entries(clocks).flatMap(([kind, deadline]) =>
      deadline && !TOLD_APART.includes(kind)
        ? { key: `policy.clock.${kind}`, values: { rule: ruleSaid(deadline.rule) } }
        : [],
    ),
    {
      key: 'severity.policy',
      values: { major: calledInWords(severity.major), crisis: calledInWords(severity.crisis) },
    },
    { key: 'policy.quietHours', values: { ...quietHours } },
    { key: 'policy.phones', values: { rooms: phones.fullIn.map((purpose) => ({ key: `purpose.${purpose}` })) } },
    { key: 'policy.sameCustomer', values: { days: complaint.sameCustomerDays } },
    { key: 'policy.files', values: { size: files.maxMegabytes, types: files.types.map((type) => type.toUpperCase()) } },
  ]
  return [text('policy.title', { name, since: { day: since } }), list(lines)]
}

/** Where nobody is named the admins are told. */
function calledInWords({ departments, roles }: Pick<Policy['severity']['major'], 'departments' | 'roles'>): Value[] {
  const named = [...departments, ...roles.map((role) => ({ key: `role.${role}` }))]
  return named.length > 0 ? named : [{ key: 'role.admin' }]
}
