/** What may happen to a visit in which states, and what becomes of it: the one table of it. Who may, the commands say. */
import type { VisitState } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import { type Entry, record } from '../timeline.js'

/** Nobody is on the way yet. */
export const PLANNED = ['booked', 'drafted', 'confirmed'] as const satisfies readonly VisitState[]
/** Everybody reads it in the schedule. */
export const PUBLISHED = ['posted', 'stocked', 'underway'] as const satisfies readonly VisitState[]
const OVER = ['done', 'failed', 'leftover'] as const satisfies readonly VisitState[]

export const STEPS = {
  /** Into the draft of tomorrow (R003-013, R003-022). */
  draft: { from: ['booked'], to: 'drafted' },
  /** The planners are content with it. */
  confirm: { from: ['booked', 'drafted'], to: 'confirmed' },
  /** Its goods come later: they look at it again (R003-005). */
  delay: { from: ['confirmed'], to: 'drafted' },
  /** In the schedule that everybody reads (R003-015). */
  post: { from: PLANNED, to: 'posted' },
  /** The warehouse has said how its goods stand (R003-018). */
  stock: { from: ['posted', 'stocked'], to: 'stocked' },
  /** The crew is on the way and has called ahead (R003-017, R003-034). */
  leave: { from: [...PLANNED, 'posted', 'stocked'], to: 'underway' },
  done: { from: [...PLANNED, ...PUBLISHED], to: 'done' },
  /** It was not done, only marked so. */
  takeBack: { from: ['done'], to: 'posted' },
  /** Nothing could be done there. */
  fail: { from: PUBLISHED, to: 'failed' },
  /** Done but for what is missing (R003-007). */
  leftover: { from: [...PLANNED, ...PUBLISHED, 'done'], to: 'leftover' },
  /** It cannot go on before something else is settled, and is planned anew then (R003-045). */
  suspend: { from: [...PLANNED, ...PUBLISHED], to: 'booked' },
  /** The feedback sheet is in (R003-023, R003-037). */
  report: { from: OVER, to: 'reported' },
  /** The customer was called afterwards (R003-025, R003-038). */
  call: { from: [...OVER, 'reported'], to: 'called' },
  cancel: { from: [...PLANNED, ...PUBLISHED], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly VisitState[]; to: VisitState }>

export type Step = keyof typeof STEPS

export const mayStep = (step: Step, { state }: { state: VisitState }): boolean =>
  STEPS[step].from.some((one) => one === state)

export interface Stepping {
  visit: { id: number; state: VisitState }
  step: Step
  /** Person id; absent for what a job does. */
  by?: number
  at: Date
  /** Of the line of its timeline, where that is not `timeline-visit.<the new state>`. */
  entry?: Pick<Entry, 'what' | 'details'>
}

/** Takes the step and tells the timeline; false when somebody was quicker, or it is not its turn. */
export function takeStep(db: Db, { visit, step, by, at, entry }: Stepping): boolean {
  if (!mayStep(step, visit)) return false
  const { to } = STEPS[step]
  const changed = db.sql.run(`UPDATE "Visit" SET "state" = ? WHERE "id" = ? AND "state" = ?`, to, visit.id, visit.state)
  if (changed === 0) return false
  record(db, { visitId: visit.id, personId: by, what: `timeline-visit.${to}`, ...entry, at })
  return true
}
