/** When the brand rests: the next days, its weekly rest day, and single days off or worked (R003-040). */

import { type Said, UserMistake } from '../../core/errors.js'
import { act } from '../../core/kinds/act.js'
import { day } from '../../core/kinds/date.js'
import { weekdays } from '../../core/kinds/weekdays.js'
import { type Draft, type DraftBlock, list, text } from '../../core/posts/draft.js'
import { calendarOf, setDay, setWeeklyRest, weeklyRestOf } from '../../domain/calendar/brand-calendar.js'
import type { Calendar } from '../../domain/calendar/calendar.js'
import { addDays, type LocalDay, localDayOf, weekday } from '../../domain/calendar/local-day.js'
import { zoneOf } from '../../domain/policy/rules.js'
import { plannedFrom } from '../../domain/visits/off-days.js'
import { defineCommand, type StaffHere } from '../define.js'
import { answerWithOffDays } from '../visits/off-days.js'
import { mustArrange } from './may-arrange.js'

const DAYS_SHOWN = 14

export const calendar = defineCommand({
  name: 'calendar',
  arguments: {
    act: act('weeklyRest', 'noWeeklyRest', 'rest', 'work').optional(),
    day: day().optional(),
    weekdays: weekdays().optional(),
  },
  who: 'readers',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ act, day, weekdays = [] }, here) {
    if (!act) return [{ blocks: await (day ? showDay(here, day) : show(here)) }]
    mustArrange(here.person)
    if (act === 'noWeeklyRest') return changeWeeklyRest(here, [])
    // "Monday" may have been read as the next one.
    const rests = [...new Set([...(day ? [weekday(day)] : []), ...weekdays])]
    if (act === 'weeklyRest' && rests.length > 0) return changeWeeklyRest(here, rests)
    if (!day) throw new UserMistake({ key: `calendar.which.${act}` })
    const { calendar } = await calendarHere(here)
    await setDay(here.db, here.brand.id, day, act === 'work')
    return changed(here, calendar, [text(`calendar.set.${act}`, { day: { day } }), ...(await show(here))])
  },
})

async function changeWeeklyRest(here: StaffHere, weekdays: number[]): Promise<Draft[]> {
  const { calendar } = await calendarHere(here)
  if (!(await setWeeklyRest(here.db, here.brand.id, weekdays))) throw new UserMistake({ key: 'calendar.noneLeft' })
  return changed(here, calendar, await show(here))
}

/** What is planned for days that have become rest days is named (R003-040). */
async function changed(here: StaffHere, before: Calendar, said: DraftBlock[]): Promise<Draft[]> {
  const { calendar } = await calendarHere(here)
  const rests = ({ day }: { day: LocalDay }) => before.isWorkingDay(day) && !calendar.isWorkingDay(day)
  const visits = (await plannedFrom(here.db, here.brand.id, localDayOf(here.now, calendar.zone))).filter(rests)
  const heading = { key: 'off-days.brand', values: { count: visits.length } }
  return answerWithOffDays(here, said, visits, { heading, others: false })
}

async function showDay(here: StaffHere, day: LocalDay): Promise<DraftBlock[]> {
  const { calendar } = await calendarHere(here)
  const said = restLine(calendar, day) ?? { key: 'calendar.works', values: { day: { day } } }
  return [{ kind: 'text', said }, ...provisional(calendar, [day])]
}

async function show(here: StaffHere): Promise<DraftBlock[]> {
  const { brand, calendar } = await calendarHere(here)
  const today = localDayOf(here.now, calendar.zone)
  const days = Array.from({ length: DAYS_SHOWN }, (_, ahead) => addDays(today, ahead))
  const lines = days.flatMap((one) => restLine(calendar, one) ?? [])
  const values = {
    brand: brand.name,
    days: DAYS_SHOWN,
    weekdays: weeklyRestOf(here.rules.policy, brand).map((number) => ({ key: `value.weekday.${number}` })),
  }
  return [
    text(values.weekdays.length > 0 ? 'calendar.title' : 'calendar.titleWithout', values),
    lines.length > 0 ? list(lines, { key: 'calendar.rests', values }) : text('calendar.noRest', values),
    ...provisional(calendar, days),
  ]
}

/** The brand as it is now: what the context holds may be older than a change just made. */
async function calendarHere({ db, brand: { id }, rules }: StaffHere) {
  const brand = await db.brand.findUniqueOrThrow({ where: { id } })
  return { brand, calendar: calendarOf(db, rules.policy, zoneOf(rules, brand), brand) }
}

function provisional(calendar: Calendar, days: LocalDay[]): DraftBlock[] {
  const first = days.find((day) => calendar.isProvisional(day))
  return first ? [text('calendar.provisional', { year: first.slice(0, 4) })] : []
}

function restLine(calendar: Calendar, day: LocalDay): Said | undefined {
  const { rest } = calendar.look(day)
  if (!rest) return undefined
  return {
    key: `calendar.${rest.kind}`,
    values: { day: { day }, holiday: rest.kind === 'holiday' ? rest.holiday : '' },
  }
}
