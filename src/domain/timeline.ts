/** The timeline: what happened to a complaint or a visit, one entry per change, never altered. */
import type { Db } from '../store/store.js'

export interface Entry {
  complaintId?: number
  visitId?: number
  /** Absent for what the bot did by itself. */
  personId?: number
  /** A key under `timeline.` in prompts/, worded with `details`. */
  what: string
  details?: Record<string, string | number | string[]>
  at: Date
}

export function record(db: Db, entry: Entry): void {
  db.sql.insert('TimelineEntry', { ...entry, details: entry.details ?? {} })
}
