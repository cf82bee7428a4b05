/** Tells of a change: the answer to whoever made it, and the same in every thread of the complaint. */
import type { Draft, DraftBlock } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { threadsOf } from '../../domain/complaints/threads.js'
import type { StaffHere } from '../define.js'
import { wordsIn } from '../secrecy/reading.js'
import { quietedRings } from './quieted.js'

export const tell = (context: StaffHere, complaint: Complaint, ...blocks: DraftBlock[]): Draft[] => [
  ...said(context, complaint, blocks),
  ...quietedRings(context, complaint),
]

/** The answer first. */
export function said(context: StaffHere, complaint: Complaint, blocks: DraftBlock[]): Draft[] {
  const { db, room, thread } = context
  const others = threadsOf(db, complaint.id).filter(({ id, roomId, externalId }) => {
    // Where the platform has no threads, the answer stands among the posts of the case already.
    const sameStream = roomId === room.id && externalId === null
    return id !== thread?.id && !sameStream
  })
  const copies = others.map(({ id, roomId }) => ({
    room: roomId,
    thread: id,
    reply: false,
    copy: true,
    blocks: wordsIn(context, complaint, { room: roomId, thread: id }, blocks),
  }))
  return [{ blocks }, ...copies]
}
