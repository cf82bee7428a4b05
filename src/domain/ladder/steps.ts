/** The ladder of whoever is silent, from the policy: first the same people again, then the people above them (R000-022). */
import type { Rule } from '../clocks/rule.js'
import type { Policy } from '../policy/schema.js'
import type { Who } from '../policy/who.js'

/** What a clock measures; all but the first stand under `clocks` in the policy. */
export type ClockKind = 'acknowledge' | keyof Policy['clocks']

export type LadderWho = Who | 'first'

export interface LadderStep {
  /** Per cent of the clock that is used up. */
  at: number
  /** `first` is whoever is to keep the deadline. Empty where only the breach is to be noted. */
  who: LadderWho[]
}

type Deadline = Pick<Policy['acknowledgement'], 'remindAt' | 'ladder'> & { rule: Rule }

/** Undefined for what the policy sets no deadline for. */
export function deadlineOf(policy: Policy, kind: ClockKind): Deadline | undefined {
  if (kind !== 'acknowledge') return policy.clocks[kind]
  const { counts, within, ...rest } = policy.acknowledgement
  const rule: Rule =
    counts === 'business' ? { kind: 'business', for: within } : { kind: 'elapsed', for: within, restDays: 'none' }
  return { rule, ...rest }
}

/** The rule by which a clock counts; in a crisis (`urgent`) working hours do not hold it: their span is real time then (R004-013). */
export function ruleFor(policy: Policy, kind: ClockKind, urgent: boolean): Rule | undefined {
  const rule = deadlineOf(policy, kind)?.rule
  return urgent && rule?.kind === 'business' ? { kind: 'elapsed', for: rule.for, restDays: 'none' } : rule
}

const built = new WeakMap<Policy, Map<ClockKind, LadderStep[]>>()

/** Every step in its order, those of one moment as one; there is always one at 100 %, where the clock is breached. */
export function ladderSteps(policy: Policy, kind: ClockKind): LadderStep[] {
  const known = built.get(policy) ?? new Map<ClockKind, LadderStep[]>()
  built.set(policy, known)
  const steps = known.get(kind) ?? stepsOf(deadlineOf(policy, kind))
  known.set(kind, steps)
  return steps
}

function stepsOf(deadline: Deadline | undefined): LadderStep[] {
  const steps = new Map<number, LadderWho[]>([[100, []]])
  const add = (at: number, who: LadderWho) => steps.set(at, [...(steps.get(at) ?? []), who])
  for (const at of deadline?.remindAt ?? []) add(at, 'first')
  for (const { at, who } of deadline?.ladder ?? []) add(at, who)
  return [...steps].map(([at, who]) => ({ at, who })).sort((a, b) => a.at - b.at)
}
