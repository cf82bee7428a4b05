/** What can be suggested for the arguments of our commands, by topic. */
import type { Suggestion } from '../core/adapter.js'
import type { Asking, Source } from '../core/commands/suggest.js'
import { suggestDates } from '../core/commands/suggest-dates.js'
import type { Said } from '../core/errors.js'
import { localDayOf } from '../domain/calendar/local-day.js'
import { complaintOfThread } from '../domain/complaints/find.js'
import { crewsOf } from '../domain/crews/crew.js'
import { phonesIn } from '../domain/customers/phone.js'
import { departmentsOf } from '../domain/people/department.js'
import { type Rules, zoneOf } from '../domain/policy/rules.js'
import { complaintsLike, visitsLike } from '../domain/suggestions/cases.js'
import { customersLike } from '../domain/suggestions/customers.js'
import { brandsLike, newcomersLike, type PersonLine, peopleLike } from '../domain/suggestions/people.js'
import { slotOf } from '../domain/visits/visit.js'
import { kindOf } from './visits/card.js'

/** Everything but brands and dates belongs to one brand. */
type Here = Asking<Rules> & { brand: NonNullable<Asking<Rules>['brand']> }
const ofBrand =
  (source: (here: Here) => Suggestion[]): Source<Rules> =>
  (asking) =>
    asking.brand ? source({ ...asking, brand: asking.brand }) : []

export const suggestions: Readonly<Record<string, Source<Rules>>> = {
  date: suggestDates,
  brand: ({ db, person, typed, most }) => brandsLike(db, person, typed, most).map(({ name }) => named(name)),
  complaint: ofBrand((here) => complaints(here)),
  'closed complaint': ofBrand((here) => complaints(here, { closed: true })),
  visit: ofBrand((here) => visits(here)),
  case: ofBrand((here) => [...complaints(here), ...visits(here)]),
  customer: ofBrand(customers),
  department: ofBrand(({ db, brand, typed }) =>
    departmentsOf(db, brand.id).flatMap(({ name }) => (name.includes(typed) ? [named(name)] : [])),
  ),
  crew: ofBrand(crews),
  'crew or person': ofBrand((here) => [
    ...crews(here),
    ...people(here, peopleLike(here.db, here.brand.id, here.typed, here.most)),
  ]),
  person: ofBrand((here) => people(here, peopleLike(here.db, here.brand.id, here.typed, here.most))),
  staff: ofBrand((here) => {
    const { db, brand, person, typed, most } = here
    const waiting = person.admin ? newcomersLike(db, brand.id, typed, most) : []
    return people(here, [...waiting, ...peopleLike(db, brand.id, typed, most)])
  }),
}

function complaints({ db, brand, person, thread, typed, most, say }: Here, which: { closed?: boolean } = {}) {
  const here = thread ? complaintOfThread(db, thread.id)?.id : undefined
  const found = complaintsLike(db, { brandId: brand.id, personId: person.id, here }, typed, most, which)
  return found.map((values) => ({
    label: say({ key: 'suggestion.complaint', values: { ...values } }),
    value: values.code,
  }))
}

function visits({ db, brand, rules, now, typed, most, say }: Here): Suggestion[] {
  const today = localDayOf(now, zoneOf(rules, brand))
  return visitsLike(db, brand.id, typed, today, most).map((visit) => {
    const values = { code: visit.code, kind: kindOf(visit), customer: visit.customer, date: slotOf(visit) }
    return { label: say({ key: 'suggestion.visit', values }), value: visit.code }
  })
}

function customers({ db, brand, rules, purpose, typed, most, say }: Here): Suggestion[] {
  const shown = phonesIn(rules.policy, purpose)
  return customersLike(db, brand.id, typed, most).map(({ name, phones }) =>
    named(name, say({ key: 'suggestion.customer', values: { name, phones: phones.map(shown) } })),
  )
}

function crews({ db, brand, typed }: Here): Suggestion[] {
  return crewsOf(db, brand.id).flatMap(({ name }) => (name.includes(typed) ? [named(name)] : []))
}

const people = ({ say }: Here, found: PersonLine[]): Suggestion[] =>
  found.map(({ name, role }) => {
    const as: Said | undefined = role === null ? undefined : { key: `role.${role}` }
    return named(name, as && say({ key: 'suggestion.person', values: { name, role: as } }))
  })

/** A name with blanks stays one in quotes. */
const named = (name: string, label = name): Suggestion => ({
  label,
  value: /[\s,\uFF0C\u3001;\uFF1B:\uFF1A]/.test(name) ? `"${name}"` : name,
})
