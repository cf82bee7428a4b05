/** The gateway over real WebSockets: Hello, Identify, Resume, heartbeats, and the failures that a network has. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { GatewayIntentBits } from 'discord.js'
import { type WebSocket, WebSocketServer } from 'ws'
import { wholeGuildShape } from './guild-shape.js'
import { may } from './permissions.js'
import { Session, say } from './session.js'
import { userShape } from './shape.js'
import type { Happening, Json, World } from './world.js'

interface Payload {
  op: number
  d: unknown
}

const validIntents = Object.values(GatewayIntentBits)
  .filter((bit) => typeof bit === 'number')
  .reduce((all, bit) => all | bit, 0)

export class Gateway {
  /** Times that a client identified itself. */
  identifies = 0
  /** Identifies that are left today. */
  startsLeft = 1000
  /** False: the connection looks alive, but heartbeats stay without an answer. */
  acknowledging = true
  heartbeatMs = 41_250
  /** So many of the next events are told twice. */
  repeating = 0
  /** So many of the next connections are refused. */
  refusing = 0
  #sessions: Session[] = []
  #reordering = false
  #held: Happening | undefined
  readonly #sockets = new WebSocketServer({ noServer: true })

  constructor(
    readonly world: World,
    readonly token: () => string,
  ) {
    world.tell = (happening) => this.#tell(happening)
  }

  get connected(): boolean {
    return this.#sessions.some(({ socket }) => socket !== undefined && socket.readyState === socket.OPEN)
  }

  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.refusing > 0) {
      this.refusing -= 1
      socket.destroy()
      return
    }
    const query = new URL(request.url ?? '/', 'http://local').searchParams
    if (query.get('v') !== '10' || query.get('encoding') !== 'json') {
      this.world.complaints.push(`gateway: wrong version or encoding in ${request.url}`)
    }
    this.#sockets.handleUpgrade(request, socket, head, (opened) => this.#greet(opened))
  }

  /** The next two events come in the wrong order. */
  reorderNext(): void {
    this.#reordering = true
  }

  /** All sockets break at once; sessions stay. */
  cut(): void {
    for (const socket of this.#sockets.clients) socket.terminate()
  }

  /** Sessions are lost: who comes back has to identify anew, and what was missed is gone. */
  forgetSessions(): void {
    this.#sessions = []
  }

  /** Op 7: please reconnect. */
  askToReconnect(): void {
    for (const socket of this.#sockets.clients) say(socket, { op: 7, d: null })
  }

  /** Op 9: the session is invalid, though it may be resumed when so said. */
  invalidate(resumable: boolean): void {
    if (!resumable) this.#sessions = []
    for (const socket of this.#sockets.clients) say(socket, { op: 9, d: resumable })
  }

  /** Asks for heartbeats (op 1) until those that are connected have read everything that was told before. */
  async read(): Promise<void> {
    const asked = this.#sessions.flatMap((session) => {
      const { socket, told } = session
      return socket ? [{ session, socket, told: told.length }] : []
    })
    for (;;) {
      const isOpen = (socket: WebSocket) => socket.readyState === socket.OPEN
      const behind = asked.filter(({ session, socket, told }) => session.read < told && isOpen(socket))
      if (behind.length === 0) return
      for (const { socket } of behind) say(socket, { op: 1, d: null })
      await this.world.activity()
    }
  }

  #greet(socket: WebSocket): void {
    socket.on('message', (data) => this.#hear(socket, JSON.parse(String(data)) as Payload))
    socket.on('error', () => socket.terminate())
    socket.on('close', (code) => {
      const session = this.#sessions.find((one) => one.socket === socket)
      if (session) session.socket = undefined
      if (code === 1000 || code === 1001) this.#sessions = this.#sessions.filter((one) => one !== session)
      this.world.touch()
    })
    say(socket, { op: 10, d: { heartbeat_interval: this.heartbeatMs } })
  }

  #hear(socket: WebSocket, { op, d }: Payload): void {
    if (op === 1) {
      const session = this.#sessions.find((one) => one.socket === socket)
      if (session) session.read = Number(d ?? 0)
      if (this.acknowledging) say(socket, { op: 11, d: null })
    } else if (op === 2) this.#identify(socket, d as { token: string; intents: number })
    else if (op === 6) this.#resume(socket, d as { token: string; session_id: string; seq: number })
    else if (op !== 3 && op !== 8) this.world.complaints.push(`gateway: unexpected op ${op}`)
    this.world.touch()
  }

  #identify(socket: WebSocket, { token, intents }: { token: string; intents: number }): void {
    this.identifies += 1
    this.startsLeft -= 1
    if (token !== this.token()) return void socket.close(4004, 'Authentication failed.')
    if (!Number.isInteger(intents) || (intents & ~validIntents) !== 0)
      return void socket.close(4013, 'Invalid intent(s).')
    const { messageContent, members } = this.world.privileged
    const closed =
      GatewayIntentBits.GuildPresences |
      (messageContent ? 0 : GatewayIntentBits.MessageContent) |
      (members ? 0 : GatewayIntentBits.GuildMembers)
    if ((intents & closed) !== 0) return void socket.close(4014, 'Disallowed intent(s).')
    const session = new Session(`session-${this.world.ids.next()}`, intents, socket)
    this.#sessions.push(session)
    session.tell('READY', this.#ready(session))
    const { gone, unavailable } = this.world.guild
    if (gone || (intents & GatewayIntentBits.Guilds) === 0) return
    if (unavailable) session.tell('GUILD_DELETE', { id: this.world.guild.id, unavailable: true })
    else session.tell('GUILD_CREATE', wholeGuildShape(this.world, intents))
  }

  #ready(session: Session): Json {
    const { bot, guild, privileged, origin } = this.world
    const flags = (privileged.messageContent ? 1 << 19 : 0) | (privileged.members ? 1 << 15 : 0)
    return {
      v: 10,
      user: { ...userShape(bot.user), verified: true, mfa_enabled: true, email: null },
      guilds: guild.gone ? [] : [{ id: guild.id, unavailable: true }],
      session_id: session.id,
      resume_gateway_url: origin.replace('http', 'ws'),
      shard: [0, 1],
      application: { id: bot.user.id, flags },
      private_channels: [],
      relationships: [],
    }
  }

  #resume(socket: WebSocket, given: { token: string; session_id: string; seq: number }): void {
    if (given.token !== this.token()) return void socket.close(4004, 'Authentication failed.')
    const session = this.#sessions.find(({ id }) => id === given.session_id)
    if (!session) return void say(socket, { op: 9, d: false })
    if (given.seq > session.told.length) return void socket.close(4007, 'Invalid seq.')
    session.resume(socket, given.seq)
  }

  #tell(happening: Happening): void {
    if (this.#reordering) {
      this.#reordering = false
      this.#held = happening
      return
    }
    const held = this.#held
    this.#held = undefined
    this.#deliver(happening)
    if (held) this.#deliver(held)
  }

  #deliver(happening: Happening): void {
    const { name, intents, channel, data } = happening
    if (channel && !may(this.world, this.world.bot, channel, 'ViewChannel')) return
    const times = this.repeating > 0 ? 2 : 1
    this.repeating = Math.max(0, this.repeating - 1)
    for (const session of this.#sessions) {
      if (intents !== 0 && (session.intents & intents) === 0) continue
      for (let time = 0; time < times; time += 1) session.tell(name, data(session.intents))
    }
    this.world.touch()
  }

  close(): void {
    this.cut()
    this.#sockets.close()
  }
}
