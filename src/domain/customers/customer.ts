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

/** What else a file may hold (R003-002). */
export interface Details {
  address?: string
  /** Of the home, as it was told. */
  area?: string
  designer?: string
  /** The project manager. */
  manager?: string
  /** Who sold it. */
  guide?: string
  remark?: string
  vip?: boolean
  /** "MM-dd" */
  birthday?: string
}

export interface Who extends Details {
  name: string
  phone: string
}

export type Filed = 'new' | 'changed' | 'same'

const DETAILS = ['address', 'area', 'designer', 'manager', 'guide', 'remark', 'vip', 'birthday'] as const
const WHOLE = `SELECT "id", "name", "phone", ${DETAILS.map((one) => `"${one}"`).join()} FROM "Customer"
  WHERE "brandId" = ? AND "phone" = ? AND "name" = ?`

/** The customer with this name and phone, added when new (R003-002); an address that is given replaces the one on file. */
export const fileCustomer = (db: Db, brandId: number, who: Who, now: Date): CustomerRow =>
  fileWhole(db, brandId, who, now).row

/** The same, and what became of it: only what is said and differs is changed. */
export function fileWhole(db: Db, brandId: number, who: Who, now: Date): { row: CustomerRow; filed: Filed } {
  const { name, phone } = who
  const known = db.sql.get<CustomerRow & Record<string, string | number | null>>(WHOLE, brandId, phone, name)
  if (!known) {
    const id = db.sql.insert('Customer', { brandId, ...who, vip: who.vip ?? false, createdAt: now })
    return { row: { id, name, phone, address: who.address ?? null }, filed: 'new' }
  }
  const news = DETAILS.filter((one) => isNews(who[one], known[one] ?? null))
  for (const one of news) db.sql.run(`UPDATE "Customer" SET "${one}" = ? WHERE "id" = ?`, who[one], known.id)
  const row = { id: known.id, name, phone, address: who.address || known.address }
  return { row, filed: news.length > 0 ? 'changed' : 'same' }
}

const isNews = (said: string | boolean | undefined, known: string | number | null): boolean =>
  said !== undefined && said !== '' && (typeof said === 'boolean' ? Number(said) : said) !== known
