/** The customer file: found by phone and name, added when new, completed when something new is said. */
import type { Db } from '../../store/store.js'
import { keepFormer } from './former.js'

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

type Whole = CustomerRow & Record<string, string | number | null>

const wholeOf = (db: Db, brandId: number, { name, phone }: Who): Whole | undefined =>
  db.sql.get(WHOLE, brandId, phone, name)

/** The customer with this name and phone, added when new (R003-002). The address on file stays: a visit may have one of its own. */
export function fileCustomer(db: Db, brandId: number, who: Pick<Who, 'name' | 'phone' | 'address'>, at: Date) {
  const known = wholeOf(db, brandId, who)
  if (!known) return added(db, brandId, who, at)
  const { address } = who
  if (known.address || !address) return known
  db.sql.run('UPDATE "Customer" SET "address" = ? WHERE "id" = ?', address, known.id)
  return { ...known, address }
}

/** Only what is said and differs is changed; the address that stood there before is kept. @param by person id */
export function fileWhole(
  db: Db,
  brandId: number,
  who: Who,
  { by, at }: { by: number; at: Date },
): { row: CustomerRow; filed: Filed } {
  const known = wholeOf(db, brandId, who)
  if (!known) return { row: added(db, brandId, who, at), filed: 'new' }
  const { id, name, phone, address } = known
  const news = DETAILS.filter((one) => isNews(who[one], known[one] ?? null))
  for (const one of news) db.sql.run(`UPDATE "Customer" SET "${one}" = ? WHERE "id" = ?`, who[one], id)
  if (address && news.includes('address'))
    keepFormer(db, { brandId, customerId: id, kind: 'address', text: address, createdBy: by, createdAt: at })
  return { row: { id, name, phone, address: who.address || address }, filed: news.length > 0 ? 'changed' : 'same' }
}

function added(db: Db, brandId: number, who: Who, createdAt: Date): CustomerRow {
  const { name, phone, address = null } = who
  const id = db.sql.insert('Customer', { brandId, ...who, vip: who.vip ?? false, createdAt })
  return { id, name, phone, address }
}

const isNews = (said: string | boolean | undefined, known: string | number | null): boolean =>
  said !== undefined && said !== '' && (typeof said === 'boolean' ? Number(said) : said) !== known
