/** What a line of a table is filed on, and what became of it. */
import type { Db } from '../../store/store.js'
import type { Calendar } from '../calendar/calendar.js'
import type { Filed } from '../customers/customer.js'
import type { Policy } from '../policy/schema.js'
import type { Remark } from './table.js'

export interface Filing {
  db: Db
  brand: { id: number; name: string }
  calendar: Calendar
  policy: Policy
  /** "kind day" of every schedule that everybody reads already. */
  posted: ReadonlySet<string>
  /** Person id. */
  by: number
  at: Date
}

/** The line's own number is added by whoever counts them. */
export type LineFiled = Filed | Omit<Remark, 'line'>
