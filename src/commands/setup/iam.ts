/** "I am …": somebody asks to be known as a member of staff; an admin decides, an admin's own word is enough. */
import type { Brand } from '../../../prisma/client/client.js'
import { Ask, UserMistake } from '../../core/errors.js'
import { personName } from '../../core/kinds/name.js'
import { role } from '../../core/kinds/role.js'
import { text } from '../../core/kinds/text.js'
import { type Draft, text as say } from '../../core/posts/draft.js'
import { homeOf } from '../../domain/complaints/home.js'
import { roomsOfAdmins } from '../../domain/people/admin.js'
import * as registrations from '../../domain/people/registration.js'
import { holdsRole } from '../../domain/people/role.js'
import { ROLE_NAMES } from '../../domain/people/role-names.js'
import { definePublicCommand, type Here } from '../define.js'
import { decidedCards, waitingCard } from './registration-card.js'

const LONGEST_NAME = 20
const COMMON_ROLES = ROLE_NAMES.filter((name) => name !== 'admin' && name !== 'viewer')

export const iam = definePublicCommand({
  name: 'iam',
  arguments: {
    name: personName(),
    role: role().optional(),
    brand: text({ suggests: 'brand' }).optional(),
  },
  form: ['name', 'role'],
  who: 'anyone',
  where: ['work', 'warehouse', 'management', 'customer', 'direct'],
  async handle({ name, role, brand: rest }, here) {
    if (!role) throw whichRole(name, here.room.purpose === 'direct' ? undefined : rest)
    if (name.length > LONGEST_NAME) throw new UserMistake({ key: 'setup.nameTooLong', values: { most: LONGEST_NAME } })
    const brand = here.room.purpose === 'direct' ? await namedBrand(here, rest) : here.brand
    if (!brand) throw new UserMistake({ key: 'core.roomUnbound' })
    const values = { name, role: roleLabel(role), brand: brand.name }
    if (here.person && (await holdsRole(here.db, here.person.id, brand.id, role)))
      return [{ blocks: [say('setup.registration.already', { ...values, name: here.person.name })] }]
    return here.person?.admin ? approveAtOnce(here, here.person.id, brand, name, role) : ask(here, brand, name, role)
  },
})

/** In a direct room the brand is named, unless there is only one. */
async function namedBrand({ db, brand }: Here, typed: string | undefined): Promise<Pick<Brand, 'id' | 'name'>> {
  const all = await db.brand.findMany()
  const found =
    all.find(({ name }) => name === typed) ?? (typed ? undefined : brand) ?? (all.length === 1 ? all[0] : undefined)
  if (!found) throw new Ask('brand', { key: 'setup.registration.whichBrand' })
  return found
}

function whichRole(name: string, typed: string | undefined): UserMistake {
  const roles = COMMON_ROLES.map(roleLabel)
  if (typed) return new UserMistake({ key: 'setup.registration.unknownRole', values: { name, word: typed, roles } })
  const options = COMMON_ROLES.map((value) => ({ label: roleLabel(value), value }))
  return new Ask('role', { key: 'setup.registration.whichRole', values: { name } }, options)
}

async function approveAtOnce(
  { db, account, room, now }: Here,
  person: number,
  brand: { id: number; name: string },
  name: string,
  role: string,
) {
  const asked = { accountId: account.id, brandId: brand.id, roomId: room.id, name, role }
  await registrations.decide(db, await registrations.register(db, asked, now), 'approve', person, now)
  return [{ blocks: [say('setup.registration.done', { name, role: roleLabel(role), brand: brand.name })] }]
}

/** The card, where it was asked in a group, and in every direct chat with an admin, else in a work group; an older question of the same account is withdrawn. */
async function ask(
  { db, account, room, key, now }: Here,
  brand: { id: number },
  name: string,
  role: string,
): Promise<Draft[]> {
  const [before] = await registrations.waitingIn(db, brand.id, account.id)
  if (before?.name === name && before.role === role) return [await waitingCard(db, before, room.id, key)]
  const withdrawn = before && (await registrations.withdraw(db, before.id, now))
  const asked = { accountId: account.id, brandId: brand.id, roomId: room.id, name, role }
  const registration = await registrations.register(db, asked, now)
  const admins = await roomsOfAdmins(db)
  const instead = admins.length === 0 && room.purpose === 'direct' ? homeOf(db, brand.id, room.platform) : undefined
  const others = (instead ? [instead.id] : admins).filter((other) => other !== room.id)
  const cards = await Promise.all(others.map((other) => waitingCard(db, registration, other)))
  const answer: Draft =
    room.purpose === 'direct'
      ? { blocks: [say('setup.registration.passedOn', { name, role: roleLabel(role) })] }
      : await waitingCard(db, registration, room.id)
  return [answer, ...cards, ...(withdrawn ? await decidedCards(db, withdrawn, room.id) : [])]
}

const roleLabel = (role: string) => ({ key: `role.${role}` })
