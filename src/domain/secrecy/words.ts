/** The words of a complaint behind the veil: for whoever may read them, and for what is filed from them. */
import type { Db } from '../../store/store.js'
import type { Complaint, Problem } from '../complaints/complaint.js'
import type { Task } from '../inquiries/tasks.js'
import type { Rules } from '../policy/rules.js'
import { isSecret, mayStand, type Spot } from './spot.js'
import { VEIL } from './veil.js'

/** With its customer's name and phone. */
export function unveiled<C extends Pick<Complaint, 'id'>>(
  db: Db,
  complaint: C,
): C & { customer: string; phone: string } {
  const words = db.sql.get<{ customer: string; phone: string }>(
    `SELECT "Customer"."name" AS "customer", "phone" FROM "Complaint" c
     JOIN "Customer" ON "Customer"."id" = "customerId" WHERE c."id" = ?`,
    complaint.id,
  )
  if (!words) throw new Error(`no complaint ${complaint.id}`)
  return { ...complaint, ...words }
}

/** With what was said of each. */
export function unveiledProblems(db: Db, problems: Problem[]): Problem[] {
  const ids = problems.map(({ id }) => id)
  const rows = db.sql.all<{ id: number; text: string }>(
    'SELECT "id", "text" FROM "Problem" WHERE "id" IN (SELECT "value" FROM json_each(?))',
    ids,
  )
  const texts = new Map(rows.map(({ id, text }) => [id, text]))
  return problems.map((problem) => ({ ...problem, text: texts.get(problem.id) ?? problem.text }))
}

interface Told {
  complaint: Complaint
  problems: Problem[]
  tasks: Task[]
}

/** What a card tells, as it may stand there. */
export function toldIn(db: Db, rules: Rules, { complaint, problems, tasks }: Told, spot: Spot): Told {
  if (!isSecret(db, complaint.id)) return { complaint, problems, tasks }
  if (!mayStand(db, rules, complaint.id, spot))
    return { complaint, problems, tasks: tasks.map((one) => ({ ...one, task: VEIL })) }
  return { complaint: unveiled(db, complaint), problems: unveiledProblems(db, problems), tasks }
}
