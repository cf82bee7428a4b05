/** The schedule as keys and values, one line a visit; prompts/<locale>/schedule.yml has the words. */
import type { PlannedVisit, Section } from './day-plan.js'
import type { Days } from './posted-days.js'
import type { Slot } from './slot.js'

/** A sentence still to be worded. */
export interface Phrase {
  key: string
  values: Record<string, string | number | Slot | Phrase>
}

export interface SheetSection {
  title: Phrase
  items: Phrase[]
}

/** @param phone how numbers are shown in the room that will read it. */
export const sheetOf = (sections: Section[], phone: (phone: string) => string): SheetSection[] =>
  sections.map(({ day, kind, visits }) => ({
    title: { key: `schedule.section.${kind}`, values: { day: { day }, count: visits.length } },
    items: visits.map((visit) => lineOf(visit, phone)),
  }))

/** Code, customer, address, half-day or hour, goods, crew and phone numbers in one line (R003-015, R003-022). */
function lineOf(visit: PlannedVisit, phone: (phone: string) => string): Phrase {
  const { code, customer, address, goods, crew, crewPhone } = visit
  const who = crew && crewPhone ? `${crew} ${phone(crewPhone)}` : (crew ?? '')
  const values = { when: whenOf(visit), code, customer, phone: phone(visit.phone), address }
  return {
    key: visit.state === 'done' ? 'schedule.visitDone' : 'schedule.visit',
    values: { ...values, goods: part('goods', goods.replace(/\s+/g, ' ')), crew: part('crew', who) },
  }
}

const whenOf = ({ half, time }: PlannedVisit): string | Phrase =>
  time ?? { key: `schedule.half.${half ?? 'open'}`, values: {} }
const part = (name: string, value: string): string | Phrase =>
  value === '' ? '' : { key: `schedule.${name}`, values: { [name]: value } }

/** One day, or the first and the last of several. */
export const daysPhrase = ({ from, to }: Days): Phrase =>
  from === to
    ? { key: 'schedule.oneDay', values: { day: { day: from } } }
    : { key: 'schedule.days', values: { from: { day: from }, to: { day: to } } }
