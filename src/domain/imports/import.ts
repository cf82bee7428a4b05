/** A table that waits for somebody's yes, once for each content: the same file twice changes nothing. */
import type { Db } from '../../store/store.js'
import type { Table } from './table.js'

export interface Waiting {
  brandId: number
  /** Of the file's bytes. */
  hash: string
  name: string
  table: Table
  personId: number
  roomId: number
  at: Date
}

export interface ImportRow {
  id: number
  brandId: number
  name: string
  hash: string
  state: 'waiting' | 'done' | 'rejected'
  personId: number
  /** Who sent it. */
  person: string
  decidedAt: string | null
  kind: Table['kind']
}

const COLUMNS = `SELECT i."id", i."brandId", i."name", i."hash", i."state", i."personId", i."kind", p."name" AS "person", i."decidedAt"
  FROM "Import" i JOIN "Person" p ON p."id" = i."personId"`

/** Of the same bytes and kind, that was filed already. */
export const importDone = (db: Db, brandId: number, kind: Table['kind'], hash: string): ImportRow | undefined =>
  db.sql.get(
    `${COLUMNS} WHERE i."brandId" = ? AND i."kind" = ? AND i."hash" = ? AND i."state" = 'done'`,
    brandId,
    kind,
    hash,
  )

export const importById = (db: Db, id: number): ImportRow | undefined => db.sql.get(`${COLUMNS} WHERE i."id" = ?`, id)

/** Its row id. One that was refused or is still waiting is taken up again. */
export function importWaits(db: Db, { table: { kind, rows }, at, ...of }: Waiting): number {
  const { brandId, hash, name, personId, roomId } = of
  const { id } = db.sql.get<{ id: number }>(
    `INSERT INTO "Import" ("brandId", "kind", "hash", "name", "rows", "personId", "roomId", "createdAt", "state")
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting') ON CONFLICT ("brandId", "kind", "hash") DO UPDATE SET
       "name" = excluded."name", "rows" = excluded."rows", "personId" = excluded."personId",
       "roomId" = excluded."roomId", "createdAt" = excluded."createdAt", "state" = 'waiting'
     RETURNING "id"`,
    ...[brandId, kind, hash, name, rows, personId, roomId, at],
  ) as { id: number }
  return id
}

export function tableOf(db: Db, { id, kind }: ImportRow): Table {
  const { rows } = db.sql.get<{ rows: string }>('SELECT "rows" FROM "Import" WHERE "id" = ?', id) as { rows: string }
  return { kind, rows: JSON.parse(rows) }
}

/** False when somebody was quicker. */
export const decideImport = (db: Db, id: number, state: 'done' | 'rejected', at: Date): boolean =>
  db.sql.run(
    `UPDATE "Import" SET "state" = ?, "decidedAt" = ? WHERE "id" = ? AND "state" = 'waiting'`,
    state,
    at,
    id,
  ) === 1
