/** The visits that somebody drives to in the next days, and what they owe of those before: how they went, and the feedback sheets (R003-020, R003-023, R003-037). */
import { addDays, instantAt } from '../../domain/calendar/local-day.js'
import { visitsOfCrew } from '../../domain/complaints/mine.js'
import { SHEET_DAYS } from '../../domain/visits/missing-sheets.js'
import { sheetsOwed } from '../../domain/visits/sheets-owed.js'
import { endOf } from '../../domain/visits/slot.js'
import { mayStep } from '../../domain/visits/steps.js'
import { askedOf, unreported } from '../../domain/visits/unreported.js'
import { slotOf, type VisitRow } from '../../domain/visits/visit.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import { dueSaid, IN_WORK_ROOMS, type OfPerson, pressing, type Waiting } from '../waiting.js'
import { kindOf, typedCode } from './card.js'

const DAYS_AHEAD = 7

export async function visitsMine(context: OfPerson): Promise<Waiting[]> {
  const { db, brand, person } = context
  const today = todayHere(context)
  const { zone } = calendarHere(context)
  const own = await visitsOfCrew(db, brand.id, person.id, { from: today, to: addDays(today, DAYS_AHEAD) })
  const ahead = own.map((visit) => ({
    at: endOf(slotOf(visit), zone),
    line: {
      key: 'mine.visit',
      values: { code: visit.code, kind: kindOf(visit), customer: visit.customer.name, date: slotOf(visit) },
    },
    button: nextStep(visit, today),
  }))
  return [...unreportedMine(context), ...ahead]
}

/** Deliveries of days that are over: asked for with the sheets (R003-020). */
function unreportedMine(context: OfPerson): Waiting[] {
  const { db, rules, brand, person } = context
  const { sheets } = rules.policy.day
  if (!sheets) return []
  const today = todayHere(context)
  const calendar = calendarHere(context)
  const last = calendar.previousWorkingDay(today)
  const own = unreported(db, brand.id, today).filter((one) =>
    askedOf(db, brand.id, one, today, last).includes(person.id),
  )
  return own.map(({ code, kind, customer, day }) => ({
    at: instantAt(calendar.nextWorkingDay(day), sheets.at, calendar.zone),
    line: { key: 'mine.unreported', values: { code, kind: kindOf({ kind }), customer, day: { day } } },
    button: pressing('done', { code: typedCode(code) }, { where: IN_WORK_ROOMS }),
  }))
}

function nextStep(visit: VisitRow, today: string): Waiting['button'] {
  const given = { code: typedCode(visit.code) }
  if (visit.state === 'underway') return pressing('done', given, { where: IN_WORK_ROOMS })
  if (visit.day === today && mayStep('leave', visit)) return pressing('onway', given, { where: IN_WORK_ROOMS })
  return pressing('show', given)
}

/** Due when they are asked for by name. */
export function sheetsMine(context: OfPerson): Waiting[] {
  const { db, rules, brand, person, now } = context
  const { sheets } = rules.policy.day
  if (!sheets) return []
  const today = todayHere(context)
  const calendar = calendarHere(context)
  const owed = sheetsOwed(db, brand.id, person.id, { from: addDays(today, -SHEET_DAYS), to: today })
  return owed.map(({ code, kind, customer, day }) => {
    const at = instantAt(calendar.nextWorkingDay(day), sheets.at, calendar.zone)
    return {
      at,
      line: { key: 'mine.sheet', values: { code, kind: kindOf({ kind }), customer, due: dueSaid(at, now) } },
      button: pressing('feedback', { code: typedCode(code) }, { where: IN_WORK_ROOMS }),
    }
  })
}
