/** What waits for the one who asks: signatures, own complaints, visits of the next days, for admins new people; and apart from that, what is paused. */
import { type DraftBlock, list, text } from '../../core/draft.js'
import type { Said } from '../../core/errors.js'
import { addDays, localDayOf } from '../../domain/calendar/local-day.js'
import { openComplaintsBy, pausedOf, signaturesAskedOf, visitsOfCrew } from '../../domain/complaints/mine.js'
import { waitingIn } from '../../domain/people/registration.js'
import { zoneOf } from '../../domain/policy/rules.js'
import { slotOf } from '../../domain/visits/visit.js'
import { todayHere } from '../calendar-here.js'
import { defineCommand, type StaffHere } from '../define.js'
import { kindOf } from '../visits/card.js'

const DAYS_AHEAD = 7

export default defineCommand({
  name: 'mine',
  arguments: {},
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle(_given, context: StaffHere) {
    const sections: [title: string, items: Said[]][] = [
      ['mine.sign', await signatures(context)],
      ['mine.complaints', await complaints(context)],
      ['mine.visits', await visits(context)],
      ['mine.people', context.person.admin ? await newcomers(context) : []],
    ]
    const some = sections.filter(([, items]) => items.length > 0)
    const count = some.reduce((sum, [, items]) => sum + items.length, 0)
    const head = count === 0 ? text('mine.nothing') : text('mine.title', { name: context.person.name, count })
    const resting = await paused(context)
    if (resting.length > 0) some.push(['mine.paused', resting])
    return [{ blocks: [head, ...some.map(([key, items]): DraftBlock => list(items, { key }))] }]
  },
})

async function signatures(context: StaffHere): Promise<Said[]> {
  const { db, brand, person, now } = context
  const clocks = await signaturesAskedOf(db, brand.id, person.id, todayHere(context))
  const urgent = clocks.filter(({ complaint }) => complaint.pauses.length === 0)
  return urgent.map(({ complaint: { code, customer }, department, dueAt }) => ({
    key: dueAt < now ? 'mine.signatureOver' : 'mine.signature',
    values: { code, customer: customer.name, department: department?.name, due: { instant: dueAt } },
  }))
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
