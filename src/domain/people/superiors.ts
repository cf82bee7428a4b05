/** Whose word it needs when somebody wants to be away: the heads of the departments they sign for, else the store managers, else the admins (R003-041). */
import type { Db } from '../../store/store.js'
import { adminsOf } from './admin.js'
import type { PersonRow } from './person.js'
import { holdsRole, peopleInRole } from './role.js'

/** Somebody who may be an admin. */
type Decider = PersonRow & { admin: boolean }

/** Whoever is asked: the nearest that there are. */
export const superiorsOf = (db: Db, brandId: number, personId: number): PersonRow[] =>
  levels(db, brandId, personId, ['store_manager']).find(isSomebody) ?? []

/** Whoever is asked when they are silent: the nearest above them; they once more where there is nobody. */
export function aboveSuperiors(db: Db, brandId: number, personId: number): PersonRow[] {
  const asked = superiorsOf(db, brandId, personId)
  const wereAsked = ({ id }: PersonRow) => asked.some((one) => one.id === id)
  const all = levels(db, brandId, personId, ['store_manager', 'general_manager'])
  const above = all.slice(all.findIndex((people) => people.some(wereAsked)) + 1)
  return above.map((people) => people.filter((one) => !wereAsked(one))).find(isSomebody) ?? asked
}

/** From the nearest up: heads, those in these roles, admins; never oneself. */
const levels = (db: Db, brandId: number, personId: number, roles: readonly string[]): PersonRow[][] =>
  [headsAbove(db, brandId, personId), ...roles.map((role) => peopleInRole(db, brandId, role)), adminsOf(db)].map(
    (people) => people.filter(({ id }) => id !== personId),
  )

const isSomebody = (people: PersonRow[]): boolean => people.length > 0

/** Nobody is above an admin and the general manager: their own word is enough. */
export const approvesOwnLeave = async (db: Db, { id, admin }: Decider, brandId: number): Promise<boolean> =>
  admin || holdsRole(db, id, brandId, 'general_manager')

/** Whoever is above; nobody else decides for themselves. */
export async function mayDecideLeave(
  db: Db,
  decider: Decider,
  { brandId, personId }: { brandId: number; personId: number },
): Promise<boolean> {
  if (await approvesOwnLeave(db, decider, brandId)) return true
  if (decider.id === personId) return false
  if (await holdsRole(db, decider.id, brandId, 'store_manager')) return true
  return headsAbove(db, brandId, personId).some(({ id }) => id === decider.id)
}

/** The heads of the departments for which somebody signs. */
const headsAbove = (db: Db, brandId: number, personId: number): PersonRow[] =>
  db.sql.all(
    `SELECT DISTINCT "Person"."id", "Person"."name" FROM "Liaison"
     JOIN "Department" ON "Department"."id" = "departmentId" JOIN "Person" ON "Person"."id" = "headId"
     WHERE "Liaison"."personId" = ? AND "brandId" = ? AND NOT "removed" AND "headId" <> "Liaison"."personId"
     ORDER BY "Person"."id"`,
    personId,
    brandId,
  )
