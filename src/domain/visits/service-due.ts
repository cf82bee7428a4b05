/** Service calls after which nobody was at the door within the time of the policy: when that is over, to the minute (R003-032). */
import type { Db } from '../../store/store.js'
import { calendarOf } from '../calendar/brand-calendar.js'
import { due } from '../clocks/due.js'
import { afterQuietHours } from '../ladder/quiet-hours.js'
import { type Rules, zoneOf } from '../policy/rules.js'
import { record } from '../timeline.js'
import { type ListedVisit, waitingServiceCalls } from './listed.js'

interface BrandRow {
  id: number
  name: string
  zone: string | null
  weeklyRest: string
}

export interface LateCalls {
  brand: BrandRow
  visits: ListedVisit[]
}

/** The next instant at which somebody is told of one; nobody is in the quiet hours. Undefined where the policy sets no time. */
export function nextServiceDue(db: Db, rules: Rules): Date | undefined {
  if (!rules.policy.visits.serviceWithin) return undefined
  const instants = brandsOf(db).flatMap((brand) => {
    // Who called first is late first.
    const [first] = waitingServiceCalls(db, brand.id, 1)
    const at = first && ringsAt(db, rules, brand, first)
    return at ? [at.getTime()] : []
  })
  return instants.length > 0 ? new Date(Math.min(...instants)) : undefined
}

/** By brand those that have become late since; each is told of once. */
export function takeLate(db: Db, rules: Rules, now: Date): LateCalls[] {
  if (!rules.policy.visits.serviceWithin) return []
  return brandsOf(db).flatMap((brand) => {
    const visits = waitingServiceCalls(db, brand.id).filter((visit) => {
      const at = ringsAt(db, rules, brand, visit)
      return at !== undefined && at <= now
    })
    for (const { id } of visits) record(db, { visitId: id, what: 'timeline-planning.late', at: now })
    return visits.length > 0 ? [{ brand, visits }] : []
  })
}

const brandsOf = (db: Db): BrandRow[] =>
  db.sql.all('SELECT "id", "name", "zone", "weeklyRest" FROM "Brand" ORDER BY "id"')

function ringsAt(db: Db, rules: Rules, brand: BrandRow, { createdAt }: ListedVisit): Date | undefined {
  const { policy } = rules
  const { serviceWithin: rule } = policy.visits
  const calendar = calendarOf(db, policy, zoneOf(rules, brand), brand)
  const dueAt = rule && due(rule, createdAt, calendar).dueAt
  return dueAt ? afterQuietHours(dueAt, policy.quietHours, calendar.zone) : undefined
}
