/** What `show` says of departments that were asked at once. */
import { type DraftBlock, list } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { openUrges } from '../../domain/urging/open-urges.js'
import { type UrgeTold, urgesTold } from '../../domain/urging/urge.js'
import type { Db } from '../../store/store.js'

export function urgeStory(db: Db, { id: complaintId, state }: Complaint): DraftBlock[] {
  const urges = urgesTold(db, complaintId)
  const open = state === 'closed' ? [] : openUrges(db, complaintId)
  return urges.length > 0
    ? [
        list(
          urges.map((urge) =>
            said(
              urge,
              open.some(({ id }) => id === urge.id),
            ),
          ),
          { key: 'urging.title' },
        ),
      ]
    : []
}

function said({ department, words, askedAt, person, answeredAt }: UrgeTold, isOpen: boolean) {
  const values = { department, words, asked: { instant: askedAt } }
  if (!answeredAt) return { key: isOpen ? 'urging.waits' : 'urging.missed', values }
  return { key: 'urging.done', values: { ...values, person, at: { instant: answeredAt } } }
}
