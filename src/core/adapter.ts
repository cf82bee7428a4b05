/** All that an adapter needs to know of the core: its members, what they may ask back, and the one error that `send` may throw. */
import type { AccountSeen, ChatEvent, FileSeen, PlatformName, RoomSeen } from './event.js'
import type { Post, PostTarget, Receipt } from './post.js'

export type { PlatformName } from './event.js'

/** What a platform can do, as data; the core chooses the fall-back. */
export interface Capabilities {
  buttons: boolean
  forms: boolean
  /** `beside`: a thread is a group of its own beside the room, in which we are not heard and have no buttons. Where it is not `true`, a visible tag in the first line tells what a post is about. */
  threads: boolean | 'beside'
  /** How the ids of threads begin that are only chains of replies: what is said there stands in the room as well. */
  chains?: string
  /** `pressed`: only the card that was just pressed, as the answer to it. */
  edits: boolean | 'pressed'
  /** What answers a press for one person alone is an ordinary message that all can read. */
  answersAloud?: true
  reactions: boolean
  menu: boolean
  mentions: boolean
  /** In groups we hear only what is addressed to us. */
  mentionsOnly?: true
  /** Longest text of one message, with some room left for marks; in UTF-16 units, or in bytes of UTF-8. */
  maxText: number
  inBytes?: true
  /** What fits on a card with buttons, in the width of Chinese characters: its first line, and the rest. What is longer stands in a post of its own above it. */
  card?: { title: number; text: number }
  limits: Limits
  /** Those of further routes, by their names. */
  routeLimits?: Readonly<Record<string, Limits>>
  /** A second send with the same key makes no second message. */
  removesDoubles: boolean
}

/** How many posts the platform takes: in one group room, in one direct room, and over all rooms. All of a list hold. */
export interface Limits {
  room: Limit | Limit[]
  direct: Limit | Limit[]
  all: Limit | Limit[]
  /** Each thread has a limit of its own, like a room's. */
  threadsApart?: boolean
}

/** A way to a place. */
export interface Route {
  /** The adapter's word for it; a post that shall take it names it. */
  name: string
  /** `opening`: closed a moment ago, worth waiting for; `down`: not now; `unset`: nobody has set it up for this place. */
  state: 'open' | 'opening' | 'down' | 'unset'
  buttons: boolean
  /** Whoever is mentioned is really pinged. */
  pings: boolean
  /** Carries posts to the place; else only pings and what stands in a thread beside it. */
  carries: boolean
  /** As in the capabilities. */
  maxText: number
}

/** At most so many within any such time. */
export interface Limit {
  posts: number
  perMs: number
}

/** The native command menu in one locale. All words come from prompts/. */
export interface CommandMenu {
  locale: string
  commands: MenuCommand[]
}

export interface MenuCommand {
  /** ASCII, legal everywhere. */
  name: string
  /** What people of this locale call it; the name where they have no word of their own. */
  title: string
  /** Its title and what it does, in one line. */
  description: string
  /** None is required: what is missing is asked for. */
  options: MenuOption[]
  /** Names of the options that its form asks for, at most five; empty when it has none. */
  form: string[]
}

export interface MenuOption {
  /** As in a FieldSeen. */
  name: string
  label: string
  description: string
  kind: 'text' | 'integer' | 'person'
  /** In the form it must be filled in. */
  required: boolean
  /** Often more than a line. */
  long: boolean
  /** All there are, when they are few and fixed. */
  choices?: Suggestion[]
  /** While somebody types, `suggest` knows what could be meant. */
  suggests: boolean
}

export interface Suggestion {
  label: string
  value: string
}

export interface SuggestionQuery {
  room: RoomSeen
  sender: AccountSeen
  thread?: string
  command: string
  option: string
  typed: string
}

/** What an adapter may ask of the core, and tell it, besides events. */
export interface CoreSide {
  /** At most 25, the best first; empty for people who may not use the command. Changes nothing. */
  suggest(query: SuggestionQuery): Promise<Suggestion[]>
  /** The bookmark of the newest stored event. */
  bookmark(): Promise<string | undefined>
  /** From here on we listen: kept as the bookmark as long as there is none. */
  beginAt(bookmark: string): Promise<void>
  /** Messages with a button that waits, whose reactions may have been missed. */
  openCards(): Promise<{ room: string; thread?: string; messageId: string }[]>
  /** Group rooms in which a brand works; or those from which the bot was removed. */
  rooms(which?: 'gone'): Promise<string[]>
  /** Direct rooms in which something was said lately, the newest first, at most fifty. */
  directRooms(): Promise<string[]>
  /** Routes that were down are open, or are awaited no longer: posts that wait for them may go. */
  routesOpened(): void
  /** The id by which we know the account that calls itself so, once it was found out. */
  alias(id: string): Promise<string | undefined>
  keepAlias(id: string, account: string): Promise<void>
  /** Somebody must act: the admins are told, once a day. `code` is a key under `trouble.` in prompts/. */
  trouble(code: string, values: Record<string, string>): void
}

export interface AdapterHealth {
  ok: boolean
  /** One line for the operator, without secrets. */
  detail: string
}

export interface Adapter {
  readonly platform: PlatformName
  readonly capabilities: Capabilities
  /** Resolves when the adapter has begun; it goes on trying by itself. `accept` resolves when the event is stored: acknowledge the platform after that, never before. */
  start(accept: (event: ChatEvent) => Promise<void>, core: CoreSide): Promise<void>
  /** One attempt. Throws only SendError. */
  send(post: Post): Promise<Receipt>
  /** All ways to a place, the best first. Absent where there is just one, which is always tried. @param answers the message or gesture that is answered: people look where they asked */
  routes?(target: PostTarget, answers?: string): Route[]
  /** Makes the platform's menu equal to this one, changing only what differs. Menus of all locales come in one call; the first is the default. */
  publishCommands(menus: CommandMenu[]): Promise<void>
  /** The bytes of a file that came with an event. Throws only SendError: `refused` when it is gone. */
  fetchFile(file: FileSeen): Promise<AsyncIterable<Uint8Array>>
  health(): AdapterHealth
  /** Stops receiving at once; sends under way may finish. */
  stop(): Promise<void>
}

/** refused: never retry · limited: wait `retryAfterMs` · unreachable: surely not arrived · unknown: may have arrived. */
export type SendErrorKind = 'refused' | 'limited' | 'unreachable' | 'unknown'

export interface SendErrorDetails {
  retryAfterMs?: number
  /** The room lives on under this id. */
  movedTo?: string
  /** Why it was not sent, where the core can do something about it: `route-down` for now, `route-gone` until somebody sets it up again. */
  because?: 'room-gone' | 'no-private-line' | 'message-gone' | 'thread-gone' | 'muted' | 'route-down' | 'route-gone'
  cause?: unknown
}

export class SendError extends Error {
  constructor(
    readonly kind: SendErrorKind,
    message: string,
    readonly details: SendErrorDetails = {},
  ) {
    super(message, { cause: details.cause })
    this.name = 'SendError'
  }
}
