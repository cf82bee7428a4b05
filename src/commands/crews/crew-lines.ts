/** Crews as lines: who they are, and how much they have to do on the next days. */
import type { Said } from '../../core/errors.js'
import type { CrewRow } from '../../domain/crews/crew.js'
import { crewDay } from '../../domain/crews/free.js'
import { phonesIn } from '../../domain/customers/phone.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'

/** Kind, capacity, leader and phone number in one line, then the load. */
export const crewLine = (context: StaffHere, crew: CrewRow, days: number): Said => ({
  key: 'crew.line',
  values: { who: crewSaid(context, crew), load: loadOf(context, crew, days) },
})

export function crewSaid({ rules, room }: StaffHere, crew: CrewRow): Said {
  const phone = crew.phone === null ? undefined : phonesIn(rules.policy, room.purpose)(crew.phone)
  const leader = [crew.leader, phone].filter(Boolean).join(' ')
  const values = { crew: crew.name, kind: { key: `visit.kind.${crew.kind}` }, most: crew.perHalf }
  return { key: 'crew.who', values: { ...values, leader: leader && { key: 'crew.leader', values: { leader } } } }
}

/** Of the next working days of the brand. */
export function loadOf(context: StaffHere, crew: CrewRow, days: number): Said[] {
  const { db, brand } = context
  const calendar = calendarHere(context)
  const first = calendar.workingDayFrom(todayHere(context))
  return Array.from({ length: days }, (_, ahead) => {
    const day = calendar.addWorkingDays(first, ahead)
    const { off, am, pm } = crewDay({ db, brandId: brand.id, calendar, crew }, day)
    return { key: `crew.load.${off ?? 'works'}`, values: { day: { day }, am, pm } }
  })
}
