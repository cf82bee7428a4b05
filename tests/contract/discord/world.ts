/** What the pretend Discord remembers: one guild with its channels, threads and people, and the bot among them. */
import type { Asked } from './asked.js'
import type { Command } from './check-commands.js'
import type { Attachment, Embed, Row } from './parts.js'
import { Snowflakes } from './snowflake.js'

export type Json = Record<string, unknown>

export interface User {
  id: string
  username: string
  /** The name that others see. */
  global_name: string | null
  bot: boolean
}

export interface Role {
  id: string
  name: string
  permissions: bigint
  mentionable: boolean
  managed: boolean
}

export interface Member {
  user: User
  nick: string | null
  roles: string[]
  /** Discord's name of the person's language. */
  locale: string
  /** Left the guild. */
  gone: boolean
  /** Takes no direct messages from the bot. */
  closed: boolean
}

export interface Overwrite {
  type: 'role' | 'member'
  allow: bigint
  deny: bigint
}

/** A text channel, a public thread, or the direct line of a person and the bot. */
export interface Channel {
  id: string
  kind: 'text' | 'thread' | 'direct'
  name: string
  messages: Message[]
  overwrites: Map<string, Overwrite>
  deleted: boolean
  /** Of a thread. */
  parent?: Channel
  owner?: string
  archived: boolean
  locked: boolean
  autoArchive: number
  members: Set<string>
  /** Of a direct line. */
  person?: Member
}

export interface Message {
  id: string
  channel: Channel
  author: User
  /** 0 ordinary, 19 reply, 20 answer to a command, 21 a thread's stub. */
  type: number
  content: string
  embeds: Embed[]
  components: Row[]
  attachments: Attachment[]
  /** Users that it mentions and may mention. */
  mentions: string[]
  mentionRoles: string[]
  mentionsAll: boolean
  /** Ids of those whose phone rings. */
  pings: string[]
  replyTo?: string
  reference?: { channel: string; message: string }
  nonce?: string | number
  edited?: number
  deleted: boolean
  flags: number
  reactions: Map<string, Set<string>>
  /** An ephemeral answer: the one person that sees it. */
  onlyFor?: string
  /** "is thinking…" */
  loading: boolean
  thread?: Channel
  byInteraction?: { id: string; type: number; user: User; name?: string }
}

/** Something that the gateway tells. */
export interface Happening {
  name: string
  /** Any of these bits lets it through; 0 is told to everybody. */
  intents: number
  /** @param intents the reader's */
  data: (intents: number) => Json
  /** It is told only to those that see this channel. */
  channel?: Channel
}

export interface StoredFile {
  name: string
  type: string
  bytes: Buffer
}

export class World {
  readonly ids: Snowflakes
  readonly guild: { id: string; name: string; owner: string; gone: boolean; unavailable: boolean }
  readonly bot: Member
  readonly roles = new Map<string, Role>()
  readonly members = new Map<string, Member>()
  readonly channels = new Map<string, Channel>()
  readonly interactions = new Map<string, Asked>()
  /** Registered for all guilds (`global`), and for the one. */
  readonly commands: Record<'global' | 'guild', Command[]> = { global: [], guild: [] }
  /** The bot's first messages by nonce, as far as Discord remembers them. */
  readonly nonces = new Map<string, { message: Message; at: number }>()
  /** Uploaded files by their path on the CDN. */
  readonly files = new Map<string, StoredFile>()
  /** Everything that the client did wrong, though it may have been let through. */
  readonly complaints: string[] = []
  /** So many threads may be active at once. */
  threadLimit = 1000
  tell: (happening: Happening) => void = () => {}
  /** Where the server listens, without a path. */
  origin = ''
  #waiting: (() => void)[] = []

  constructor(
    readonly now: () => number,
    botName: string,
    /** Privileged intents that are switched on in the portal. */
    readonly privileged: { messageContent: boolean; members: boolean },
  ) {
    this.ids = new Snowflakes(now)
    const user = { id: this.ids.next(), username: botName, global_name: null, bot: true }
    this.bot = { user, nick: null, roles: [], locale: 'en-US', gone: false, closed: false }
    this.members.set(user.id, this.bot)
    this.guild = { id: this.ids.next(), name: '岩板客服', owner: this.ids.next(), gone: false, unavailable: false }
  }

  /** Wakes everybody in `until`. */
  touch(): void {
    const woken = this.#waiting
    this.#waiting = []
    for (const wake of woken) wake()
  }

  /** Waits for the next thing to happen, of whatever kind. */
  activity(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }
}
