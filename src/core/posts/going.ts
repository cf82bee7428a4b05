/** A draft on its way to the outbox: where it goes, for whom it is worded, what it answers. */
import type { Capabilities, PlatformName, Route } from '../adapter.js'
import type { RoomHere, ThreadHere } from '../commands/command.js'
import type { PostTarget } from '../post.js'
import type { Reader, Wording } from '../words/wording.js'
import type { Draft } from './draft.js'
import type { Place } from './place.js'

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
  /** The message on which it stands. */
  pressed?: string
}

export interface Voice {
  wording: Wording
  locale: string
  zone: string
  capabilities(platform: PlatformName): Capabilities | undefined
  /** Undefined where there is just one way. */
  routes(platform: PlatformName, target: PostTarget): Route[] | undefined
  /** Phone numbers as rooms of this purpose may see them, wherever in a text they stand. */
  masked(text: string, purpose: RoomHere['purpose']): string
}

/** One draft on its way. */
export interface Going {
  draft: Draft
  key: string
  place: Place
  can: Capabilities | undefined
  reader: Reader
  /** What it answers, where it goes to the room of it. */
  here: Origin | undefined
  /** The first that says something: it is the answer, and the reply. */
  isFirst: boolean
  /** The more urgent goes first. */
  urgency: number
  now: Date
}
