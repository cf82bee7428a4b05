/** What a reminder shows of everything that waits in a complaint for those it pings: one thing with its buttons, of several a yes to each. */
import { choices, type DraftBlock, list } from '../../core/posts/draft.js'
import { waitingIn } from '../../domain/approvals/find.js'
import type { Db } from '../../store/store.js'
import { approving, decisionsOn, whatSaid } from './asked.js'
import { subjectOf } from './subjects.js'

export function approvalsAsked(db: Db, complaintId: number): DraftBlock[] {
  const [first, ...others] = waitingIn(db, complaintId)
  if (!first) return []
  if (others.length === 0)
    return [{ kind: 'text', said: whatSaid(first) }, ...subjectOf(first).lines(db, first), decisionsOn(first)]
  const all = [first, ...others]
  return [list(all.map(whatSaid)), choices(all.map(approving))]
}
