/** Says what only the asker may read: in the direct room, also to somebody who asked in a group. */
import { UserMistake } from '../../core/errors.js'
import { directRoom } from '../../core/inbox/direct-room.js'
import { type Draft, type DraftBlock, text } from '../../core/posts/draft.js'
import type { StaffHere } from '../define.js'

/** @throws UserMistake where the asker never spoke to us alone */
export function privately({ db, room, account }: StaffHere, ...blocks: DraftBlock[]): Draft[] {
  if (room.purpose === 'direct') return [{ blocks }]
  const alone = directRoom(db, account.platform, account.externalId)
  if (alone === undefined) throw new UserMistake({ key: 'points.speakAlone' })
  return [{ blocks: [text('points.answeredAlone')] }, { room: alone, thread: null, reply: false, blocks }]
}
