/** A card: what one department is asked to sign in one complaint, by when, and who signs. */
import type { Db } from '../../store/store.js'
import { signersInCase } from '../accused/accused.js'
import { type CalendarBrand, calendarOf } from '../calendar/brand-calendar.js'
import { localDayOf } from '../calendar/local-day.js'
import { type Task, waitingTasks } from '../inquiries/tasks.js'
import { type Clock, runningClock, startClock } from '../ladder/clock.js'
import { isOpen, pausesOf, timeRun } from '../ladder/pauses.js'
import { adminsOf } from '../people/admin.js'
import type { Signer } from '../people/liaison.js'
import type { PersonRow } from '../people/person.js'
import { policyOf } from '../policy/kept.js'
import { type Rules, zoneOf } from '../policy/rules.js'
import { type Complaint, type Problem, waitingProblems } from './complaint.js'
import { promisedCallOf } from './promised-call.js'

export interface Card {
  departmentId: number
  department: string
  /** The problems that wait for the department's signature. */
  problems: Problem[]
  /** What it is asked to help with, and has not signed. */
  tasks: Task[]
  clock: Clock
  /** The complaint is paused: the clock stands still. */
  held: boolean
  /** When the customer was promised a call by the department. */
  callBy?: Date
  /** How long the department has, in milliseconds, without pauses. */
  within: number
  /** Those who sign, in the order in which they are pinged; empty when the department has nobody. */
  signers: Signer[]
  /** The admins, told instead when nobody signs: somebody always is. */
  standIns: PersonRow[]
  /** The department had a card without signature already: it now lists more. */
  joined: boolean
}

/** The brand of a complaint, as far as its calendar needs it. */
export interface ComplaintBrand extends CalendarBrand {
  zone: string | null
}

export interface Place {
  brand: ComplaintBrand
  complaint: Pick<Complaint, 'id' | 'severity'>
  /** The departments that were given problems or tasks. */
  departments: { id: number; name: string }[]
  at: Date
}

/** One card and one running clock for each department; a department that has not signed yet keeps its clock (R000-022). */
export function openCards(db: Db, rules: Rules, { brand, complaint, departments, at }: Place): Card[] {
  const policy = policyOf(db, rules, complaint.id)
  const calendar = calendarOf(db, policy, zoneOf(rules, brand), brand)
  const pauses = pausesOf(db, complaint.id)
  const held = pauses.some(isOpen)
  return departments.map(({ id: departmentId, name: department }) => {
    const running = runningClock(db, complaint.id, departmentId)
    const subject = {
      kind: 'acknowledge',
      complaintId: complaint.id,
      departmentId,
      problemId: null,
      day: null,
    } as const
    const { severity } = complaint
    const clock = running ?? startClock(db, policy, calendar, { ...subject, severity, at })
    const within = timeRun(pauses, clock.startedAt, clock.dueAt)
    const problems = waitingProblems(db, complaint.id, departmentId)
    const tasks = waitingTasks(db, complaint.id, departmentId)
    const signers = signersInCase(db, complaint.id, departmentId, localDayOf(at, calendar.zone))
    const callBy = promisedCallOf(db, complaint.id, departmentId)
    const standIns = signers.length > 0 ? [] : adminsOf(db)
    return {
      departmentId,
      department,
      problems,
      tasks,
      clock,
      held,
      callBy,
      within,
      signers,
      standIns,
      joined: !!running,
    }
  })
}
