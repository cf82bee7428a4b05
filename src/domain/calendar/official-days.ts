/** The mainland's official holidays and make-up days, for the years that the chinese-days tables really hold. */
import tables from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { LocalDay } from './local-day.js'

export interface OfficialDay {
  /** True on a make-up day, false on a holiday. */
  works: boolean
  /** The holiday it belongs to, as an id such as `spring_festival`; its names are in prompts. */
  holiday: string
}

// The tables themselves rather than the functions over them, whose answers depend on the zone of the process.
// By date, "English name,Chinese name,days".
const { holidays, workdays }: Record<'holidays' | 'workdays', Record<LocalDay, string>> = tables

/** What the tables say of this very date; undefined on ordinary days and in years without a table. */
export function officialDay(day: LocalDay): OfficialDay | undefined {
  const names = workdays[day] ?? holidays[day]
  if (!names) return undefined
  const english = names.slice(0, names.indexOf(','))
  return { works: day in workdays, holiday: english.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_') }
}

/** Whether there is a table for the year: National Day rests in every year, so where it is missing all is. */
export function isOfficialYear(year: string): boolean {
  return `${year}-10-01` in holidays
}
