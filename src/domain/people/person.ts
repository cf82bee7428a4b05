/** People: members of staff, added, and found by name. */
import type { Person, Prisma } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'

export type PersonRow = Pick<Person, 'id' | 'name'>

/** Whoever has a role in the brand, signs for one of its departments, or heads one. */
const serves = (brandId: number): Prisma.PersonWhereInput => ({
  OR: [
    { roles: { some: { brandId } } },
    { liaisons: { some: { department: { brandId } } } },
    { heads: { some: { brandId } } },
  ],
})

/** Everybody of this name who serves the brand; on demand only those whose accounts are such. */
export const peopleNamed = (
  db: Db,
  brandId: number,
  name: string,
  accounts?: Prisma.AccountListRelationFilter,
): Promise<Person[]> => db.person.findMany({ where: { name, accounts, ...serves(brandId) }, orderBy: { id: 'asc' } })

export const addPerson = (db: Db, name: string, now: Date): Promise<Person> =>
  db.person.create({ data: { name, createdAt: now } })

/** @param mobile eleven digits */
export const noteMobile = (db: Db, id: number, mobile: string): Promise<Person> =>
  db.person.update({ where: { id }, data: { mobile } })

/** The platforms on which somebody has an account. */
export const platformsOf = (db: Db, personId: number): string[] =>
  db.sql
    .all<{ platform: string }>('SELECT DISTINCT "platform" FROM "Account" WHERE "personId" = ?', personId)
    .map(({ platform }) => platform)
