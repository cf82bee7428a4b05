/** A complaint whose customer is satisfied closes by itself as soon as nothing is lacking any more. */
import { type Said, UserMistake } from '../../core/errors.js'
import { type Draft, text } from '../../core/posts/draft.js'
import { isCalledBack } from '../../domain/complaints/called-back.js'
import { closeComplaint } from '../../domain/complaints/close.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import type { Lack } from '../../domain/complaints/lack.js'
import { lackingIn } from '../../domain/complaints/lacking.js'
import type { StaffHere } from '../define.js'
import { endingPosts } from './ending.js'

/** To be said after whatever may have been the last thing that was lacking. @param complaint as it was before */
export async function endIfComplete(context: StaffHere, complaint: Complaint): Promise<Draft[]> {
  const { db, rules, person, now } = context
  if (complaint.state === 'closed' || !isCalledBack(db, complaint)) return []
  if (lackingIn(db, rules, complaint).length > 0) return []
  const entry = { what: 'timeline-complaint.complete' }
  const released = closeComplaint(db, context, { complaint, by: person.id, at: now, entry })
  return released ? endingPosts(context, complaint, text('closing.complete', { code: complaint.code }), released) : []
}

export const lackSaid = ({ what, details }: Lack): Said => ({ key: `lack.${what}`, values: details })

/** @throws UserMistake while it lacks what not even a reason makes up for. */
export function mustBeClosable({ db, rules }: StaffHere, complaint: Complaint): void {
  const lacking = lackingIn(db, rules, complaint).filter(({ always }) => always)
  if (complaint.state === 'closed' || lacking.length === 0) return
  const values = { code: complaint.code, lacking: lacking.map(lackSaid) }
  throw new UserMistake({ key: 'closing.lacking', values })
}

/** @throws UserMistake for a complaint that only waits for its papers: what is new then begins a complaint of its own. */
export function mustNotBeCalledBack({ db, rules }: StaffHere, complaint: Complaint): void {
  if (!isCalledBack(db, complaint)) return
  const lacking = lackingIn(db, rules, complaint).map(lackSaid)
  throw new UserMistake({ key: 'closing.calledBack', values: { code: complaint.code, lacking } })
}
