/** The card on which something is approved: with buttons while it waits, with the decision afterwards, wherever it was shown. */
import type { Said } from '../../core/errors.js'
import { type Draft, type DraftBlock, facts, text } from '../../core/posts/draft.js'
import { approversOf } from '../../domain/approvals/approvers.js'
import { type Approval, approvalById, type DecisionTold, withdrawnAt } from '../../domain/approvals/find.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { placesOf } from '../../domain/complaints/places.js'
import { concernedIn } from '../../domain/complaints/threads.js'
import { runningDue } from '../../domain/ladder/clock.js'
import { copyKey } from '../../domain/ladder/copies.js'
import type { Db } from '../../store/store.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { editsOf } from '../edits.js'
import { decisionsOn, namesSaid, whatSaid } from './asked.js'
import { refusalSaid } from './refusal.js'
import { subjectOf } from './subjects.js'

const approvalKey = ({ id, step }: Pick<Approval, 'id' | 'step'>): string => `approval:${id}:${step}`

/** Pings whoever is asked now, each in one place; at home it stands in any case. @param id of the approval */
export function askCards(context: StaffHere, complaint: Complaint, id: number): Draft[] {
  const { db, rules } = context
  const approval = approvalById(db, id)
  if (!approval) return []
  const people = approversOf(db, approval, todayHere(context))
  const ids = people.map((one) => one.id)
  const key = approvalKey(approval)
  const due = runningDue(db, complaint.id, 'approve')
  const blocks: DraftBlock[] = [
    text('approval.card', { code: complaint.code, customer: complaint.customer, what: whatSaid(approval) }),
    ...subjectOf(approval).lines(db, approval),
    facts([
      ['approval.fact.by', namesSaid(people)],
      ['approval.fact.due', due && { instant: due }],
    ]),
    decisionsOn(approval),
  ]
  const members = [...new Set([...concernedIn(db, complaint.id), ...ids])]
  return placesOf(db, rules, complaint, ids).map(
    (place): Draft => ({
      ...place,
      ...{ urgent: true, reply: false, members, blocks },
      key: place.room === complaint.roomId ? key : copyKey(key, place.room),
    }),
  )
}

/** A question to those above is its own card: the buttons under it, and its key. @param id of the approval */
export function decisionCard({ db }: StaffHere, id: number): { key: string; buttons: DraftBlock } {
  const approval = approvalById(db, id)
  if (!approval) throw new Error(`no approval ${id}`)
  return { key: approvalKey(approval), buttons: decisionsOn(approval) }
}

/** The card of a step names who decided and when, and loses its buttons. @param step as it was then */
export const decidedEdits = ({ db }: StaffHere, approval: Approval, decision: DecisionTold): Draft[] =>
  edits(db, approvalKey({ id: approval.id, step: decision.step }), decidedSaid(approval, decision))

/** Of what the present change has withdrawn. */
export const withdrawnEdits = ({ db, now }: StaffHere, { id }: Complaint): Draft[] =>
  withdrawnAt(db, id, now).flatMap((approval) =>
    edits(db, approvalKey(approval), {
      key: 'approval.withdrawn',
      values: { code: approval.code, what: whatSaid(approval) },
    }),
  )

export function decidedSaid(approval: Approval, decision: DecisionTold): Said {
  const values = { code: approval.code, what: whatSaid(approval), done: doneSaid(approval, decision) }
  return { key: 'approval.decided', values }
}

/** Who decided what, and when. */
export function doneSaid(approval: Approval, { what, words, person, at }: DecisionTold): Said {
  const instead = words === null ? undefined : what === 'reject' ? refusalSaid(words) : words
  const values = { words: instead, person, at: { instant: at } }
  return { key: `approval.${subjectOf(approval).tongue}.done.${what}`, values }
}

const edits = (db: Db, key: string, said: Said): Draft[] => editsOf(db, key, [{ kind: 'text', said }])
