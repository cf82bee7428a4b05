/** What the pretend Telegram remembers: chats, people, messages, presses, and who waits for something to happen. */
import type { Entity } from './markup.js'
import { Refusal } from './refusal.js'
import type { Updates } from './updates.js'

export interface User {
  id: number
  is_bot: boolean
  first_name: string
  username?: string
}

export interface Button {
  text: string
  callback_data?: string
  url?: string
}

/** Something that Telegram keeps for us. */
export interface StoredFile {
  id: string
  name: string
  type: string
  bytes: Buffer
  /** Below `/file/bot<token>/`. */
  path: string
}

export interface Media {
  kind: 'photo' | 'document'
  file: StoredFile
}

export interface Topic {
  name: string
  closed: boolean
  deleted: boolean
}

export interface StoredMessage {
  id: number
  chat: Chat
  from: User
  text: string
  entities: Entity[]
  keyboard: Button[][]
  thread?: number
  inTopic: boolean
  replyTo?: number
  /** Its text is the caption. */
  media?: Media
  album?: string
  edited: boolean
  deleted: boolean
  reactions: Map<number, string[]>
  service?: Record<string, unknown>
}

export type BotStatus = 'administrator' | 'member' | 'left' | 'kicked'

export interface Chat {
  id: number
  type: 'private' | 'group' | 'supergroup'
  title: string
  forum: boolean
  bot: BotStatus
  /** The bot may open and close topics. */
  managesTopics: boolean
  /** The bot may write. */
  muted: boolean
  messages: StoredMessage[]
  topics: Map<number, Topic>
  movedTo?: number
  /** For a private chat: the person. */
  person?: User
}

export interface Press {
  id: string
  person: User
  label: string
  answers: { text: string; alert: boolean }[]
  old: boolean
}

export class World {
  readonly bot: User
  readonly chats = new Map<number, Chat>()
  readonly people = new Map<number, User>()
  readonly presses = new Map<string, Press>()
  readonly files = new Map<string, StoredFile>()
  /** Privacy mode is off. */
  readsAll = false
  readonly menus = new Map<string, { command: string; description: string }[]>()
  #waiting: (() => void)[] = []
  #lastMessageId = 0
  #lastAlbum = 13_000_000_000_000

  constructor(
    bot: User,
    readonly updates: Updates,
    readonly now: () => number,
  ) {
    this.bot = bot
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

  addChat(chat: Pick<Chat, 'id' | 'type' | 'title'> & Partial<Chat>): Chat {
    const whole: Chat = {
      forum: false,
      bot: 'administrator',
      managesTopics: true,
      muted: false,
      messages: [],
      topics: new Map(),
      ...chat,
    }
    this.chats.set(whole.id, whole)
    return whole
  }

  /** Message ids grow over all chats here; only "unique within a chat" is promised. */
  addMessage(chat: Chat, from: User, text: string, rest: Partial<StoredMessage> = {}): StoredMessage {
    this.#lastMessageId += 1
    const message: StoredMessage = {
      id: this.#lastMessageId,
      chat,
      from,
      text,
      entities: [],
      keyboard: [],
      inTopic: false,
      edited: false,
      deleted: false,
      reactions: new Map(),
      ...rest,
    }
    const answered = chat.messages.find(({ id }) => id === message.replyTo)
    if (chat.type === 'supergroup' && !message.inTopic && answered && !answered.inTopic) {
      message.thread = answered.thread ?? answered.id
    }
    chat.messages.push(message)
    this.touch()
    return message
  }

  addFile(name: string, bytes: Buffer, type = 'application/octet-stream'): StoredFile {
    const number = this.files.size + 1
    const ending = /\.\w+$/.exec(name)?.[0] ?? ''
    const file = { id: `AgACAgUAAx0-${number}`, name, type, bytes, path: `files/file_${number}${ending}` }
    this.files.set(file.id, file)
    return file
  }

  newAlbum(): string {
    this.#lastAlbum += 1
    return String(this.#lastAlbum)
  }

  findMessage(chat: Chat, id: unknown): StoredMessage | undefined {
    return chat.messages.find((message) => message.id === Number(id) && !message.deleted)
  }

  /** The chat that a call names, as far as the bot may know it. */
  chatFor(id: unknown): Chat {
    const chat = this.chats.get(Number(id))
    if (chat?.type === 'private' || this.people.has(Number(id))) return this.#privateChat(chat)
    if (!chat) throw new Refusal(400, 'Bad Request: chat not found')
    if (chat.movedTo !== undefined) {
      const parameters = { migrate_to_chat_id: chat.movedTo }
      throw new Refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', parameters)
    }
    if (chat.bot === 'kicked') throw new Refusal(403, `Forbidden: bot was kicked from the ${chat.type} chat`)
    if (chat.bot === 'left') throw new Refusal(403, `Forbidden: bot is not a member of the ${chat.type} chat`)
    return chat
  }

  #privateChat(chat: Chat | undefined): Chat {
    if (!chat) throw new Refusal(403, "Forbidden: bot can't initiate conversation with a user")
    if (chat.bot === 'kicked') throw new Refusal(403, 'Forbidden: bot was blocked by the user')
    return chat
  }
}
