/** The roles that people hold in a brand. */
import type { Db } from '../../store/store.js'
import { setLiaisons } from './liaison.js'
import type { PersonRow } from './person.js'

export const holdsRole = async (db: Db, personId: number, brandId: number, role: string): Promise<boolean> =>
  (await db.role.count({ where: { personId, brandId, role } })) > 0

/** Whether somebody works for the brand: an admin does for every one. */
export const servesBrand = async (db: Db, personId: number, brandId: number): Promise<boolean> =>
  (await db.person.count({ where: { id: personId, OR: [{ admin: true }, { roles: { some: { brandId } } }] } })) > 0

/** Gives a role; an admin is one in every brand. */
export async function grantRole(db: Db, personId: number, brandId: number, role: string, now: Date): Promise<void> {
  const held = { personId, brandId, role }
  await db.role.upsert({
    where: { personId_brandId_role: held },
    create: { ...held, createdAt: now },
    update: {},
  })
  if (role === 'admin') await db.person.update({ where: { id: personId }, data: { admin: true } })
}

/** Every role that somebody holds in the brand, in the order in which they were given. */
export const staffOf = (db: Db, brandId: number) =>
  db.role.findMany({ where: { brandId }, include: { person: true }, orderBy: { id: 'asc' } })

/** Everybody who holds this role in the brand. */
export const peopleInRole = (db: Db, brandId: number, role: string): PersonRow[] =>
  db.sql.all(
    `SELECT "Person"."id", "Person"."name" FROM "Role" JOIN "Person" ON "Person"."id" = "Role"."personId"
     WHERE "brandId" = ? AND "role" = ? ORDER BY "Role"."id"`,
    brandId,
    role,
  )

/** Takes everything that the person was in the brand: roles, places as liaison, headships, leave and standing in for others. The rest of the list moves up. */
export async function removeFromBrand(db: Db, personId: number, brandId: number): Promise<void> {
  const wasAdmin = await holdsRole(db, personId, brandId, 'admin')
  await db.role.deleteMany({ where: { personId, brandId } })
  await db.department.updateMany({ where: { headId: personId, brandId }, data: { headId: null } })
  await db.leave.updateMany({ where: { deputyId: personId, brandId }, data: { deputyId: null } })
  await db.leave.updateMany({
    where: { personId, brandId, state: { in: ['waiting', 'approved'] } },
    data: { state: 'cancelled' },
  })
  const signedFor = await db.department.findMany({
    where: { brandId, liaisons: { some: { personId } } },
    include: { liaisons: { where: { personId: { not: personId } }, orderBy: { place: 'asc' } } },
  })
  for (const { id, liaisons } of signedFor) {
    const others = liaisons.map((other) => other.personId)
    await setLiaisons(db, id, others)
  }
  if (wasAdmin)
    await db.person.updateMany({
      where: { id: personId, roles: { none: { role: 'admin' } } },
      data: { admin: false },
    })
}
