/** A whole bot with pretend people, on a store of its own: "this person says, the room sees". */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type Lianluo } from '../../src/build.js'
import { readConfig } from '../../src/config.js'
import type { Capabilities, PlatformName, Suggestion } from '../../src/core/adapter.js'
import type { AccountSeen, FieldSeen, FileSeen, MentionSeen } from '../../src/core/event.js'
import { turn } from '../../src/playground/open.js'
import type { openStore } from '../../src/store/store.js'
import { FakeAdapter, type Message } from './fake-adapter.js'
import { ManualTime } from './manual-time.js'
import { pretendWeb } from './pretend-web.js'

const quiet = { debug() {}, info() {}, warn() {} }

export interface WorldSettings {
  /** Local time in Shanghai, "2026-11-20T09:00". */
  at?: string
  environment?: Record<string, string>
  capabilities?: Capabilities
  /** Telegram alone by default. */
  platforms?: PlatformName[]
  /** Fails the test when the bot logs an error. On by default. */
  noErrors?: boolean
  /** The store's door, when it is not the ordinary one. */
  openStore?: typeof openStore
}

/** By option; a person is picked. */
export type Fields = Record<string, string | Person>

const fieldsOf = (fields: Fields, platform: PlatformName): FieldSeen[] =>
  Object.entries(fields).map(([name, value]) => {
    if (typeof value === 'string') return { name, value }
    const account = value.accountOn(platform)
    return { name, value: account.id, account }
  })

interface Using {
  thread?: string
  id?: string
}

interface Saying {
  thread?: string
  replyTo?: Message
  mentions?: Person[]
  direct?: boolean
  /** The bot is mentioned with it. */
  toBot?: boolean
  /** With their bytes; `id` is the name unless it is said. */
  files?: Sent[]
  album?: string
  /** Somebody's message that this one answers. */
  quoted?: { text: string; by?: Person; id?: string; files?: Sent[] }
}

export interface Sent extends Pick<FileSeen, 'name' | 'type' | 'bytes'> {
  id?: string
  content: Uint8Array
}

export class World {
  readonly folder = mkdtempSync(join(tmpdir(), 'lianluo-'))
  readonly time: ManualTime
  readonly errors: unknown[] = []
  readonly adapters = new Map<PlatformName, FakeAdapter>()
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

  /** A world of its own that goes on from here; this one is `down`. */
  async fork(settings: WorldSettings = {}): Promise<World> {
    const other = new World({ ...this.settings, ...settings })
    other.time.set(this.time.now())
    other.#events = this.#events
    copyFileSync(this.#file, other.#file)
    for (const [platform, { capabilities, messages }] of this.adapters) {
      const adapter = new FakeAdapter(capabilities, platform)
      adapter.messages.push(...messages.map((message) => ({ ...message })))
      other.adapters.set(platform, adapter)
    }
    await other.boot()
    return other
  }

  get #file(): string {
    return join(this.folder, 'test.db')
  }

  /** The first platform. */
  get adapter(): FakeAdapter {
    return this.on(this.settings.platforms?.[0] ?? 'telegram')
  }

  on(platform: PlatformName): FakeAdapter {
    const adapter = this.adapters.get(platform)
    if (!adapter) throw new Error(`${platform} never ran`)
    return adapter
  }

  /** Starts the bot on the same store; also after `down`, perhaps with fewer platforms. */
  async boot(platforms = this.settings.platforms ?? ['telegram']): Promise<void> {
    for (const platform of platforms) {
      const before = this.adapters.get(platform)
      const adapter = new FakeAdapter(this.settings.capabilities, platform)
      adapter.messages.push(...(before?.messages ?? []))
      for (const [id, bytes] of before?.files ?? []) adapter.files.set(id, bytes)
      this.adapters.set(platform, adapter)
    }
    this.bot = build({
      config: readConfig({
        DATABASE_URL: `file:${this.#file}`,
        DATABASE_SYNCHRONOUS: 'NORMAL',
        ADMIN_ACCOUNTS: 'telegram:1001',
        ...this.settings.environment,
      }),
      root: process.cwd(),
      log: { ...quiet, error: (details) => this.errors.push(details) },
      time: this.time,
      realNow: () => new Date(),
      chance: () => 0.5,
      web: pretendWeb,
      adapters: platforms.map((platform) => this.on(platform)),
      openStore: this.settings.openStore,
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

  /** On Telegram by default; `also` gives them further accounts. */
  person(name: string, id: string, username?: string, platform?: PlatformName): Person {
    return new Person(this, name, id, username, platform)
  }

  room(id: string, title = id, platform: PlatformName = 'telegram'): Room {
    return new Room(this, id, title, platform)
  }

  /** What all rooms show. */
  get said(): Message[] {
    return [...this.adapters.values()].flatMap(({ messages }) => messages)
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
    readonly platform: PlatformName,
  ) {}

  get messages(): Message[] {
    return this.world.on(this.platform).messages.filter((message) => message.room === this.id)
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
    platform: PlatformName = 'telegram',
  ) {
    this.also(platform, id, username)
  }

  readonly #accounts = new Map<PlatformName, AccountSeen>()
  #pressedOn: PlatformName = 'telegram'

  /** Has an account there as well. */
  also(platform: PlatformName, id: string, username?: string): this {
    this.#accounts.set(platform, { id, name: this.name, username })
    return this
  }

  accountOn(platform: PlatformName): AccountSeen {
    const account = this.#accounts.get(platform)
    if (!account) throw new Error(`${this.name} has no account on ${platform}`)
    return account
  }

  get account(): AccountSeen {
    return this.accountOn(this.#first)
  }

  /** The direct room with the bot. */
  get direct(): Room {
    return this.directOn(this.#first)
  }

  get #first(): PlatformName {
    return this.#accounts.keys().next().value ?? 'telegram'
  }

  directOn(platform: PlatformName): Room {
    return this.world.room(this.accountOn(platform).id, this.name, platform)
  }

  /** Says something and waits until the bot is done with it; answers what it sent because of it. */
  async says(
    room: Room,
    text: string,
    { thread, replyTo, mentions = [], toBot = false, files, album, quoted }: Saying = {},
  ): Promise<Message[]> {
    const { world } = this
    const before = new Set(world.said)
    const { platform } = room
    const seen = mentions.map((one): MentionSeen => {
      const offset = text.indexOf(`@${one.name}`)
      return { offset, length: one.name.length + 1, account: one.accountOn(platform) }
    })
    const id = world.nextEvent()
    const sent = ({ content, id, ...file }: Sent): FileSeen => {
      world.on(platform).files.set(id ?? file.name, content)
      return { id: id ?? file.name, ...file }
    }
    await world.on(platform).accept({
      ...this.#seen(room, id),
      kind: 'message',
      messageId: `m${id}`,
      text,
      mentions: seen,
      mentionsBot: toBot,
      thread,
      replyTo: replyTo?.id ?? quoted?.id,
      ...(quoted && {
        quoted: { text: quoted.text, sender: quoted.by?.accountOn(platform), files: quoted.files?.map(sent) },
      }),
      files: files?.map(sent),
      album,
    })
    await world.bot.idle()
    const added = world.said.filter((message) => !before.has(message))
    return [...added.filter((one) => one.platform === platform), ...added.filter((one) => one.platform !== platform)]
  }

  /** Uses a native command with its options filled in; answers what the bot sent because of it. @param id of an earlier event, to deliver it again */
  async uses(room: Room, command: string, fields: Fields = {}, { thread, id }: Using = {}): Promise<Message[]> {
    const { world } = this
    const before = new Set(world.said)
    const { platform } = room
    const event = id ?? world.nextEvent()
    this.#pressedOn = platform
    await world.on(platform).accept({
      ...this.#seen(room, event),
      kind: 'command',
      command,
      fields: fieldsOf(fields, platform),
      gesture: `g${event}`,
      thread,
    })
    await world.bot.idle()
    return world.said.filter((message) => !before.has(message))
  }

  /** What is suggested while this is typed into an option. */
  async types(room: Room, command: string, option: string, typed = '', { thread }: Using = {}): Promise<Suggestion[]> {
    const { platform, ...scene } = this.#seen(room, '')
    return this.world.on(platform).core.suggest({ ...scene, thread, command, option, typed })
  }

  async presses(message: Message, label: string, fields?: Fields): Promise<void> {
    const button = message.buttons.find((one) => one.label === label)
    if (!button)
      throw new Error(`no button ${label} under: ${message.text} [${message.buttons.map((one) => one.label).join()}]`)
    await this.pressesChoice(message, button.id, fields)
  }

  async pressesChoice(message: Message, choice: string, fields?: Fields): Promise<void> {
    this.#pressedOn = message.platform
    const id = this.world.nextEvent()
    const room = this.world.room(message.room, '', message.platform)
    await this.world.on(message.platform).accept({
      ...this.#seen(room, id),
      kind: 'button',
      messageId: message.id,
      choice,
      fields: fields && fieldsOf(fields, message.platform),
      gesture: `g${id}`,
      thread: message.thread,
    })
    await this.world.bot.idle()
  }

  async reacts(message: Message, emoji: string): Promise<void> {
    const id = this.world.nextEvent()
    const room = this.world.room(message.room, '', message.platform)
    await this.world.on(message.platform).accept({
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
    return this.world.on(this.#pressedOn).toasts.at(-1)?.text ?? ''
  }

  #seen(room: Room, id: string) {
    const { platform, title } = room
    const sender = this.accountOn(platform)
    return { platform, id, room: { id: room.id, direct: room.id === sender.id, title }, sender }
  }
}
