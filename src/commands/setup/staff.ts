/** The people of the brand: listed; an admin approves, rejects and removes them by name, and notes their mobile numbers. */

import { Ask, UserMistake } from '../../core/errors.js'
import { act } from '../../core/kinds/act.js'
import { personName } from '../../core/kinds/name.js'
import { phoneNumber } from '../../core/kinds/phone.js'
import { type Draft, text } from '../../core/posts/draft.js'
import { maskPhone } from '../../domain/customers/phone.js'
import type { Decision } from '../../domain/people/decision.js'
import { noteMobile, type PersonRow, peopleNamed } from '../../domain/people/person.js'
import { decide, knownElsewhere, waitingIn } from '../../domain/people/registration.js'
import { removeFromBrand } from '../../domain/people/role.js'
import { isServicePhoneTold, serviceContact } from '../../domain/sms/service-phone.js'
import { defineCommand, type StaffHere } from '../define.js'
import { mustBeAdmin } from './may-arrange.js'
import { decidedCards, waitingCard } from './registration-card.js'
import { staffList, staffListKey } from './staff-list.js'

/** A landline pings nobody, and gets no short messages. */
const MOBILE = /^1[3-9]\d{9}$/

const PINGS_BY_MOBILE: readonly string[] = ['wecom']

export const staff = defineCommand({
  name: 'staff',
  arguments: {
    act: act('approve', 'reject', 'remove', 'mobile').optional(),
    name: personName({ suggests: 'staff' }).optional(),
    mobile: phoneNumber({ shown: maskPhone }).optional(),
  },
  who: 'readers',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ act, name, mobile }, here) {
    if (!act) return [{ key: staffListKey(here.key), blocks: await staffList(here.db, here.brand, here.person) }]
    mustBeAdmin(here.person)
    if (!name) throw new UserMistake({ key: `setup.staff.whom.${act}` })
    if (act === 'mobile') return note(here, name, mobile)
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

async function remove(here: StaffHere, name: string): Promise<Draft[]> {
  const { db, brand } = here
  const person = await colleague(here, name)
  await removeFromBrand(db, person.id, brand.id)
  return [{ blocks: [text('setup.staff.removed', { name, brand: brand.name })] }]
}

/** It says what the number is for: some platforms ping by it those whose account nobody knows, customers read that of the service (R003-024). */
async function note(here: StaffHere, name: string, mobile: string | undefined): Promise<Draft[]> {
  const person = await colleague(here, name)
  if (mobile === undefined) throw new Ask('mobile', { key: 'setup.staff.whichMobile', values: { name } })
  if (!MOBILE.test(mobile)) throw new Ask('mobile', { key: 'setup.staff.noMobile' })
  await noteMobile(here.db, person.id, mobile)
  const { db, brand, rules, room } = here
  const isTold = isServicePhoneTold(rules.policy) && serviceContact(db, brand.id)?.id === person.id
  return [
    {
      blocks: [
        text('setup.staff.mobile', { name, mobile: maskPhone(mobile) }),
        ...(isTold ? [text('setup.staff.servicePhone')] : []),
        ...(PINGS_BY_MOBILE.includes(room.platform) ? [text('setup.staff.pingedBy')] : []),
      ],
    },
  ]
}

/** @throws UserMistake when nobody of the brand is called so, or several. */
async function colleague({ db, brand }: StaffHere, name: string): Promise<PersonRow> {
  const [person, ...others] = await peopleNamed(db, brand.id, name)
  if (!person) throw new UserMistake({ key: 'setup.staff.unknown', values: { name, brand: brand.name } })
  if (others.length > 0) throw new UserMistake({ key: 'setup.severalPeople', values: { name } })
  return person
}
