/** A visit goes ahead although its goods were said to come later: they are here, or somebody says so (R003-005). */
import type { Draft } from '../../core/posts/draft.js'
import { goodsCame } from '../../domain/visits/delayed.js'
import { type VisitRow, WITH_CUSTOMER } from '../../domain/visits/visit.js'
import { lateCalls } from '../calls/late.js'
import type { StaffHere } from '../define.js'
import { listEdits } from '../plan/lists.js'
import { delayEdits } from './delay-post.js'

/** What is asked of the customer before it is wanted again. */
export const delayOver = (context: StaffHere, visit: VisitRow): Draft[] => [
  ...lateCalls(context, 'takenUp', visit),
  ...delayEdits(context, visit.customerId),
]

/** All of these orders (row ids) is here: what waited for it. */
export async function visitsGoOn(context: StaffHere, orders: readonly number[]): Promise<Draft[]> {
  const { db, person, now } = context
  const ids = orders.flatMap((order) => goodsCame(db, order, { by: person.id, at: now }))
  const visits = await db.visit.findMany({ where: { id: { in: ids } }, include: WITH_CUSTOMER, orderBy: { id: 'asc' } })
  const kinds = new Set(visits.map(({ kind }) => kind))
  return [
    ...[...kinds].flatMap((kind) => listEdits(context, kind)),
    ...visits.flatMap((visit) => delayOver(context, visit)),
  ]
}
