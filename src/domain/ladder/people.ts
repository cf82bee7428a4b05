/** Whom a step of the ladder names in one department. */
import type { Db } from '../../store/store.js'
import { adminsOf } from '../people/admin.js'
import { liaisonsOf, signersOf } from '../people/liaison.js'
import type { PersonRow } from '../people/person.js'
import { peopleInRole } from '../people/role.js'
import type { LadderStep, LadderWho } from './steps.js'

/** Each person once; nobody where the step's places are empty. */
export function peopleOf(db: Db, brandId: number, departmentId: number, step: LadderStep): PersonRow[] {
  const people = step.who.flatMap((who) => find(db, brandId, departmentId, who) ?? [])
  return people.filter(({ id }, index) => people.findIndex((one) => one.id === id) === index)
}

/** The admins, for a department that has nobody and nobody above it: a complaint is never left to itself. */
export function standInsOf(db: Db, brandId: number, departmentId: number, steps: LadderStep[]): PersonRow[] {
  if (signersOf(db, departmentId).length > 0) return []
  return steps.every((step) => peopleOf(db, brandId, departmentId, step).length === 0) ? adminsOf(db) : []
}

/** Of several holders of a role, the one who got it first. */
function find(db: Db, brandId: number, departmentId: number, who: LadderWho): PersonRow | undefined {
  if (who === 'first') return signersOf(db, departmentId)[0]
  if (who === 'head') return headOf(db, '"Department"."id" = ?', departmentId)
  if ('headOf' in who) return headOf(db, '"Department"."brandId" = ? AND "Department"."name" = ?', brandId, who.headOf)
  if ('role' in who) return peopleInRole(db, brandId, who.role)[0]
  return liaisonsOf(db, departmentId)[who.liaison - 1]
}

const headOf = (db: Db, which: string, ...values: (string | number)[]): PersonRow | undefined =>
  db.sql.get(
    `SELECT "Person"."id", "Person"."name" FROM "Department" JOIN "Person" ON "Person"."id" = "Department"."headId"
     WHERE ${which}`,
    ...values,
  )
