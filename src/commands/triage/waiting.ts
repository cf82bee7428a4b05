/** That a complaint waits for its first judgement: a line and a button under its opening post, a fact of its story. */
import type { Value } from '../../core/errors.js'
import { type DraftBlock, type DraftChoice, text } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { runningDue } from '../../domain/ladder/clock.js'
import { policyOf } from '../../domain/policy/kept.js'
import { judgementOf } from '../../domain/triage/judge.js'
import { turnOf } from '../../domain/triage/triagers.js'
import type { Db } from '../../store/store.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'

/** Nothing where no first judgement is asked for, or while the complaint is paused. */
export function triageLine(db: Db, { id }: Complaint): DraftBlock[] {
  const due = runningDue(db, id, 'triage')
  return due ? [text('triage.waits', { due: { instant: due } })] : []
}

export const triageChoice = (db: Db, { id, code }: Complaint): DraftChoice[] =>
  runningDue(db, id, 'triage')
    ? [{ label: { key: 'button.triage' }, does: { command: 'triage', given: { code: tailOf(code) } } }]
    : []

/** Whose turn it is, to be pinged with the opening post; whoever took it down knows already. Person ids. */
export function triagersPinged(context: StaffHere, complaint: Complaint): number[] {
  const { db, rules, person } = context
  if (!runningDue(db, complaint.id, 'triage')) return []
  const first = turnOf(db, policyOf(db, rules, complaint.id), complaint, todayHere(context))
  return first && first.id !== person.id ? [first.id] : []
}

/** What was said, by whom and when; that it waits, where it does. */
export function triageFact(db: Db, { id }: Complaint): [string, Value] {
  const judged = judgementOf(db, id)
  if (judged) return ['triage.label', { key: 'triage.said', values: { ...judged, at: { instant: judged.at } } }]
  const due = runningDue(db, id, 'triage')
  return ['triage.label', due && { key: 'triage.due', values: { due: { instant: due } } }]
}
