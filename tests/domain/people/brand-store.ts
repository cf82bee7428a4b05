/** A store with one brand, for what people do in it. */

import { makeBrand } from '../../../src/domain/people/brand.js'
import type { Db } from '../../../src/store/store.js'
import { openStore } from '../../../src/store/store.js'

export const now = new Date('2026-11-20T01:00:00Z')

/** Runs `work` in a store of its own with the brand 岩板一店 and its departments 工程部 and 材料部. */
export async function inBrand(work: (db: Db, brandId: number) => Promise<void>): Promise<void> {
  const store = openStore({ path: ':memory:', synchronous: 'NORMAL', migrations: 'prisma/migrations/sqlite', now })
  try {
    await store.transaction(async (db) => {
      const brand = await makeBrand(db, '岩板一店', ['工程部', '材料部'], now)
      await work(db, brand.id)
    })
  } finally {
    await store.close()
  }
}

export const addAccount = (
  db: Db,
  name: string,
  more: { username?: string; personId?: number; platform?: string } = {},
) =>
  db.account.create({
    data: { platform: 'telegram', externalId: `id-${name}-${more.platform ?? ''}`, name, ...more },
  })
