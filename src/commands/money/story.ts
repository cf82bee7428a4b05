/** What `show` says of the money of a complaint. */
import { type DraftBlock, list } from '../../core/posts/draft.js'
import { claimsOf } from '../../domain/money/claims.js'
import type { Db } from '../../store/store.js'
import { claimSaid } from './said.js'

export function moneyBlock(db: Db, complaintId: number): DraftBlock[] {
  const claims = claimsOf(db, complaintId)
  const lines = claims.map((claim) => {
    const { reason, department, state } = claim
    const values = { claim: claimSaid(claim), state: { key: `money.state.${state}` }, department, reason }
    return { key: reason === '' ? 'money.line' : 'money.lineBecause', values }
  })
  return lines.length > 0 ? [list(lines, { key: 'money.title' })] : []
}
