/** After every change of a complaint: its state is what its problems make of it, and the deadlines that run are those that state has. */
import type { Db } from '../../store/store.js'
import type { Rules } from '../policy/rules.js'
import type { ComplaintBrand } from './card.js'
import { settleDeadlines } from './deadlines/deadlines.js'
import { refreshState } from './state.js'

/** What a change of a complaint is made with. */
export interface Desk {
  rules: Rules
  brand: ComplaintBrand
}

export function settle(db: Db, { rules, brand }: Desk, complaintId: number, at: Date): void {
  refreshState(db, complaintId)
  settleDeadlines(db, rules, brand, complaintId, at)
}
