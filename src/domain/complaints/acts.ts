/** What may be done to a problem in which states: the one table of it. Who may, the commands say. */
import type { ProblemState } from './state.js'

export const ACTS = {
  /** The department signs "we know" (R000-022). */
  ack: ['routed'],
  /** It belongs to another department, as may turn out when the customer is called (R000-021). */
  route: ['routed', 'acknowledged', 'contacted'],
  /** The department calls the customer (R004-018). */
  call: ['acknowledged', 'contacted', 'planned', 'approved', 'doing', 'solved'],
  /** What it will do, and by when; the work has not begun (R000-024). */
  plan: ['acknowledged', 'contacted', 'planned'],
  /** It is done; without a plan as well, by whoever can help at once (R002-026). */
  solve: ['acknowledged', 'contacted', 'planned', 'approved', 'doing'],
  /** The customer says whether it helped (R004-027). */
  verify: ['solved'],
} as const satisfies Record<string, readonly ProblemState[]>

export type Act = keyof typeof ACTS

export const isReadyFor = (act: Act, { state }: { state: ProblemState }): boolean =>
  ACTS[act].some((one) => one === state)
