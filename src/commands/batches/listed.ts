/** Batches with the shares of their faults: the latest of a brand, or one with its complaints. */
import { UserMistake } from '../../core/errors.js'
import { type Draft, list, text as say } from '../../core/posts/draft.js'
import { latestShares, sharesOf } from '../../domain/batches/batch.js'
import type { StaffHere } from '../define.js'
import { codesSaid, faultSaid, shareSaid } from './told.js'

const MOST_LISTED = 20

export function latestBatches({ db, brand }: StaffHere): Draft {
  const shares = latestShares(db, brand.id, MOST_LISTED)
  if (shares.length === 0) return { blocks: [say('batch.none')] }
  return { blocks: [say('batch.title', { brand: brand.name }), list(shares.map(faultSaid))] }
}

/** @throws UserMistake when nothing was marked with it */
export function oneBatch(context: StaffHere, batch: string): Draft {
  const shares = sharesOf(context.db, context.brand.id, batch)
  if (shares.length === 0) throw new UserMistake({ key: 'batch.noneOf', values: { batch } })
  const lines = shares.map((share) => ({
    key: 'batch.line',
    values: { fault: share.fault, share: shareSaid(share), ...codesSaid(context, share) },
  }))
  return { blocks: [say('batch.one', { batch }), list(lines)] }
}
