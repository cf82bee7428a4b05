/**
 * A strict local Discord: REST, gateway and CDN over real sockets for an unmodified client, and people to use it.
 *
 *     const discord = await startDiscordServer()
 *     const work = discord.channel({ name: '岩板一店工作群' })
 *     const wang = discord.person({ name: '王强', username: 'wangqiang' })
 *     await wang.says(work, '/投诉 张三 13800000001 台面开裂')
 *     await discord.until(() => discord.posts(work).length === 1)
 */
import type { Command } from './discord/check-commands.js'
import { tellChannel, tellDeleted, tellMember, tellRole, tellRoleGone } from './discord/events.js'
import { Gateway } from './discord/gateway.js'
import { type Call, RestApi } from './discord/http.js'
import type { Drawn } from './discord/limits.js'
import { bits, everyoneMay, type Right } from './discord/permissions.js'
import { Person } from './discord/person.js'
import { type Shown, show } from './discord/show.js'
import { addChannel, directLine, findMessage, publicMessages, threadsOf } from './discord/store.js'
import { Trouble } from './discord/trouble.js'
import { until } from './discord/until.js'
import { type Channel, type Role, World } from './discord/world.js'

export type { Interaction } from './discord/interaction.js'
export type { Person } from './discord/person.js'
export type { Shown } from './discord/show.js'
export type { Channel } from './discord/world.js'

interface Options {
  token?: string
  botName?: string
  /** Privileged intents that are switched on in the portal; all when absent. */
  privileged?: { messageContent?: boolean; members?: boolean }
  /** Milliseconds, for ids and for the windows of interactions and nonces; the real clock when absent. */
  now?: () => number
  /** False: no rate limits are counted. */
  limits?: boolean
  heartbeatMs?: number
}

/** Listens on 127.0.0.1 at a free port. */
export async function startDiscordServer(options: Options = {}): Promise<DiscordServer> {
  const server = new DiscordServer(options)
  await server.api.listen()
  return server
}

export class DiscordServer extends Trouble {
  readonly world: World
  /** Sockets, sessions and their failures. */
  readonly gateway: Gateway
  readonly api: RestApi
  /** Set to something else, the bot's token is revoked. */
  token: string

  constructor({ token = 'local.test.token', botName = 'lianluo', privileged, now = Date.now, ...rest }: Options) {
    super()
    this.token = token
    this.world = new World(now, botName, { messageContent: true, members: true, ...privileged })
    this.gateway = new Gateway(this.world, () => this.token)
    this.gateway.heartbeatMs = rest.heartbeatMs ?? this.gateway.heartbeatMs
    this.api = new RestApi(this.world, this.gateway, () => this.token)
    this.api.limits.counting = rest.limits ?? true
    const { id } = this.world.guild
    const everyone = { id, name: '@everyone', permissions: everyoneMay, mentionable: false, managed: false }
    this.world.roles.set(id, everyone)
    const own = Object.assign(this.role({ name: botName, permissions: ['ManageThreads'] }), { managed: true })
    this.world.bot.roles.push(own.id)
  }

  /** What the client is given as `rest.api`; it puts the version behind it. */
  get url(): string {
    return `${this.world.origin}/api`
  }

  get applicationId(): string {
    return this.world.bot.user.id
  }

  get guild(): { id: string; name: string } {
    return this.world.guild
  }

  /** What the client did wrong; empty when it does everything right. */
  get complaints(): string[] {
    return this.world.complaints
  }

  /** All calls of the REST API, oldest first. */
  get calls(): Call[] {
    return this.api.calls
  }

  /** Every 429 that was drawn. */
  get rateLimited(): Drawn[] {
    return this.api.limits.drawn
  }

  /** Somebody is connected and identified. */
  get connected(): boolean {
    return this.gateway.connected
  }

  get commands(): Record<'global' | 'guild', Command[]> {
    return this.world.commands
  }

  /** How often commands were overwritten. */
  get commandPuts(): number {
    return this.calls.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands')).length
  }

  channel({ name }: { name: string }): Channel {
    const channel = addChannel(this.world, { kind: 'text', name })
    tellChannel(this.world, 'CREATE', channel)
    return channel
  }

  role(given: { name: string; mentionable?: boolean; permissions?: Right[] }): Role {
    const { name, mentionable = false, permissions = [] } = given
    const role = { id: this.world.ids.next(), name, mentionable, managed: false, permissions: bits(permissions) }
    this.world.roles.set(role.id, role)
    tellRole(this.world, role)
    return role
  }

  removeRole({ id }: Role): void {
    this.world.roles.delete(id)
    tellRoleGone(this.world, id)
  }

  /** @param given `locale` is `zh-CN` unless told otherwise */
  person(given: { name: string; username?: string; nick?: string; locale?: string; roles?: Role[] }): Person {
    const id = this.world.ids.next()
    const { name, username = `user${id.slice(-6)}`, nick = null, locale = 'zh-CN', roles = [] } = given
    const user = { id, username, global_name: name, bot: false }
    const member = { user, nick, locale, roles: roles.map((role) => role.id), gone: false, closed: false }
    this.world.members.set(id, member)
    tellMember(this.world, 'ADD', member)
    return new Person(member, this.world)
  }

  /** What everybody sees in a channel, or a person in their line with the bot, oldest first. */
  messages(where: Channel | Person): Shown[] {
    const channel = where instanceof Person ? directLine(this.world, where.member) : where
    const readable = publicMessages(channel).filter(({ type, loading }) => type !== 21 && !loading)
    return readable.map((message) => show(this.world, message))
  }

  /** The bot's messages alone. */
  posts(where: Channel | Person): Shown[] {
    return this.messages(where).filter(({ byBot }) => byBot)
  }

  /** Threads of a channel, oldest first. */
  threads(channel: Channel): Channel[] {
    return threadsOf(this.world, channel)
  }

  /** What the bot told this person alone: direct messages, and answers that only they see. */
  privately(person: Person): string[] {
    const alone = [...this.world.channels.values()].flatMap(({ messages }) =>
      messages.filter(({ onlyFor, deleted, loading }) => onlyFor === person.id && !deleted && !loading),
    )
    const hidden = alone.map((message) => show(this.world, message))
    return [...this.posts(person), ...hidden]
      .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
      .map(({ text }) => text)
  }

  /** Takes or gives rights in a channel: the bot's, unless told whose. */
  permissions(channel: Channel, change: { deny?: Right[]; allow?: Right[]; of?: Person | Role }): void {
    const { deny = [], allow = [], of } = change
    const id = of?.id ?? this.applicationId
    const type = of && !(of instanceof Person) ? 'role' : 'member'
    const { overwrites } = channel.parent ?? channel
    const before = overwrites.get(id) ?? { allow: 0n, deny: 0n }
    const denied = (before.deny | bits(deny)) & ~bits(allow)
    overwrites.set(id, { type, deny: denied, allow: (before.allow | bits(allow)) & ~bits(deny) })
    tellChannel(this.world, 'UPDATE', channel)
  }

  deleteMessage(shown: Shown): void {
    const channel = this.world.channels.get(shown.channel)
    const message = channel && findMessage(channel, shown.id)
    if (!message) throw new Error(`"${shown.text}" is gone already`)
    message.deleted = true
    tellDeleted(this.world, message)
  }

  /** A channel or a thread. */
  deleteChannel(channel: Channel): void {
    tellChannel(this.world, 'DELETE', channel)
    channel.deleted = true
  }

  /** Waits, without polling, until it is so. */
  until(condition: () => boolean, withinMs?: number): Promise<void> {
    return until(this.world, condition, withinMs)
  }

  async close(): Promise<void> {
    this.gateway.close()
    await this.api.close()
  }
}
