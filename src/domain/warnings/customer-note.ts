/** What is known of a customer without a complaint: warnings, which are open until somebody ends them, and comments (R004-073, R002-047). */
import type { Db } from '../../store/store.js'
import type { Period } from '../reports/period.js'

export interface CustomerNote {
  brandId: number
  customerId: number
  kind: 'watch' | 'comment'
  text: string
  /** Person id. */
  createdBy: number
}

/** False when the same words of the same kind stand there already. */
export function noteOfCustomer(db: Db, note: CustomerNote, at: Date): boolean {
  const { customerId, kind, text } = note
  const known = db.sql.get(
    `SELECT 1 FROM "CustomerNote" WHERE "customerId" = ? AND "kind" = ? AND "text" = ? AND "endedAt" IS NULL`,
    ...[customerId, kind, text],
  )
  if (known) return false
  db.sql.insert('CustomerNote', { ...note, createdAt: at })
  return true
}

/** The words of a customer's open warnings, the latest first. */
export const warningsOf = (db: Db, customerId: number): string[] =>
  db.sql
    .all<{ text: string }>(
      `SELECT "text" FROM "CustomerNote" WHERE "customerId" = ? AND "kind" = 'watch' AND "endedAt" IS NULL ORDER BY "id" DESC`,
      customerId,
    )
    .map(({ text }) => text)

/** The same, of the customer of a complaint; nothing is said of that of a secret one. */
export const warningsOfCase = (db: Db, complaintId: number): string[] => {
  const { customerId } =
    db.sql.get<{ customerId: number }>(
      'SELECT "customerId" FROM "Complaint" WHERE "id" = ? AND NOT "secret"',
      complaintId,
    ) ?? {}
  return customerId === undefined ? [] : warningsOf(db, customerId)
}

export interface Warning {
  customer: string
  text: string
  by: string
  since: Date
}

/** Of a brand, the oldest first; and how many there are at all. */
export function openWarnings(db: Db, brandId: number, most: number): { warnings: Warning[]; total: number } {
  const rows = db.sql.all<Omit<Warning, 'since'> & { since: string; total: number }>(
    `SELECT "Customer"."name" AS "customer", "text", "Person"."name" AS "by", n."createdAt" AS "since",
       count(*) OVER () AS "total"
     FROM "CustomerNote" n JOIN "Customer" ON "Customer"."id" = "customerId" JOIN "Person" ON "Person"."id" = "createdBy"
     WHERE n."brandId" = ? AND "kind" = 'watch' AND "endedAt" IS NULL ORDER BY n."id" LIMIT ?`,
    ...[brandId, most],
  )
  const warnings = rows.map(({ since, total: _, ...row }) => ({ ...row, since: new Date(since) }))
  return { warnings, total: rows[0]?.total ?? 0 }
}

/** Ends all of a customer; answers how many there were. */
export const endWarnings = (db: Db, customerId: number, at: Date): number =>
  db.sql.run(
    `UPDATE "CustomerNote" SET "endedAt" = ? WHERE "customerId" = ? AND "kind" = 'watch' AND "endedAt" IS NULL`,
    ...[at, customerId],
  )

/** How many comments a month had. */
export const commentsIn = (db: Db, brandId: number, { from, to }: Period): number =>
  db.sql.get<{ count: number }>(
    `SELECT count(*) AS "count" FROM "CustomerNote"
     WHERE "brandId" = ? AND "kind" = 'comment' AND "createdAt" >= ? AND "createdAt" < ?`,
    ...[brandId, from, to],
  )?.count ?? 0
