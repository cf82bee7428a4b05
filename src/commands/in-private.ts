/** What only one person may read: said to them alone, wherever they asked; the room learns that it was. */
import { type Said, UserMistake } from '../core/errors.js'
import { directRoom } from '../core/inbox/direct-room.js'
import type { Draft, DraftBlock } from '../core/posts/draft.js'
import { directRoomsOf } from '../domain/people/direct-rooms.js'
import type { StaffHere } from './define.js'

interface Private {
  words: DraftBlock
  /** For the room. */
  said: DraftBlock
  /** For somebody who has never spoken with us alone. */
  never: Said
}

/** @throws UserMistake for somebody who has never spoken with us alone. */
export async function inPrivate(
  { db, room, account, person }: StaffHere,
  { words, said, never }: Private,
): Promise<Draft[]> {
  if (room.purpose === 'direct') return [{ blocks: [words] }]
  const rooms = await directRoomsOf(db, { id: person.id })
  const here = directRoom(db, room.platform, account.externalId)
  const direct = rooms.find((one) => one === here) ?? rooms[0]
  if (direct === undefined) throw new UserMistake(never)
  return [{ blocks: [said] }, { room: direct, thread: null, reply: false, blocks: [words] }]
}
