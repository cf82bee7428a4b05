/** What waits for the one who asks: signatures, own complaints, visits of the next days, and for admins new people. */
import { type DraftBlock, list, text } from '../../core/draft.js'
import type { Said } from '../../core/errors.js'
import { addDays, localDayOf } from '../../domain/calendar/local-day.js'
import { openComplaintsBy, signaturesAskedOf, visitsOfCrew } from '../../domain/complaints/mine.js'
import { waitingIn } from '../../domain/people/registration.js'
import { zoneOf } from '../../domain/policy/rules.js'
import { slotOf } from '../../domain/visits/visit.js'
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
      ['mine.sign', signatures(context)],
      ['mine.complaints', complaints(context)],
      ['mine.visits', visits(context)],
      ['mine.people', context.person.admin ? newcomers(context) : []],
    ]
    const some = sections.filter(([, items]) => items.length > 0)
    if (some.length === 0) return [{ blocks: [text('mine.nothing')] }]
    const count = some.reduce((sum, [, items]) => sum + items.length, 0)
    const head = text('mine.title', { name: context.person.name, count })
    return [{ blocks: [head, ...some.map(([key, items]): DraftBlock => list(items, { key }))] }]
  },
})

const signatures = ({ db, brand, person, now }: StaffHere): Said[] =>
  signaturesAskedOf(db, brand.id, person.id).map(({ code, customer, department, dueAt }) => ({
    key: dueAt < now ? 'mine.signatureOver' : 'mine.signature',
    values: { code, customer, department, due: { instant: dueAt } },
  }))

const complaints = ({ db, brand, person }: StaffHere): Said[] =>
  openComplaintsBy(db, brand.id, person.id).map(({ code, customer, state }) => ({
    key: 'mine.complaint',
    values: { code, customer, state: { key: `complaint.state.${state}` } },
  }))

function visits({ db, brand, person, rules, now }: StaffHere): Said[] {
  const today = localDayOf(now, zoneOf(rules, brand))
  return visitsOfCrew(db, brand.id, person.id, { from: today, to: addDays(today, DAYS_AHEAD) }).map((visit) => ({
    key: 'mine.visit',
    values: { code: visit.code, kind: kindOf(visit), customer: visit.customer, date: slotOf(visit) },
  }))
}

const newcomers = ({ db, brand }: StaffHere): Said[] =>
  waitingIn(db, brand.id).map(({ name, role }) => ({
    key: 'mine.newcomer',
    values: { name, role: { key: `role.${role}` } },
  }))
