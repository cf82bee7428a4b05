/** The days of a month on which the report of the month before is drafted, called to mind, and due (R002-060). */
import type { Calendar } from '../calendar/calendar.js'
import { addDays, instantAt, type LocalDay } from '../calendar/local-day.js'
import { occurrences } from '../clocks/occurrences.js'

export interface ReportDays {
  /** The first working day. */
  draft: LocalDay
  /** The working day before it is due; missing where that would not come after the draft. */
  remind?: LocalDay
  /** The day of the policy, or the working day before it; never before the draft. */
  due: LocalDay
}

/** @param month "yyyy-MM" in which it is due @param by day of that month */
export function reportDays(calendar: Calendar, month: string, by: number): ReportDays {
  const first = `${month}-01`
  const draft = calendar.workingDayFrom(first)
  const rule = { kind: 'monthlyBy', day: by, at: 'closing', restDays: 'rollBack' } as const
  const { day } = occurrences(rule, instantAt(first, '00:00', calendar.zone), calendar).next().value
  // A day that rolls back out of the month would come before there is anything to report.
  const due = day.startsWith(month) && day > draft ? day : draft
  const remind = calendar.previousWorkingDay(due)
  return remind > draft ? { draft, remind, due } : { draft, due }
}

/** The month that is reported on, "yyyy-MM". */
export const monthBefore = (day: LocalDay): string => addDays(`${day.slice(0, 7)}-01`, -1).slice(0, 7)
