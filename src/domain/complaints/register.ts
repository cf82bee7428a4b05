/**
 * Registers a complaint and adds problems to one. The path that must be quick while a whole shop complains: prepared
 * statements only, and no row more than the customer, the code, the thread, the complaint, each problem, each
 * department's clock and one line of the timeline.
 */
import type { Db } from '../../store/store.js'
import { localDayOf } from '../calendar/local-day.js'
import { nextCode } from '../codes/code.js'
import { fileCustomer } from '../customers/customer.js'
import { type DepartmentRow, departmentsOf } from '../people/department.js'
import { type Rules, zoneOf } from '../policy/rules.js'
import { record } from '../timeline.js'
import { type Card, type ComplaintBrand, openCards } from './card.js'
import type { Complaint } from './complaint.js'
import { route } from './routing.js'
import { settle } from './settle.js'

export interface Registration {
  brand: ComplaintBrand
  customer: { name: string; phone: string }
  problems: string[]
  /** The room in which its thread is opened. */
  roomId: number
  /** Person id. */
  by: number
  at: Date
}

export interface Registered {
  complaint: Complaint
  cards: Card[]
}

/** Files the customer, gives out the code and routes every problem (R000-020, R000-021). */
export function registerComplaint(db: Db, rules: Rules, given: Registration): Registered {
  const { brand, customer, roomId, by, at } = given
  const file = fileCustomer(db, brand.id, customer, at)
  const code = nextCode(db, brand.id, 'TS', localDayOf(at, zoneOf(rules, brand)))
  const threadId = db.sql.insert('Thread', { roomId, tag: code })
  const row = {
    brandId: brand.id,
    code,
    roomId,
    threadId,
    severity: 'ordinary' as const,
    state: 'routed' as const,
    round: 1,
    createdBy: by,
  }
  const id = db.sql.insert('Complaint', { ...row, customerId: file.id, createdAt: at })
  db.sql.run('UPDATE "Thread" SET "caseId" = ? WHERE "id" = ?', id, threadId)
  const complaint = { ...row, id, customer: file.name, phone: file.phone }
  const departments = routeProblems(db, rules, { complaint, problems: given.problems, after: 0 })
  const what = 'timeline-complaint.registered'
  record(db, { complaintId: id, personId: by, what, details: { count: given.problems.length }, at })
  settle(db, { rules, brand }, id, at)
  return { complaint, cards: openCards(db, rules, { brand, complaint, departments, at }) }
}

export interface Addition extends Pick<Registration, 'brand' | 'problems' | 'by' | 'at'> {
  complaint: Complaint
}

/** Adds problems to an open complaint, numbered on. */
export function addProblems(db: Db, rules: Rules, { brand, complaint, problems, by, at }: Addition): Card[] {
  const { last } = db.sql.get<{ last: number }>(
    'SELECT coalesce(max("number"), 0) AS "last" FROM "Problem" WHERE "complaintId" = ?',
    complaint.id,
  ) ?? { last: 0 }
  const departments = routeProblems(db, rules, { complaint, problems, after: last })
  const what = 'timeline-complaint.added'
  record(db, { complaintId: complaint.id, personId: by, what, details: { count: problems.length }, at })
  settle(db, { rules, brand }, complaint.id, at)
  return openCards(db, rules, { brand, complaint, departments, at })
}

interface Routing {
  complaint: Pick<Complaint, 'id' | 'brandId'>
  problems: string[]
  /** The last number that was given. */
  after: number
}

/** Adds the rows; answers the departments concerned, each once, in the order of the problems. */
function routeProblems(db: Db, rules: Rules, { complaint, problems, after }: Routing): DepartmentRow[] {
  const departments = departmentsOf(db, complaint.brandId)
  const concerned = problems.map((text, index) => {
    const department = route(text, rules.policy, departments)
    const row = { complaintId: complaint.id, number: after + index + 1, text, departmentId: department.id }
    db.sql.insert('Problem', { ...row, state: 'routed' })
    return department
  })
  return [...new Set(concerned)]
}
