/** Brands, and the rooms that belong to them. */
import type { Purpose } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import { addDepartment } from './department.js'

export interface BrandRow {
  id: number
  name: string
  zone: string | null
  weeklyRest: string
}

const COLUMNS = '"id", "name", "zone", "weeklyRest"'

export const brandById = (db: Db, id: number): BrandRow | undefined =>
  db.sql.get(`SELECT ${COLUMNS} FROM "Brand" WHERE "id" = ?`, id)

export const brandByName = (db: Db, name: string): BrandRow | undefined =>
  db.sql.get(`SELECT ${COLUMNS} FROM "Brand" WHERE "name" = ?`, name)

export const allBrands = (db: Db): BrandRow[] => db.sql.all(`SELECT ${COLUMNS} FROM "Brand" ORDER BY "id"`)

/** Makes a brand with the departments of the policy (R000-023). */
export function makeBrand(db: Db, name: string, departments: string[], now: Date): BrandRow {
  const id = db.sql.insert('Brand', { name, weeklyRest: '', createdAt: now })
  for (const department of departments) addDepartment(db, id, department)
  return { id, name, zone: null, weeklyRest: '' }
}

/** Gives a room its brand and purpose, whatever it had before. */
export function bindRoom(db: Db, roomId: number, brandId: number, purpose: Exclude<Purpose, 'direct'>): void {
  db.sql.run('UPDATE "Room" SET "brandId" = ?, "purpose" = ? WHERE "id" = ?', brandId, purpose, roomId)
}

/** The rooms of a brand for this purpose that the bot is still in, row ids. */
export const roomsOf = (db: Db, brandId: number, purpose: Exclude<Purpose, 'direct'>): number[] =>
  db.sql
    .all<{ id: number }>(
      'SELECT "id" FROM "Room" WHERE "brandId" = ? AND "purpose" = ? AND NOT "gone" ORDER BY "id"',
      brandId,
      purpose,
    )
    .map(({ id }) => id)
