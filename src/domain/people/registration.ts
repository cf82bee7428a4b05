/** "I am …": somebody asks for a role in a brand, and waits until an admin has decided. */
import type { Person, Registration } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import type { Decision } from './decision.js'
import { type PersonRow, peopleNamed } from './person.js'
import { grantRole } from './role.js'

/** All that wait in a brand, the oldest first; on demand only those of one account. */
export const waitingIn = (db: Db, brandId: number, accountId?: number): Promise<Registration[]> =>
  db.registration.findMany({ where: { brandId, accountId, state: 'waiting' }, orderBy: { id: 'asc' } })

export const register = (
  db: Db,
  asked: Pick<Registration, 'accountId' | 'brandId' | 'roomId' | 'name' | 'role'>,
  now: Date,
): Promise<Registration> => db.registration.create({ data: { ...asked, createdAt: now } })

/** Closes a waiting registration that a newer one replaces: nobody decided it. */
export const withdraw = (db: Db, id: number, now: Date): Promise<Registration> =>
  db.registration.update({ where: { id, state: 'waiting' }, data: { state: 'rejected', decidedAt: now } })

/** Somebody of the brand, seen on another platform. */
export interface KnownElsewhere extends PersonRow {
  platform: string
}

/**
 * Who registers here perhaps: the only one of this name in the brand, with accounts on other platforms and none on this
 * one. A name proves nothing; an admin has to say so.
 */
export async function knownElsewhere(
  db: Db,
  { accountId, brandId, name }: Registration,
): Promise<KnownElsewhere | undefined> {
  const account = await db.account.findUniqueOrThrow({ where: { id: accountId } })
  const [person, ...others] = account.personId === null ? await peopleNamed(db, brandId, name) : []
  if (!person || others.length > 0) return undefined
  const accounts = await db.account.findMany({ where: { personId: person.id }, orderBy: { id: 'asc' } })
  const [first] = accounts
  if (!first || accounts.some(({ platform }) => platform === account.platform)) return undefined
  return { id: person.id, name: person.name, platform: first.platform }
}

/**
 * Decides once: undefined when somebody was faster. Approved, the account belongs to its person and the person holds the role.
 * @param by the admin's person id
 * @param same the person known elsewhere whose account this is
 */
export async function decide(
  db: Db,
  registration: Registration,
  decision: Decision,
  by: number,
  now: Date,
  same?: number,
): Promise<Registration | undefined> {
  const { id, brandId, role } = registration
  const [decided] = await db.registration.updateManyAndReturn({
    where: { id, state: 'waiting' },
    data: { state: decision === 'approve' ? 'approved' : 'rejected', decidedBy: by, decidedAt: now },
  })
  if (!decided || decision === 'reject') return decided
  const person = await personBehind(db, registration, now, same)
  await grantRole(db, person.id, brandId, role, now)
  return decided
}

/** The account's own person; else the one it is said to be; else one whom the brand knows by name only, such as a liaison set before; else a new one. */
async function personBehind(
  db: Db,
  { accountId, brandId, name }: Registration,
  now: Date,
  same: number | undefined,
): Promise<Person> {
  const account = await db.account.findUniqueOrThrow({ where: { id: accountId } })
  const id = account.personId ?? same ?? (await knownByName(db, brandId, [name, account.username, account.name]))
  const data = { name, accounts: { connect: { id: accountId } } }
  return id === undefined
    ? db.person.create({ data: { ...data, createdAt: now } })
    : db.person.update({ where: { id }, data })
}

async function knownByName(db: Db, brandId: number, names: (string | null)[]): Promise<number | undefined> {
  for (const name of names) {
    const [person] = name === null ? [] : await peopleNamed(db, brandId, name, { none: {} })
    if (person) return person.id
  }
  return undefined
}
