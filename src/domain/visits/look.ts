/** How a visit stands for whoever reads of it: its state, or what keeps it from going on. */
import type { VisitState } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import { openLeftovers } from './leftover.js'
import { mayStep } from './steps.js'
import { isSuspended } from './suspend.js'
import type { VisitRow } from './visit.js'

export type VisitLook = VisitState | 'held' | 'suspended' | 'short' | 'damaged'

const OVER: readonly VisitState[] = ['done', 'reported', 'called']

export function lookOf(db: Db, visit: Pick<VisitRow, 'id' | 'state' | 'held' | 'stock'>): VisitLook {
  const { id, state, held, stock } = visit
  if (held && state === 'booked') return isSuspended(db, id) ? 'suspended' : 'held'
  if (mayStep('leave', visit) && (stock === 'short' || stock === 'damaged')) return stock
  return OVER.includes(state) && openLeftovers(db, id).length > 0 ? 'leftover' : state
}
