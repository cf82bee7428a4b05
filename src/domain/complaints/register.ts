/**
 * Registers a complaint and adds problems to one. The path that must be quick while a whole shop complains: prepared
 * statements only, and no row more than the customer, the code, the thread, the complaint, each problem, each
 * department's clock and one line of the timeline.
 */
import type { Db } from '../../store/store.js'
import { localDayOf } from '../calendar/local-day.js'
import { nextCode } from '../codes/code.js'
import { fileCustomer } from '../customers/customer.js'
import { firstSeverity } from '../customers/vip.js'
import { type DepartmentRow, departmentsOf } from '../people/department.js'
import { policyOf, versionInForce } from '../policy/kept.js'
import { type Rules, zoneOf } from '../policy/rules.js'
import { type Entry, record } from '../timeline.js'
import { type Card, type ComplaintBrand, openCards } from './card.js'
import type { Complaint } from './complaint.js'
import { type Intake, noteLate, noteTold } from './intake.js'
import { receiverOf, route } from './routing.js'
import { settle } from './settle.js'

export interface Registration {
  brand: ComplaintBrand
  customer: { name: string; phone: string }
  problems: string[]
  /** Whose they are, where somebody has said so; else their words tell. */
  owner?: DepartmentRow
  intake?: Intake
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
  const { brand, customer, intake, roomId, by, at } = given
  const file = fileCustomer(db, brand.id, customer, at)
  const code = nextCode(db, brand.id, 'TS', localDayOf(at, zoneOf(rules, brand)))
  const threadId = db.sql.insert('Thread', { roomId, tag: code })
  const row = {
    brandId: brand.id,
    code,
    roomId,
    threadId,
    severity: firstSeverity(db, rules.policy, file.id),
    state: 'routed' as const,
    round: 1,
    createdBy: by,
  }
  const id = db.sql.insert('Complaint', {
    ...row,
    customerId: file.id,
    policyId: versionInForce(db)?.id,
    channel: intake?.channel,
    heardAt: intake?.heardAt,
    demand: intake?.demand,
    partner: intake?.partner ?? false,
    contract: intake?.contract,
    createdAt: at,
  })
  db.sql.run('UPDATE "Thread" SET "caseId" = ? WHERE "id" = ?', id, threadId)
  const complaint = { ...row, id, customer: file.name, phone: file.phone }
  const { problems, owner } = given
  const owners = routeProblems(db, rules, { complaint, problems, owner, channel: intake?.channel, after: 0 })
  const what = 'timeline-complaint.registered'
  record(db, { complaintId: id, personId: by, what, details: givenTo(owners), at })
  if (row.severity === 'major') record(db, { complaintId: id, what: 'timeline-complaint.vip', at })
  if (intake?.told) noteTold(db, id, intake.told, by, at)
  if (intake?.heardAt) noteLate(db, { rules, brand }, complaint, intake.heardAt, by, at)
  settle(db, { rules, brand }, id, at)
  const departments = [...new Set(owners)]
  return { complaint, cards: openCards(db, rules, { brand, complaint, departments, at }) }
}

export interface Addition extends Pick<Registration, 'brand' | 'problems' | 'owner' | 'intake' | 'by' | 'at'> {
  complaint: Complaint
}

/** Adds problems to an open complaint, numbered on. */
export function addProblems(
  db: Db,
  rules: Rules,
  { brand, complaint, problems, owner, intake, by, at }: Addition,
): Card[] {
  const { last } = db.sql.get<{ last: number }>(
    'SELECT coalesce(max("number"), 0) AS "last" FROM "Problem" WHERE "complaintId" = ?',
    complaint.id,
  ) ?? { last: 0 }
  const owners = routeProblems(db, rules, { complaint, problems, owner, channel: intake?.channel, after: last })
  const what = 'timeline-complaint.added'
  record(db, { complaintId: complaint.id, personId: by, what, details: givenTo(owners), at })
  settle(db, { rules, brand }, complaint.id, at)
  const departments = [...new Set(owners)]
  return openCards(db, rules, { brand, complaint, departments, at })
}

interface Routing {
  complaint: Pick<Complaint, 'id' | 'brandId'>
  problems: string[]
  owner?: DepartmentRow
  channel?: string
  /** The last number that was given. */
  after: number
}

/** For the timeline: how many problems, and to which department each was given. */
const givenTo = (owners: DepartmentRow[]): Entry['details'] => ({
  count: owners.length,
  departments: owners.map(({ name }) => name),
})

/** Adds the rows; answers the department of each problem. */
function routeProblems(db: Db, rules: Rules, { complaint, problems, owner, channel, after }: Routing): DepartmentRow[] {
  const departments = departmentsOf(db, complaint.brandId)
  const policy = policyOf(db, rules, complaint.id)
  const first = owner ?? receiverOf(policy, channel, departments)
  return problems.map((text, index) => {
    const department = first ?? route(text, policy, departments)
    const row = { complaintId: complaint.id, number: after + index + 1, text, departmentId: department.id }
    db.sql.insert('Problem', { ...row, state: 'routed' })
    return department
  })
}
