/** The ladder of a silent department, from the policy: first its own people again, then the people above them (R000-022). */
import type { Rule } from '../clocks/rule.js'
import type { Policy } from '../policy/schema.js'

export type LadderWho = Policy['acknowledgement']['ladder'][number]['who'] | 'first'

export interface LadderStep {
  /** Per cent of the clock that is used up. */
  at: number
  /** `first` is whoever signs first for the department. Empty where only the breach is to be noted. */
  who: LadderWho[]
}

/** The deadline of an acknowledgement. */
export function acknowledgementRule({ acknowledgement }: Policy): Rule {
  const { counts, within } = acknowledgement
  return counts === 'business' ? { kind: 'business', for: within } : { kind: 'elapsed', for: within, restDays: 'none' }
}

const built = new WeakMap<Policy, LadderStep[]>()

/** Every step in its order, those of one moment as one; there is always one at 100 %, where the clock is breached. */
export function ladderSteps(policy: Policy): LadderStep[] {
  const known = built.get(policy)
  if (known) return known
  const { remindAt, ladder } = policy.acknowledgement
  const steps = new Map<number, LadderWho[]>([[100, []]])
  const add = (at: number, who: LadderWho) => steps.set(at, [...(steps.get(at) ?? []), who])
  for (const at of remindAt) add(at, 'first')
  for (const { at, who } of ladder) add(at, who)
  const inOrder = [...steps].map(([at, who]) => ({ at, who })).sort((a, b) => a.at - b.at)
  built.set(policy, inOrder)
  return inOrder
}
