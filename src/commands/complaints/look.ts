/** How the threads of a complaint look: whether it is a crisis or paused and its state stand before the title, and a closed one is archived. */
import type { Draft } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { complaintById } from '../../domain/complaints/find.js'
import { openPauseOf } from '../../domain/complaints/pause.js'
import { type ComplaintState, stateOf } from '../../domain/complaints/state.js'
import { threadsOf, threadTitle } from '../../domain/complaints/threads.js'
import type { Db } from '../../store/store.js'

/** Nothing when the state is still that of `complaint`, as it was before the change. */
export function threadLooks(db: Db, complaint: Complaint): Draft[] {
  const state = stateOf(db, complaint.id)
  return state === complaint.state ? [] : looks(db, complaint, state)
}

/** After something else than the state has changed. */
export const newLooks = (db: Db, complaint: Complaint): Draft[] => looks(db, complaint, stateOf(db, complaint.id))

/** Whatever is said in the threads of a closed complaint brings them back on some platforms: they are put away again. */
export function closedLooks(db: Db, complaintId: number): Draft[] {
  const complaint = complaintById(db, complaintId)
  return complaint?.state === 'closed' ? looks(db, complaint, 'closed') : []
}

function looks(db: Db, complaint: Complaint, state: ComplaintState): Draft[] {
  const inState = { key: `thread.${state}`, values: { title: threadTitle(db, complaint) } }
  const paused = openPauseOf(db, complaint.id) ? { key: 'thread.paused', values: { title: inState } } : inState
  const isCrisis = state !== 'closed' && complaintById(db, complaint.id)?.severity === 'crisis'
  const title = isCrisis ? { key: 'thread.crisis', values: { title: paused } } : paused
  const threadState = { title, open: state !== 'closed' }
  return threadsOf(db, complaint.id).map(({ id, roomId }) => ({ room: roomId, thread: id, threadState, blocks: [] }))
}
