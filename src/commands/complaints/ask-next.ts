/** Tells of a change, and asks somebody for what comes next: a button under the line, and a ping. */
import type { Command } from '../../core/commands/command.js'
import { choices, type Draft, type DraftBlock, type DraftChoice } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { placesOf } from '../../domain/complaints/places.js'
import type { Db } from '../../store/store.js'
import type { StaffHere } from '../define.js'
import { wordsIn } from '../secrecy/reading.js'
import { quietedRings } from './quieted.js'
import { said } from './tell.js'

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
  const asked = [line, choices([{ label, does }])]
  return pinging(context, complaint, people, line, (of) => (mayBeUsedIn(context.db, of, where) ? asked : [line]))
}

/** The same where nothing is asked. */
export const tellAndPing = (
  context: StaffHere,
  complaint: Complaint,
  people: readonly number[],
  line: DraftBlock,
): Draft[] => pinging(context, complaint, people, line, () => [line])

/** @param blocksIn of a room, row id */
function pinging(
  context: StaffHere,
  complaint: Complaint,
  people: readonly number[],
  line: DraftBlock,
  blocksIn: (room: number) => DraftBlock[],
): Draft[] {
  const { db, rules, room, person } = context
  const roomOf = (draft: Draft) => draft.room ?? room.id
  const told = said(context, complaint, [line]).map((draft, index) => {
    const blocks = blocksIn(roomOf(draft))
    const spot = { room: roomOf(draft), thread: draft.thread ?? null }
    return { ...draft, blocks: index === 0 ? blocks : wordsIn(context, complaint, spot, blocks) }
  })
  const others = people.filter((id) => id !== person.id)
  if (others.length === 0) return [...told, ...quietedRings(context, complaint)]
  const places = placesOf(db, rules, complaint, others)
  const toldIn = (of: number) => told.find((draft) => roomOf(draft) === of)
  return [
    ...told.map((draft) => ({ ...draft, mentions: places.find((place) => toldIn(place.room) === draft)?.mentions })),
    ...places
      .filter((place) => !toldIn(place.room))
      .map((place) => ({ ...place, reply: false, blocks: wordsIn(context, complaint, place, blocksIn(place.room)) })),
    ...quietedRings(context, complaint),
  ]
}

function mayBeUsedIn(db: Db, room: number, where: Command['where']): boolean {
  const purpose = db.sql.get<{ purpose: string | null }>('SELECT "purpose" FROM "Room" WHERE "id" = ?', room)?.purpose
  return where.some((one) => one === purpose)
}
