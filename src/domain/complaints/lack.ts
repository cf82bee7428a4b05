/** What may stand in the way of closing a complaint, and how a subject looks for it. */
import type { Db } from '../../store/store.js'
import type { Policy } from '../policy/schema.js'
import type { Complaint } from './complaint.js'

export interface Lack {
  /** A key under `lack.` in prompts/, worded with `details`. */
  what: string
  details?: Record<string, string | number | string[]>
  /** Not even a manager's reason closes the complaint without it. */
  always?: true
}

export type Check = (db: Db, policy: Policy, complaint: Complaint) => Lack[]
