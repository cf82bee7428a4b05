/** Every kind of deadline a policy can name, as data; what each means stands at its function. */
import { z } from 'zod'
import { duration, milliseconds } from './duration.js'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** The hour of a day: when it closes or opens, or a given local time. */
const hour = z.union([z.enum(['closing', 'opening']), time])

/** For what has a start, also the local time of the start. */
const hourAfterStart = z.union([z.literal('sameTime'), hour])

/** What a rest day does: nothing, move the end to the next working day, or not count at all. */
const restDays = z.enum(['none', 'roll', 'skip']).default('none')

/** Whether only working days are meant. */
const workingDays = z.boolean().default(false)

const count = z.int().positive()

const elapsed = z.strictObject({ kind: z.literal('elapsed'), for: duration, restDays })

const business = z.strictObject({ kind: z.literal('business'), for: duration.refine((text) => !text.includes('d')) })

const workdays = z.strictObject({ kind: z.literal('workdays'), days: count, at: hourAfterStart.default('closing') })

const calendarDays = z.strictObject({
  kind: z.literal('calendarDays'),
  days: z.int().nonnegative(),
  restDays,
  at: hourAfterStart.default('closing'),
})

const window = z
  .strictObject({
    kind: z.literal('window'),
    from: z.int().nonnegative(),
    to: z.int().nonnegative(),
    restDays,
    opensAt: hour.default('opening'),
    at: hourAfterStart.default('closing'),
  })
  .refine((rule) => rule.from <= rule.to)

const nextDayAt = z.strictObject({ kind: z.literal('nextDayAt'), at: hourAfterStart, workingDays })

const dayBeforeAt = z.strictObject({ kind: z.literal('dayBeforeAt'), at: hour, workingDays })

const onDayAt = z.strictObject({ kind: z.literal('onDayAt'), at: hour })

/** `for` before a slot; with `longest` a window from `longest` before it to `for` before it. */
const leadTime = z
  .strictObject({ kind: z.literal('leadTime'), for: duration, longest: duration.optional() })
  .refine((rule) => !rule.longest || milliseconds(rule.longest) >= milliseconds(rule.for))

const daysAhead = z.strictObject({ kind: z.literal('daysAhead'), days: count, workingDays })

const dailyAt = z.strictObject({ kind: z.literal('dailyAt'), at: hour, workingDays })

const everyNDays = z.strictObject({ kind: z.literal('everyNDays'), days: count, at: hour.default('closing') })

const monthlyBy = z.strictObject({
  kind: z.literal('monthlyBy'),
  day: z.union([z.int().min(1).max(31), z.enum(['firstWorking', 'lastWorking'])]),
  at: hour.default('closing'),
  restDays: z.enum(['rollBack', 'none']).default('rollBack'),
})

const retainUntil = z.strictObject({ kind: z.literal('retainUntil'), years: count })

/** What comes again and again; the others come once. */
export const recurringRule = z.discriminatedUnion('kind', [dailyAt, everyNDays, monthlyBy])

/** A deadline as a policy writes it, e.g. `{ kind: elapsed, for: 30m }` or `{ kind: window, from: 5, to: 7 }`. */
export const rule = z.discriminatedUnion('kind', [
  elapsed,
  business,
  workdays,
  calendarDays,
  window,
  nextDayAt,
  dayBeforeAt,
  onDayAt,
  leadTime,
  daysAhead,
  dailyAt,
  everyNDays,
  monthlyBy,
  retainUntil,
])

export type Hour = z.infer<typeof hourAfterStart>
export type Rule = z.infer<typeof rule>
export type RecurringRule = z.infer<typeof recurringRule>
export type RuleOf<K extends Rule['kind']> = Extract<Rule, { kind: K }>
