/** Tells of a change, and asks somebody for what comes next: a button under the line, and a ping. */
import type { Draft, DraftBlock } from '../../core/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { placesOf } from '../../domain/complaints/places.js'
import type { StaffHere } from '../define.js'
import { tell } from './tell.js'

/** @param people person ids, each pinged in one place; whoever made the change knows already */
export function tellAndAsk(
  context: StaffHere,
  complaint: Complaint,
  people: readonly number[],
  line: DraftBlock,
  button: DraftBlock,
): Draft[] {
  const { db, rules, room, person } = context
  const told = tell(context, complaint, line, button)
  const others = people.filter((id) => id !== person.id)
  if (others.length === 0) return told
  const places = placesOf(db, rules, complaint, others)
  const toldIn = (of: number) => told.find((draft) => (draft.room ?? room.id) === of)
  return [
    ...told.map((draft) => ({ ...draft, mentions: places.find((place) => toldIn(place.room) === draft)?.mentions })),
    ...places
      .filter((place) => !toldIn(place.room))
      .map((place) => ({ ...place, reply: false, blocks: [line, button] })),
  ]
}
