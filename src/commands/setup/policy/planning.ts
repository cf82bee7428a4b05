/** What a policy says of the planners' and the warehouse's day. */
import type { Said } from '../../../core/errors.js'
import type { Policy } from '../../../domain/policy/schema.js'
import { ruleSaid } from '../../rule-said.js'

export function planningInWords({ day, visits }: Policy): Said[] {
  const { stock, draft, warehouse, served, service } = day
  const lists: [string, Said['values'] | undefined][] = [
    ['stock', stock && { ask: stock.askAt, post: stock.postAt, escalate: stock.escalateAt }],
    ['draft', draft],
    ['warehouse', warehouse && { until: warehouse.silentUntil }],
    ['served', served],
    ['service', service],
    ['serviceWithin', visits.serviceWithin && { rule: ruleSaid(visits.serviceWithin) }],
  ]
  const said = lists.flatMap(([name, values]) => (values ? { key: `planning.policy.${name}`, values } : []))
  if (said.length === 0) return []
  const { patience, escalateAt } = day.leave
  return [
    ...said,
    { key: 'planning.policy.notice', values: { notice: { minutes: visits.noticeMinutes } } },
    { key: 'leave.policy', values: { patience: { minutes: patience }, at: escalateAt } },
  ]
}
