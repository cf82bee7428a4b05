/** Who confirms which part of the draft: deliveries the installation assistant, installations the manager (R003-013, R003-022). */
import type { VisitKind } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import { presentOn } from '../people/leave.js'
import { peopleInRole } from '../people/role.js'
import { DRAFTED_KINDS, type DraftedKind, PLANNER_OF } from './draft.js'

/** Whoever is there on that day ("yyyy-MM-dd"), person ids; where nobody has the role, whoever plans the other part. */
export function plannersThere(db: Db, brandId: number, kind: DraftedKind, day: string): number[] {
  const there = (...kinds: readonly DraftedKind[]): number[] =>
    presentOn(
      db,
      brandId,
      kinds.flatMap((one) => peopleInRole(db, brandId, PLANNER_OF[one])),
      day,
    ).map(({ id }) => id)
  const own = there(kind)
  return own.length > 0 ? own : there(...DRAFTED_KINDS)
}

/** Whoever sends people out on visits of these kinds and is there on that day, person ids, each once. */
export function sendersThere(db: Db, brandId: number, kinds: readonly VisitKind[], day: string): number[] {
  const service = () => presentOn(db, brandId, peopleInRole(db, brandId, 'after_sales'), day).map(({ id }) => id)
  const all = kinds.flatMap((kind) => (kind === 'service' ? service() : plannersThere(db, brandId, kind, day)))
  return [...new Set(all)]
}
