/** The dealer's own numbers, times, departments and words: what a policy file may say, and what it means. */
import { z } from 'zod'
import { ROLE_NAMES } from '../people/role-names.js'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const duration = z.string().regex(/^\d+(m|h|d)$/)

/** Who is pinged on a step of the ladder; steps that name nobody are skipped. */
const ladderStep = z.strictObject({
  /** Per cent of the clock that is used up. */
  at: z.number().int().min(1),
  /** The n-th liaison of the department (2 is the deputy), its head, the head of another department, or a role. */
  who: z.union([
    z.strictObject({ liaison: z.number().int().min(1) }),
    z.literal('head'),
    z.strictObject({ headOf: z.string() }),
    z.strictObject({ role: z.enum(ROLE_NAMES) }),
  ]),
})

export const policySchema = z.strictObject({
  name: z.string(),
  calendar: z.strictObject({
    /** Working periods of every weekday, "09:00-12:00"; several a day are possible. */
    hours: z.array(z.string().regex(/^\d\d:\d\d-\d\d:\d\d$/)).min(1),
    /** ISO weekdays (1 Monday … 7 Sunday) that are worked. */
    workingWeekdays: z.array(z.number().int().min(1).max(7)).min(1),
    /** Whether the mainland's public holidays and make-up days apply (R003-040). */
    publicHolidays: z.boolean(),
  }),
  departments: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        /** Words in a problem's text that route it here (R000-021). */
        keywords: z.array(z.string().min(1)).default([]),
      }),
    )
    .min(1),
  /** Where a problem goes that no keyword routes. */
  defaultDepartment: z.string(),
  booking: z.strictObject({
    /** A booking with less notice needs a reason (R003-009). */
    daysAhead: z.number().int().min(0),
  }),
  schedule: z.strictObject({
    /** When the next days' deliveries and installations are posted (R003-015, R003-022). */
    at: time,
    catchUpUntil: time,
    postWhenEmpty: z.boolean(),
  }),
  phones: z.strictObject({
    /** Rooms in which phone numbers are shown in full; masked elsewhere. */
    fullIn: z.array(z.enum(['work', 'warehouse', 'management', 'customer', 'direct'])),
  }),
  acknowledgement: z.strictObject({
    /** How long a department's liaison has to sign (R000-022). */
    within: duration,
    counts: z.enum(['elapsed', 'business']),
    /** Per cent of the clock at which the first liaison is pinged again. */
    remindAt: z.array(z.number().int().min(1)),
    ladder: z.array(ladderStep),
  }),
  quietHours: z.strictObject({ from: time, to: time }),
  complaint: z.strictObject({
    /** Within so many days a customer's new complaint is first offered to the open one. */
    sameCustomerDays: z.number().int().min(0),
    /** A message with one of these words gets the quiet offer to open a complaint. */
    words: z.array(z.string().min(1)),
  }),
})

export type Policy = z.infer<typeof policySchema>
