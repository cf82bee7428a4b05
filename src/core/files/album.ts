/** Files that were sent together, whichever of their messages we heard first. */
import type { Db } from '../../store/store.js'
import type { FileSeen, MessageEvent } from '../event.js'
import { cleanMessage, plainText } from '../words/clean.js'

/** A message's files, and what a case may be found by. */
export interface FilesSeen {
  files: readonly FileSeen[]
  /** As it was typed, cleaned. */
  caption: string
  /** Message or album, unique over all platforms. */
  batch: string
  /** Its pictures come as messages of their own. */
  isAlbum: boolean
  /** With those of the album's other messages, as far as they came. */
  all(): readonly FileSeen[]
}

/** How far apart an album's messages may be: they come within seconds. */
const EVENTS_APART = 200

/** What still waits to be handled comes by itself. The plus keeps SQLite from reading all that the platform ever sent. */
const ALL = `SELECT "Event"."payload" FROM "Event" AS "this" JOIN "Event"
  ON "Event"."id" BETWEEN "this"."id" - ${EVENTS_APART} AND "this"."id" + ${EVENTS_APART}
  AND +"Event"."platform" = "this"."platform" AND ("Event"."state" != 'waiting' OR "Event"."id" = "this"."id")
  WHERE "this"."platform" = ? AND "this"."externalId" = ?
  AND json_extract("Event"."payload", '$.album') = ? AND json_extract("Event"."payload", '$.room.id') = ?
  AND json_extract("Event"."payload", '$.sender.id') = ? ORDER BY "Event"."id"`

const ALBUM = 'album-'
const QUOTED = 'quoted-'

/** Undefined for a message without files. */
export function filesSeen(db: Db, event: MessageEvent): FilesSeen | undefined {
  const { platform, id, room, sender, files = [], album, messageId } = event
  if (files.length === 0) return undefined
  // Where one message holds the whole album, it is called after it.
  const isAlbum = album !== undefined && album !== messageId
  return {
    files,
    caption: plainText(cleanMessage(event)),
    batch: `${platform}:${room.id}:${isAlbum ? `${ALBUM}${album}` : messageId}`,
    isAlbum,
    all: () =>
      !isAlbum
        ? files
        : db.sql
            .all<{ payload: string }>(ALL, platform, id, album, room.id, sender.id)
            .flatMap(({ payload }) => (JSON.parse(payload) as MessageEvent).files ?? []),
  }
}

/** The files of the message that was quoted, as if they had been sent anew; what of them was kept when it was sent is not kept twice. */
export function filesQuoted({ platform, room, messageId, replyTo, quoted }: MessageEvent): FilesSeen | undefined {
  const { text, files = [] } = quoted ?? {}
  if (text === undefined || files.length === 0) return undefined
  // Where the platform does not tell which message it was, it is called after the one that quotes it.
  const batch = `${platform}:${room.id}:${replyTo ?? `${QUOTED}${messageId}`}`
  return { files: [], caption: '', batch, isAlbum: false, all: () => files }
}

/** The message behind a batch; an album has several. */
export function messageOf(batch: string): string | undefined {
  const last = batch.slice(batch.lastIndexOf(':') + 1)
  return last.startsWith(ALBUM) || last.startsWith(QUOTED) ? undefined : last
}
