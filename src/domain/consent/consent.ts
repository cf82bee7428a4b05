/** The customer's own signature under what was taken down: the photo of the signed sheet, or a word on the phone (R004-050). */
import type { Db } from '../../store/store.js'
import type { Complaint } from '../complaints/complaint.js'
import { type Desk, settle } from '../complaints/settle.js'
import { record } from '../timeline.js'

export interface Consent {
  /** Nobody was there to sign. */
  byPhone: boolean
  /** Who took it. */
  person: string
  at: Date
}

export interface Consenting {
  complaint: Pick<Complaint, 'id'>
  byPhone: boolean
  /** Person id. */
  by: number
  at: Date
}

/** The photo is filed with the message that brought it. */
export function fileConsent(db: Db, desk: Desk, { complaint: { id }, byPhone, by, at }: Consenting): void {
  record(db, { complaintId: id, personId: by, what: byPhone ? PHONE : SIGNED, at })
  settle(db, desk, id, at)
}

/** The latest; no signed sheet whose photos could not be stored. */
export function consentOf(db: Db, complaintId: number): Consent | undefined {
  const row = db.sql.get<{ what: string; person: string; at: string }>(
    `SELECT "what", "name" AS "person", "at" FROM "TimelineEntry" JOIN "Person" ON "Person"."id" = "personId"
     WHERE "complaintId" = ? AND ("what" = '${PHONE}' OR "what" = '${SIGNED}' AND ${HAS_PHOTO})
     ORDER BY "TimelineEntry"."id" DESC LIMIT 1`,
    ...[complaintId, complaintId],
  )
  return row && { byPhone: row.what === PHONE, person: row.person, at: new Date(row.at) }
}

const SIGNED = 'timeline-consent.signed'
const PHONE = 'timeline-consent.phone'
const HAS_PHOTO = `EXISTS (SELECT 1 FROM "Evidence" e JOIN "File" ON "File"."id" = e."fileId"
  WHERE e."complaintId" = ? AND e."shows" = 'consent' AND "File"."state" <> 'refused')`
