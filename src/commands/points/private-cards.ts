/** What certain people decide, or read, alone; where none of them can be reached so, the management rooms only learn that something waits. */
import type { Draft, DraftBlock } from '../../core/posts/draft.js'
import { managementRooms } from '../../domain/complaints/crisis.js'
import { copyKey } from '../../domain/ladder/copies.js'
import { directRoomsOf } from '../../domain/people/direct-rooms.js'
import type { StaffHere } from '../define.js'

interface PrivateCard {
  /** Its copies are edited together by it. */
  key: string
  /** Behind the key of each copy, for what is asked more than once. */
  again?: string
  /** Person ids. */
  people: number[]
  blocks: (person: number) => DraftBlock[]
  elsewhere: DraftBlock
}

export async function privateCards(
  { db, rules, brand }: Pick<StaffHere, 'db' | 'rules' | 'brand'>,
  { key, again = '', people, blocks, elsewhere }: PrivateCard,
): Promise<Draft[]> {
  const post = (about: string, room: number, blocks: DraftBlock[]): Draft => ({
    ...{ key: `${copyKey(about, room)}${again}`, room, thread: null, reply: false },
    blocks,
  })
  const cards: Draft[] = []
  for (const person of people)
    for (const room of await directRoomsOf(db, { id: person })) cards.push(post(key, room, blocks(person)))
  if (cards.length > 0) return cards
  return managementRooms(db, rules, brand.id).map((room) => post(`waiting:${key}`, room, [elsewhere]))
}
