/** What a policy may say of a case besides its deadlines: who approves, what is paid, what counts against whom, what is asked and signed. */
import { z } from 'zod'
import { CHANNELS } from '../complaints/channels.js'
import { ASKED } from '../forms/asked-names.js'
import { ROLE_NAMES } from '../people/role-names.js'
import { who } from './who.js'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day such as "17:00"')
const yuan = z.number().positive()
const word = z.union([z.string().min(1), z.number().transform(String)], 'expected a word')
const SEVERITIES = ['minor', 'ordinary', 'major', 'crisis'] as const

export const approvals = z
  .strictObject({
    /** Plans of complaints this bad are not carried out before everybody named here has approved, one after the other (R004-021). */
    plan: z.strictObject({ severities: z.array(z.enum(SEVERITIES)).min(1), by: z.array(who).min(1) }).optional(),
  })
  .prefault({})

/** Who approves a sum: the first step whose `upTo` is not below it; the last step has none (R002-051, R002-054). */
const sums = z.strictObject({
  steps: z.array(z.strictObject({ upTo: yuan.optional(), by: z.array(who).min(1) })).min(1),
  /** Papers that must be with the complaint before a sum is asked for (R002-055). */
  papers: z.int().min(0).default(0),
})

export const money = z
  .strictObject({
    /** What a customer gets who had to travel, and who approves it (R000-033). */
    subsidy: z.strictObject({ yuan: yuan.default(100), by: z.array(who).min(1) }).optional(),
    compensation: sums.optional(),
    voucher: sums.optional(),
    /** Whether a complaint stays open until a photo shows that the customer has received what was approved (R002-040). */
    receipt: z.boolean().default(true),
    /** Who gets a copy of what was approved (R002-036, R002-052). */
    copies: z.array(who).default([]),
  })
  .prefault({})

/** Points that are proposed, and count once they are confirmed; 0 for none (R004-034 to R004-037). */
export const points = z
  .strictObject({
    late: z.int().min(0),
    minor: z.int().min(0),
    ordinary: z.int().min(0),
    major: z.int().min(0),
    crisis: z.int().min(0),
    /** Who confirms or waives. */
    confirmedBy: z.enum(ROLE_NAMES).default('assessor'),
  })
  .optional()

/** Who decides on rewards and hears of what goes before the personnel board; whoever confirms points where nobody is named (R002-056, R002-057). */
export const rewards = z.strictObject({ by: who }).optional()

export const followup = z
  .strictObject({
    /** Questions that are answered with yes or no, at most eight (R001-023). */
    questions: z.array(z.string().min(1)).max(8).default([]),
    /** What each is given 1 to 5 for. */
    scores: z.array(z.string().min(1)).max(4).default([]),
  })
  .prefault({})

/** Causes in at most three levels; the fourth is the department's own words (R004-062). */
const third = z.strictObject({ name: z.string().min(1) })
const second = z.strictObject({ name: z.string().min(1), causes: z.array(third).default([]) })
export const causes = z
  .array(z.strictObject({ name: z.string().min(1), causes: z.array(second).default([]) }))
  .default([])

export const intake = z
  .strictObject({
    /** Until when a complaint is to be taken down after it was first heard, in minutes (R004-011, R002-088). */
    registerWithin: z.int().min(1).optional(),
    /** Outside working hours it is asked whether a new complaint is urgent (R004-016). */
    asksUrgent: z.boolean().default(false),
    /** By its channel, the department that has a complaint first, whatever its words say, and passes it on (R004-065, R004-068). */
    receivers: z.partialRecord(z.enum(CHANNELS), z.string()).default({}),
    /** What is asked after a complaint was taken down, where the customer's file does not have it (R000-020, R002-038). */
    asks: z.array(z.enum(ASKED)).default([]),
    /** What came in since closing time is handed over at opening time, and signed for by then (R002-094). */
    handover: z.strictObject({ catchUpUntil: time }).optional(),
    /** Whose turn the first judgement is: the first of them who is there; the liaisons of the default department where nobody is named (R004-051). */
    triage: z.strictObject({ by: z.array(who).min(1) }).optional(),
  })
  .prefault({})

/** Whether a complaint about somebody of the staff is secret, so that they are not told (R004-040, R004-066). */
export const secrecy = z.strictObject({ whenAccused: z.boolean().default(false) }).prefault({})

/** In a complaint this bad there is an agreement in writing before it closes (R004-026, R004-059). */
export const agreement = z.strictObject({ severities: z.array(z.enum(SEVERITIES)).default([]) }).prefault({})

/** What a plan may come to, each by the words that say so: for counting (R004-088). */
export const plans = z
  .strictObject({
    kinds: z.array(z.strictObject({ name: z.string().min(1), words: z.array(word).min(1) })).default([]),
  })
  .prefault({})

/** A note with one of these words pings everybody who holds one of the roles (R002-032). */
export const conflict = z
  .strictObject({ words: z.array(word).min(1), roles: z.array(z.enum(ROLE_NAMES)).min(1) })
  .optional()

/** More of a delivered batch than this with the same fault raises an alarm (R001-031). */
export const batches = z
  .strictObject({ abovePercent: z.number().min(0).max(100), roles: z.array(z.enum(ROLE_NAMES)).min(1) })
  .optional()

/** What must be found out before a complaint this bad is closed (R004-056). */
export const investigation = z
  .strictObject({
    severities: z.array(z.enum(SEVERITIES)).default([]),
    /** Who investigates, and is asked by name where it is needed; else whoever has a problem of it (R004-054). */
    by: z.array(who).min(1).optional(),
  })
  .prefault({})

const CLOCK_KINDS = ['acknowledge', 'triage', 'contact', 'plan', 'solve', 'followup', 'approve'] as const

/** The deadlines of a major complaint that neither working hours nor quiet hours hold (R004-013). */
export const realTime = z.array(z.enum(CLOCK_KINDS)).default([])

const row = z.strictObject({ high: z.enum(SEVERITIES), medium: z.enum(SEVERITIES), low: z.enum(SEVERITIES) })

/** How bad it is, by how much it harms and, below that, how soon it must be done (R004-086). */
export const matrix = z.strictObject({ high: row, medium: row, low: row }).optional()

/** Who settles whose fault a problem is when departments do not agree (R000-031). */
export const responsibility = z.strictObject({ arbiter: who }).optional()

/** The boxes that are signed before a complaint is closed; `head` signs once for each department that has a problem (R002-042 to R002-045). */
export const signatures = z
  .array(
    z.strictObject({
      box: z.string().min(1),
      by: who,
      /** Only where something is paid. */
      when: z.enum(['always', 'paid']).default('always'),
    }),
  )
  .default([])

/** The form that is signed before closing and handed out after it, in copies (R002-036, R000-026). */
export const sheet = z.enum(['handling', 'reply']).default('handling')

/** Who holds the copies of that form after closing, in their order (R002-036, R000-026). */
export const copies = z
  .array(
    z.strictObject({
      holder: z.string().min(1),
      to: who,
      /** `planned`: at once, when every problem has its plan (R000-024). */
      when: z.enum(['always', 'paid', 'planned']).default('always'),
    }),
  )
  .default([])

/** Departments whose fault is told to them in writing, to be signed for (R003-043). */
export const notices = z.array(z.string().min(1)).default([])

/** What must be there before a complaint closes: of every problem, what was done about it (R002-035). */
export const closing = z.strictObject({ solutions: z.boolean().default(false) }).prefault({})

/** When the agenda of a meeting is posted; ISO weekday, 1 Monday … 7 Sunday (R004-077). */
export const meetings = z
  .strictObject({ weekly: z.strictObject({ weekday: z.int().min(1).max(7), at: time }).optional() })
  .prefault({})

export const report = z
  .strictObject({
    /** The report of last month is approved and sent by that day of the month (R002-060). */
    by: z.int().min(1).max(28),
    /** A cause as frequent as this asks for a measure (R004-031). */
    frequent: z.int().min(1).optional(),
    /** The quarter that has ended is looked at beside the one before (R004-091). */
    review: z.literal('quarterly').optional(),
  })
  .optional()

/** How long a closed complaint is kept at least (R002-046). */
export const retention = z.strictObject({ years: z.int().min(1).default(2) }).prefault({})

/** Where the complaint office is, and when (R000-035). */
export const office = word.optional()
