/** What follows from a customer's answer: another day, a visit, a complaint, a proposal. What is missing is asked for before anything is filed. */
import type { VisitKind } from '../../../prisma/client/client.js'
import type { Given } from '../../core/commands/argument.js'
import { Ask } from '../../core/errors.js'
import { dateTime } from '../../core/kinds/date.js'
import { tapped } from '../../core/kinds/tapped.js'
import { text as freeText, problemList } from '../../core/kinds/text.js'
import type { Draft } from '../../core/posts/draft.js'
import type { CallRow } from '../../domain/calls/call.js'
import { openComplaintOf } from '../../domain/complaints/find.js'
import { goodsOf, linesOf } from '../../domain/orders/order.js'
import { record } from '../../domain/timeline.js'
import { tieToVisit } from '../../domain/visits/site-problem.js'
import { WITH_CUSTOMER } from '../../domain/visits/visit.js'
import { calendarHere } from '../calendar-here.js'
import complaint from '../complaints/complaint.js'
import { type Into, into } from '../complaints/into.js'
import { meantComplaint } from '../complaints/meant.js'
import type { StaffHere } from '../define.js'
import { booked, bookingArguments } from '../visits/booking.js'
import { typedCode } from '../visits/card.js'
import move from '../visits/move.js'
import { proposeInstall } from '../visits/next-install.js'
import { nextDays } from '../visits/other-day.js'
import type { AnswerName } from './answers.js'

/** What any of them may ask for. */
export const followArguments = {
  ...bookingArguments,
  date: dateTime().optional(),
  problems: problemList().optional(),
  into: into().optional(),
  remark: freeText().optional(),
  answer: tapped<AnswerName | 'missed' | 'noted'>(),
}

export type Followed = Given<typeof followArguments>
type Follow = (call: CallRow, given: Followed, context: StaffHere) => Promise<Draft[]>

/** Answers that are not named are only filed. */
export const FOLLOWS: Partial<Record<AnswerName, Follow>> = {
  move: ({ code }, given, context) =>
    move.handle({ ...given, reason: given.reason ?? 'agreed', code: typedCode(code ?? '') }, context),
  am: (call, given, context) => toHalf(call, 'am', given, context),
  pm: (call, given, context) => toHalf(call, 'pm', given, context),
  satisfied: installNext,
  again: (call, given, context) => bookAgain('service', call, given, context),
  care: (call, given, context) => bookAgain('service', call, given, context),
  booked: (call, given, context) => bookAgain('delivery', call, given, context),
  async trouble({ customer, customerId, phone, visitId }, { problems, into }, context) {
    if (problems === undefined) throw new Ask('problems', { key: 'calls.askProblems', values: { customer } })
    const posts = await complaint.handle({ customer, phone, problems, into }, context)
    if (visitId !== null) ofVisit(context, { customerId, visitId, into })
    return posts
  },
}

/** What was found in the call is about the visit: both timelines say so (R003-028). */
function ofVisit(
  context: StaffHere,
  { customerId, visitId, into }: Pick<CallRow, 'customerId'> & { visitId: number; into?: Into },
) {
  const { db, person, now } = context
  const isNew = into === undefined || into === 'new'
  const complaint = isNew ? openComplaintOf(db, customerId, now) : meantComplaint(context, into)
  const visit = db.sql.get<{ code: string }>('SELECT "code" FROM "Visit" WHERE "id" = ?', visitId)
  if (!complaint || !visit) return
  tieToVisit(db, complaint.id, visitId)
  const of = { personId: person.id, at: now }
  record(db, { ...of, visitId, what: 'timeline-call.complaint', details: { code: complaint.code } })
  record(db, { ...of, complaintId: complaint.id, what: 'timeline-call.found', details: { code: visit.code } })
}

/** Told as it was planned, or changed for everybody who has the schedule (R003-016). */
export async function toHalf(
  { visitId, code }: CallRow,
  half: 'am' | 'pm',
  { instead, despite }: Pick<Followed, 'instead' | 'despite'>,
  context: StaffHere,
): Promise<Draft[]> {
  const visit = await context.db.visit.findUnique({ where: { id: visitId ?? 0 } })
  if (!visit || visit.half === half) return []
  return move.handle({ code: typedCode(code ?? ''), half, reason: 'agreed', instead, despite }, context)
}

/** R003-011, R003-020: the day is agreed on in the same call. */
async function installNext({ visitId }: CallRow, _: Followed, context: StaffHere): Promise<Draft[]> {
  const delivery = await context.db.visit.findUnique({ where: { id: visitId ?? 0 }, include: WITH_CUSTOMER })
  return delivery ? proposeInstall(context, delivery) : []
}

/** Another visit to the same home, which belongs to what it was called about (R003-009, R003-029). */
async function bookAgain(kind: VisitKind, call: CallRow, given: Followed, context: StaffHere): Promise<Draft[]> {
  const { db, now } = context
  const { customer, phone, visitId, orderId } = call
  const { date } = given
  const days = nextDays(calendarHere(context), now)
  if (!date) throw new Ask('date', { key: `calls.askDate.${kind}`, values: { customer } }, days)
  const before = visitId === null ? null : await db.visit.findUnique({ where: { id: visitId } })
  const ordered = orderId === null ? '' : goodsOf(linesOf(db, orderId))
  const { goods = before?.goods || ordered || undefined, address = before?.address } = given
  const { visit, posts } = await booked(kind, { ...given, goods, address, customer, phone, date }, context)
  db.sql.run(
    'UPDATE "Visit" SET "afterId" = ?, "orderId" = coalesce(?, "orderId") WHERE "id" = ?',
    visitId,
    orderId,
    visit.id,
  )
  return posts
}
