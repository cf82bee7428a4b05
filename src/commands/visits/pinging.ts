/** Pings people about a visit, each in one place; where that is the room of the answer, the answer does. */
import type { Draft, DraftBlock } from '../../core/posts/draft.js'
import { pingPlaces } from '../../domain/people/ping.js'
import type { StaffHere } from '../define.js'

/** @param people person ids @param answer what whoever acts reads, where they are not pinged with it */
export function tellPeople(
  { db, rules, brand, room, thread, person }: StaffHere,
  people: readonly number[],
  blocks: DraftBlock[],
  answer: DraftBlock[] = blocks,
): Draft[] {
  const others = [...new Set(people)].filter((id) => id !== person.id)
  if (others.length === 0) return [{ blocks: answer }]
  const places = pingPlaces(db, rules, brand.id, others)
  const here = thread === null ? places.find((place) => place.room === room.id) : undefined
  return [
    here ? { mentions: here.mentions, urgent: true, blocks } : { blocks: answer },
    ...places
      .filter((place) => place !== here)
      .map((place): Draft => ({ ...place, thread: null, reply: false, urgent: true, blocks })),
  ]
}
