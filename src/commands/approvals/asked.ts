/** How an approval is named and pressed, wherever it is shown: on its card, in reminders and lists. */
import type { Said, Value } from '../../core/errors.js'
import { choices, type Does, type DraftBlock, type DraftChoice } from '../../core/posts/draft.js'
import type { DecisionName } from '../../domain/approvals/approval.js'
import type { Approval } from '../../domain/approvals/find.js'
import type { Present } from '../../domain/people/leave.js'
import { escalationReason } from '../complaints/escalation-reason.js'
import { claimSaid } from '../money/said.js'
import { subjectOf } from './subjects.js'

/** What is to be decided, in a few words. */
export function whatSaid({ kind, number, department, claim, question }: Approval): Said {
  if (claim) return claimSaid(claim)
  const asked = question === null ? undefined : escalationReason(question)
  const values = { number: number ?? undefined, department: department ?? undefined, question: asked }
  return { key: `approval.what.${kind}`, values }
}

/** A button's command by what is decided. */
const COMMANDS: Record<DecisionName, string> = { approve: 'approve', change: 'amend', reject: 'reject' }

const deciding = ({ id: approval, step }: Approval, what: DecisionName): Does => ({
  command: COMMANDS[what],
  given: { approval, step },
})

/** Yes, yes to something else, no. */
export const decisionsOn = (approval: Approval): DraftBlock =>
  choices(
    (['approve', 'change', 'reject'] as const).map((what) => ({
      label: { key: `approval.${subjectOf(approval).tongue}.button.${what}` },
      does: deciding(approval, what),
    })),
  )

/** Yes to one of several. */
export const approving = (approval: Approval): DraftChoice => ({
  label: { key: 'approval.approveThis', values: { what: whatSaid(approval) } },
  does: deciding(approval, 'approve'),
})

/** A deputy is named with whom they stand in for. */
export const namesSaid = (people: readonly Present[]): Value[] =>
  people.map(({ name, standsFor }) =>
    standsFor === undefined ? name : { key: 'leave.instead', values: { name, away: standsFor } },
  )
