/** Whose word it needs when somebody wants to be away: the heads of the departments they sign for, else the store managers, else the admins (R003-041). */
import type { Db } from '../../store/store.js'
import { adminsOf } from './admin.js'
import type { PersonRow } from './person.js'
import { holdsRole, peopleInRole } from './role.js'

/** Somebody who may be an admin. */
type Decider = PersonRow & { admin: boolean }

/** Whoever is asked: the nearest that there are. */
export function superiorsOf(db: Db, brandId: number, personId: number): PersonRow[] {
  const others = (people: PersonRow[]) => people.filter(({ id }) => id !== personId)
  const above = [headsAbove(db, brandId, personId), others(peopleInRole(db, brandId, 'store_manager'))]
  return above.find(({ length }) => length > 0) ?? others(adminsOf(db))
}

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
