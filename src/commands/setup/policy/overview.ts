/** What a policy says of those who look after the whole: meetings, the monthly report, VIP customers. */
import type { Said } from '../../../core/errors.js'
import type { Policy } from '../../../domain/policy/schema.js'

export function overviewInWords({ meetings: { weekly }, report, severity }: Policy): Said[] {
  return [
    ...(weekly
      ? [
          {
            key: 'overview.policy.weekly',
            values: { on: { key: `overview.weekday.d${weekly.weekday}` }, at: weekly.at },
          },
        ]
      : []),
    ...(report ? [{ key: 'overview.policy.report', values: { by: report.by } }] : []),
    ...(report?.frequent === undefined
      ? []
      : [{ key: 'overview.policy.frequent', values: { count: report.frequent } }]),
    ...(severity.vip ? [{ key: 'overview.policy.vip' }] : []),
  ]
}
