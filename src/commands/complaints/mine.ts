/** What waits for the one who asks: signatures, other deadlines, own complaints, visits of the next days, for admins new people; and apart from that, what is paused. */

import type { Said } from '../../core/errors.js'
import { type DraftBlock, list, text } from '../../core/posts/draft.js'
import { addDays, localDayOf } from '../../domain/calendar/local-day.js'
import { type Deadline, deadlinesOf, openComplaintsBy, pausedOf, visitsOfCrew } from '../../domain/complaints/mine.js'
import { waitingIn } from '../../domain/people/registration.js'
import { zoneOf } from '../../domain/policy/rules.js'
import { slotOf } from '../../domain/visits/visit.js'
import { approvalsOf } from '../approvals/told.js'
import { todayHere } from '../calendar-here.js'
import { faultsMine } from '../causes/mine.js'
import { defineCommand, type StaffHere } from '../define.js'
import { tasksMine } from '../inquiries/story.js'
import { consultationsOf } from '../intake/consultation-story.js'
import { measuresMine } from '../measures/mine.js'
import { receiptsDue } from '../money/mine.js'
import { pointsWaiting } from '../points/listed.js'
import { leavesMine } from '../setup/leave-mine.js'
import { kindOf } from '../visits/card.js'
import { whoseClock } from './clock-said.js'

const DAYS_AHEAD = 7

export default defineCommand({
  name: 'mine',
  arguments: {},
  who: 'readers',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle(_given, context: StaffHere) {
    const { db, brand, person, now } = context
    const clocks = await deadlinesOf(db, brand.id, person.id, todayHere(context))
    const toSign = clocks.filter(({ kind }) => kind === 'acknowledge')
    const others = clocks.filter(({ kind }) => kind !== 'acknowledge')
    const sections: [title: string, items: Said[]][] = [
      ['mine.sign', toSign.map((clock) => signature(clock, now))],
      ['mine.deadlines', others.map((clock) => deadlineSaid(clock, now))],
      ['approval.mine', approvalsOf(context, person.id)],
      ['inquiry.mine', tasksMine(context)],
      ['cause.fault.mine', faultsMine(context)],
      ['money.receipts', receiptsDue(context)],
      ['mine.complaints', await complaints(context)],
      ['intake.consult.mine', consultationsOf(context)],
      ['mine.visits', await visits(context)],
      ['points.mine', pointsWaiting(context)],
      ['measure.mine', measuresMine(context)],
      ['mine.leaves', await leavesMine(context)],
      ['mine.people', person.admin ? await newcomers(context) : []],
    ]
    const some = sections.filter(([, items]) => items.length > 0)
    const count = some.reduce((sum, [, items]) => sum + items.length, 0)
    const head = count === 0 ? text('mine.nothing') : text('mine.title', { name: person.name, count })
    const resting = await paused(context)
    if (resting.length > 0) some.push(['mine.paused', resting])
    return [{ blocks: [head, ...some.map(([key, items]): DraftBlock => list(items, { key }))] }]
  },
})

const signature = ({ complaint: { code, customer }, department, dueAt }: Deadline, now: Date): Said => ({
  key: dueAt < now ? 'mine.signatureOver' : 'mine.signature',
  values: { code, customer: customer.name, department: department?.name, due: { instant: dueAt } },
})

/** One line for a clock: of which complaint, what is to be done, and until when. */
export function deadlineSaid(clock: Deadline, now: Date): Said {
  const { complaint, dueAt } = clock
  const values = { code: complaint.code, customer: complaint.customer.name, due: { instant: dueAt } }
  return { key: dueAt < now ? 'mine.deadlineOver' : 'mine.deadline', values: { ...values, ...whoseClock(clock) } }
}

async function complaints({ db, brand, person }: StaffHere): Promise<Said[]> {
  const own = await openComplaintsBy(db, brand.id, person.id)
  return own.map(({ code, customer, state }) => ({
    key: 'mine.complaint',
    values: { code, customer: customer.name, state: { key: `complaint.state.${state}` } },
  }))
}

async function paused(context: StaffHere): Promise<Said[]> {
  const { db, brand, person } = context
  const own = await pausedOf(db, brand.id, person.id, todayHere(context))
  return own.map(({ code, customer, pauses: [pause] }) => ({
    key: 'mine.pausedOne',
    values: { code, customer: customer.name, why: pause?.reason },
  }))
}

async function visits({ db, brand, person, rules, now }: StaffHere): Promise<Said[]> {
  const today = localDayOf(now, zoneOf(rules, brand))
  const own = await visitsOfCrew(db, brand.id, person.id, { from: today, to: addDays(today, DAYS_AHEAD) })
  return own.map((visit) => ({
    key: 'mine.visit',
    values: { code: visit.code, kind: kindOf(visit), customer: visit.customer.name, date: slotOf(visit) },
  }))
}

async function newcomers({ db, brand }: StaffHere): Promise<Said[]> {
  const waiting = await waitingIn(db, brand.id)
  return waiting.map(({ name, role }) => ({ key: 'mine.newcomer', values: { name, role: { key: `role.${role}` } } }))
}
