/** The times during which the clocks of a complaint stand still. */
import type { Db } from '../../store/store.js'
import { type Pause, standstills } from '../clocks/running-time.js'

interface Row {
  fromAt: string
  toAt: string | null
}

/** All of them, the earliest first; an open one has no `to`. */
export const pausesOf = (db: Db, complaintId: number): Pause[] =>
  db.sql
    .all<Row>('SELECT "fromAt", "toAt" FROM "Pause" WHERE "complaintId" = ? ORDER BY "id"', complaintId)
    .map(({ fromAt, toAt }) => ({ from: new Date(fromAt), to: toAt === null ? null : new Date(toAt) }))

export const isOpen = ({ to }: Pause): boolean => !to

/** Milliseconds from one instant to another without what of the pauses lies between them. */
export function timeRun(pauses: Pause[], from: Date, to: Date): number {
  const [start, end] = [from.getTime(), to.getTime()]
  const still = standstills(pauses).map((one) => Math.min(one.to, end) - Math.max(one.from, start))
  return still.reduce((run, time) => run - Math.max(time, 0), end - start)
}
