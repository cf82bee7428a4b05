/**
 * A strict local WeCom: the bot's long connection and cgi-bin over real sockets for an unmodified client, and people.
 *
 *     const wecom = await startWecomServer({ app: true })
 *     const wang = wecom.person({ name: '王强' })
 *     const work = wecom.group({ name: '岩板一店工作群', members: [wang], webhook: true })
 *     await wang.says(work, '/投诉 张三 13800000001 台面开裂')
 *     await wecom.until(() => wecom.posts(work).length === 1)
 */
import { randomBytes } from 'node:crypto'
import { WecomPerson } from './wecom/person.js'
import { echo, type Forgery, signed } from './wecom/sealed.js'
import { type Shown, show } from './wecom/show.js'
import { Trouble } from './wecom/trouble.js'
import { until } from './wecom/until.js'
import type { AppGroup, Call, Place, WecomGroup, World } from './wecom/world.js'

export type { WecomPerson } from './wecom/person.js'
export type { Shown } from './wecom/show.js'
export type { AppGroup, WecomGroup } from './wecom/world.js'

export interface WecomOptions {
  /** Milliseconds, for windows, limits and tokens; the real clock when absent. */
  now?: () => number
  /** `opaqueIds`: an ordinary member made the bot, so that it is told ids that begin with "wo". */
  bot?: { id?: string; secret?: string; name?: string; opaqueIds?: boolean }
  /** There is a custom app; with `callback`, an address for its callbacks is set in the console. */
  app?: boolean | { callback?: { url?: string } }
  /** False: no limits are counted. */
  limits?: boolean
}

/** Listens on 127.0.0.1 at a free port. */
export async function startWecomServer(options: WecomOptions = {}): Promise<WecomServer> {
  const server = new WecomServer(options)
  await server.http.listen()
  return server
}

export class WecomServer extends Trouble {
  constructor({ now = Date.now, bot = {}, app = false, limits = true }: WecomOptions) {
    const { id = 'aibLocalTest', secret = randomBytes(24).toString('base64url') } = bot
    const { name = '联络助手', opaqueIds = false } = bot
    const callback = typeof app === 'object' ? app.callback : undefined
    const setting = { now, bot: { id, secret, name, opaqueIds }, hasApp: app !== false, limits }
    super({ ...setting, callbackIsSet: callback !== undefined })
    this.world.callbackUrl = callback?.url
  }

  get wsUrl(): string {
    return this.world.origin.replace('http', 'ws')
  }

  /** What stands before `/cgi-bin`. */
  get apiRoot(): string {
    return this.world.origin
  }

  get bot(): World['setting']['bot'] {
    return this.world.setting.bot
  }

  get app(): World['app'] {
    return this.world.app
  }

  /** Where callbacks of the app go; without one, the app may send no interactive cards. */
  get callbackUrl(): string | undefined {
    return this.world.callbackUrl
  }

  set callbackUrl(url: string | undefined) {
    this.world.callbackUrl = url
  }

  /** What the client did wrong; empty when it does everything right. */
  get complaints(): string[] {
    return this.world.complaints
  }

  /** What is longer than the platform suggests. */
  get advice(): string[] {
    return this.world.advice
  }

  /** All requests over the socket and HTTP but pings, oldest first, without secrets. */
  get calls(): Call[] {
    return this.world.calls
  }

  /** How often somebody got nothing, though the answer was "ok": more than a member may get. */
  get dropped(): number {
    return this.world.dropped
  }

  /** How often a client subscribed. */
  get subscriptions(): number {
    return this.sockets.subscriptions
  }

  /** Clients that are subscribed and alive. */
  connections(): number {
    return this.sockets.live
  }

  person(given: { name: string; userid?: string; mobile?: string }): WecomPerson {
    const place = this.world.people.length + 1
    const { name, userid = `u${place}`, mobile = String(13_900_000_000 + place) } = given
    const person = new WecomPerson(userid, name, mobile, this.world, this.sockets)
    this.world.people.push(person)
    return person
  }

  /** @param given the bot is in it unless `bot` is false; `webhook` adds the group's robot */
  group(given: { name: string; members: WecomPerson[]; bot?: boolean; webhook?: boolean }): WecomGroup {
    const { name, members, bot = true, webhook = false } = given
    const chatid = `wrLocalGroup${this.world.groups.length + 1}AbCdEf`
    const group: WecomGroup = { chatid, name, members, bot, opened: false, board: [] }
    this.world.groups.push(group)
    if (webhook) this.webhook(group)
    return group
  }

  /** Adds the group's robot. @returns its key */
  webhook(group: WecomGroup): string {
    const key = randomBytes(18).toString('base64url')
    this.world.webhooks.set(key, { group, state: 'on' })
    group.webhookKey = key
    return key
  }

  /** What people see there of the bot, the app and the robot, oldest first. */
  posts({ board }: Place): Shown[] {
    return board.flatMap((stored) => show(this.world, stored))
  }

  /** Groups that the app made and people see. */
  appGroups(): AppGroup[] {
    return this.world.appGroups.filter(({ board }) => board.length > 0)
  }

  /** A message to everybody is no complaint any more. */
  allowAll(): void {
    this.world.allowsAll = true
  }

  /** A callback of the app as it is posted, or a forged one. */
  signed(xml: string, changes?: Forgery): { query: string; body: string } {
    return signed(this.world, xml, changes)
  }

  /** The query of the check of a callback address. */
  echo(text: string, changes?: Forgery): string {
    return echo(this.world, text, changes)
  }

  /** Waits, without polling, until it is so. */
  until(condition: () => boolean, withinMs?: number): Promise<void> {
    return until(this.world, condition, withinMs)
  }

  async close(): Promise<void> {
    this.sockets.close()
    await this.http.close()
  }
}
