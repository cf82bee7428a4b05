/** A customer's question, as a row: filed, found, and what waits of it (R001-026, R002-003). */
import type { Consultation } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import { type CodeTail, codeEnd, nextCode } from '../codes/code.js'
import { containing } from '../like.js'

export type ConsultationRow = Pick<
  Consultation,
  'id' | 'brandId' | 'code' | 'name' | 'phone' | 'text' | 'answer' | 'state' | 'complaintId' | 'visitId' | 'createdBy'
>

const ROWS = `SELECT "id", "brandId", "code", "name", "phone", "text", "answer", "state", "complaintId", "visitId", "createdBy"
  FROM "Consultation"`

export interface Asked {
  brandId: number
  name?: string
  phone?: string
  text: string
  roomId: number
  /** Person id. */
  by: number
  at: Date
  /** The complaint that it was taken for. */
  complaintId?: number
}

/** @param today "yyyy-MM-dd" in the brand's zone */
export function fileConsultation(db: Db, { by, at, ...asked }: Asked, today: string): ConsultationRow {
  const code = nextCode(db, asked.brandId, 'ZX', today)
  const id = db.sql.insert('Consultation', { ...asked, code, createdBy: by, createdAt: at })
  const { brandId, name = null, phone = null, text, complaintId = null } = asked
  const none = { answer: null, visitId: null }
  return { id, brandId, code, name, phone, text, state: 'open', complaintId, createdBy: by, ...none }
}

export const consultationById = (db: Db, brandId: number, id: number): ConsultationRow | undefined =>
  db.sql.get(`${ROWS} WHERE "id" = ? AND "brandId" = ?`, id, brandId)

/** The brand's newest with this tail. @param today "yyyy-MM-dd" */
export const consultationByCode = (
  db: Db,
  brandId: number,
  tail: CodeTail,
  today: string,
): ConsultationRow | undefined =>
  db.sql.get(
    `${ROWS} WHERE "brandId" = ? AND "code" LIKE ? ORDER BY "id" DESC LIMIT 1`,
    brandId,
    `ZX%${codeEnd(tail, today)}`,
  )

/** Those that the person took down and nobody has answered yet. */
export const openConsultationsBy = (db: Db, brandId: number, personId: number): ConsultationRow[] =>
  db.sql.all(`${ROWS} WHERE "brandId" = ? AND "state" = 'open' AND "createdBy" = ? ORDER BY "id"`, brandId, personId)

/** The newest whose name or phone contains the part; at most `most`. */
export function searchConsultations(db: Db, brandId: number, part: string, most: number): ConsultationRow[] {
  const pattern = containing(part)
  return db.sql.all(
    String.raw`${ROWS} WHERE "brandId" = ? AND ("name" LIKE ? ESCAPE '\' OR "phone" LIKE ? ESCAPE '\')
     ORDER BY "id" DESC LIMIT ?`,
    brandId,
    pattern,
    pattern,
    most,
  )
}

/** The code of the complaint or the visit that it became; undefined while it is none. */
export const becameOf = (db: Db, { state, complaintId, visitId }: ConsultationRow): string | undefined =>
  state === 'turned'
    ? db.sql.get<{ code: string }>(
        `SELECT "code" FROM "Visit" WHERE "id" = ?
         UNION ALL SELECT "code" FROM "Complaint" WHERE "id" = ? LIMIT 1`,
        visitId,
        complaintId,
      )?.code
    : undefined

/** The code of the latest consultation that a complaint was, or became. */
export const consultationOf = (db: Db, complaintId: number): string | undefined =>
  db.sql.get<{ code: string }>(
    'SELECT "code" FROM "Consultation" WHERE "complaintId" = ? ORDER BY "id" DESC LIMIT 1',
    complaintId,
  )?.code
