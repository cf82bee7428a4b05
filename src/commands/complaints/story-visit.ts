/** What `show` says of a visit: what was agreed, and its timeline. */
import { type DraftBlock, facts, text } from '../../core/posts/draft.js'
import { phonesIn } from '../../domain/customers/phone.js'
import { lookOf } from '../../domain/visits/look.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import type { StaffHere } from '../define.js'
import { evidenceFact } from '../evidence/counted.js'
import { kindOf, visitFacts } from '../visits/card.js'
import { caseFacts } from '../visits/case-facts.js'
import { timelineBlock } from './timeline.js'

export async function visitStory({ db, room, rules }: StaffHere, visit: VisitRow): Promise<DraftBlock[]> {
  const values = { code: visit.code, kind: kindOf(visit), state: { key: `show.visitState.${lookOf(db, visit)}` } }
  return [
    text('show.visit', values),
    visitFacts(db, visit, phonesIn(rules.policy, room.purpose)),
    ...caseFacts(db, visit),
    facts([evidenceFact(db, { visitId: visit.id })]),
    ...(await timelineBlock(db, { visitId: visit.id })),
  ]
}
