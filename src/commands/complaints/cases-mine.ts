/** Complaints in somebody's list: the deadlines that are theirs to keep, the complaints they opened, and apart from that what is paused. */
import type { Said } from '../../core/errors.js'
import { tailOf } from '../../domain/complaints/find.js'
import { type Deadline, deadlinesOf, openComplaintsBy, pausedOf } from '../../domain/complaints/mine.js'
import type { ClockKind } from '../../domain/ladder/steps.js'
import { todayHere } from '../calendar-here.js'
import { dueSaid, type OfPerson, pressing, showing, type Waiting } from '../waiting.js'
import { gesturesOf } from './clock-gestures.js'
import { whoseClock } from './clock-said.js'

/** Those of departments that have to sign. */
export const signaturesMine = async (context: OfPerson): Promise<Waiting[]> =>
  (await clocksOf(context)).filter(isSignature).map((clock) => waiting(clock, signatureSaid(clock, context.now)))

/** All others, but for notices: whoever is to sign for one has it among the copies. */
export const deadlinesMine = async (context: OfPerson): Promise<Waiting[]> =>
  (await clocksOf(context))
    .filter((clock) => !isSignature(clock) && clock.kind !== 'notice')
    .map((clock) => waiting(clock, deadlineSaid(clock, context.now)))

const clocksOf = (context: OfPerson) =>
  deadlinesOf(context.db, context.rules, context.brand.id, context.person.id, todayHere(context))

const isSignature = ({ kind }: Deadline): boolean => kind === 'acknowledge'

function waiting(clock: Deadline, line: Said): Waiting {
  const { id: clockId, kind, complaint, department, problem, dueAt } = clock
  const [button] = gesturesOf(
    {
      ...{ clockId, kind: kind as ClockKind, code: complaint.code },
      ...{ department: department?.name ?? null, problem: problem?.number ?? null },
    },
    [],
  )
  return { at: dueAt, line, button: button ?? showing(complaint.code) }
}

const signatureSaid = ({ complaint: { code, customer }, department, dueAt }: Deadline, now: Date): Said => ({
  key: 'mine.signature',
  values: { code, customer: customer.name, department: department?.name, due: dueSaid(dueAt, now) },
})

/** One line for a clock: of which complaint, what is to be done, and until when. */
export function deadlineSaid(clock: Deadline, now: Date): Said {
  const { complaint, dueAt } = clock
  const values = { code: complaint.code, customer: complaint.customer.name, due: dueSaid(dueAt, now) }
  return { key: 'mine.deadline', values: { ...values, ...whoseClock(clock) } }
}

/** A call back for which the policy sets no deadline is made from here. */
export async function complaintsMine({ db, brand, person }: OfPerson): Promise<Waiting[]> {
  const own = await openComplaintsBy(db, brand.id, person.id)
  return own.map(({ code, customer, state }) => ({
    line: {
      key: 'mine.complaint',
      values: { code, customer: customer.name, state: { key: `complaint.state.${state}` } },
    },
    button: state === 'followup' ? pressing('followup', { code: tailOf(code) }) : showing(code),
  }))
}

export async function pausedSaid(context: OfPerson): Promise<Said[]> {
  const { db, brand, person } = context
  const own = await pausedOf(db, brand.id, person.id, todayHere(context))
  return own.map(({ code, customer, pauses: [pause] }) => ({
    key: 'mine.pausedOne',
    values: { code, customer: customer.name, why: pause?.reason },
  }))
}
