/** Tells of a change, and asks somebody for what comes next: a button under the line, and a ping. */
import type { Command } from '../../core/commands/command.js'
import { choices, type Draft, type DraftBlock, type DraftChoice } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { placesOf } from '../../domain/complaints/places.js'
import type { Db } from '../../store/store.js'
import type { StaffHere } from '../define.js'
import { tell } from './tell.js'

/** The line, and the button of the command that comes next, which has a place only in rooms where it may be used. */
export interface Next extends Pick<Command, 'where'>, Pick<DraftChoice, 'label' | 'does'> {
  line: DraftBlock
}

/** @param people person ids, each pinged in one place; whoever made the change knows already */
export function tellAndAsk(
  context: StaffHere,
  complaint: Complaint,
  people: readonly number[],
  { line, label, does, where }: Next,
): Draft[] {
  const { db, rules, room, person } = context
  const blocksIn = (of: number) => (mayBeUsedIn(db, of, where) ? [line, choices([{ label, does }])] : [line])
  const roomOf = (draft: Draft) => draft.room ?? room.id
  const told = tell(context, complaint, line).map((draft) => ({ ...draft, blocks: blocksIn(roomOf(draft)) }))
  const others = people.filter((id) => id !== person.id)
  if (others.length === 0) return told
  const places = placesOf(db, rules, complaint, others)
  const toldIn = (of: number) => told.find((draft) => roomOf(draft) === of)
  return [
    ...told.map((draft) => ({ ...draft, mentions: places.find((place) => toldIn(place.room) === draft)?.mentions })),
    ...places
      .filter((place) => !toldIn(place.room))
      .map((place) => ({ ...place, reply: false, blocks: blocksIn(place.room) })),
  ]
}

function mayBeUsedIn(db: Db, room: number, where: Command['where']): boolean {
  const purpose = db.sql.get<{ purpose: string | null }>('SELECT "purpose" FROM "Room" WHERE "id" = ?', room)?.purpose
  return where.some((one) => one === purpose)
}
