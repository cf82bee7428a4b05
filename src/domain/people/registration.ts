/** "I am …": somebody asks for a role in a brand, and waits until an admin has decided. */
import type { Db } from '../../store/store.js'
import { addPerson, hasAccount, linkAccount, type PersonRow, peopleNamed } from './person.js'
import { grantRole } from './role.js'

export interface Registration {
  id: number
  accountId: number
  brandId: number
  /** Where it was asked. */
  roomId: number
  name: string
  role: string
  state: 'waiting' | 'approved' | 'rejected'
  /** The name of the admin who decided; null while it waits, or when it was replaced by a newer one. */
  decidedBy: string | null
}

export type Decision = 'approve' | 'reject'

const REGISTRATION = `SELECT "Registration"."id", "accountId", "brandId", "roomId", "Registration"."name", "role", "state",
  "Person"."name" AS "decidedBy" FROM "Registration" LEFT JOIN "Person" ON "Person"."id" = "decidedBy"`

export const registrationById = (db: Db, id: number): Registration | undefined =>
  db.sql.get(`${REGISTRATION} WHERE "Registration"."id" = ?`, id)

/** All that wait in a brand, the oldest first. */
export const waitingIn = (db: Db, brandId: number): Registration[] =>
  db.sql.all(`${REGISTRATION} WHERE "brandId" = ? AND "state" = 'waiting' ORDER BY "Registration"."id"`, brandId)

/** What this account already waits for in a brand. */
export const waitingOf = (db: Db, brandId: number, accountId: number): Registration | undefined =>
  waitingIn(db, brandId).find((one) => one.accountId === accountId)

/** Files a new registration; answers its id. */
export const register = (
  db: Db,
  asked: Pick<Registration, 'accountId' | 'brandId' | 'roomId' | 'name' | 'role'>,
  now: Date,
): number => db.sql.insert('Registration', { ...asked, state: 'waiting', createdAt: now })

/** Closes a registration that a newer one replaces. */
export function withdraw(db: Db, id: number, now: Date): void {
  db.sql.run(
    `UPDATE "Registration" SET "state" = 'rejected', "decidedAt" = ? WHERE "id" = ? AND "state" = 'waiting'`,
    now,
    id,
  )
}

/**
 * Decides once: false when somebody was faster. Approved, the account belongs to its person and the person holds the role.
 * @param by the admin's person id
 */
export function decide(db: Db, registration: Registration, decision: Decision, by: number, now: Date): boolean {
  const state = decision === 'approve' ? 'approved' : 'rejected'
  const decided = db.sql.run(
    `UPDATE "Registration" SET "state" = ?, "decidedBy" = ?, "decidedAt" = ? WHERE "id" = ? AND "state" = 'waiting'`,
    state,
    by,
    now,
    registration.id,
  )
  if (decided === 0) return false
  if (decision === 'approve')
    grantRole(db, personBehind(db, registration, now).id, registration.brandId, registration.role, now)
  return true
}

/** The account's own person; else one whom the brand knows by name only, such as a liaison set before; else a new one. */
function personBehind(db: Db, { accountId, brandId, name }: Registration, now: Date): PersonRow {
  const account = db.sql.get<{ personId: number | null; name: string; username: string | null }>(
    'SELECT "personId", "name", "username" FROM "Account" WHERE "id" = ?',
    accountId,
  )
  if (account && account.personId !== null) return rename(db, account.personId, name)
  const calledSo = [name, account?.username, account?.name].flatMap((one) => (one ? peopleNamed(db, brandId, one) : []))
  const known = calledSo.find(({ id }) => !hasAccount(db, id))
  const person = known ? rename(db, known.id, name) : addPerson(db, name, now)
  linkAccount(db, accountId, person.id)
  return person
}

function rename(db: Db, id: number, name: string): PersonRow {
  db.sql.run('UPDATE "Person" SET "name" = ? WHERE "id" = ?', name, id)
  return { id, name }
}
