/** Who signs for a department: its liaisons in their order, then its head; while somebody is away, the deputy (R000-022, R000-023). */
import type { Db } from '../../store/store.js'
import { type DepartmentRow, departmentsOf } from './department.js'
import { type Present, presentOn } from './leave.js'
import type { PersonRow } from './person.js'

/** Somebody who signs for a department; `place` 1 is the first liaison, 2 the deputy; null for the head. */
export interface Signer extends Present {
  place: number | null
}

/** As they were named, whether they are there or not. */
export const liaisonsOf = (db: Db, departmentId: number): PersonRow[] =>
  db.sql.all(
    `SELECT "Person"."id", "Person"."name" FROM "Liaison" JOIN "Person" ON "Person"."id" = "Liaison"."personId"
     WHERE "departmentId" = ? ORDER BY "place"`,
    departmentId,
  )

/** Replaces the whole list: first, deputy, and so on. Somebody named twice keeps the earlier place. */
export async function setLiaisons(db: Db, departmentId: number, people: number[]): Promise<void> {
  const data = [...new Set(people)].map((personId, index) => ({ departmentId, personId, place: index + 1 }))
  await db.liaison.deleteMany({ where: { departmentId } })
  await db.liaison.createMany({ data })
}

/**
 * Everybody who signs for a department on that day ("yyyy-MM-dd"), in the order in which they are pinged: the first is
 * who is responsible now. Empty when nobody was named; where all are away without a deputy, all are asked as ever.
 */
export function signersOf(db: Db, departmentId: number, day: string): Signer[] {
  const liaisons = liaisonsOf(db, departmentId).map((person, index) => ({ ...person, place: index + 1 }))
  const department = db.sql.get<{ brandId: number; id: number | null; name: string | null }>(
    `SELECT "brandId", "Person"."id", "Person"."name" FROM "Department" LEFT JOIN "Person" ON "Person"."id" = "headId"
     WHERE "Department"."id" = ?`,
    departmentId,
  )
  if (!department) return []
  const { brandId, id, name } = department
  const isHead = id !== null && name !== null && liaisons.every((liaison) => liaison.id !== id)
  const named: Signer[] = isHead ? [...liaisons, { id, name, place: null }] : liaisons
  const [first, ...others] = presentOn(db, brandId, named, day)
  if (!first) return named
  // Where no liaison is there, nor a deputy of one, the head stands in for the first.
  return [first.place === null && !first.standsFor ? { ...first, standsFor: liaisons[0]?.name } : first, ...others]
}

/** Whether this person may sign "we know" for the department on that day. Nobody loses the right by being away. */
export const mayAcknowledge = (db: Db, departmentId: number, personId: number, day: string): boolean =>
  db.sql.get(
    `SELECT 1 FROM "Liaison" WHERE "departmentId" = ? AND "personId" = ?
     UNION ALL SELECT 1 FROM "Department" WHERE "id" = ? AND "headId" = ?`,
    departmentId,
    personId,
    departmentId,
    personId,
  ) !== undefined || signersOf(db, departmentId, day).some(({ id }) => id === personId)

/** The departments of a brand, row ids, for which the person may sign on that day. */
export const departmentsSignedBy = (db: Db, brandId: number, personId: number, day: string): number[] =>
  departmentsOf(db, brandId).flatMap(({ id }) => (mayAcknowledge(db, id, personId, day) ? [id] : []))

/** The departments of a brand for which nobody but this person would sign on that day. */
export const onlySignerIn = (db: Db, brandId: number, personId: number, day: string): DepartmentRow[] =>
  departmentsOf(db, brandId).filter(({ id }) => {
    const signers = signersOf(db, id, day)
    return signers.length > 0 && signers.every((signer) => signer.id === personId)
  })

/** Whom the person stands in for in the department on that day; undefined for whoever signs in their own right. */
export const standsForIn = (db: Db, departmentId: number, personId: number, day: string): string | undefined =>
  signersOf(db, departmentId, day).find(({ id }) => id === personId)?.standsFor
