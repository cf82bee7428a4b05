/** Puts drafts into the outbox: worded for their room, addressed, split when too long. The only way a post comes to be. */
import type { Db } from '../store/store.js'
import type { Capabilities, PlatformName } from './adapter.js'
import type { RoomHere, ThreadHere } from './command.js'
import type { Draft } from './draft.js'
import { findMentions, findPlace, type Place } from './place.js'
import { split } from './split.js'
import { type Content, laneOf, type StoredBlock } from './stored-post.js'
import { marked, worded } from './worded.js'
import type { Reader, Wording } from './wording.js'

/** What the posts answer. Absent for what the bot says by itself. */
export interface Origin {
  /** The beginning of the posts' keys. */
  key: string
  room: RoomHere
  thread: ThreadHere | null
  account: { externalId: string; name: string }
  messageId?: string
  /** A pressed button waits for an answer. */
  gesture?: string
}

export interface Voice {
  wording: Wording
  locale: string
  zone: string
  capabilities(platform: PlatformName): Capabilities | undefined
  /** Phone numbers as rooms of this purpose may see them, wherever in a text they stand. */
  masked(text: string, purpose: RoomHere['purpose']): string
}

/** Answers the lanes that the outbox must be woken for once this is committed. */
export type Enqueue = (db: Db, drafts: Draft[], now: Date, origin?: Origin) => string[]

/** One draft on its way. */
interface Going {
  draft: Draft
  key: string
  place: Place
  /** What it answers, where it goes to the room of it. */
  here: Origin | undefined
  /** The first that says something: it is the answer, and the reply. */
  isFirst: boolean
  now: Date
}

export function makeEnqueue(voice: Voice): Enqueue {
  return (db, drafts, now, origin) => {
    const places = new Map<number | undefined, Place>()
    const first = drafts.findIndex((draft) => !draft.threadState)
    return drafts.flatMap((draft, index) => {
      const room = draft.room ?? origin?.room.id
      const place = places.get(room) ?? findPlace(db, room)
      places.set(room, place)
      const key = draft.key ?? (origin && `${origin.key}:${index}`)
      if (key === undefined) throw new Error('a post that answers nobody needs a key of its own')
      const here = origin?.room.id === place.id ? origin : undefined
      return enqueueOne(db, voice, { draft, key, place, here, isFirst: index === first, now })
    })
  }
}

/** A row for each of its parts; none for a change of what was never said, or that the platform cannot show. */
function enqueueOne(db: Db, voice: Voice, going: Going): string[] {
  const { draft, key, place, here, now } = going
  const can = voice.capabilities(place.platform as PlatformName)
  const editsId = draft.edits === undefined || can?.edits === false ? null : startEdit(db, draft.edits)
  if (editsId === undefined || (draft.threadState && can?.threads === false)) return []
  const reader = readerIn(voice, place, now)
  const threadId = draft.thread === undefined ? (here?.thread?.id ?? null) : draft.thread
  if (draft.copy && here && isChain(db, threadId, can)) return []
  const content = contentOf(db, voice, going, reader, editsId !== null)
  const said = worded(draft.blocks, voice.wording, reader, can)
  const tag = threadId !== null && can?.threads === false ? tagOf(db, threadId, voice, reader) : ''
  const parts = split(marked(said, tag, 'before'), can?.maxText ?? 2000)
  // An edit stays one message: the first part, which has the buttons.
  const kept = editsId === null ? parts : parts.slice(0, 1)
  const lane = content.answers && content.private ? `g${key}` : laneOf(place.id)
  for (const [part, blocks] of kept.entries())
    db.sql.insertNew('Post', {
      key: part === 0 ? key : `${key}#${part + 1}`,
      roomId: place.id,
      threadId: part > 0 && draft.opensThread ? draft.opensThread.thread : threadId,
      opensThreadId: part === 0 ? draft.opensThread?.thread : undefined,
      lane,
      content: partOf(content, part, marked(blocks, partMark(part, kept.length, voice, reader))),
      editsId,
      createdAt: now,
    })
  return kept.map(() => lane)
}

function readerIn(voice: Voice, { locale, zone, purpose }: Place, now: Date): Reader {
  const masked = (text: string) => voice.masked(text, purpose)
  return { locale: locale ?? voice.locale, zone: zone ?? voice.zone, now, masked }
}

function contentOf(
  db: Db,
  { wording }: Voice,
  { draft, place, here, isFirst }: Going,
  reader: Reader,
  isEdit: boolean,
): Omit<Content, 'blocks'> {
  const { files, opensThread, threadState, timely } = draft
  const isReply = here !== undefined && !threadState && (draft.reply ?? isFirst) && !isEdit
  const { account } = here ?? {}
  return {
    replyTo: isReply ? here.messageId : draft.replyTo,
    answers: isFirst ? here?.gesture : undefined,
    private: draft.private && account ? { account: account.externalId, name: account.name } : undefined,
    mentions: findMentions(db, draft.mentions ?? [], place.platform),
    title: opensThread && wording.say(opensThread.title, reader),
    files,
    threadState: threadState && { ...threadState, title: wording.say(threadState.title, reader) },
    timely: timely && { due: timely.due.toISOString(), until: timely.until.toISOString() },
  }
}

/** What belongs to the post as a whole stands with its first part. */
const partOf = (content: Omit<Content, 'blocks'>, part: number, blocks: StoredBlock[]): Content =>
  part === 0
    ? { ...content, blocks }
    : { ...content, replyTo: undefined, mentions: [], files: undefined, title: undefined, blocks }

const partMark = (part: number, of: number, { wording }: Voice, reader: Reader): string =>
  of > 1 ? wording.say({ key: 'core.part', values: { part: part + 1, of } }, reader) : ''

const isChain = (db: Db, thread: number | null, can: Capabilities | undefined): boolean =>
  can?.chains !== undefined &&
  db.sql
    .get<{ externalId: string | null }>('SELECT "externalId" FROM "Thread" WHERE "id" = ?', thread)
    ?.externalId?.startsWith(can.chains) === true

/** Where the platform has no threads, the first line carries the thread's tag. */
function tagOf(db: Db, thread: number, { wording }: Voice, reader: Reader): string {
  const row = db.sql.get<{ tag: string }>('SELECT "tag" FROM "Thread" WHERE "id" = ?', thread)
  return row ? wording.say({ key: 'core.tag', values: { tag: row.tag } }, reader) : ''
}

/** The first post of the message to edit; edits of it that still wait are overtaken by this one. */
function startEdit(db: Db, key: string): number | undefined {
  const post = db.sql.get<{ id: number }>('SELECT coalesce("editsId", "id") AS "id" FROM "Post" WHERE "key" = ?', key)
  if (post) db.sql.run(`UPDATE "Post" SET "state" = 'superseded' WHERE "editsId" = ? AND "state" = 'waiting'`, post.id)
  return post?.id
}
