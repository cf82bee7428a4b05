/** Brands, and the rooms that belong to them. */
import type { Brand, Purpose } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'

/** Makes a brand with the departments of the policy (R000-023). */
export const makeBrand = (db: Db, name: string, departments: string[], now: Date): Promise<Brand> =>
  db.brand.create({
    data: { name, createdAt: now, departments: { create: departments.map((department) => ({ name: department })) } },
  })

/** The rooms of a brand for this purpose that the bot is still in, row ids. */
export async function roomsOf(db: Db, brandId: number, purpose: Exclude<Purpose, 'direct'>): Promise<number[]> {
  const rooms = await db.room.findMany({ where: { brandId, purpose, gone: false }, orderBy: { id: 'asc' } })
  return rooms.map(({ id }) => id)
}
