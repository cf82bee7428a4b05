/** What may not be done before those above have said yes, one after the other: asked, decided and withdrawn here (R004-010, R004-021). */

import type { Db } from '../../store/store.js'
import { localDayOf } from '../calendar/local-day.js'
import type { Complaint } from '../complaints/complaint.js'
import { type Desk, settle } from '../complaints/settle.js'
import type { PersonRow } from '../people/person.js'
import { zoneOf } from '../policy/rules.js'
import { type Entry, record } from '../timeline.js'
import { stepsFrom } from './approvers.js'
import { type Approval, type ApprovalKind, approvalById, type Step } from './find.js'

export interface Asking {
  complaint: Pick<Complaint, 'id' | 'brandId' | 'round'>
  kind: ApprovalKind
  problemId?: number
  claimId?: number
  /** Whose head or liaisons may be asked; null where the policy can only mean a role. */
  departmentId: number | null
  /** As the policy names them; of several holders of a role anyone may decide. A step that finds nobody is skipped. */
  asks: readonly Step[]
  /** Person id. */
  by: number
  at: Date
  /** The line of the timeline; by default that it was asked. The id of the approval is added to its details. */
  entry?: Pick<Entry, 'what' | 'details'>
}

/** Answers its row id. */
export function askApproval(db: Db, desk: Desk, asking: Asking): number {
  const { complaint, kind, problemId, claimId, departmentId, asks, by, at, entry } = asking
  const { id: complaintId, brandId, round } = complaint
  const of = { brandId, complaintId, kind, problemId, claimId, departmentId, round }
  const id = db.sql.insert('Approval', { ...of, asks, step: 0, createdBy: by, createdAt: at, state: 'waiting' })
  const approval = approvalById(db, id) as Approval
  // Whoever gets a role that was vacant until now is not asked in the place of those who were.
  const [first] = stepsFrom(db, approval, 0, dayOf(desk, at))
  if (first) db.sql.run('UPDATE "Approval" SET "step" = ? WHERE "id" = ?', first.place, id)
  const what = entry?.what ?? `timeline-approval.${kind}.asked`
  const details = { ...(approval.number !== null && { number: approval.number }), ...entry?.details, approval: id }
  record(db, { complaintId, personId: by, what, details, at })
  settle(db, desk, complaintId, at)
  return id
}

/** `change` is a yes to something else than was asked. */
export type DecisionName = 'approve' | 'change' | 'reject'

export interface Deciding {
  approvalId: number
  /** One of `approversOf`: that is for the caller to see to. */
  personId: number
  what: DecisionName
  /** The reason, or what was put in the place of what was asked. */
  words?: string
  /** More about the change, for the line of the timeline. */
  details?: Entry['details']
  gesture: string
  at: Date
}

export type Decided = { kind: 'next'; people: PersonRow[] } | { kind: 'approved' } | { kind: 'rejected' }

/** One step of it; a no ends it, the last yes as well. Undefined when somebody was quicker. */
export function decide(db: Db, desk: Desk, deciding: Deciding): Decided | undefined {
  const { approvalId, personId, what, words, details, gesture, at } = deciding
  const approval = approvalById(db, approvalId)
  if (!approval) return undefined
  const { complaintId, kind, step, number } = approval
  const [present, ...later] = stepsFrom(db, approval, step, dayOf(desk, at))
  // Nobody says yes twice because they were named twice.
  const next = what === 'reject' ? undefined : later.find(({ people }) => people.every(({ id }) => id !== personId))
  const state = what === 'reject' ? 'rejected' : next && present ? 'waiting' : 'approved'
  const decided = db.sql.run(
    `UPDATE "Approval" SET "state" = ?, "step" = ?, "decidedAt" = ? WHERE "id" = ? AND "state" = 'waiting' AND "step" = ?`,
    ...[state, next?.place ?? step, state === 'waiting' ? null : at, approvalId, step],
  )
  if (decided === 0) return undefined
  db.sql.insert('Decision', { approvalId, step, personId, what, words, gesture, at })
  const entry = {
    approval: approvalId,
    ...(number !== null && { number }),
    ...(words !== undefined && { [what === 'reject' ? 'refusal' : 'words']: words }),
    ...details,
    state,
  }
  record(db, { complaintId, personId, what: `timeline-approval.${kind}.${what}`, details: entry, at })
  settle(db, desk, complaintId, at)
  if (state === 'waiting') return { kind: 'next', people: next?.people ?? [] }
  return { kind: state }
}

export interface Which {
  complaintId: number
  kind?: ApprovalKind
  problemId?: number
  claimId?: number
  approvalId?: number
}

/** Nobody need decide any more what waits: it was changed, taken back, or the complaint has ended. The caller settles. Answers how many waited. */
export const withdraw = (db: Db, { complaintId, kind, problemId, claimId, approvalId }: Which, at: Date): number =>
  db.sql.run(
    `UPDATE "Approval" SET "state" = 'withdrawn', "decidedAt" = ? WHERE "complaintId" = ? AND "state" = 'waiting'
     AND "kind" = coalesce(?, "kind") AND "id" = coalesce(?, "id")
     AND "problemId" IS coalesce(?, "problemId") AND "claimId" IS coalesce(?, "claimId")`,
    ...[at, complaintId, kind, approvalId, problemId, claimId],
  )

const dayOf = ({ rules, brand }: Desk, at: Date): string => localDayOf(at, zoneOf(rules, brand))
