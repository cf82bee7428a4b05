/** Which days of a job are due, which is next: from the last run that stands in the store. */
import { DateTime } from 'luxon'
import type { Db } from '../../store/store.js'
import { timeZone } from '../../time-zone.js'
import type { BrandHere } from '../commands/command.js'
import type { Job } from './job.js'

export interface JobDay {
  brand: BrandHere
  day: string
  /** "HH:mm" */
  time: string
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
  const times = job.times(rules)
  for (const { createdAt, lastDay, ...brand } of times ? brandsOf(db, job.name) : []) {
    const zone = timeZone(zoneOf(brand))
    const born = new Date(createdAt)
    const isOn = job.runsOn(db, rules, brand)
    for (const day of daysFrom(lastDay, born, zone, now)) {
      // Asked first, as most days of most jobs are none of theirs: instants of a zone are dear.
      if (!times || !isOn(day)) continue
      const local = (time: string) => DateTime.fromISO(`${day}T${time}`, { zone }).toJSDate()
      const dueAt = local(times.at)
      if (dueAt <= born) continue
      if (dueAt <= now) due.push({ brand, day, time: times.at, dueAt, until: local(times.catchUpUntil) })
      else {
        if (!next || dueAt < next) next = dueAt
        break
      }
    }
  }
  return { due, next }
}

/** The days that come into question, "yyyy-MM-dd", in their order. */
function* daysFrom(lastDay: string | null, born: Date, zone: ReturnType<typeof timeZone>, now: Date) {
  const today = DateTime.fromJSDate(now, { zone }).toISODate() as string
  const first = lastDay ? plusDays(lastDay, 1) : (DateTime.fromJSDate(born, { zone }).toISODate() as string)
  const earliest = plusDays(today, -HORIZON_DAYS)
  const last = plusDays(today, HORIZON_DAYS)
  for (let day = first > earliest ? first : earliest; day <= last; day = plusDays(day, 1)) yield day
}

const DAY_MS = 86_400_000
const plusDays = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10)
