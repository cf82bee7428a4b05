/** The plain data a calendar is made of, as it stands in a policy file and in the rows of a brand. */
import { IANAZone } from 'luxon'
import { z } from 'zod'

/** Working hours within one day, local `HH:mm`; `to` may be `24:00`. */
export interface Hours {
  from: string
  to: string
}

/** Reads `09:00-12:00`. */
export function readHours(text: string): Hours {
  return { from: text.slice(0, 5), to: text.slice(6) }
}

const time = String.raw`([01]\d|2[0-3]):[0-5]\d`

/** One or more periods of a day, each after the one before. */
const hours = z
  .array(z.string().regex(new RegExp(`^${time}-(${time}|24:00)$`)))
  .min(1)
  .refine((periods) =>
    periods.map(readHours).every(({ from, to }, i, all) => from < to && from >= (all[i - 1]?.to ?? '00:00')),
  )

const WEEK = [1, 2, 3, 4, 5, 6, 7]
const isoWeekday = z.int().min(1).max(7)

/**
 * The defaults are the calendar of a brand without its own: Monday to Friday 09:00-18:00, with the mainland's
 * holidays and make-up days.
 */
export const calendarPlan = z.strictObject({
  zone: z
    .string()
    .refine((zone) => IANAZone.isValidZone(zone))
    .default('Asia/Shanghai'),
  hours: hours.default(['09:00-18:00']),
  /** Other hours on some weekdays, by ISO number: `{ 6: [10:00-16:00] }`. */
  weekdayHours: z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), hours).default({}),
  /** Hours of a make-up day, official or the brand's own; the usual hours unless given. */
  makeUpHours: hours.optional(),
  workingWeekdays: z.array(isoWeekday).default([1, 2, 3, 4, 5]),
  /** The brand's own weekly rest as ISO weekdays, `1` or `6,7`; unless empty it takes the place of the above. */
  weeklyRest: z
    .string()
    .regex(/^([1-7](,[1-7])*)?$/)
    .default(''),
  publicHolidays: z.boolean().default(true),
  /** Single dates on which the brand differs; each wins over everything else. */
  days: z.array(z.object({ day: z.iso.date(), works: z.boolean() })).default([]),
})

export type CalendarPlan = z.input<typeof calendarPlan>

/** The weekdays that work; refused when there is none, for then nothing would ever be due. */
export const readPlan = calendarPlan
  .transform(({ workingWeekdays, weeklyRest, ...plan }) => ({
    ...plan,
    workingWeekdays: weeklyRest ? WEEK.filter((weekday) => !weeklyRest.includes(String(weekday))) : workingWeekdays,
  }))
  .refine((plan) => plan.workingWeekdays.length > 0)
