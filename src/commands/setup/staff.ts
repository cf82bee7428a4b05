/** Who works for the brand, by role, and who waits to be let in; an admin approves, rejects and removes by name. */
import { type Draft, list, text } from '../../core/draft.js'
import { UserMistake } from '../../core/errors.js'
import { act } from '../../core/kinds/act.js'
import { personName } from '../../core/kinds/name.js'
import { peopleNamed } from '../../domain/people/person.js'
import { type Decision, decide, registrationById, waitingIn } from '../../domain/people/registration.js'
import { removeFromBrand, staffOf } from '../../domain/people/role.js'
import { ROLE_NAMES } from '../../domain/people/role-names.js'
import { defineCommand, type StaffHere } from '../define.js'
import { mustBeAdmin } from './may-arrange.js'
import { decidedCards, waitingCard } from './registration-card.js'

const MOST_CARDS = 5

export const staff = defineCommand({
  name: 'staff',
  arguments: { act: act('approve', 'reject', 'remove').optional(), name: personName().optional() },
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ act, name }, here) {
    if (!act) return showStaff(here)
    mustBeAdmin(here.person)
    if (!name) throw new UserMistake({ key: `setup.staff.whom.${act}` })
    return act === 'remove' ? remove(here, name) : decideByName(here, act, name)
  },
})

function showStaff({ db, brand, room, person, key }: StaffHere): Draft[] {
  const people = staffOf(db, brand.id)
  const waiting = waitingIn(db, brand.id)
  const lines = ROLE_NAMES.flatMap((role) => {
    const names = people.get(role)?.map(({ name }) => name) ?? []
    return names.length > 0 ? [{ key: 'setup.staff.line', values: { role: { key: `role.${role}` }, names } }] : []
  })
  const title = { brand: brand.name, count: new Set([...people.values()].flat().map(({ id }) => id)).size }
  const blocks = [text('setup.staff.title', title), list(lines)]
  if (waiting.length > 0) blocks.push(text('setup.staff.waiting', { names: waiting.map(({ name }) => name) }))
  const cards = person.admin ? waiting.slice(0, MOST_CARDS) : []
  return [{ blocks }, ...cards.map((one) => waitingCard(db, one, room.id, key))]
}

function decideByName({ db, brand, room, person, key, now }: StaffHere, decision: Decision, name: string): Draft[] {
  const [asked, ...others] = waitingIn(db, brand.id).filter((one) => one.name === name)
  if (!asked) throw new UserMistake({ key: 'setup.staff.nobodyWaits', values: { name } })
  if (others.length > 0) return [asked, ...others].map((one) => waitingCard(db, one, room.id, key))
  decide(db, asked, decision, person.id, now)
  const decided = registrationById(db, asked.id) ?? asked
  const values = { name, role: { key: `role.${asked.role}` }, brand: brand.name, by: person.name }
  return [{ blocks: [text(`setup.registration.${decided.state}`, values)] }, ...decidedCards(db, decided, room.id)]
}

function remove({ db, brand }: StaffHere, name: string): Draft[] {
  const [person, ...others] = peopleNamed(db, brand.id, name)
  if (!person) throw new UserMistake({ key: 'setup.staff.unknown', values: { name, brand: brand.name } })
  if (others.length > 0) throw new UserMistake({ key: 'setup.severalPeople', values: { name } })
  removeFromBrand(db, person.id, brand.id)
  return [{ blocks: [text('setup.staff.removed', { name, brand: brand.name })] }]
}
