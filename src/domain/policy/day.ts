/** What a policy may say of the service day: when each list is made, what a visit needs, what customers are told. */
import { z } from 'zod'
import { rule } from '../clocks/rule.js'
import { SITE_PROBLEMS } from '../visits/site-problem.js'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day such as "17:00"')
const at = z.strictObject({ at: time }).optional()
const reminded = z.strictObject({ at: time, remindAt: time, escalateAt: time }).optional()

/** The lists and posts of a day; what is not named is not made (R003-004 to R003-037). */
export const day = z
  .strictObject({
    /** The warehouse says of each order of today whether it is complete; then it is posted (R003-018). */
    stock: z.strictObject({ askAt: time, postAt: time, escalateAt: time }).optional(),
    /** Feedback sheets of the last days that are missing, by name, and deliveries that nobody reported (R003-020, R003-023, R003-037). */
    sheets: at,
    /** Whether goods have come that customers still wait for; `after` so many working days where nobody has said when (R003-007). */
    leftovers: z.strictObject({ at: time, after: z.int().min(1).default(3) }).optional(),
    /** Calls to those who get a delivery tomorrow (R003-011). */
    receives: at,
    /** Customers whose goods are complete and who have no booking (R003-004). */
    arrivals: at,
    /** The draft of tomorrow for the planners (R003-013, R003-022). */
    draft: at,
    /** Calls to those who had a delivery (R003-020). */
    delivered: at,
    /** Calls to those whose installation is tomorrow (R003-012). */
    tomorrow: reminded,
    /** Service visits of today: done or not (R003-035). */
    served: at,
    /** The service visits of tomorrow are posted; on evenings without any only where it says so (R003-033). */
    service: z.strictObject({ at: time, postWhenEmpty: z.boolean().default(false) }).optional(),
    /** The warehouse has signed for the schedule by then, or its deputy is called (R003-014). */
    warehouse: z.strictObject({ silentUntil: time, department: z.string().min(1).optional() }).optional(),
    /** Leave that nobody decides is asked for again after so many minutes, on the working day before it at the earliest, and above by `escalateAt` of that day (R003-041). */
    leave: z.strictObject({ patience: z.int().min(1).default(30), escalateAt: time.default('14:30') }).prefault({}),
    /** Half-days told to customers by the delivery leads (R003-016). */
    slots: reminded,
  })
  .prefault({})

/** A department's name, or with the time that it has for a plan instead of `clocks.plan`. */
const siteProblem = z.union([
  z.string().transform((department) => ({ department, plan: undefined })),
  z.strictObject({ department: z.string(), plan: rule.optional() }),
])

export const visits = z
  .strictObject({
    /** What a customer must have ready before an installation, asked in the booking call (R003-010). */
    ready: z.array(z.string().min(1)).max(8).default([]),
    /** Days after a delivery by which its installation is proposed (R003-011). */
    installWithin: z.int().min(1).default(2),
    /** A posted visit is changed with so much notice, in minutes, or a warning is given (R003-019). */
    noticeMinutes: z.int().min(0).default(120),
    /** The crew calls ahead between so many minutes before and so many (R003-017, R003-034). */
    ahead: z.strictObject({ from: z.int().min(1), to: z.int().min(0) }).default({ from: 120, to: 60 }),
    /** Until when somebody is at the home after a service call came in (R003-032). */
    serviceWithin: rule.optional(),
    /** Until when whoever can be helped today is called (R003-030). */
    today: rule.optional(),
    /** Service calls about electrical goods: the words that tell them, and the department that sends its specialist (R003-029). */
    appliances: z.strictObject({ words: z.array(z.string().min(1)).min(1), department: z.string() }).optional(),
    /** Calls after an installation, after a service visit, and to old customers (R003-025, R003-038, R003-039). */
    installed: rule.optional(),
    served: rule.optional(),
    yearlyMonths: z.int().min(1).optional(),
    /** Minutes until a customer was called who must be told of a delay or of damaged goods, or whom nobody reached (R003-005, R003-008, R003-034). */
    callWithin: z
      .strictObject({
        delay: z.int().min(1).default(30),
        damage: z.int().min(1).default(60),
        unreachable: z.int().min(1).default(30),
      })
      .prefault({}),
    /** The department of each type of problem that turns up at the home, and its own time for a plan; a type that is not named goes by its words (R003-043 to R003-047). */
    onSite: z.partialRecord(z.enum(SITE_PROBLEMS), siteProblem).default({}),
  })
  .prefault({})

/** What customers are told by short message; `{customer}`, `{day}`, `{crew}`, `{phone}`, `{brand}` are filled in. The table of the rules is missing, so the words are the dealer's (R003-048). */
export const sms = z
  .strictObject({
    texts: z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), z.string().min(1).max(300)).default({}),
    /** Of the texts: how days are written in them. */
    language: z.enum(['zh-CN', 'en']).default('zh-CN'),
    /** When the message for tomorrow may go (R003-021, R003-031). */
    tomorrowAt: time.default('16:30'),
    /** Nothing is sent to customers outside these hours. */
    from: time.default('08:00'),
    to: time.default('21:00'),
  })
  .prefault({})
