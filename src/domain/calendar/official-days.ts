/** The mainland's official holidays and make-up days, for the years that the chinese-days tables really hold. */
import chineseDays from 'chinese-days'
import type { LocalDay } from './local-day.js'

export interface OfficialDay {
  /** True on a make-up day, false on a holiday. */
  works: boolean
  /** The holiday it belongs to, as an id such as `spring_festival`; its names are in prompts. */
  holiday: string
}

/** What the tables say of this very date; undefined on ordinary days and in years without a table. */
export function officialDay(day: LocalDay): OfficialDay | undefined {
  // Noon, because the library reads a bare date as UTC and shows it in the zone of the process.
  const { name, work } = chineseDays.getDayDetail(`${day}T12:00`)
  // Listed days are named "English,Chinese,days"; all others just by their weekday.
  const [english, listed] = name.split(',')
  if (!english || listed === undefined) return undefined
  return { works: work, holiday: english.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_') }
}

/** Whether there is a table for the year: National Day rests in every year, so where it is missing all is. */
export function isOfficialYear(year: string): boolean {
  return officialDay(`${year}-10-01`) !== undefined
}
