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
    ...(report?.review ? [{ key: 'review.policy' }] : []),
    ...(severity.vip ? [{ key: 'overview.policy.vip' }] : []),
    ...assistSaid(severity),
  ]
}

/** Who is asked to help where something is grave. */
function assistSaid({ major, crisis }: Policy['severity']): Said[] {
  const [some, all] = [major, crisis].map(({ assist }) => (assist.length > 0 ? assist : [{ key: 'review.nobody' }]))
  return major.assist.length + crisis.assist.length === 0
    ? []
    : [{ key: 'review.assist', values: { major: some, crisis: all } }]
}
