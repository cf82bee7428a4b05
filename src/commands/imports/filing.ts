/** What a table is filed on: the brand with its calendar, and the days of which everybody has the schedule already. */
import type { BrandHere } from '../../core/commands/command.js'
import { calendarOf } from '../../domain/calendar/brand-calendar.js'
import type { Filing } from '../../domain/imports/filing.js'
import type { Table } from '../../domain/imports/table.js'
import { type Rules, zoneOf } from '../../domain/policy/rules.js'
import { isPosted } from '../../domain/visits/posted-days.js'
import type { Db } from '../../store/store.js'

/** @param by person id */
export async function filingOn(
  { db, rules, brand, by, at }: { db: Db; rules: Rules; brand: BrandHere; by: number; at: Date },
  table: Table,
): Promise<Filing> {
  const calendar = calendarOf(db, rules.policy, zoneOf(rules, brand), brand)
  const posted = new Set<string>()
  for (const { kind, day } of table.kind === 'bookings' ? distinct(table.rows) : [])
    if (await isPosted(db, brand.id, calendar, day, kind)) posted.add(`${kind} ${day}`)
  return { db, brand, calendar, policy: rules.policy, posted, by, at }
}

const distinct = <Row extends { kind: string; day: string }>(rows: Row[]): Row[] => [
  ...new Map(rows.map((row) => [`${row.kind} ${row.day}`, row])).values(),
]
