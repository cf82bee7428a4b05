/** Something that a complaint waits for: one kind of deadline. */
import type { Db } from '../../../store/store.js'
import type { Subject } from '../../ladder/clock.js'
import type { Policy } from '../../policy/schema.js'
import type { Standing } from './standing.js'

/** Whose it is, where it is not the whole complaint's. */
export type Of = Partial<Pick<Subject, 'departmentId' | 'problemId' | 'day'>>

export interface Wait {
  /** Everything that waits as things stand, whether or not the policy sets a time for it; nothing is asked of a closed complaint. */
  wanted(db: Db, complaint: Standing, policy: Policy): Of[]
  /** Whether what it waited for has come about, once it is not wanted any more; else it was dropped: moved away, changed, closed. */
  isKept(db: Db, complaint: Standing, clock: Subject & { startedAt: string }, policy: Policy): boolean
}
