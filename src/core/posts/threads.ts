/** Where a thread stands on its platform: a place of its own, a group beside the room, a chain of replies, or only a tag. */
import type { Db } from '../../store/store.js'
import type { Capabilities } from '../adapter.js'
import { marked } from '../words/worded.js'
import type { Wording } from '../words/wording.js'
import type { Going } from './going.js'
import { findMentions } from './place.js'
import type { StoredBlock } from './stored-post.js'

/** The thread that a draft belongs to, or opens. */
export const aboutThread = ({ draft, here }: Going): number | null =>
  draft.opensThread?.thread ?? (draft.thread === undefined ? (here?.thread?.id ?? null) : draft.thread)

/** What is said there stands in the room as well. */
export const isChain = (db: Db, thread: number | null, can: Capabilities | undefined): boolean =>
  can?.chains !== undefined &&
  db.sql
    .get<{ externalId: string | null }>('SELECT "externalId" FROM "Thread" WHERE "id" = ?', thread)
    ?.externalId?.startsWith(can.chains) === true

/** It is a group of its own beside the room, or will be once its opening is sent. */
export function standsBeside(db: Db, { draft, can, place }: Going, thread: number | null): boolean {
  if (can?.threads !== 'beside' || thread === null) return false
  if (draft.opensThread) return membersOf(db, draft.opensThread.members, place.platform).length > 1
  return (
    db.sql.get(
      `SELECT 1 FROM "Thread" WHERE "id" = ? AND "roomId" = ? AND ("externalId" IS NOT NULL OR EXISTS (SELECT 1 FROM "Post"
       WHERE "opensThreadId" = "Thread"."id" AND "leg" = 'beside' AND "state" IN ('waiting', 'sending')))`,
      thread,
      place.id,
    ) !== undefined
  )
}

/** The accounts of those concerned, each once. */
export const membersOf = (db: Db, people: number[] = [], platform: string): string[] => [
  ...new Set(findMentions(db, people, platform).flatMap(({ account }) => account ?? [])),
]

export const tagOf = (db: Db, thread: number): string | undefined =>
  db.sql.get<{ tag: string }>('SELECT "tag" FROM "Thread" WHERE "id" = ?', thread)?.tag

/** Where the platform has no threads of its own, the first line carries the thread's tag, so that it is found again in a quote. */
export function tagged(
  db: Db,
  blocks: StoredBlock[],
  { can, reader }: Going,
  thread: number | null,
  wording: Wording,
): StoredBlock[] {
  const tag = thread === null || !can || can.threads === true || blocks.length === 0 ? undefined : tagOf(db, thread)
  if (tag === undefined) return blocks
  const shown = wording.say({ key: 'core.tag', values: { tag } }, reader)
  const [first, ...rest] = blocks
  const [line = ''] = first?.kind === 'text' ? first.text.split('\n', 1) : []
  if (first?.kind !== 'text' || !line.includes(tag)) return marked(blocks, shown, 'before')
  return [{ ...first, text: first.text.replace(tag, () => shown) }, ...rest]
}

/** The thread that a quoted text speaks of: by the tag that it carries. Of this room, else of a room of the same brand. */
export function threadQuoted<Row>(
  db: Db,
  columns: string,
  quote: string,
  room: { id: number; brandId: number | null },
) {
  const words = quote.slice(0, LONGEST_QUOTE).match(WORDS)?.slice(0, MOST_WORDS) ?? []
  for (const word of words) {
    const found = db.sql.get<Row>(
      `SELECT ${columns} FROM "Thread" WHERE "tag" = ? AND ("roomId" = ? OR "roomId" IN (SELECT "id" FROM "Room" WHERE "brandId" = ?))
       ORDER BY "roomId" <> ?, "id" DESC LIMIT 1`,
      word,
      room.id,
      room.brandId,
      room.id,
    )
    if (found) return found
  }
  return undefined
}

const LONGEST_QUOTE = 200
const MOST_WORDS = 12
const WORDS = /[\p{L}\p{N}-]+/gu
