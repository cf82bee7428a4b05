/** What a department found out: the cause, the background, what the customer wants (R004-019, R004-056). */
import type { Db } from '../../store/store.js'
import { type Complaint, problemsOf } from '../complaints/complaint.js'
import type { Check } from '../complaints/lack.js'
import { type Desk, settle } from '../complaints/settle.js'
import { everybodyNamed } from '../ladder/people.js'
import type { Policy } from '../policy/schema.js'
import { record } from '../timeline.js'

export interface Findings {
  cause: string
  background: string
  /** What the customer wants. */
  wish: string
}

export interface Investigating {
  complaint: Pick<Complaint, 'id' | 'round'>
  department: { id: number; name: string }
  findings: Findings
  /** Person id. */
  by: number
  at: Date
}

/** Kept with the round in which it was found out. */
export function fileInvestigation(
  db: Db,
  desk: Desk,
  { complaint, department, findings, by, at }: Investigating,
): void {
  const { id: complaintId, round } = complaint
  db.sql.insert('Investigation', { complaintId, departmentId: department.id, round, ...findings, personId: by, at })
  const details = { department: department.name, ...findings }
  record(db, { complaintId, personId: by, what: 'timeline-inquiry.found', details, at })
  settle(db, desk, complaintId, at)
}

/** Those of the present round, the earliest first. */
export const investigationsTold = (db: Db, { id: complaintId, round }: Pick<Complaint, 'id' | 'round'>) =>
  db.investigation.findMany({
    where: { complaintId, round },
    include: { department: true, person: true },
    orderBy: { id: 'asc' },
  })

/** Whom the policy names to investigate, those who are there on that day ("yyyy-MM-dd"); nobody where it names nobody (R004-054). */
export function investigatorsOf(
  db: Db,
  policy: Policy,
  { id, brandId }: Pick<Complaint, 'id' | 'brandId'>,
  day: string,
) {
  const departments = [...new Set(problemsOf(db, id).map(({ departmentId }) => departmentId))]
  const people = (policy.investigation.by ?? []).flatMap((who) =>
    departments.flatMap((departmentId) => everybodyNamed(db, { brandId, departmentId, keeper: null, day }, who)),
  )
  return people.filter((person, index) => people.findIndex((one) => one.id === person.id) === index)
}

/** Where the policy asks for one, each round of a complaint so bad has its own (R004-056). */
export const lacksInvestigation: Check = (db, policy, { id, round, severity }) => {
  if (!policy.investigation.severities.includes(severity)) return []
  const made = db.sql.get('SELECT 1 FROM "Investigation" WHERE "complaintId" = ? AND "round" = ?', id, round)
  return made ? [] : [{ what: 'investigation' }]
}
