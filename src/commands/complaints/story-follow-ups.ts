/** What /show says of the calls back: what the customer said in each round, and the answers to the questions. */
import type { Said } from '../../core/errors.js'
import { type DraftBlock, list } from '../../core/posts/draft.js'
import { type FollowUpTold, followUpsTold } from '../../domain/complaints/story.js'
import { policyOf } from '../../domain/policy/kept.js'
import type { Policy } from '../../domain/policy/schema.js'
import type { StaffHere } from '../define.js'
import { scriptSaid } from './follow-up-script.js'
import { answerSaid } from './followup.js'

export async function followUpStory({ db, rules }: StaffHere, complaintId: number): Promise<DraftBlock[]> {
  const policy = policyOf(db, rules, complaintId)
  const told = await followUpsTold(db, complaintId)
  return told.length === 0
    ? []
    : [
        list(
          told.map((one) => followUpSaid(policy, one)),
          { key: 'show.followUps' },
        ),
      ]
}

function followUpSaid(policy: Policy, told: FollowUpTold): Said {
  const { round, satisfied, score, remark, person, at } = told
  const answer = answerSaid({ satisfied, score: score ?? undefined, remark: remark ?? undefined })
  const answers = (told.answers as boolean[] | null) ?? []
  const script = scriptSaid(policy, { answers, scores: (told.scores as number[] | null) ?? [] })
  const key = script.length > 0 ? 'show.followUpAsked' : 'show.followUp'
  return { key, values: { round, answer, script, person: person.name, at: { instant: at } } }
}
