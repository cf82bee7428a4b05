/** What a file said before it was corrected, so that its history tells (R003-002). */
import type { Db } from '../../store/store.js'

interface Former {
  brandId: number
  customerId: number
  kind: 'address' | 'phone'
  /** As it stood there. */
  text: string
  /** Person id. */
  createdBy: number
  createdAt: Date
}

export const keepFormer = (db: Db, former: Former): number => db.sql.insert('CustomerNote', { ...former })

interface NewPhone {
  brandId: number
  /** Row id. */
  customer: number
  phone: string
  /** Person id. */
  by: number
  at: Date
}

/** Another number for the same customer; what has not been sent yet goes to it. The caller knows that no file has both. */
export function changePhone(db: Db, { brandId, customer, phone, by, at }: NewPhone): void {
  const before = db.sql.get<{ phone: string }>(
    'SELECT "phone" FROM "Customer" WHERE "id" = ? AND "brandId" = ?',
    customer,
    brandId,
  )
  if (!before || before.phone === phone) return
  const former = { brandId, customerId: customer, text: before.phone, createdBy: by, createdAt: at }
  keepFormer(db, { kind: 'phone', ...former })
  db.sql.run('UPDATE "Customer" SET "phone" = ? WHERE "id" = ?', phone, customer)
  db.sql.run(
    `UPDATE "Sms" SET "phone" = ? WHERE "customerId" = ? AND "state" IN ('prepared', 'released', 'held', 'failed')`,
    phone,
    customer,
  )
}
