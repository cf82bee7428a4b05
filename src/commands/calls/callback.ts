/** The next call to make: of a list, of one customer, or of what is open at all (R003-011, R003-012, R003-020). */
import type { VisitKind } from '../../../prisma/client/client.js'
import { UserMistake } from '../../core/errors.js'
import { callKind } from '../../core/kinds/call-kind.js'
import { type CodeTyped, code } from '../../core/kinds/code.js'
import { customerName } from '../../core/kinds/name.js'
import { visitKind } from '../../core/kinds/visit-kind.js'
import { choices, type Draft, type DraftBlock, text } from '../../core/posts/draft.js'
import { CALL_KINDS, type CallKind, type CallRow, nextCallTo, openCounts } from '../../domain/calls/call.js'
import { takeCall, takeNextCall } from '../../domain/calls/claim.js'
import { openWanted } from '../../domain/calls/wanted.js'
import { complaintByCode } from '../../domain/complaints/find.js'
import { searchCustomers } from '../../domain/customers/search.js'
import { visitsByCode } from '../../domain/visits/visit.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import { defineCommand, type StaffHere } from '../define.js'
import { newCard, noneLeft } from './card.js'
import { kindSaid } from './list-post.js'
import { mustCall } from './may-call.js'

const MOST_FOUND = 20

export default defineCommand({
  name: 'callback',
  arguments: {
    kind: callKind(CALL_KINDS, 'calls.kind').optional(),
    of: visitKind().optional(),
    code: code('case').optional(),
    customer: customerName().optional(),
  },
  form: ['kind', 'code', 'customer'],
  who: 'staff',
  where: ['work', 'direct'],
  async handle({ kind, of, code, customer }, context: StaffHere) {
    const { db, brand, person, now } = context
    const caller = { by: person.id, at: now }
    await mustCall(context, kind && [kind])
    openFinished(context)
    if (kind !== undefined) {
      const next = takeNextCall(db, brand.id, kind, caller)
      if (next) return newCard(context, next)
      return [{ private: context.gesture === 'button' || undefined, blocks: [noneLeft(context, kind)] }]
    }
    if (code === undefined && customer === undefined) return openLists(context, of)
    const meant = await customersMeant(context, code, customer)
    if (code === undefined && meant.length === 0)
      return [{ blocks: [text('calls.unknown', { customer }), ...whichList(openCounts(db, brand.id))] }]
    const [first] = meant.flatMap((customerId): CallRow[] => {
      const found = nextCallTo(db, brand.id, customerId)
      return found ? [found] : []
    })
    if (!first) throw new UserMistake({ key: 'calls.noneFor' })
    return newCard(context, takeCall(db, first.id, caller) ?? first)
  },
})

/** What was finished after today's list stands on tomorrow's; whoever has time calls now. */
function openFinished(context: StaffHere): void {
  const { db, rules, brand, now } = context
  const calendar = calendarHere(context)
  const today = todayHere(context)
  const isBeforeList = calendar.isWorkingDay(today) && now < calendar.opening(today)
  const day = isBeforeList ? today : calendar.nextWorkingDay(today)
  for (const kind of ['installed', 'served'] as const)
    openWanted({ db, policy: rules.policy, calendar, brandId: brand.id, day, now }, kind)
}

/** The calls around each kind of visit. */
const AROUND: Record<VisitKind, readonly CallKind[]> = {
  delivery: ['arrived', 'receives', 'slot', 'delivered', 'delay', 'damage'],
  installation: ['tomorrow', 'installed'],
  service: ['today', 'unreachable', 'served'],
}

/** The only list there is, of a kind of visit or at all; else each has a button. */
async function openLists(context: StaffHere, of?: VisitKind): Promise<Draft[]> {
  const { db, brand, person, now } = context
  const lists = openCounts(db, brand.id).filter(({ kind }) => of === undefined || AROUND[of].includes(kind))
  const [only] = lists
  if (!only && of) return [{ blocks: [text('calls.none', { kind: { key: `visit.kind.${of}` } })] }]
  const next = only && lists.length === 1 && takeNextCall(db, brand.id, only.kind, { by: person.id, at: now })
  return next ? newCard(context, next) : [{ blocks: whichList(lists) }]
}

/** A button for each list with something to do. */
function whichList(lists: ReturnType<typeof openCounts>): DraftBlock[] {
  if (lists.length === 0) return [text('calls.nothing')]
  const buttons = lists.map(({ kind, count }) => ({
    label: { key: 'calls.button.list', values: { kind: kindSaid(kind), count } },
    does: { command: 'callback', given: { kind } },
  }))
  return [text('calls.which'), choices(buttons)]
}

/** Row ids. */
async function customersMeant(context: StaffHere, code: CodeTyped | undefined, name = ''): Promise<number[]> {
  const { db, brand } = context
  if (code === undefined) return searchCustomers(db, brand.id, name, MOST_FOUND).map(({ id }) => id)
  const today = todayHere(context)
  const visits = await visitsByCode(db, brand.id, code, today)
  const complaint = complaintByCode(db, brand.id, code, today)
  const of = complaint && (await db.complaint.findUnique({ where: { id: complaint.id }, select: { customerId: true } }))
  return [...visits, ...(of ? [of] : [])].map(({ customerId }) => customerId)
}
