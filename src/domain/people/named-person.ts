/** Whom a mention means: a person of the brand, or somebody new who may be added. */
import type { Db } from '../../store/store.js'
import { addPerson, hasAccount, linkAccount, type PersonRow, peopleNamed } from './person.js'

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
  | { kind: 'account'; accountId: number; name: string }
  | { kind: 'several' }
  | { kind: 'nobody' }

/**
 * The person that is meant: by the native account; the name in the brand; the username; the display name, if only one
 * account has it. Somebody new is added; the account, where one is known, becomes theirs.
 */
export function findOrAddNamed(db: Db, saying: Saying, named: Named, now: Date): PersonRow | 'several' {
  const match = matchNamed(db, saying, named)
  if (match.kind === 'several') return 'several'
  if (match.kind === 'person') return match.person
  if (match.kind === 'nobody' && named.account === undefined) return addPerson(db, named.name, now)
  const account = match.kind === 'account' ? match : addAccount(db, saying.platform, named, named.account ?? '')
  const waiting = peopleNamed(db, saying.brandId, account.name).filter(({ id }) => !hasAccount(db, id, saying.platform))
  const person = waiting[0] ?? addPerson(db, account.name, now)
  linkAccount(db, account.accountId, person.id)
  return person
}

interface AccountRow {
  id: number
  name: string
  personId: number | null
  personName: string | null
}

function matchNamed(db: Db, { brandId, platform }: Saying, named: Named): Match {
  const accounts = (column: 'externalId' | 'username' | 'name', value: string | undefined) =>
    db.sql.all<AccountRow>(
      `SELECT "Account"."id", "Account"."name", "personId", "Person"."name" AS "personName" FROM "Account"
       LEFT JOIN "Person" ON "Person"."id" = "personId" WHERE "platform" = ? AND "Account"."${column}" = ? LIMIT 2`,
      platform,
      value,
    )
  const native = accounts('externalId', named.account)[0]
  if (native) return ofAccount(native)
  if (named.account !== undefined) return { kind: 'nobody' }
  const people = peopleNamed(db, brandId, named.name)
  const here = people.length > 1 ? people.filter(({ id }) => hasAccount(db, id, platform)) : people
  if (here.length === 1 && here[0]) return { kind: 'person', person: here[0] }
  if (people.length > 1) return { kind: 'several' }
  for (const found of [accounts('username', named.username ?? named.name), accounts('name', named.name)])
    if (found.length === 1 && found[0]) return ofAccount(found[0])
  return { kind: 'nobody' }
}

function ofAccount({ id, name, personId, personName }: AccountRow): Match {
  if (personId === null || personName === null) return { kind: 'account', accountId: id, name }
  return { kind: 'person', person: { id: personId, name: personName } }
}

function addAccount(db: Db, platform: string, { name, username }: Named, externalId: string) {
  return { accountId: db.sql.insert('Account', { platform, externalId, name, username }), name }
}
