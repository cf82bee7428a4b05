/** What the card of a visit says of the complaint for which it is made: its code, and the departments that help (R001-038). */
import { type DraftBlock, facts } from '../../core/posts/draft.js'
import { complaintById } from '../../domain/complaints/find.js'
import { helpersOf } from '../../domain/visits/for-complaint.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import type { Db } from '../../store/store.js'

/** Nothing for a visit of no complaint. */
export function caseFacts(db: Db, { complaintId }: Pick<VisitRow, 'complaintId'>): DraftBlock[] {
  const complaint = complaintId === null ? undefined : complaintById(db, complaintId)
  if (!complaint) return []
  const helpers = helpersOf(db, complaint.id)
  return [
    facts([
      ['onsite.complaint', complaint.code],
      ['onsite.helpers', helpers.length > 0 ? helpers : undefined],
    ]),
  ]
}
