/** Everything that can wait for an approval: the one table of it. */
import type { ApprovalKind } from '../../domain/approvals/find.js'
import { claimSubject } from '../money/claim-subject.js'
import { decisionSubject } from './decision-subject.js'
import { planSubject } from './plan-subject.js'
import type { Subject } from './subject.js'

const SUBJECTS: Record<ApprovalKind, Subject> = {
  plan: planSubject,
  decision: decisionSubject,
  claim: claimSubject,
}

export const subjectOf = ({ kind }: { kind: ApprovalKind }): Subject => SUBJECTS[kind]
