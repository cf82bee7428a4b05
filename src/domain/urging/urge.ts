/** A department that is asked at once, while the customer waits, and whoever answers for it (R004-064). */
import type { Db } from '../../store/store.js'
import { localDayOf } from '../calendar/local-day.js'
import type { Complaint } from '../complaints/complaint.js'
import { type Desk, settle } from '../complaints/settle.js'
import { mayAcknowledge } from '../people/liaison.js'
import { zoneOf } from '../policy/rules.js'
import { veiled } from '../secrecy/veil.js'
import { record } from '../timeline.js'
import { openUrges, type Urge } from './open-urges.js'

export interface Asking {
  complaint: Pick<Complaint, 'id'>
  department: { id: number; name: string }
  words: string
  /** Person id. */
  by: number
  at: Date
}

/** The row's id; undefined while the department is asked already. */
export function urgeDepartment(
  db: Db,
  desk: Desk,
  { complaint, department, words, by, at }: Asking,
): number | undefined {
  const { id: complaintId } = complaint
  if (openUrges(db, complaintId).some(({ departmentId }) => departmentId === department.id)) return undefined
  const row = { complaintId, departmentId: department.id, words, createdBy: by, createdAt: at }
  const id = db.sql.insert('Urge', row)
  const details = { department: department.name, words }
  record(db, { complaintId, personId: by, what: 'timeline-urging.asked', details, at })
  settle(db, desk, complaintId, at)
  return id
}

export interface Answering {
  complaintId: number
  /** Only this one; else all for which the person may sign. */
  departmentId?: number
  personId: number
  gesture: string
  at: Date
}

/** What was answered by this; `foreign` are those that only others may answer. */
export function answerUrges(
  db: Db,
  desk: Desk,
  { complaintId, departmentId, personId, gesture, at }: Answering,
): { answered: Urge[]; foreign: Urge[] } {
  const day = localDayOf(at, zoneOf(desk.rules, desk.brand))
  const meant = openUrges(db, complaintId).filter(
    (one) => departmentId === undefined || one.departmentId === departmentId,
  )
  const own = meant.filter((one) => mayAcknowledge(db, one.departmentId, personId, day))
  const answered = own.filter(({ id }) => {
    const changed = db.sql.run(
      'UPDATE "Urge" SET "personId" = ?, "gesture" = ?, "answeredAt" = ? WHERE "id" = ? AND "answeredAt" IS NULL',
      ...[personId, gesture, at, id],
    )
    return changed === 1
  })
  for (const { department } of answered)
    record(db, { complaintId, personId, what: 'timeline-urging.answered', details: { department }, at })
  if (answered.length > 0) settle(db, desk, complaintId, at)
  return { answered, foreign: meant.filter((one) => !own.includes(one)) }
}

export interface UrgeTold extends Pick<Urge, 'id' | 'department' | 'words'> {
  askedAt: Date
  person?: string
  answeredAt?: Date
}

/** All of a complaint, the earliest first. */
export const urgesTold = (db: Db, complaintId: number): UrgeTold[] =>
  db.sql
    .all<{
      id: number
      department: string
      words: string
      createdAt: string
      person: string | null
      answeredAt: string | null
    }>(
      `SELECT "Urge"."id", "Department"."name" AS "department", ${veiled('"words"')} AS "words", "Urge"."createdAt", "Person"."name" AS "person", "answeredAt"
       FROM "Urge" JOIN "Complaint" ON "Complaint"."id" = "complaintId"
       JOIN "Department" ON "Department"."id" = "departmentId" LEFT JOIN "Person" ON "Person"."id" = "personId"
       WHERE "complaintId" = ? ORDER BY "Urge"."id"`,
      complaintId,
    )
    .map(({ id, department, words, createdAt, person, answeredAt }) => ({
      ...{ id, department, words, askedAt: new Date(createdAt), person: person ?? undefined },
      answeredAt: answeredAt === null ? undefined : new Date(answeredAt),
    }))
