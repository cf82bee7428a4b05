/** Customers of a brand that could be meant by a part of the name or the beginning of the phone number. */
import type { Db } from '../../store/store.js'
import { beginningWith, containing } from '../like.js'

/** Everybody of one name is one line: which of them, the command asks. */
export interface CustomerLine {
  name: string
  phones: string[]
}

/** One walk over the index of brand, phone and name; names that begin so first, then the newest. */
export const CUSTOMERS_LIKE = String.raw`SELECT "name", "phone" FROM "Customer"
  WHERE "brandId" = ? AND ("name" LIKE ? ESCAPE '\' OR "phone" LIKE ? ESCAPE '\')
  ORDER BY "name" LIKE ? ESCAPE '\' DESC, "id" DESC LIMIT ?`

export function customersLike(db: Db, brandId: number, typed: string, most: number): CustomerLine[] {
  const beginning = beginningWith(typed)
  const rows = db.sql.all<{ name: string; phone: string }>(
    CUSTOMERS_LIKE,
    brandId,
    containing(typed),
    beginning,
    beginning,
    most,
  )
  const lines = new Map<string, string[]>()
  for (const { name, phone } of rows) lines.set(name, [...(lines.get(name) ?? []), phone])
  return [...lines].map(([name, phones]) => ({ name, phones }))
}
