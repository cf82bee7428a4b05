/** The draft of tomorrow: the visits of the next post, and what the planners still have to say of them (R003-013, R003-022). */
import type { Db } from '../../store/store.js'
import type { LocalDay } from '../calendar/local-day.js'
import { type Flaw, type FlawsOf, flawsOf } from './flaws.js'
import { heldUntil, type ListedVisit, visitsOn } from './listed.js'
import { type Days, POST_SCHEDULE } from './posted-days.js'
import { takeStep } from './steps.js'

export const DRAFT_PLAN = 'draft-plan'

export const DRAFTED_KINDS = ['delivery', 'installation'] as const
export type DraftedKind = (typeof DRAFTED_KINDS)[number]

/** Who confirms which part of it. */
export const PLANNER_OF = { delivery: 'install_assistant', installation: 'install_manager' } as const

export interface DraftFor extends FlawsOf {
  kind: DraftedKind
}

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

export function draftOf(db: Db, of: DraftFor): PlanDraft {
  const { brandId, days, kind } = of
  const flaws = flawsOf(db, of)
  const visits = visitsOn(db, brandId, days, kind).filter(({ held }) => !held)
  const left = visits.filter(isLeft).map((visit) => ({ ...visit, flaws: flaws.get(visit.id) ?? [] }))
  return { count: visits.length, left, held: heldUntil(db, brandId, days.to, kind) }
}

export const isLeft = ({ state }: Pick<ListedVisit, 'state'>): boolean => state === 'booked' || state === 'drafted'

const HOLDING: readonly Flaw[] = ['unready', 'unasked', 'away', 'delayed']

/** Whether it may be confirmed with all the others: what its customer must have ready, goods that come later and whoever is on leave are seen to first (R003-005, R003-010, R003-041). */
export const goesWithAll = ({ flaws }: DraftVisit): boolean => !flaws.some((flaw) => HOLDING.includes(flaw))

/** Puts what is booked for these days into the draft. */
export function makeDraft(db: Db, brandId: number, days: Days, kind: DraftedKind, at: Date): void {
  for (const visit of visitsOn(db, brandId, days, kind)) if (!visit.held) takeStep(db, { visit, step: 'draft', at })
}

/** Whether one was made on `day`, be it that there was nothing to say of. */
export const isDraftMade = (db: Db, brandId: number, day: LocalDay): boolean =>
  db.sql.get(
    `SELECT 1 FROM "Run" WHERE "job" = ? AND "brandId" = ? AND "day" = ? AND "state" = 'done'`,
    ...[DRAFT_PLAN, brandId, day],
  ) !== undefined

/** Whether the post for which a draft was made on `day` is already out: then its draft is history. */
export const isDraftOver = (db: Db, brandId: number, day: LocalDay): boolean =>
  db.sql.get(
    'SELECT 1 FROM "Run" WHERE "job" = ? AND "brandId" = ? AND "day" = ?',
    ...[POST_SCHEDULE, brandId, day],
  ) !== undefined
