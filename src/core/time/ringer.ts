/** Something that rings at instants which stand in the store: the scheduler asks when, waits, and lets it ring. */
import type { Db } from '../../store/store.js'
import type { Draft } from '../posts/draft.js'

export interface Ringer<Rules> {
  name: string
  /** The next instant at which something is to do; undefined when nothing is. */
  next(db: Db): Date | undefined
  /** Does all that is due by `now`, in the transaction of `db`; a second ring at the same instant finds nothing. */
  ring(at: { db: Db; rules: Rules; now: Date }): Promise<Draft[]>
}
