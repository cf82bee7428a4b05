/** The draft of tomorrow: the visits of the next post, and what the planners still have to say of them (R003-013, R003-022). */
import type { Db } from '../../store/store.js'
import type { LocalDay } from '../calendar/local-day.js'
import { type Flaw, flawsOf } from './flaws.js'
import { heldUntil, type ListedVisit, visitsOn } from './listed.js'
import { type Days, POST_SCHEDULE } from './posted-days.js'
import { takeStep } from './steps.js'

export const DRAFTED_KINDS = ['delivery', 'installation'] as const
export type DraftedKind = (typeof DRAFTED_KINDS)[number]

/** Who confirms which part of it. */
export const PLANNER_OF = { delivery: 'install_assistant', installation: 'install_manager' } as const

export interface DraftVisit extends ListedVisit {
  flaws: Flaw[]
}

export interface PlanDraft {
  /** All but those on hold. */
  count: number
  /** Nobody has confirmed them. */
  left: DraftVisit[]
  held: ListedVisit[]
}

export function draftOf(db: Db, brandId: number, days: Days, kind: DraftedKind): PlanDraft {
  const flaws = flawsOf(db, brandId, days, kind)
  const visits = visitsOn(db, brandId, days, kind).filter(({ held }) => !held)
  const left = visits.filter(isLeft).map((visit) => ({ ...visit, flaws: flaws.get(visit.id) ?? [] }))
  return { count: visits.length, left, held: heldUntil(db, brandId, days.to, kind) }
}

const isLeft = ({ state }: ListedVisit): boolean => state === 'booked' || state === 'drafted'

/** Puts what is booked for these days into the draft. */
export function makeDraft(db: Db, brandId: number, days: Days, kind: DraftedKind, at: Date): void {
  for (const visit of visitsOn(db, brandId, days, kind)) if (!visit.held) takeStep(db, { visit, step: 'draft', at })
}

/** Whether the post for which a draft was made on `day` is already out: then its draft is history. */
export const isDraftOver = (db: Db, brandId: number, day: LocalDay): boolean =>
  db.sql.get(
    'SELECT 1 FROM "Run" WHERE "job" = ? AND "brandId" = ? AND "day" = ?',
    ...[POST_SCHEDULE, brandId, day],
  ) !== undefined
