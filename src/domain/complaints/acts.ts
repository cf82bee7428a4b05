/** What may be done to a problem in which states: the one table of it. Who may, the commands say. */
import type { ProblemState } from './state.js'

const ANY = ['routed', 'acknowledged', 'contacted', 'planned', 'approved', 'doing', 'solved', 'signed'] as const

export const ACTS = {
  /** The department signs "we know" (R000-022). */
  ack: ['routed'],
  /** It belongs to another department, as may turn out when the customer is called (R000-021). */
  route: ['routed', 'acknowledged', 'contacted'],
  /** The department calls the customer (R004-018). */
  call: ['acknowledged', 'contacted', 'planned', 'approved', 'doing', 'solved'],
  /** What it will do, and by when; the work has not begun (R000-024). What was approved is approved anew. */
  plan: ['acknowledged', 'contacted', 'planned', 'approved'],
  /** It is judged for the first time, and the customer is promised a call (R004-052). */
  triage: ['routed', 'acknowledged', 'contacted', 'planned', 'approved', 'doing'],
  /** A department is asked at once, also after it was decided (R004-064). */
  urge: ANY,
  /** It is done; without a plan as well, by whoever can help at once (R002-026). */
  solve: ['acknowledged', 'contacted', 'planned', 'approved', 'doing'],
  /** The customer says whether it helped (R004-027). */
  verify: ['solved'],
  /** Why it came about, and which of several problems is the root (R004-062, R004-063). */
  cause: ANY,
  root: ANY,
  /** Whose fault it is (R000-031). */
  responsible: ANY,
  /** From which batch of the product it is, and what is wrong with it (R001-031). */
  batch: ANY,
} as const satisfies Record<string, readonly ProblemState[]>

export type Act = keyof typeof ACTS

export const isReadyFor = (act: Act, { state }: { state: ProblemState }): boolean =>
  ACTS[act].some((one) => one === state)
