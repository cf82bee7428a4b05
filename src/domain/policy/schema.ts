/** The dealer's own numbers, times, departments and words: what a policy file may say, and what it means. */
import { z } from 'zod'
import { rule } from '../clocks/rule.js'
import { FILE_TYPE_NAMES } from '../evidence/file-type.js'
import { ROLE_NAMES } from '../people/role-names.js'
import * as ofCase from './case.js'
import * as ofDay from './day.js'
import { who } from './who.js'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day such as "17:00"')
const hours = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d:[0-5]\d|2[0-3]:[0-5]\d|24:00)$/, 'expected a period such as "09:00-18:00"')
const duration = z.string().regex(/^[1-9]\d*(m|h|d)$/, 'expected a length of time such as 30m, 2h or 1d')
const percent = z.int().min(1)
/** A number such as 12315 is a word too; nobody should have to quote it. */
const word = z.union([z.string().min(1), z.number().transform(String)], 'expected a word')

/** Who is pinged on a step of the ladder; steps that name nobody are skipped. */
const ladderStep = z.strictObject({
  /** Per cent of the clock that is used up. */
  at: percent,
  who,
})

/** A deadline, when it is called to mind, and who is told above those who are to keep it. */
const deadline = z.strictObject({
  rule,
  remindAt: z.array(percent).default([50, 80, 100]),
  ladder: z.array(ladderStep).default([{ at: 120, who: 'head' }]),
})

/** A severity above the ordinary: the words that suggest it, and who is told at once when somebody confirms it. */
const grave = z
  .strictObject({
    /** In a problem's text; nothing happens before a person has confirmed it (R001-030, R004-013). */
    words: z.array(word).default([]),
    /** The first liaison and the head of each are told. */
    departments: z.array(z.string()).default([]),
    /** Everybody who holds one of these roles is told as well. */
    roles: z.array(z.enum(ROLE_NAMES)).default(['general_manager']),
    /** These are asked to help at once, such as the manufacturer's contacts (R004-076). */
    assist: z.array(z.string()).default([]),
  })
  .prefault({})

export const policySchema = z.strictObject({
  name: z.string().min(1),
  calendar: z.strictObject({
    /** Working periods of every weekday, each after the one before; several a day are possible. */
    hours: z.array(hours).min(1),
    /** ISO weekdays (1 Monday … 7 Sunday) that are worked; a brand's own weekly rest takes their place (R003-040). */
    workingWeekdays: z.array(z.int().min(1).max(7)).min(1),
    /** Whether the mainland's public holidays and make-up days apply (R003-040). */
    publicHolidays: z.boolean(),
  }),
  departments: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        /** Words in a problem's text that route it here (R000-021). */
        keywords: z.array(word).default([]),
        /** 1 is where customers are served, such as the store; 2 stands behind it (R002-012, R002-013). */
        level: z.int().min(1).max(2).default(2),
      }),
    )
    .min(1),
  /** Where a problem goes that no keyword routes. */
  defaultDepartment: z.string(),
  booking: z.strictObject({
    /** A booking with less notice needs a reason (R003-009). */
    daysAhead: z.int().min(0),
  }),
  schedule: z.strictObject({
    /** When the next days' deliveries and installations are posted (R003-015, R003-022). */
    at: time,
    /** A post missed because the process was down is still made until then. */
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
    remindAt: z.array(percent),
    ladder: z.array(ladderStep),
    /** Whether the signed card tells that the department's head knows (R000-022). */
    tellsHead: z.boolean().default(false),
  }),
  /** Further deadlines of a complaint; one that is not named does not run. */
  clocks: z
    .strictObject({
      /** The department has signed: until it has called the customer (R004-018). */
      contact: deadline.optional(),
      /** The department has signed: until there is a plan for each of its problems (R000-024). */
      plan: deadline.optional(),
      /** There is a plan: until the problem is solved; the rule means the promised day (R000-029). */
      promised: deadline.optional(),
      /** From the registration until all is solved (R002-034). */
      solve: deadline.optional(),
      /** All is solved and signed: until the customer is called back (R004-029, R002-093). */
      followup: deadline.optional(),
      /** All is solved: until the customer has said whether it helped; the same day (R004-028). */
      verify: deadline.optional(),
      /** Unsolved: until its department says how it goes, again and again (R004-028, R004-075). */
      progress: deadline.optional(),
      /** Handed on by a regulator, no rule broken: until it is accepted (R004-067). */
      accept: deadline.optional(),
      /** Handed on by a regulator, a rule broken: until it is reported upward (R004-067). */
      upward: deadline.optional(),
      /** Something waits for a decision: until whoever is asked has made it. */
      approve: deadline.optional(),
      /** Called back: until every box of the handling sheet is signed (R002-042). */
      sign: deadline.optional(),
      /** A department was told in writing that it is its fault: until it has signed for that (R003-043). */
      notice: deadline.optional(),
      /** Taken down: until whoever is on duty has judged it first (R004-052). */
      triage: deadline.optional(),
      /** A department was asked at once, while the customer waits: until it answers, in real time (R004-064). */
      urge: deadline.optional(),
    })
    .prefault({}),
  /** Nobody is pinged in these hours, except in a crisis. */
  quietHours: z.strictObject({ from: time, to: time }),
  complaint: z.strictObject({
    /** Within so many days a customer's new complaint is first offered to the open one. */
    sameCustomerDays: z.int().min(0),
    /** A message with one of these words gets the quiet offer to open a complaint. */
    words: z.array(word),
  }),
  /** What makes a complaint worse than ordinary, and who is called together then (R001-039, R001-040, R004-072). */
  severity: z
    .strictObject({
      /** A new complaint of a VIP customer is major at once (R001-042). */
      vip: z.boolean().default(false),
      major: grave.unwrap().extend({ realTime: ofCase.realTime }).prefault({}),
      crisis: grave,
      matrix: ofCase.matrix,
    })
    .prefault({}),
  day: ofDay.day,
  visits: ofDay.visits,
  sms: ofDay.sms,
  approvals: ofCase.approvals,
  money: ofCase.money,
  points: ofCase.points,
  rewards: ofCase.rewards,
  followup: ofCase.followup,
  causes: ofCase.causes,
  intake: ofCase.intake,
  batches: ofCase.batches,
  agreement: ofCase.agreement,
  secrecy: ofCase.secrecy,
  plans: ofCase.plans,
  conflict: ofCase.conflict,
  investigation: ofCase.investigation,
  responsibility: ofCase.responsibility,
  sheet: ofCase.sheet,
  signatures: ofCase.signatures,
  copies: ofCase.copies,
  notices: ofCase.notices,
  closing: ofCase.closing,
  meetings: ofCase.meetings,
  report: ofCase.report,
  retention: ofCase.retention,
  office: ofCase.office,
  /** What of the pictures and documents that staff send is kept as evidence; a policy without this takes all of it. */
  files: z
    .strictObject({
      maxMegabytes: z.int().min(1).max(500).default(20),
      /** By a file's first bytes, whatever it is called. */
      types: z
        .array(z.enum(FILE_TYPE_NAMES))
        .min(1)
        .default([...FILE_TYPE_NAMES]),
    })
    .prefault({}),
})

export type Policy = z.infer<typeof policySchema>
