/** Puts drafts into the outbox: worded for their room, addressed, split when too long. The only way a post comes to be. */
import type { Db } from '../store/store.js'
import type { Capabilities, PlatformName } from './adapter.js'
import type { RoomHere, ThreadHere } from './command.js'
import type { Draft, DraftBlock } from './draft.js'
import { optionName } from './option-name.js'
import { split } from './split.js'
import { type Content, laneOf, type StoredBlock } from './stored-post.js'
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

interface Place extends Pick<RoomHere, 'id' | 'platform' | 'locale' | 'purpose'> {
  zone: string | null
}

/** Answers the lanes that the outbox must be woken for once this is committed. */
export type Enqueue = (db: Db, drafts: Draft[], now: Date, origin?: Origin) => string[]

export function makeEnqueue(voice: Voice): Enqueue {
  return (db, drafts, now, origin) => {
    const lanes: string[] = []
    const places = new Map<number | undefined, Place>()
    const first = drafts.findIndex((draft) => !draft.threadState)
    for (const [index, draft] of drafts.entries()) {
      const room = draft.room ?? origin?.room.id
      const place = places.get(room) ?? findPlace(db, room)
      places.set(room, place)
      const masked = (text: string) => voice.masked(text, place.purpose)
      const reader = { locale: place.locale ?? voice.locale, zone: place.zone ?? voice.zone, now, masked }
      const here = origin !== undefined && place.id === origin.room.id
      const threadId = draft.thread === undefined ? (here ? (origin.thread?.id ?? null) : null) : draft.thread
      const key = draft.key ?? (origin && `${origin.key}:${index}`)
      if (key === undefined) throw new Error('a post that answers nobody needs a key of its own')
      const capabilities = voice.capabilities(place.platform as PlatformName)
      const editsId = draft.edits === undefined || capabilities?.edits === false ? null : startEdit(db, draft.edits)
      if (editsId === undefined) continue // what it would change was never said
      if (draft.threadState && capabilities?.threads === false) continue
      const isAnswer = here && origin.gesture !== undefined && index === first
      const isReply = here && !draft.threadState && (draft.reply ?? index === first) && editsId === null
      const content: Omit<Content, 'blocks'> = {
        replyTo: isReply ? origin.messageId : draft.replyTo,
        answers: isAnswer ? origin.gesture : undefined,
        private: draft.private && here ? { account: origin.account.externalId, name: origin.account.name } : undefined,
        mentions: findMentions(db, draft.mentions ?? [], place.platform),
        title: draft.opensThread && masked(draft.opensThread.title),
        files: draft.files,
        threadState: draft.threadState && {
          ...draft.threadState,
          title: voice.wording.say(draft.threadState.title, reader),
        },
        timely: draft.timely && { due: draft.timely.due.toISOString(), until: draft.timely.until.toISOString() },
      }
      const blocks = tagged(
        worded(draft.blocks, voice.wording, reader, capabilities),
        db,
        threadId,
        capabilities,
        voice,
        reader,
      )
      const parts = split(blocks, capabilities?.maxText ?? 2000)
      // An edit stays one message: the first part, which has the buttons.
      const kept = editsId === null ? parts : parts.slice(0, 1)
      for (const [part, some] of kept.entries()) {
        const mark =
          kept.length > 1
            ? voice.wording.say({ key: 'core.part', values: { part: part + 1, of: kept.length } }, reader)
            : ''
        const lane = content.answers && content.private ? `g${key}` : laneOf(place.id)
        lanes.push(lane)
        db.sql.insertNew('Post', {
          key: part === 0 ? key : `${key}#${part + 1}`,
          roomId: place.id,
          threadId: part > 0 && draft.opensThread ? draft.opensThread.thread : threadId,
          opensThreadId: part === 0 ? draft.opensThread?.thread : undefined,
          lane,
          content: {
            ...content,
            ...(part > 0 && { replyTo: undefined, mentions: [], files: undefined, title: undefined }),
            blocks: marked(some, mark),
          },
          editsId,
          createdAt: now,
        })
      }
    }
    return lanes
  }
}

const findPlace = (db: Db, room: number | undefined): Place => {
  const place = db.sql.get<Place>(
    `SELECT "Room"."id", "platform", "locale", "purpose", "Brand"."zone" AS "zone" FROM "Room"
     LEFT JOIN "Brand" ON "Brand"."id" = "Room"."brandId" WHERE "Room"."id" = ?`,
    room,
  )
  if (!place) throw new Error(`a post without a room (${room})`)
  return place
}

/** The first post of the message to edit; edits of it that still wait are overtaken by this one. */
function startEdit(db: Db, key: string): number | undefined {
  const post = db.sql.get<{ id: number }>('SELECT coalesce("editsId", "id") AS "id" FROM "Post" WHERE "key" = ?', key)
  if (post) db.sql.run(`UPDATE "Post" SET "state" = 'superseded' WHERE "editsId" = ? AND "state" = 'waiting'`, post.id)
  return post?.id
}

function findMentions(db: Db, people: number[], platform: string): Content['mentions'] {
  return people.flatMap((id) => {
    const row = db.sql.get<{ name: string; account: string | null; username: string | null }>(
      `SELECT "Person"."name", "Account"."externalId" AS "account", "Account"."username" FROM "Person"
       LEFT JOIN "Account" ON "Account"."personId" = "Person"."id" AND "Account"."platform" = ? WHERE "Person"."id" = ?`,
      platform,
      id,
    )
    return row ? [{ name: row.name, account: row.account ?? undefined, username: row.username ?? undefined }] : []
  })
}

function worded(blocks: DraftBlock[], wording: Wording, reader: Reader, can: Capabilities | undefined): StoredBlock[] {
  return blocks.flatMap((block): StoredBlock[] => {
    if (block.kind === 'text') return [{ kind: 'text', text: wording.say(block.said, reader) }]
    if (block.kind === 'facts')
      return [
        {
          kind: 'facts',
          facts: block.facts.map(({ label, value }) => ({
            label: wording.say(label, reader),
            value: wording.show(value, reader),
          })),
        },
      ]
    if (block.kind === 'list') {
      const title = block.title && wording.say(block.title, reader)
      return [{ kind: 'list', title, items: block.items.map((item) => wording.say(item, reader)) }]
    }
    const choices = block.choices
      .filter(({ form }) => !form || can?.forms)
      .map((choice) => ({ ...choice, form: choice.form?.map(optionName), label: wording.say(choice.label, reader) }))
    return choices.length > 0 ? [{ kind: 'choices', choices }] : []
  })
}

/** Where the platform has no threads, the first line carries the thread's tag. */
function tagged(
  blocks: StoredBlock[],
  db: Db,
  thread: number | null,
  can: Capabilities | undefined,
  voice: Voice,
  reader: Reader,
) {
  if (thread === null || can?.threads !== false) return blocks
  const row = db.sql.get<{ tag: string }>('SELECT "tag" FROM "Thread" WHERE "id" = ?', thread)
  return row
    ? marked(blocks, voice.wording.say({ key: 'core.tag', values: { tag: row.tag } }, reader), 'before')
    : blocks
}

/** The blocks with a mark on the first line. */
export function marked(blocks: StoredBlock[], mark: string, where: 'before' | 'after' = 'after'): StoredBlock[] {
  if (mark === '') return blocks
  const [first, ...rest] = blocks
  if (first?.kind !== 'text') return [{ kind: 'text', text: mark }, ...blocks]
  const [line = '', ...lines] = first.text.split('\n')
  const text = where === 'before' ? `${mark}${line}` : `${line} ${mark}`
  return [{ kind: 'text', text: [text, ...lines].join('\n') }, ...rest]
}
