/** What becomes of a consultation: it is answered, or it turns out to be a complaint or a repair (R004-061). */
import type { Db } from '../../store/store.js'
import { record } from '../timeline.js'
import type { ConsultationRow } from './consultation.js'

/** False when it was answered already, or is something else by now. */
export const answerConsultation = (db: Db, { id }: ConsultationRow, answer: string, at: Date): boolean =>
  db.sql.run(
    `UPDATE "Consultation" SET "answer" = ?, "state" = 'answered', "closedAt" = ? WHERE "id" = ? AND "state" = 'open'`,
    answer,
    at,
    id,
  ) === 1

export type Became = { complaintId: number } | { visitId: number }

/** Also after an answer that did not help. False when it was turned already. @param by person id */
export function turnConsultation(db: Db, { id, code }: ConsultationRow, into: Became, by: number, at: Date): boolean {
  const { complaintId, visitId } = { complaintId: undefined, visitId: undefined, ...into }
  const turned = db.sql.run(
    `UPDATE "Consultation" SET "state" = 'turned', "complaintId" = coalesce(?, "complaintId"), "visitId" = ?,
       "closedAt" = coalesce("closedAt", ?) WHERE "id" = ? AND "state" <> 'turned'`,
    complaintId,
    visitId,
    at,
    id,
  )
  if (turned === 0) return false
  record(db, { ...into, personId: by, what: 'timeline-intake.fromConsultation', details: { code }, at })
  return true
}
