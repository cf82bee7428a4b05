/** Finance, and whoever the policy names, gets a copy of what was approved: in private, else in the complaint's thread (R002-036, R002-052). */
import { type Draft, type DraftBlock, facts, text } from '../../core/posts/draft.js'
import type { Approval } from '../../domain/approvals/find.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { placesOf } from '../../domain/complaints/places.js'
import { everybodyNamed } from '../../domain/ladder/people.js'
import type { Claim } from '../../domain/money/claims.js'
import { directRoomsOf } from '../../domain/people/direct-rooms.js'
import { policyOf } from '../../domain/policy/kept.js'
import type { Who } from '../../domain/policy/who.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { claimFacts, claimSaid } from './said.js'

const FINANCE: Who = { role: 'finance' }

export async function copyPosts(
  context: StaffHere,
  complaint: Complaint,
  { departmentId }: Pick<Approval, 'departmentId'>,
  claim: Claim,
): Promise<Draft[]> {
  const { db, rules, person } = context
  const { brandId, code, customer } = complaint
  const whose = { brandId, departmentId, keeper: null, day: todayHere(context) }
  const copies = [FINANCE, ...policyOf(db, rules, complaint.id).money.copies]
  const named = copies.flatMap((who) => everybodyNamed(db, whose, who).map(({ id }) => id))
  const people = [...new Set(named)].filter((id) => id !== person.id)
  const line = text('money.copied', { code, customer, claim: claimSaid(claim) })
  const blocks: DraftBlock[] = [line, facts(claimFacts(claim))]
  const posts = await Promise.all(
    people.map(async (id): Promise<Draft | number> => {
      const [room] = await directRoomsOf(db, { id })
      return room === undefined ? id : { room, thread: null, reply: false, blocks }
    }),
  )
  const rest = posts.filter((post) => typeof post === 'number')
  const places = rest.length === 0 ? [] : placesOf(db, rules, complaint, rest)
  return [
    ...posts.filter((post) => typeof post !== 'number'),
    ...places.map((place): Draft => ({ ...place, reply: false, blocks })),
  ]
}
