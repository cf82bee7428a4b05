/** The dealer's policy in plain words, so that everybody can look up what counts. */

import type { Said, Value } from '../../core/errors.js'
import { type DraftBlock, list, text } from '../../core/posts/draft.js'
import { milliseconds } from '../../domain/clocks/duration.js'
import type { Policy } from '../../domain/policy/schema.js'
import { defineCommand } from '../define.js'
import { ruleSaid } from '../rule-said.js'

export const policy = defineCommand({
  name: 'policy',
  arguments: {},
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle(_, { rules: { policy } }) {
    return [{ blocks: inWords(policy) }]
  },
})

function inWords({
  name,
  booking,
  schedule,
  acknowledgement,
  clocks,
  severity,
  quietHours,
  phones,
  complaint,
  files,
}: Policy): DraftBlock[] {
  const minutes = milliseconds(acknowledgement.within) / 60_000
  const steps = acknowledgement.ladder.map(({ at, who }) => ({
    key: 'policy.step',
    values: { after: { minutes: (minutes * at) / 100 }, who: whoInWords(who) },
  }))
  const lines: Said[] = [
    { key: 'policy.booking', values: { days: booking.daysAhead } },
    { key: 'policy.schedule', values: { at: schedule.at, until: schedule.catchUpUntil } },
    { key: `policy.acknowledgement.${acknowledgement.counts}`, values: { within: { minutes } } },
    { key: 'policy.ladder', values: { steps } },
    ...Object.entries(clocks).flatMap(([kind, deadline]) =>
      deadline ? { key: `policy.clock.${kind}`, values: { rule: ruleSaid(deadline.rule) } } : [],
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
  return [text('policy.title', { name }), list(lines)]
}

/** Where nobody is named the admins are told. */
function calledInWords({ departments, roles }: Policy['severity']['major']): Value[] {
  const named = [...departments, ...roles.map((role) => ({ key: `role.${role}` }))]
  return named.length > 0 ? named : [{ key: 'role.admin' }]
}

function whoInWords(who: Policy['acknowledgement']['ladder'][number]['who']): Said {
  if (who === 'head') return { key: 'policy.head' }
  if ('headOf' in who) return { key: 'policy.headOf', values: { department: who.headOf } }
  if ('role' in who) return { key: `role.${who.role}` }
  return who.liaison === 1 ? { key: 'policy.liaison' } : { key: 'policy.deputy', values: { place: who.liaison - 1 } }
}
