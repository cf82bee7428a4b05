/** Brands, made with their departments. */
import type { Brand } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'

/** Makes a brand with the departments of the policy (R000-023). */
export const makeBrand = (db: Db, name: string, departments: string[], now: Date): Promise<Brand> =>
  db.brand.create({
    data: { name, createdAt: now, departments: { create: departments.map((department) => ({ name: department })) } },
  })
