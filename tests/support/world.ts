/** A whole bot with pretend people, on a store of its own: "this person says, the room sees". */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type Lianluo } from '../../src/build.js'
import { readConfig } from '../../src/config.js'
import type { Capabilities } from '../../src/core/adapter.js'
import type { MentionSeen } from '../../src/core/event.js'
import { turn } from '../../src/playground/open.js'
import { FakeAdapter, type Message } from './fake-adapter.js'
import { ManualTime } from './manual-time.js'

const quiet = { debug() {}, info() {}, warn() {} }

export interface WorldSettings {
  /** Local time in Shanghai, "2026-11-20T09:00". */
  at?: string
  environment?: Record<string, string>
  capabilities?: Capabilities
  /** Fails the test when the bot logs an error. On by default. */
  noErrors?: boolean
}

interface Saying {
  thread?: string
  replyTo?: Message
  mentions?: Person[]
  direct?: boolean
}

export class World {
  readonly folder = mkdtempSync(join(tmpdir(), 'lianluo-'))
  readonly time: ManualTime
  readonly errors: unknown[] = []
  adapter!: FakeAdapter
  bot!: Lianluo
  #events = 0

  private constructor(private readonly settings: WorldSettings) {
    this.time = new ManualTime(`${settings.at ?? '2026-11-20T09:00'}:00+08:00`)
  }

  static async open(settings: WorldSettings = {}): Promise<World> {
    const world = new World(settings)
    await world.boot()
    return world
  }

  /** Starts the bot on the same store; also after `down`. */
  async boot(): Promise<void> {
    const before = this.adapter
    this.adapter = new FakeAdapter(this.settings.capabilities)
    if (before) this.adapter.messages.push(...before.messages)
    this.bot = build({
      config: readConfig({
        DATABASE_URL: `file:${join(this.folder, 'test.db')}`,
        DATABASE_SYNCHRONOUS: 'NORMAL',
        ADMIN_ACCOUNTS: 'telegram:1001',
        ...this.settings.environment,
      }),
      root: process.cwd(),
      log: { ...quiet, error: (details) => this.errors.push(details) },
      time: this.time,
      realNow: () => new Date(),
      chance: () => 0.5,
      adapters: [this.adapter],
    })
    await this.bot.start()
    await this.bot.idle()
  }

  async down(): Promise<void> {
    await this.bot.stop()
  }

  async close(): Promise<void> {
    await this.bot.stop()
    rmSync(this.folder, { recursive: true, force: true })
    if (this.settings.noErrors !== false && this.errors.length > 0)
      throw new Error(`the bot logged ${JSON.stringify(this.errors, show)}`)
  }

  person(name: string, id: string, username?: string): Person {
    return new Person(this, name, id, username)
  }

  room(id: string, title = id): Room {
    return new Room(this, id, title)
  }

  nextEvent(): string {
    return `e${++this.#events}`
  }

  /** Lets the hours pass until the local time "2026-11-20T17:00", ringing what is due on the way. */
  async turnTo(local: string): Promise<void> {
    await turn(this.bot, this.time, new Date(`${local}:00+08:00`))
  }

  async turnBy(minutes: number): Promise<void> {
    await turn(this.bot, this.time, new Date(this.time.now().getTime() + minutes * 60_000))
  }
}

const show = (_key: string, value: unknown) => (value instanceof Error ? `${value.stack}` : value)

export class Room {
  constructor(
    readonly world: World,
    readonly id: string,
    readonly title: string,
  ) {}

  get messages(): Message[] {
    return this.world.adapter.messages.filter((message) => message.room === this.id)
  }

  get last(): Message {
    const last = this.messages.at(-1)
    if (!last) throw new Error(`nothing was said in ${this.title}`)
    return last
  }

  /** The newest message with this text in it. */
  with(text: string): Message {
    const found = this.messages.filter((message) => message.text.includes(text)).at(-1)
    if (!found)
      throw new Error(
        `nobody said “${text}” in ${this.title}:\n${this.messages.map((one) => one.text).join('\n---\n')}`,
      )
    return found
  }
}

export class Person {
  constructor(
    readonly world: World,
    readonly name: string,
    readonly id: string,
    readonly username?: string,
  ) {}

  /** The direct room with the bot. */
  get direct(): Room {
    return this.world.room(this.id, this.name)
  }

  get account() {
    return { id: this.id, name: this.name, username: this.username }
  }

  /** Says something and waits until the bot is done with it; answers what it sent because of it. */
  async says(room: Room, text: string, { thread, replyTo, mentions = [] }: Saying = {}): Promise<Message[]> {
    const { world } = this
    const before = world.adapter.messages.length
    const seen = mentions.map((one): MentionSeen => {
      const offset = text.indexOf(`@${one.name}`)
      return { offset, length: one.name.length + 1, account: one.account }
    })
    const id = world.nextEvent()
    await world.adapter.accept({
      ...this.#seen(room, id),
      kind: 'message',
      messageId: `m${id}`,
      text,
      mentions: seen,
      mentionsBot: false,
      thread,
      replyTo: replyTo?.id,
    })
    await world.bot.idle()
    return world.adapter.messages.slice(before)
  }

  async presses(message: Message, label: string): Promise<void> {
    const button = message.buttons.find((one) => one.label === label)
    if (!button)
      throw new Error(`no button ${label} under: ${message.text} [${message.buttons.map((one) => one.label).join()}]`)
    await this.pressesChoice(message, button.id)
  }

  async pressesChoice(message: Message, choice: string): Promise<void> {
    const id = this.world.nextEvent()
    const room = this.world.room(message.room)
    await this.world.adapter.accept({
      ...this.#seen(room, id),
      kind: 'button',
      messageId: message.id,
      choice,
      gesture: `g${id}`,
      thread: message.thread,
    })
    await this.world.bot.idle()
  }

  async reacts(message: Message, emoji: string): Promise<void> {
    const id = this.world.nextEvent()
    const room = this.world.room(message.room)
    await this.world.adapter.accept({
      ...this.#seen(room, id),
      kind: 'reaction',
      messageId: message.id,
      added: [emoji],
      thread: message.thread,
    })
    await this.world.bot.idle()
  }

  /** The last private word that a press was answered with. */
  get toast(): string {
    return this.world.adapter.toasts.at(-1)?.text ?? ''
  }

  #seen(room: Room, id: string) {
    const direct = room.id === this.id
    return { platform: 'telegram' as const, id, room: { id: room.id, direct, title: room.title }, sender: this.account }
  }
}
