/** What a timeline tells of a complaint, in the shape in which its rows are compared with it. */
import type { ProblemState } from '../../src/domain/complaints/state.js'

export interface Replayed {
  severity: string
  round: number
  paused: boolean
  closed: boolean
  /** What it turned out to be. */
  outcome: string | null
  /** Of what a regulator handed on: whether a rule was broken, and whether that was told. */
  breach: boolean | null
  reported: boolean
  problems: ReplayedProblem[]
  claims: ReplayedClaim[]
  /** Those that wait, in their order. */
  approvals: ReplayedApproval[]
  /** The boxes of this round, in the order in which they were signed. */
  signed: string[]
  /** The points that were decided, by their ids. */
  points: Record<string, 'confirmed' | 'waived'>
  /** The rewards, by their ids. */
  awards: Record<string, 'proposed' | 'granted' | 'declined'>
  /** Whether it was put before the personnel board. */
  board: boolean
  secret: boolean
  /** The names of those whom it is about, in their order. */
  accused: string[]
}

export interface ReplayedProblem {
  department: string
  state: ProblemState
  plan: string | null
  promisedDay: string | null
  solution: string | null
  cause: string[] | null
  causeDetail: string | null
  root: boolean
  fault: string | null
  batch: string | null
}

export interface ReplayedClaim {
  kind: string
  yuan: number
  department: string
  state: string
}

export interface ReplayedApproval {
  id: number
  kind: string
  /** Of the problem or of the claim. */
  number: number | null
}

/** What a timeline is read with: the levels at which plans are approved (it does not tell when nobody need any more). */
export interface Story extends Replayed {
  gated: readonly string[]
  /** What was asked, by the approval that waits for it. */
  questions: Map<number, string>
}

/** The details of all entries together; each has some of them. */
export interface Details {
  number: number
  department: string
  departments: string[]
  to: string
  tries: number
  plan: string
  words: string
  day: string
  solution: string
  round: number
  approval: number
  state: 'waiting' | 'approved' | 'rejected'
  escalation: string
  kind: string
  yuan: number
  levels: string[]
  detail: string
  batch: string
  box: string
  entry: number
  award: number
  accused: string
}

export interface Entry {
  what: string
  details: Details
}

export type Change = (story: Story, details: Details) => void
