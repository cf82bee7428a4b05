/** The customer file: found by phone and name, added when new, completed when something new is said. */
import type { Db } from '../../store/store.js'

export interface CustomerRow {
  id: number
  name: string
  phone: string
  address: string | null
}

const COLUMNS = '"id", "name", "phone", "address"'

/** All customers of a brand with this phone, the newest first; several may share one. */
export const customersByPhone = (db: Db, brandId: number, phone: string): CustomerRow[] =>
  db.sql.all(`SELECT ${COLUMNS} FROM "Customer" WHERE "brandId" = ? AND "phone" = ? ORDER BY "id" DESC`, brandId, phone)

export const customersByName = (db: Db, brandId: number, name: string): CustomerRow[] =>
  db.sql.all(`SELECT ${COLUMNS} FROM "Customer" WHERE "brandId" = ? AND "name" = ? ORDER BY "id" DESC`, brandId, name)

/** The customer with this name and phone, added when new (R003-002); an address that is given replaces the one on file. */
export function fileCustomer(
  db: Db,
  brandId: number,
  who: { name: string; phone: string; address?: string },
  now: Date,
): CustomerRow {
  const known = customersByPhone(db, brandId, who.phone).find((one) => one.name === who.name)
  if (!known) {
    const id = db.sql.insert('Customer', { brandId, ...who, createdAt: now })
    return { id, name: who.name, phone: who.phone, address: who.address ?? null }
  }
  if (who.address && who.address !== known.address) {
    db.sql.run('UPDATE "Customer" SET "address" = ? WHERE "id" = ?', who.address, known.id)
    known.address = who.address
  }
  return known
}
