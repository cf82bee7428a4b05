/** The plain data a calendar is made of, as it stands in a policy file and in the rows of a brand. */
import { IANAZone } from 'luxon'
import { z } from 'zod'

/** Working hours within one day, local `HH:mm`; `to` may be `24:00`. */
export interface Hours {
  from: string
  to: string
}

/** Reads `09:00-12:00, 13:30-18:00`. */
export function readHours(text: string): Hours[] {
  return text.split(',').map((part) => {
    const [from = '', to = ''] = part.trim().split('-')
    return { from, to }
  })
}

const time = String.raw`([01]\d|2[0-3]):[0-5]\d`

/** One or more periods, each after the one before. */
const hours = z
  .string()
  .regex(new RegExp(String.raw`^${time}-(${time}|24:00)(,\s*${time}-(${time}|24:00))*$`))
  .refine((text) => {
    const times = readHours(text).flatMap(({ from, to }) => [from, to])
    return times.every((time, i) => i === 0 || (i % 2 ? time > (times[i - 1] ?? '') : time >= (times[i - 1] ?? '')))
  })

/**
 * The defaults are the calendar of a brand without its own: Monday to Friday 09:00-18:00, with the mainland's
 * holidays and make-up days. A shop open all week says `{ weeklyRest: '', publicHolidays: false }`.
 */
export const calendarPlan = z.strictObject({
  zone: z
    .string()
    .refine((zone) => IANAZone.isValidZone(zone))
    .default('Asia/Shanghai'),
  hours: hours.default('09:00-18:00'),
  /** Other hours on some weekdays, by ISO number: `{ 6: 10:00-16:00 }`. */
  weekdayHours: z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), hours).default({}),
  /** Hours of a make-up day, official or the brand's own; the usual hours unless given. */
  makeUpHours: hours.optional(),
  /** ISO weekdays that rest: `6,7`, `1`, or nothing. Never all seven. */
  weeklyRest: z.coerce
    .string<string | number>()
    .regex(/^([1-7](,[1-7]){0,5})?$/)
    .default('6,7'),
  publicHolidays: z.boolean().default(true),
  /** Single dates on which the brand differs; each wins over everything else. */
  days: z.array(z.object({ day: z.iso.date(), works: z.boolean() })).default([]),
})

export type CalendarPlan = z.input<typeof calendarPlan>
