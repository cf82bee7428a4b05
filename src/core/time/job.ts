/** How a timed job is declared: once a day and brand, at an hour of the policy, made late when the process was down. */
import type { Db } from '../../store/store.js'
import type { BrandHere } from '../commands/command.js'
import type { Draft } from '../posts/draft.js'

export interface JobRun<Rules> {
  db: Db
  rules: Rules
  brand: BrandHere
  /** The day of business it is for, "yyyy-MM-dd" in the brand's zone. */
  day: string
  now: Date
}

export interface Job<Rules> {
  name: string
  /** Only reminds of something, or is made up for by what comes after: nobody is told when it was missed. */
  minor?: true
  /** Local times "HH:mm": when it is due, and until when a missed run is still made; undefined where the rules know no such job. */
  times(rules: Rules): { at: string; catchUpUntil: string } | undefined
  /** Read once for a brand, then asked for many days, "yyyy-MM-dd". */
  runsOn(db: Db, rules: Rules, brand: BrandHere): (day: string) => boolean
  /** Runs inside a transaction together with its posts; no network. The posts say by themselves that they are late. */
  run(run: JobRun<Rules>): Promise<Draft[]>
}

export const defineJob = <Rules>(job: Job<Rules>): Job<Rules> => job
