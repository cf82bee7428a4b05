/** Goods that were missing come on another day than was thought: the question whether they have come moves there (R003-007). */
import { Ask, UserMistake } from '../../core/errors.js'
import { type Draft, text } from '../../core/posts/draft.js'
import { expectOn, isStillToCome, type Leftover, openLeftovers } from '../../domain/visits/leftover.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { leftoverEdits } from './leftovers-post.js'

const DAYS_OFFERED = [1, 2, 3]

interface Typed {
  text?: string
  /** "yyyy-MM-dd" */
  expected?: string
  /** Tapped: it has not come yet, row id. */
  which?: number
}

/**
 * What is waited for already and gets another day: the only one there is, or the one that is named as it was noted.
 * @throws Ask when several are waited for, UserMistake when it came meanwhile.
 */
export function whichKnown({ db }: StaffHere, visit: VisitRow, given: Typed): Leftover | undefined {
  const known = openLeftovers(db, visit.id).filter(isStillToCome)
  if (given.which !== undefined) {
    const tapped = known.find(({ id }) => id === given.which)
    if (!tapped) throw gone(visit)
    return tapped
  }
  if (given.expected === undefined) return undefined
  if (given.text !== undefined) return known.find(({ text }) => text === given.text)
  if (known.length < 2) return known[0]
  const options = known.map((one) => ({ label: one.text, value: one.text }))
  throw new Ask('text', { key: 'leftover.which', values: { code: visit.code } }, options)
}

/** @throws Ask for the day */
export function later(context: StaffHere, visit: VisitRow, known: Leftover, on?: string): Draft[] {
  const { db, person, now } = context
  const values = { code: visit.code, customer: visit.customer.name, text: known.text }
  if (on === undefined) throw new Ask('expected', { key: 'leftover.askDay', values }, daysAhead(context))
  mustBeToCome(context, on)
  if (!expectOn(db, known, { on, by: person.id, at: now })) throw gone(visit)
  return [{ blocks: [text('leftover.later', { ...values, day: { day: on } })] }, ...leftoverEdits(context)]
}

function daysAhead(context: StaffHere) {
  const calendar = calendarHere(context)
  return DAYS_OFFERED.map((ahead) => {
    const value = calendar.addWorkingDays(todayHere(context), ahead)
    return { label: { key: 'visit.day', values: { date: { day: value } } }, value }
  })
}

export function mustBeToCome(context: StaffHere, day: string): void {
  if (day < todayHere(context)) throw new UserMistake({ key: 'door.expectedPast', values: { date: { day } } })
}

const gone = ({ code }: VisitRow) => new UserMistake({ key: 'door.noLeftover', values: { code } })
