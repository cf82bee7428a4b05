/** All that an adapter needs to know of the core: seven members, and the one error that `send` may throw. */
import type { ChatEvent, PlatformName } from './event.js'
import type { Post, Receipt } from './post.js'

export type { PlatformName } from './event.js'

/** What a platform can do, as data; the core chooses the fall-back. */
export interface Capabilities {
  buttons: boolean
  forms: boolean
  threads: boolean
  edits: boolean
  reactions: boolean
  menu: boolean
  mentions: boolean
  /** Longest text of one message, in UTF-16 units, with some room left for marks. */
  maxText: number
  /** Ordinary messages a minute: in one group room, and over all rooms. */
  postsPerMinute: { room: number; all: number }
  /** A second send with the same key makes no second message. */
  removesDoubles: boolean
}

/** What the native command menu shows. Descriptions come from prompts/. */
export interface CommandMenu {
  locale: string
  commands: { name: string; description: string }[]
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
  start(accept: (event: ChatEvent) => Promise<void>): Promise<void>
  /** One attempt. Throws only SendError. */
  send(post: Post): Promise<Receipt>
  /** Makes the platform's menu equal to this one, changing only what differs. Menus of all locales come in one call; the first is the default. */
  publishCommands(menus: CommandMenu[]): Promise<void>
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
  /** Why it was refused, where the core can do something about it. */
  because?: 'room-gone' | 'no-private-line' | 'message-gone' | 'thread-gone' | 'muted'
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
