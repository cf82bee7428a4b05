/** What is said when a problem has a cause: the branch and the words; where the words are still missing, its department is asked for them. */
import { type Draft, text } from '../../core/posts/draft.js'
import { signersInCase } from '../../domain/accused/accused.js'
import { causesOf } from '../../domain/causes/cause.js'
import type { Complaint, Problem } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { todayHere } from '../calendar-here.js'
import { tellAndAsk } from '../complaints/ask-next.js'
import { tell } from '../complaints/tell.js'
import type { StaffHere } from '../define.js'

/** A branch of the tree from the top. */
export const branchOf = (levels: readonly string[]): string => levels.join(' / ')

/** @param misunderstood the complaint was called a misunderstanding before */
export function causeTold(
  context: StaffHere,
  complaint: Complaint,
  { number, department, departmentId }: Problem,
  { misunderstood }: { misunderstood: boolean },
): Draft[] {
  const { db } = context
  const { id, code } = complaint
  const known = causesOf(db, id).find((one) => one.number === number)
  const { levels = [], detail = null } = known ?? {}
  const values = { code, number, department, cause: branchOf(levels), detail: detail ?? '' }
  const also = misunderstood ? [text('cause.noMisunderstanding', { code })] : []
  if (detail !== null)
    return tell(context, complaint, text(levels.length > 0 ? 'cause.whole' : 'cause.inWords', values), ...also)
  const [first] = signersInCase(db, id, departmentId, todayHere(context))
  const posts = tellAndAsk(context, complaint, first ? [first.id] : [], {
    line: text('cause.named', values),
    label: { key: 'button.detail' },
    does: { command: 'cause', given: { code: tailOf(code), problem: number } },
    where: ['work', 'warehouse', 'management', 'direct'],
  })
  return posts.map((post) => ({ ...post, blocks: [...post.blocks, ...also] }))
}
