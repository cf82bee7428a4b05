/** The departments that are asked at once in a complaint, and have not answered (R004-064). */
import type { Db } from '../../store/store.js'
import { veiled } from '../secrecy/veil.js'

export interface Urge {
  id: number
  departmentId: number
  department: string
  /** Not those of a secret complaint. */
  words: string
  /** Person id of who asked. */
  createdBy: number
}

const URGES = `SELECT "Urge"."id", "departmentId", "Department"."name" AS "department", ${veiled('"words"')} AS "words", "Urge"."createdBy"
  FROM "Urge" JOIN "Complaint" ON "Complaint"."id" = "complaintId"
  JOIN "Department" ON "Department"."id" = "departmentId"`

/** What nobody has answered; at most one for each department. What was asked in an earlier round is over. */
export const openUrges = (db: Db, complaintId: number): Urge[] =>
  db.sql.all(
    `${URGES} WHERE "complaintId" = ? AND "answeredAt" IS NULL
       AND "Urge"."createdAt" >= coalesce((SELECT min("at") FROM "TimelineEntry"
         WHERE "complaintId" = "Urge"."complaintId" AND "details" ->> 'round' = "round"), '') ORDER BY "Urge"."id"`,
    complaintId,
  )
