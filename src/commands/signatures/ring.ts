/** What a reminder of a written notice brings along: the button that signs for it (R003-043). */
import { choices, type DraftBlock } from '../../core/posts/draft.js'
import { waitingNotices } from '../../domain/signatures/notice.js'
import type { Db } from '../../store/store.js'

/** Of this department, in this round. */
export const noticesAsked = (db: Db, complaintId: number, departmentId: number | null): DraftBlock =>
  choices(
    waitingNotices(db, complaintId)
      .filter((notice) => notice.departmentId === departmentId)
      .map(({ id }) => ({ label: { key: 'button.received' }, does: { command: 'copy', given: { copy: id } } })),
  )
