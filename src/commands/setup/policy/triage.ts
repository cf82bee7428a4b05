/** What a policy says of the first check, of severities found by a matrix or with times of their own, and of who investigates. */
import type { Said } from '../../../core/errors.js'
import type { Policy } from '../../../domain/policy/schema.js'
import { ruleSaid } from '../../rule-said.js'
import { whoSaid } from '../../who-said.js'

/** Told here, and not among the other deadlines. */
export const TRIAGE_CLOCKS = ['triage', 'urge'] as const

export function triageInWords({ clocks, defaultDepartment, intake, investigation, severity }: Policy): Said[] {
  const by = intake.triage?.by
  const onDuty = by
    ? { key: 'triage.duty', values: { people: by.map(whoSaid) } }
    : { key: 'triage.dutyLiaisons', values: { department: defaultDepartment } }
  const kinds = severity.major.realTime.map((kind) => ({ key: `show.clock.${kind}` }))
  const deadlines = TRIAGE_CLOCKS.flatMap((kind) => {
    const rule = clocks[kind]?.rule
    return rule ? { key: `policy.clock.${kind}`, values: { rule: ruleSaid(rule) } } : []
  })
  return [
    ...deadlines,
    ...(clocks.triage ? [onDuty] : []),
    ...(severity.matrix ? [{ key: 'triage.matrix' }] : []),
    ...(kinds.length > 0 ? [{ key: 'triage.realTime', values: { kinds } }] : []),
    ...(investigation.by ? [{ key: 'triage.investigators', values: { people: investigation.by.map(whoSaid) } }] : []),
  ]
}
