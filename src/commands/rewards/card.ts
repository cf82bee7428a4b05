/** The card on which a reward is granted or declined, in private as points are, and the line of one (R002-056). */
import type { Said } from '../../core/errors.js'
import { choices, type Draft, type DraftBlock, type DraftChoice, text } from '../../core/posts/draft.js'
import type { Assessing } from '../../domain/points/assessors.js'
import { policyOf } from '../../domain/policy/kept.js'
import type { Award } from '../../domain/rewards/award.js'
import { decidersOf } from '../../domain/rewards/deciders.js'
import type { StaffHere } from '../define.js'
import { assessingHere } from '../points/assessing-here.js'
import { privateCards } from '../points/private-cards.js'
import type { OfPerson } from '../waiting.js'

/** Acts by their names in the lexicon. */
export const ACTS = { approve: 'granted', reject: 'declined' } as const

/** By the policy of its case. */
export const decidingOn = (context: OfPerson, complaintId: number): Assessing => ({
  ...assessingHere(context),
  policy: policyOf(context.db, context.rules, complaintId),
})

export const keyOf = ({ id }: Award): string => `award:${id}`

/** To each of those who decide, alone. */
export const awardCards = (context: StaffHere, award: Award): Promise<Draft[]> =>
  privateCards(context, {
    key: keyOf(award),
    people: decidersOf(context.db, decidingOn(context, award.complaintId), award).map(({ id }) => id),
    blocks: () => awardBlocks(award),
    elsewhere: text('reward.waiting', { code: award.code }),
  })

/** What it is and what became of it; with buttons while it waits. */
export const awardBlocks = (award: Award): DraftBlock[] => [
  text(`reward.card.${award.state}`, valuesOf(award)),
  choices(award.state === 'proposed' ? decisions(award) : []),
]

export const awardSaid = (award: Award): Said => ({ key: 'reward.line', values: valuesOf(award) })

/** Where several are listed each says which. */
export const decisions = ({ id: award }: Award, listed = false): DraftChoice[] =>
  (['approve', 'reject'] as const).map((act) => {
    const label = { key: `reward.button.${ACTS[act]}` }
    return {
      label: listed ? { key: 'reward.button.listed', values: { label, number: award } } : label,
      does: { command: 'award_decision', given: { award, act } },
    }
  })

const valuesOf = ({ id: number, code, person: name, reason, creator }: Award) => ({
  number,
  code,
  name,
  reason,
  creator,
})
