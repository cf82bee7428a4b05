/** The files of one message or album, told of together once none of them waits any more. */
import type { Db } from '../../store/store.js'
import { record } from '../timeline.js'

export interface Batch {
  batch: string
  /** The code of the complaint or visit. */
  code: string
  complaintId: number | null
  visitId: number | null
  /** The number of the problem that it is about. */
  problem: number | null
  person: string
  /** Where it was sent. */
  roomId: number
  platform: string
  /** It was sent, or quoted, in a group of customers. */
  isCustomers: 0 | 1
  threadId: number | null
  stored: StoredFile[]
  /** `why` is `too-large`, `type`, `gone` or `unreachable`. */
  refused: { name: string; why: string }[]
  /** How many of `stored` were told of before: the first ones. */
  told: number
}

export interface StoredFile {
  /** Counts within its case, and stays. */
  number: number
  hash: string
  type: string
}

type Head = Omit<Batch, 'stored' | 'refused' | 'told'> & { personId: number }

interface Row {
  name: string
  state: 'waiting' | 'stored' | 'refused'
  why: string | null
  hash: string | null
  type: string | null
  number: number
}

/** The batch of a file whose fate is known, written into the timeline; undefined while another file of it waits. */
export function settleBatch(db: Db, fileId: number, at: Date): Batch | undefined {
  const found = db.sql.get<Head>(HEAD, fileId)
  if (!found) return undefined
  const { personId, ...head } = found
  const { complaintId, visitId, batch } = head
  const rows = db.sql.all<Row>(ROWS, complaintId, visitId, batch)
  if (rows.some(({ state }) => state === 'waiting')) return undefined
  const stored = rows.flatMap(({ number, hash, type }) => (hash && type ? [{ number, hash, type }] : []))
  const refused = rows.flatMap(({ name, why }) => (why === null ? [] : [{ name, why }]))
  const of = complaintId === null ? { visitId: visitId ?? undefined } : { complaintId }
  const what = complaintId === null ? 'timeline-visit.evidence' : 'timeline-complaint.evidence'
  const told = db.sql.get<{ count: number }>(TOLD, complaintId, visitId, what, batch)?.count ?? 0
  const count = stored.length - told
  if (count > 0) record(db, { ...of, personId, what, details: { count, batch }, at })
  return { ...head, stored, refused, told }
}

const HEAD = `SELECT e."batch", e."complaintId", e."visitId", p."number" AS "problem", coalesce(c."code", v."code") AS "code",
    e."personId", who."name" AS "person", e."roomId", r."platform",
    r."purpose" IS 'customer' AS "isCustomers", e."threadId"
  FROM "Evidence" e JOIN "Room" r ON r."id" = e."roomId" JOIN "Person" who ON who."id" = e."personId"
  LEFT JOIN "Complaint" c ON c."id" = e."complaintId" LEFT JOIN "Visit" v ON v."id" = e."visitId"
  LEFT JOIN "Problem" p ON p."id" = e."problemId" WHERE e."fileId" = ?`

const ROWS = `SELECT f."name", f."state", f."why", f."hash", f."type",
    (SELECT count(*) FROM "Evidence" o WHERE (o."complaintId" = ? OR o."visitId" = ?) AND o."id" <= e."id") AS "number"
  FROM "Evidence" e JOIN "File" f ON f."id" = e."fileId" WHERE e."batch" = ? ORDER BY e."id"`

const TOLD = `SELECT coalesce(sum(json_extract("details", '$.count')), 0) AS "count" FROM "TimelineEntry"
  WHERE ("complaintId" = ? OR "visitId" = ?) AND "what" = ? AND json_extract("details", '$.batch') = ?`

/** The MIME types of all that is stored about a complaint or a visit. */
export const evidenceTypes = (db: Db, of: { complaintId: number } | { visitId: number }): string[] =>
  db.sql
    .all<{ type: string }>(
      `SELECT f."type" FROM "Evidence" e JOIN "File" f ON f."id" = e."fileId"
       WHERE (e."complaintId" = ? OR e."visitId" = ?) AND f."state" = 'stored'`,
      'complaintId' in of ? of.complaintId : null,
      'visitId' in of ? of.visitId : null,
    )
    .map(({ type }) => type)

/** How many files are with a complaint, those still on their way included. */
export const evidenceCount = (db: Db, complaintId: number): number =>
  db.sql.get<{ count: number }>(
    `SELECT count(*) AS "count" FROM "Evidence" JOIN "File" ON "File"."id" = "fileId"
     WHERE "complaintId" = ? AND "File"."state" <> 'refused'`,
    complaintId,
  )?.count ?? 0
