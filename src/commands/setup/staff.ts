/** The people of the brand: listed; an admin approves, rejects and removes them by name. */
import { type Draft, text } from '../../core/draft.js'
import { UserMistake } from '../../core/errors.js'
import { act } from '../../core/kinds/act.js'
import { personName } from '../../core/kinds/name.js'
import { peopleNamed } from '../../domain/people/person.js'
import { type Decision, decide, knownElsewhere, waitingIn } from '../../domain/people/registration.js'
import { removeFromBrand } from '../../domain/people/role.js'
import { defineCommand, type StaffHere } from '../define.js'
import { mustBeAdmin } from './may-arrange.js'
import { decidedCards, waitingCard } from './registration-card.js'
import { staffList, staffListKey } from './staff-list.js'

export const staff = defineCommand({
  name: 'staff',
  arguments: {
    act: act('approve', 'reject', 'remove').optional(),
    name: personName({ suggests: 'staff' }).optional(),
  },
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ act, name }, here) {
    if (!act) return [{ key: staffListKey(here.key), blocks: await staffList(here.db, here.brand, here.person) }]
    mustBeAdmin(here.person)
    if (!name) throw new UserMistake({ key: `setup.staff.whom.${act}` })
    return act === 'remove' ? remove(here, name) : decideByName(here, act, name)
  },
})

async function decideByName(
  { db, brand, room, person, key, now }: StaffHere,
  decision: Decision,
  name: string,
): Promise<Draft[]> {
  const [asked, ...others] = (await waitingIn(db, brand.id)).filter((one) => one.name === name)
  if (!asked) throw new UserMistake({ key: 'setup.staff.nobodyWaits', values: { name } })
  const unclear = others.length > 0 || (decision === 'approve' && (await knownElsewhere(db, asked)) !== undefined)
  if (unclear) return Promise.all([asked, ...others].map((one) => waitingCard(db, one, room.id, key)))
  const decided = (await decide(db, asked, decision, person.id, now)) ?? asked
  const values = { name, role: { key: `role.${asked.role}` }, brand: brand.name, by: person.name }
  return [
    { blocks: [text(`setup.registration.${decided.state}`, values)] },
    ...(await decidedCards(db, decided, room.id)),
  ]
}

async function remove({ db, brand }: StaffHere, name: string): Promise<Draft[]> {
  const [person, ...others] = await peopleNamed(db, brand.id, name)
  if (!person) throw new UserMistake({ key: 'setup.staff.unknown', values: { name, brand: brand.name } })
  if (others.length > 0) throw new UserMistake({ key: 'setup.severalPeople', values: { name } })
  await removeFromBrand(db, person.id, brand.id)
  return [{ blocks: [text('setup.staff.removed', { name, brand: brand.name })] }]
}
