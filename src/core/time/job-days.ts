/** Which days of a job are due, which is next: from the last run that stands in the store. */
import { DateTime } from 'luxon'
import type { Db } from '../../store/store.js'
import { timeZone } from '../../time-zone.js'
import type { BrandHere } from '../commands/command.js'
import type { Job } from './job.js'

export interface JobDay {
  brand: BrandHere
  day: string
  dueAt: Date
  /** Until when it is still made when it was missed. */
  until: Date
}

/** Looked ahead and back no further: a brand that rests longer than this starts anew. */
const HORIZON_DAYS = 60

interface BrandRow extends BrandHere {
  createdAt: string
  lastDay: string | null
}

const brandsOf = (db: Db, job: string): BrandRow[] =>
  db.sql.all<BrandRow>(
    `SELECT b."id", b."name", b."zone", b."weeklyRest", b."createdAt",
     (SELECT max("day") FROM "Run" WHERE "job" = ? AND "brandId" = b."id") AS "lastDay" FROM "Brand" b`,
    job,
  )

/** The first day of each brand that has not been run, when it lies after `now`; and all days that are due by `now`. */
export function jobDays<Rules>(db: Db, job: Job<Rules>, rules: Rules, zoneOf: (brand: BrandHere) => string, now: Date) {
  const due: JobDay[] = []
  let next: Date | undefined
  for (const row of brandsOf(db, job.name)) {
    for (const day of daysFrom(row, zoneOf(row), job.times(rules), now)) {
      if (!job.runsOn(db, rules, day.brand, day.day)) continue
      if (day.dueAt <= now) due.push(day)
      else {
        if (!next || day.dueAt < next) next = day.dueAt
        break
      }
    }
  }
  return { due, next }
}

function* daysFrom(
  row: BrandRow,
  zoneName: string,
  { at, catchUpUntil }: { at: string; catchUpUntil: string },
  now: Date,
) {
  const { createdAt, lastDay, ...brand } = row
  const zone = timeZone(zoneName)
  const born = new Date(createdAt)
  const today = DateTime.fromJSDate(now, { zone }).startOf('day')
  const first = lastDay
    ? DateTime.fromISO(lastDay, { zone }).plus({ days: 1 })
    : DateTime.fromJSDate(born, { zone }).startOf('day')
  const earliest = today.minus({ days: HORIZON_DAYS })
  let day = first > earliest ? first : earliest
  for (; day <= today.plus({ days: HORIZON_DAYS }); day = day.plus({ days: 1 })) {
    const text = day.toISODate() as string
    const local = (time: string) => DateTime.fromISO(`${text}T${time}`, { zone }).toJSDate()
    const dueAt = local(at)
    if (dueAt > born) yield { brand, day: text, dueAt, until: local(catchUpUntil) }
  }
}
