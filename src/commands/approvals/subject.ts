/** What each kind of approval brings along: what its card says, what may be put in its place, and what happens in the end. */
import type { Draft, DraftBlock } from '../../core/posts/draft.js'
import type { DecisionName } from '../../domain/approvals/approval.js'
import type { Approval } from '../../domain/approvals/find.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import type { Entry } from '../../domain/timeline.js'
import type { Db } from '../../store/store.js'
import type { StaffHere } from '../define.js'
import type { Refusal } from './refusal.js'

/** What was typed or tapped after "change", each asked for where the subject needs it. */
export interface Given {
  words?: string
  /** "yyyy-MM-dd" */
  date?: string
  /** Hundredths of a yuan. */
  amount?: number
}

export interface Amendment {
  /** What is approved instead, in words. */
  words: string
  /** For the timeline: everything that the change changed. */
  details?: Entry['details']
  /** Puts it in the place of what was asked; in the transaction in which it is approved, before anything is said. */
  apply(): void
}

export interface Ending {
  complaint: Complaint
  approval: Approval
  outcome: 'approved' | 'rejected'
  /** Of the last who decided: `change` where that was a yes to something else. */
  what: DecisionName
  words?: string
}

export interface Subject {
  /** Whether something is permitted, or a question is answered: the words of its buttons, under `approval.<tongue>`. */
  tongue: 'permit' | 'answer'
  /** Ids of the reasons for a no that are offered as buttons, under `approval.refusal`. */
  refusals: readonly Refusal[]
  /** What is to be decided, on the card. */
  lines(db: Db, approval: Approval): DraftBlock[]
  /** @throws Ask for what is put in its place and was not said yet. */
  amend(context: StaffHere, approval: Approval, given: Given): Amendment
  /** What happens once it is decided; the first draft is the answer to whoever decided it. */
  ended(context: StaffHere, ending: Ending): Draft[] | Promise<Draft[]>
}
