/** People of a brand, and brands of a person, that could be meant by a part of the name. */
import type { Db } from '../../store/store.js'
import { beginningWith, containing } from '../like.js'

export interface PersonLine {
  name: string
  /** One of their roles in the brand. */
  role: string | null
}

/** Whoever serves the brand; installers first, since most often it is a crew that is looked for. */
export const peopleLike = (db: Db, brandId: number, typed: string, most: number): PersonLine[] =>
  db.sql.all(
    String.raw`SELECT p."name", r."role" FROM "Person" p
     LEFT JOIN "Role" r ON r."personId" = p."id" AND r."brandId" = ?
     WHERE p."name" LIKE ? ESCAPE '\' AND p."id" IN (
       SELECT "personId" FROM "Role" WHERE "brandId" = ?
       UNION SELECT l."personId" FROM "Liaison" l JOIN "Department" d ON d."id" = l."departmentId" WHERE d."brandId" = ?
       UNION SELECT "headId" FROM "Department" WHERE "brandId" = ?)
     GROUP BY p."name" ORDER BY max(r."role" = 'installer') DESC, p."name" LIKE ? ESCAPE '\' DESC, min(p."id") LIMIT ?`,
    brandId,
    containing(typed),
    brandId,
    brandId,
    brandId,
    beginningWith(typed),
    most,
  )

/** Whoever waits to be let in. */
export const newcomersLike = (db: Db, brandId: number, typed: string, most: number): PersonLine[] =>
  db.sql.all(
    String.raw`SELECT "name", "role" FROM "Registration"
     WHERE "brandId" = ? AND "state" = 'waiting' AND "name" LIKE ? ESCAPE '\' ORDER BY "id" LIMIT ?`,
    brandId,
    containing(typed),
    most,
  )

/** Brands that the person serves; an admin serves all. */
export const brandsLike = (
  db: Db,
  { id, admin }: { id: number; admin: boolean },
  typed: string,
  most: number,
): { name: string }[] =>
  db.sql.all(
    String.raw`SELECT "name" FROM "Brand" WHERE "name" LIKE ? ESCAPE '\' AND (? OR "id" IN (
       SELECT "brandId" FROM "Role" WHERE "personId" = ?
       UNION SELECT d."brandId" FROM "Liaison" l JOIN "Department" d ON d."id" = l."departmentId" WHERE l."personId" = ?))
     ORDER BY "id" LIMIT ?`,
    containing(typed),
    admin,
    id,
    id,
    most,
  )
