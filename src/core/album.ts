/** Files that were sent together, whichever of their messages we heard first. */
import type { Db } from '../store/store.js'
import type { FileSeen, MessageEvent } from './event.js'

/** A message's files, and what a case may be found by. */
export interface FilesSeen {
  files: readonly FileSeen[]
  /** As it was typed, cleaned. */
  caption: string
  /** Message or album, unique over all platforms. */
  batch: string
  /** Its pictures come as messages of their own. */
  isAlbum: boolean
  /** Files of the album's messages that came before this one. */
  earlier(): FileSeen[]
}

/** How far back an album's first message may be: they come within seconds. */
const LAST_EVENTS = 200

const EARLIER = `SELECT "payload" FROM "Event" WHERE "platform" = ? AND "state" = 'handled'
  AND "id" > (SELECT max("id") FROM "Event") - ${LAST_EVENTS}
  AND json_extract("payload", '$.album') = ? AND json_extract("payload", '$.room.id') = ?
  AND json_extract("payload", '$.sender.id') = ? ORDER BY "id"`

const ALBUM = 'album-'

/** Undefined for a message without files. */
export function filesSeen(db: Db, event: MessageEvent, caption: string): FilesSeen | undefined {
  const { platform, room, sender, files = [], album, messageId } = event
  if (files.length === 0) return undefined
  // Where one message holds the whole album, it is called after it.
  const isAlbum = album !== undefined && album !== messageId
  return {
    files,
    caption,
    batch: `${platform}:${room.id}:${isAlbum ? `${ALBUM}${album}` : messageId}`,
    isAlbum,
    earlier: () =>
      !isAlbum
        ? []
        : db.sql
            .all<{ payload: string }>(EARLIER, platform, album, room.id, sender.id)
            .flatMap(({ payload }) => (JSON.parse(payload) as MessageEvent).files ?? []),
  }
}

/** The message behind a batch; an album has several. */
export function messageOf(batch: string): string | undefined {
  const last = batch.slice(batch.lastIndexOf(':') + 1)
  return last.startsWith(ALBUM) ? undefined : last
}
