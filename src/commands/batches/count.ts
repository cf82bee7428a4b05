/** How many units of a batch were delivered: said by those who can know it. */
import { Ask, NotAllowed, UserMistake } from '../../core/errors.js'
import { type Draft, list, text as say } from '../../core/posts/draft.js'
import { deliverBatch, sharesOf } from '../../domain/batches/batch.js'
import type { StaffHere } from '../define.js'
import { alarmPosts, faultSaid } from './told.js'

const COUNTERS = ['warehouse', 'after_sales', 'service', 'department_head'] as const

export function countBatch(context: StaffHere, batch: string | undefined, delivered: number | undefined): Draft[] {
  mustBeCounter(context)
  if (batch === undefined) throw new Ask('batch', { key: 'batch.which' })
  if (delivered === undefined) throw new Ask('delivered', { key: 'batch.howMany', values: { batch } })
  const { db, brand, now } = context
  if (!deliverBatch(db, brand.id, batch, delivered, now))
    throw new UserMistake({ key: 'batch.sameNumber', values: { batch, delivered } })
  const shares = sharesOf(db, brand.id, batch).map(faultSaid)
  const blocks = [say('batch.delivered', { batch, delivered }), ...(shares.length > 0 ? [list(shares)] : [])]
  return [{ blocks }, ...alarmPosts(context, batch)]
}

/** @throws NotAllowed */
export function mustBeCounter({ person }: StaffHere): void {
  if (!person.admin && !person.roles.some((role) => COUNTERS.some((one) => one === role)))
    throw new NotAllowed({ key: 'batch.notYoursToCount' })
}
