/** The schedule as keys and values, one line a visit; prompts/<locale>/schedule.yml has the words. */
import type { PlannedVisit, Section } from './day-plan.js'
import type { Phrase } from './phrase.js'
import type { Days } from './posted-days.js'
import { whoGoes } from './who-goes.js'

export interface SheetSection {
  title: Phrase
  items: Phrase[]
}

/** More visits than this of one kind on a day are easier read by half-day and crew. */
const MOST_TOGETHER = 20

/** @param days all that the sheet is about: only of several does a group say its own @param phone how numbers are shown in the room that will read it */
export const sheetOf = (sections: Section[], days: Days, phone: (phone: string) => string): SheetSection[] =>
  sections.flatMap(({ day, kind, visits }): SheetSection | SheetSection[] => {
    if (visits.length <= MOST_TOGETHER)
      return {
        title: { key: `schedule.section.${kind}`, values: { day: { day }, count: visits.length } },
        items: visits.map((visit) => lineOf(visit, phone)),
      }
    const when = days.from === days.to ? '' : part('at', { key: 'schedule.oneDay', values: { day: { day } } })
    return groupsOf(visits).map((group) => ({
      title: { key: `schedule.group.${kind}`, values: { day: when, ...groupValues(group, phone) } },
      items: group.visits.map((visit) => lineOf(visit, phone, true)),
    }))
  })

/** How much there is of each kind: one line, where the titles do not tell. */
export function totalsOf(sections: Section[]): Phrase[] {
  if (sections.every(({ visits }) => visits.length <= MOST_TOGETHER)) return []
  const counts = new Map<string, number>()
  for (const { kind, visits } of sections) counts.set(kind, (counts.get(kind) ?? 0) + visits.length)
  const kinds = [...counts].map(([kind, count]) => ({ key: `schedule.total.${kind}`, values: { count } }))
  return [{ key: 'schedule.totals', values: { kinds } }]
}

/** What its title says, its lines need not repeat. */
const groupValues = ({ half, visits }: Group, phone: (phone: string) => string) => ({
  half: { key: `schedule.half.${half}`, values: {} },
  crew: part('crew', (visits[0] && whoGoes(visits[0], phone)) || { key: 'schedule.noCrew', values: {} }),
  count: visits.length,
})

interface Group {
  half: 'am' | 'pm' | 'open'
  crew: string
  visits: PlannedVisit[]
}

/** The morning before the afternoon; in each the crews by name, and last what nobody goes to yet. The order within a group stays. */
function groupsOf(visits: PlannedVisit[]): Group[] {
  const groups = new Map<string, Group>()
  for (const visit of visits) {
    const half = (visit.half ?? 'open') as Group['half']
    const crew = visit.crew ?? ''
    const key = `${half} ${crew}`
    const group = groups.get(key)
    if (group) group.visits.push(visit)
    else groups.set(key, { half, crew, visits: [visit] })
  }
  const rank = ({ half, crew }: Group) => HALVES.indexOf(half) * 2 + (crew === '' ? 1 : 0)
  return [...groups.values()].sort((one, other) => rank(one) - rank(other) || byName.compare(one.crew, other.crew))
}

/** The second before the tenth. */
const byName = new Intl.Collator('zh', { numeric: true })

const HALVES: Group['half'][] = ['am', 'pm', 'open']

/** Code, customer, address, half-day or hour, goods, crew and phone numbers in one line (R003-015, R003-022). @param grouped its title names half-day and crew */
function lineOf(visit: PlannedVisit, phone: (phone: string) => string, grouped = false): Phrase {
  const { code, customer, address, goods } = visit
  const when = grouped && visit.time === null ? '' : part('at', whenOf(visit))
  const values = { when, code, customer, phone: phone(visit.phone), address }
  return {
    key: visit.state === 'done' ? 'schedule.visitDone' : 'schedule.visit',
    values: {
      ...values,
      goods: part('goods', goods.replace(/\s+/g, ' ')),
      crew: grouped ? '' : part('crew', whoGoes(visit, phone)),
    },
  }
}

const whenOf = ({ half, time }: PlannedVisit): string | Phrase =>
  time ?? { key: `schedule.half.${half ?? 'open'}`, values: {} }
const part = (name: string, value: string | Phrase): string | Phrase =>
  value === '' ? '' : { key: `schedule.${name}`, values: { [name]: value } }

/** One day, or the first and the last of several. */
export const daysPhrase = ({ from, to }: Days): Phrase =>
  from === to
    ? { key: 'schedule.oneDay', values: { day: { day: from } } }
    : { key: 'schedule.days', values: { from: { day: from }, to: { day: to } } }
