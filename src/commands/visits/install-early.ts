/** Deliveries and installations that are changed apart: what is proposed follows the delivery, and what would be installed before its goods is named (R003-011). */
import { type Draft, text } from '../../core/posts/draft.js'
import { deliveryAhead, installationWithoutGoods } from '../../domain/visits/after-delivery.js'
import { slotOf, type VisitRow } from '../../domain/visits/visit.js'
import type { StaffHere } from '../define.js'
import { visitChoices } from './card.js'
import { proposalsAnew, proposalsGone } from './next-install.js'

/** @param visit as it is now; of a service visit nothing */
export async function movedApart(context: StaffHere, visit: VisitRow): Promise<Draft[]> {
  if (visit.kind === 'service') return []
  const early = await tooEarly(context, visit)
  return visit.kind === 'delivery' ? [...early, ...(await proposalsAnew(context, visit))] : early
}

/** @param visit as it was cancelled; of a delivery alone */
export async function cancelledApart(context: StaffHere, visit: VisitRow): Promise<Draft[]> {
  if (visit.kind !== 'delivery') return []
  const left = await installationWithoutGoods(context.db, visit.customerId)
  if (!left) return proposalsGone(context, visit)
  const values = { code: left.code, customer: left.customer.name, date: slotOf(left), delivery: visit.code }
  return [{ reply: false, blocks: [text('crew.install.alone', values), ...visitChoices(left, ['move', 'cancel'])] }]
}

/** An installation that stands before the delivery that is still to come. */
export async function tooEarly({ db }: StaffHere, { customerId }: VisitRow): Promise<Draft[]> {
  const early = await installationWithoutGoods(db, customerId)
  const delivery = early && (await deliveryAhead(db, early))
  if (!delivery) return []
  const values = {
    ...{ code: early.code, customer: early.customer.name, date: slotOf(early) },
    ...{ delivery: delivery.code, day: { day: delivery.day } },
  }
  return [{ reply: false, blocks: [text('crew.install.early', values), ...visitChoices(early, ['move'])] }]
}
