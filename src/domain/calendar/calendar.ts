/** The working-day calendar of a brand: which days work, and when they open and close. Pure, without a present time. */
import { addDays, instantAt, type LocalDay, weekday } from './local-day.js'
import { isOfficialYear, officialDay } from './official-days.js'
import { type CalendarPlan, type Hours, readHours, readPlan } from './plan.js'

/** Why a day rests: a public holiday by its id, the weekly rest day, or a day of the brand's own. */
export type Rest = { kind: 'holiday'; holiday: string } | { kind: 'weekly' } | { kind: 'own' }

/** Whether a day works. */
export interface DayFacts {
  rest: Rest | null
  /** No official data for this day: it may yet become a holiday or a make-up day. */
  provisional: boolean
}

/** A stretch of real time, `to` not included. */
export interface Period {
  from: Date
  to: Date
}

export class Calendar {
  /** A rest day has hours too: those it would have, for what is due "at closing" whether it works or not. */
  constructor(
    readonly zone: string,
    readonly look: (day: LocalDay) => DayFacts,
    private readonly hours: (day: LocalDay) => Hours[],
  ) {}

  isWorkingDay(day: LocalDay): boolean {
    return this.look(day).rest === null
  }

  isProvisional(day: LocalDay): boolean {
    return this.look(day).provisional
  }

  /** The working time of a day as instants; none on a rest day. */
  workingPeriods(day: LocalDay): Period[] {
    if (!this.isWorkingDay(day)) return []
    return this.hours(day).map(({ from, to }) => ({
      from: instantAt(day, from, this.zone),
      to: instantAt(day, to, this.zone),
    }))
  }

  /** When the first period begins; on a rest day, when it would. */
  opening(day: LocalDay): Date {
    return instantAt(day, this.hours(day)[0]?.from ?? '00:00', this.zone)
  }

  /** When the last period ends; on a rest day, when it would. */
  closing(day: LocalDay): Date {
    return instantAt(day, this.hours(day).at(-1)?.to ?? '24:00', this.zone)
  }

  /** The day itself if it works, else the nearest working day after it, or before it with `step` -1. */
  workingDayFrom(day: LocalDay, step: 1 | -1 = 1): LocalDay {
    let found = day
    while (!this.isWorkingDay(found)) found = addDays(found, step)
    return found
  }

  nextWorkingDay(day: LocalDay): LocalDay {
    return this.workingDayFrom(addDays(day, 1))
  }

  previousWorkingDay(day: LocalDay): LocalDay {
    return this.workingDayFrom(addDays(day, -1), -1)
  }

  /** The n-th working day after `day`, before it when n is negative; the start day never counts. */
  addWorkingDays(day: LocalDay, n: number): LocalDay {
    let found = day
    for (let i = 0; i < Math.abs(n); i++) found = n > 0 ? this.nextWorkingDay(found) : this.previousWorkingDay(found)
    return found
  }

  /** The same calendar, telling `asked` of each day that it is asked whether it works: what a deadline depends on. */
  watched(asked: (day: LocalDay, facts: DayFacts) => void): Calendar {
    const look = (day: LocalDay) => {
      const facts = this.look(day)
      asked(day, facts)
      return facts
    }
    return new Calendar(this.zone, look, this.hours)
  }
}

/**
 * Makes a calendar from plain data (R003-040). The brand's own dates win over official ones, a make-up day over any
 * rest, a public holiday over the week. Throws a ZodError when the plan makes no sense.
 */
export function makeCalendar(given: CalendarPlan = {}): Calendar {
  const plan = readPlan.parse(given)
  const own = new Map(plan.days.map(({ day, works }) => [day, works]))
  const official = (day: LocalDay) => (plan.publicHolidays ? officialDay(day) : undefined)
  const decreed = (day: LocalDay) => own.get(day) ?? official(day)?.works

  function rest(day: LocalDay): Rest | null {
    const works = decreed(day) ?? plan.workingWeekdays.includes(weekday(day))
    if (works) return null
    if (own.has(day)) return { kind: 'own' }
    const holiday = official(day)?.holiday
    return holiday ? { kind: 'holiday', holiday } : { kind: 'weekly' }
  }

  function hours(day: LocalDay): string[] {
    if (decreed(day)) return plan.makeUpHours ?? plan.hours
    return plan.weekdayHours[String(weekday(day)) as '1'] ?? plan.hours
  }

  function provisional(day: LocalDay): boolean {
    return plan.publicHolidays && !own.has(day) && !isOfficialYear(day.slice(0, 4))
  }

  return new Calendar(
    plan.zone,
    (day) => ({ rest: rest(day), provisional: provisional(day) }),
    (day) => hours(day).map(readHours),
  )
}
