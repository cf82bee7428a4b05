/** Complaints for whoever looks up the number of a contract. */
import { type DraftBlock, list } from '../../core/posts/draft.js'
import { complaintsOfContract } from '../../domain/complaints/intake-contract.js'
import type { StaffHere } from '../define.js'

const MOST = 5

/** The newest by a part of the number. */
export function contractsFound({ db, brand }: StaffHere, part: string): DraftBlock[] {
  const found = complaintsOfContract(db, brand.id, part, MOST)
  if (found.length === 0) return []
  const lines = found.map(({ code, customer, contract, state }) => ({
    key: 'intake.contractLine',
    values: { code, customer, contract, state: { key: `complaint.state.${state}` } },
  }))
  return [list(lines, { key: 'intake.contractFound' })]
}
