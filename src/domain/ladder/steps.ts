/** The ladder of whoever is silent, from the policy: first the same people again, then the people above them (R000-022). */
import { localDayOf, localTimeOf } from '../calendar/local-day.js'
import type { Rule } from '../clocks/rule.js'
import type { Severity } from '../complaints/complaint.js'
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

/** A call for which an hour was agreed has a deadline also where the policy sets none for calls (R002-050). */
const AGREED_CALL: Deadline = {
  rule: { kind: 'onDayAt', at: 'closing' },
  remindAt: [80, 100],
  ladder: [{ at: 120, who: 'head' }],
}

/** Undefined for what the policy sets no deadline for. */
export function deadlineOf(policy: Policy, kind: ClockKind): Deadline | undefined {
  if (kind !== 'acknowledge') return policy.clocks[kind] ?? (kind === 'contact' ? AGREED_CALL : undefined)
  const { counts, within, ...rest } = policy.acknowledgement
  const rule: Rule =
    counts === 'business' ? { kind: 'business', for: within } : { kind: 'elapsed', for: within, restDays: 'none' }
  return { rule, ...rest }
}

/**
 * Whether neither working hours nor quiet hours hold a clock: in a crisis none of them (R001-039), of a major complaint
 * those that the policy names (R004-013), and whoever is asked while the customer waits is asked now (R004-064).
 */
export const isUrgent = ({ severity: { major } }: Policy, kind: ClockKind, severity: Severity): boolean =>
  severity === 'crisis' || kind === 'urge' || (severity === 'major' && major.realTime.some((one) => one === kind))

/** What the rule of a clock means: the date, and the hour where one was agreed with the customer. */
export interface Meant {
  date?: string
  /** "HH:mm" */
  hour?: string
}

/** @param day of a clock: "yyyy-MM-dd", an instant where an hour was agreed, or null where its rule means none */
export function meantBy(day: string | null, zone: string): Meant {
  if (day === null) return {}
  if (!day.includes('T')) return { date: day }
  return { date: localDayOf(new Date(day), zone), hour: localTimeOf(new Date(day), zone) }
}

/** The rule by which a clock counts; the span of an `urgent` one is real time, and an hour that was agreed takes the rule's place. */
export function ruleFor(policy: Policy, kind: ClockKind, urgent: boolean, hour?: string): Rule | undefined {
  if (hour !== undefined) return { kind: 'onDayAt', at: hour }
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
