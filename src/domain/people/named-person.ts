/** Whom a mention means: a person of the brand, or somebody new who may be added. */
import type { Account, Person } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import { addPerson, type PersonRow, peopleNamed } from './person.js'

/** As people write it: a native mention carries the account's id on the platform, a plain "@name" only the name. */
export interface Named {
  name: string
  username?: string
  account?: string
}

/** Where it was said. */
export interface Saying {
  brandId: number
  platform: string
}

/** `person` is known; `account` was seen on the platform but belongs to nobody yet; `several` share the name. */
type Match =
  | { kind: 'person'; person: PersonRow }
  | { kind: 'account'; account: Account }
  | { kind: 'several' }
  | { kind: 'nobody' }

/**
 * The person that is meant: by the native account; the name in the brand; the username; the display name, if only one
 * account has it. An account that is nobody's yet becomes that of the only person of its name who has none on this
 * platform: whoever names it gives rights by that. Else somebody new is added.
 */
export async function findOrAddNamed(db: Db, saying: Saying, named: Named, now: Date): Promise<PersonRow | 'several'> {
  const { platform } = saying
  const { name, username, account: externalId } = named
  const match = await matchNamed(db, saying, named)
  if (match.kind === 'several') return 'several'
  if (match.kind === 'person') return match.person
  if (match.kind === 'nobody' && externalId === undefined) return addPerson(db, name, now)
  const account =
    match.kind === 'account'
      ? match.account
      : await db.account.create({ data: { platform, externalId: externalId ?? '', name, username } })
  const known = await onlyOneNamed(db, saying, account.name)
  const person = known ?? (await addPerson(db, account.name, now))
  await db.account.update({ where: { id: account.id }, data: { personId: person.id } })
  return person
}

/** The person that is meant, if anybody here is: nobody is added, and no account changes hands. */
export async function findNamed(db: Db, saying: Saying, named: Named): Promise<PersonRow | 'several' | undefined> {
  const match = await matchNamed(db, saying, named)
  if (match.kind === 'several') return 'several'
  return match.kind === 'person' ? match.person : undefined
}

/** Where two have the name, neither is taken for the other. */
async function onlyOneNamed(db: Db, { brandId, platform }: Saying, name: string): Promise<PersonRow | undefined> {
  const all = await peopleNamed(db, brandId, name)
  const [elsewhere] = await peopleNamed(db, brandId, name, { none: { platform } })
  return all.length === 1 ? elsewhere : undefined
}

async function matchNamed(
  db: Db,
  { brandId, platform }: Saying,
  { name, username = name, account: externalId }: Named,
): Promise<Match> {
  const include = { person: true }
  if (externalId !== undefined) {
    const native = await db.account.findUnique({ where: { platform_externalId: { platform, externalId } }, include })
    return native ? ofAccount(native) : { kind: 'nobody' }
  }
  const people = await peopleNamed(db, brandId, name)
  const here = people.length > 1 ? await peopleNamed(db, brandId, name, { some: { platform } }) : people
  if (here.length === 1 && here[0]) return { kind: 'person', person: here[0] }
  if (people.length > 1) return { kind: 'several' }
  for (const called of [{ username }, { name }]) {
    const [account, another] = await db.account.findMany({ where: { platform, ...called }, include, take: 2 })
    if (account && !another) return ofAccount(account)
  }
  return { kind: 'nobody' }
}

const ofAccount = ({ person, ...account }: Account & { person: Person | null }): Match =>
  person ? { kind: 'person', person } : { kind: 'account', account }
