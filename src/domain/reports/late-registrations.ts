/** Complaints that were taken down late after the customer had first said so, for each department that has a problem in them (R004-011). */
import type { Db } from '../../store/store.js'
import { policyOf } from '../policy/kept.js'
import type { Rules } from '../policy/rules.js'
import type { Period } from './period.js'

const MINUTE = 60_000

interface Row {
  id: number
  department: string
  heardAt: string
  createdAt: string
}

export interface Late {
  department: string
  count: number
}

/** By the policy of each complaint; the most first. */
export function lateRegistrationsOf(db: Db, rules: Rules, brandId: number, { from, to }: Period): Late[] {
  const heard = db.sql.all<Row>(
    `SELECT DISTINCT c."id", "Department"."name" AS "department", "heardAt", "createdAt" FROM "Complaint" c
     JOIN "Problem" ON "complaintId" = c."id" JOIN "Department" ON "Department"."id" = "departmentId"
     WHERE c."brandId" = ? AND "createdAt" >= ? AND "createdAt" < ? AND "heardAt" IS NOT NULL`,
    brandId,
    from,
    to,
  )
  const counts = new Map<string, number>()
  for (const { id, department, heardAt, createdAt } of heard) {
    const within = policyOf(db, rules, id).intake.registerWithin
    if (within === undefined || Date.parse(createdAt) - Date.parse(heardAt) <= within * MINUTE) continue
    counts.set(department, (counts.get(department) ?? 0) + 1)
  }
  return [...counts].map(([department, count]) => ({ department, count })).sort((a, b) => b.count - a.count)
}
