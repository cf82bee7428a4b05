/**
 * A strict local Telegram: the Bot API over real HTTP for an unmodified client, and people to write to the bot.
 *
 *     const telegram = await startTelegramServer()
 *     const group = telegram.group({ title: '客服群' })
 *     const wang = telegram.person({ name: '王强', username: 'wangqiang' })
 *     await wang.says(group, '/投诉 张三 13800000001 台面开裂')
 *     await telegram.until(() => telegram.posts(group).length === 1)
 */
import { BotApi, type Call, type Fault } from './telegram/http.js'
import { type Group, migrate, Person, type Shown, show } from './telegram/script.js'
import { type Update, Updates } from './telegram/updates.js'
import { type Chat, World } from './telegram/world.js'

export type { Call, Fault } from './telegram/http.js'
export type { Group, Person, Saying, Shown } from './telegram/script.js'
export type { Update } from './telegram/updates.js'

interface Options {
  token?: string
  username?: string
  /** Milliseconds, for counting limits; the real clock when absent. */
  now?: () => number
}

/** Listens on 127.0.0.1 at a free port. */
export async function startTelegramServer(options: Options = {}): Promise<TelegramServer> {
  const server = new TelegramServer(options)
  await server.acceptConnections()
  return server
}

export class TelegramServer {
  readonly world: World
  readonly #api: BotApi
  #lastGroup = -1_001_000_000_000

  constructor({ token = '900000:local-test-token', username = 'lianluo_bot', now = Date.now }: Options) {
    const id = Number(token.split(':')[0])
    const updates = new Updates()
    this.world = new World({ id, is_bot: true, first_name: '联络', username }, updates, now)
    updates.onActivity = () => this.world.touch()
    this.#api = new BotApi(this.world, token)
  }

  /** What the bot is given as its API root. */
  get url(): string {
    return this.#api.url
  }

  /** Set to something else, the bot's token is revoked. */
  get token(): string {
    return this.#api.token
  }

  set token(token: string) {
    this.#api.token = token
  }

  get username(): string {
    return this.world.bot.username ?? ''
  }

  /** All calls of the bot but getUpdates, oldest first. */
  get calls(): Call[] {
    return this.#api.calls
  }

  /** Everything that was ever told to the bot, oldest first. */
  get updates(): Update[] {
    return this.world.updates.all
  }

  /** Told, but not confirmed by the bot. */
  get unconfirmed(): Update[] {
    return this.world.updates.unconfirmed
  }

  /** The topics of a forum, oldest first. */
  topics({ id }: Group): { thread: string; name: string; closed: boolean }[] {
    const topics = this.world.chats.get(id)?.topics ?? new Map()
    return [...topics].flatMap(([thread, { name, closed, deleted }]) =>
      deleted ? [] : [{ thread: `t${thread}`, name, closed }],
    )
  }

  /** The bot is waiting in getUpdates. */
  get polled(): boolean {
    return this.world.updates.polled
  }

  get failedPushes(): number {
    return this.world.updates.failedPushes
  }

  /** What people saw for their presses, oldest first. */
  get answers(): { person: string; label: string; text: string; alert: boolean }[] {
    return [...this.world.presses.values()].flatMap(({ person, label, answers }) =>
      answers.map((answer) => ({ person: person.first_name, label, ...answer })),
    )
  }

  /** The menu as somebody with that language sees it; no language is the default list. */
  menu(language?: string): { command: string; description: string }[] {
    return this.world.menus.get(`{"type":"default"} ${language ?? ''}`) ?? []
  }

  /** A supergroup with the bot as its admin, unless told otherwise. */
  group(given: { title: string; id?: number } & Partial<Omit<Chat, 'id' | 'title' | 'messages'>>): Group {
    this.#lastGroup -= 1
    const chat = this.world.addChat({ type: 'supergroup', id: this.#lastGroup, ...given })
    return { id: chat.id, chat }
  }

  person(given: { name: string; id?: number; username?: string }): Person {
    const id = given.id ?? 5_000_000_001 + this.world.people.size
    const named = given.username === undefined ? {} : { username: given.username }
    const user = { id, is_bot: false, first_name: given.name, ...named }
    this.world.people.set(id, user)
    return new Person(user, this.world)
  }

  /** What people see in a group, or between a person and the bot, oldest first. */
  messages(where: Group | Person): Shown[] {
    const all = this.world.chats.get(where.id)?.messages ?? []
    return all.filter(({ deleted, service }) => !deleted && !service).map((one) => show(this.world, one))
  }

  /** The bot's messages alone. */
  posts(where: Group | Person): Shown[] {
    return this.messages(where).filter(({ byBot }) => byBot)
  }

  /** Somebody deletes a message. Nobody tells the bot. */
  remove(shown: Shown): void {
    const message = this.world.chats.get(shown.chat)?.messages.find(({ id }) => id === shown.id)
    if (message) message.deleted = true
  }

  /** The group becomes a supergroup with a new id. */
  migrate(group: Group, by: Person): Group {
    this.#lastGroup -= 1
    return migrate(this.world, group, by, this.#lastGroup)
  }

  deliverAgain(update: Update | undefined = this.updates.at(-1)): void {
    if (update) this.world.updates.again(update)
  }

  /** The next call of this method meets this fault; several are met in turn. */
  next(method: string, fault: Fault): void {
    this.#api.next(method, fault)
  }

  /** From now on 20 messages a minute in a group and 30 a second in all, as the real one counts. */
  countLimits(counting = true): void {
    this.#api.limits.counting = counting
  }

  /** How many calls were refused because of those limits. */
  get limitsDrawn(): number {
    return this.#api.limits.drawn
  }

  /** Nobody listens any more, and open connections are cut. */
  refuseConnections(): Promise<void> {
    return this.#api.close()
  }

  /** Listens again, on the same port. */
  acceptConnections(): Promise<void> {
    return this.#api.listen()
  }

  /** Waits, without polling, until it is so; looks again whenever something happens here. */
  async until(condition: () => boolean, withinMs = 5000): Promise<void> {
    let late = false
    const timer = setTimeout(() => {
      late = true
      this.world.touch()
    }, withinMs)
    try {
      while (!condition()) {
        if (late) throw new Error(`still not so after ${withinMs} ms: ${condition}`)
        await this.world.activity()
      }
    } finally {
      clearTimeout(timer)
    }
  }

  async close(): Promise<void> {
    this.world.updates.close()
    await this.#api.close()
  }
}
