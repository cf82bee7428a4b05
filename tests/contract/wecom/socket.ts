/** The long connection over real WebSockets: one subscription at a time, acknowledgements, and a network's failures. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Faults, Frame } from './faults.js'
import { fine, Refusal } from './refusal.js'
import { requests } from './requests.js'
import type { Memory, Told } from './told.js'
import type { Json, World } from './world.js'

interface Connection extends Memory {
  socket: WebSocket
  /** Asked to subscribe at least once. */
  asked: boolean
  subscribed: boolean
  /** The network is gone, though nobody has noticed. */
  silent: boolean
}

export class Sockets {
  /** How often a client subscribed with the right secret. */
  subscriptions = 0
  /** So many things to come are told twice. */
  repeats = 0
  #connections: Connection[] = []
  readonly #server = new WebSocketServer({ noServer: true })

  constructor(
    readonly world: World,
    readonly faults: Faults,
  ) {}

  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.faults.socketsDown) return void socket.destroy()
    this.#server.handleUpgrade(request, socket, head, (opened) => this.#greet(opened))
  }

  get live(): number {
    return this.#connections.filter(({ subscribed, silent }) => subscribed && !silent).length
  }

  cut(how: 'close' | 'silent'): void {
    for (const connection of this.#connections) {
      if (how === 'close') connection.socket.terminate()
      else connection.silent = true
    }
  }

  /** The socket stays open, but the subscription behind it is gone. */
  forget(): void {
    for (const connection of this.#connections) connection.subscribed = false
  }

  /** Somebody subscribed elsewhere. */
  evict(): void {
    for (const connection of this.#connections) if (connection.subscribed) this.#evict(connection)
  }

  /** @returns whether anybody is connected to be told; what nobody hears is lost */
  tell(cmd: string, body: Json, told?: Told, reqId = this.world.id('R')): boolean {
    const connection = this.#connections.findLast(({ subscribed, silent }) => subscribed && !silent)
    if (!connection) return false
    if (told) connection.told.set(reqId, told)
    const times = this.repeats > 0 ? 2 : 1
    this.repeats -= times - 1
    for (let time = 0; time < times; time += 1) say(connection, { cmd, headers: { req_id: reqId }, body })
    return true
  }

  close(): void {
    for (const { socket } of this.#connections) socket.terminate()
    this.#server.close()
  }

  #greet(socket: WebSocket): void {
    const memory = { told: new Map(), streams: new Map() }
    const connection = { socket, asked: false, subscribed: false, silent: false, ...memory }
    this.#connections.push(connection)
    socket.on('message', (data) => this.#hear(connection, String(data)))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      this.#connections = this.#connections.filter((one) => one !== connection)
      this.world.touch()
    })
  }

  #hear(connection: Connection, data: string): void {
    if (connection.silent) return
    const { cmd = '', headers, body = {} } = JSON.parse(data) as { cmd?: string; headers?: Json; body?: Json }
    const reqId = headers?.req_id
    if (typeof reqId !== 'string' || reqId === '') return void this.world.complain(`${cmd}: no req_id`)
    const answer = this.#answer(connection, { cmd, reqId, body })
    if (cmd !== 'ping') this.#note(cmd, body, answer.errcode)
    const lost = cmd !== 'ping' && cmd !== 'aibot_subscribe' && this.faults.takeAck({ cmd, reqId, body })
    if (!lost) say(connection, { headers: { req_id: reqId }, ...answer })
    this.world.touch()
  }

  #note(path: string, body: Json, code: number): void {
    const { secret: _, base64_data: __, ...told } = body
    this.world.calls.push({ path, body: told, code, at: this.world.now() })
  }

  #answer(connection: Connection, frame: Frame): { errcode: number; errmsg: string; body?: Json } {
    try {
      const body = this.#perform(connection, frame)
      return body ? { ...fine, body } : fine
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.mistake) this.world.complain(`${frame.cmd}: ${error.code} ${error.message}`)
      return error.body
    }
  }

  #perform(connection: Connection, { cmd, reqId, body }: Frame): Json | undefined {
    if (cmd === 'ping') return
    if (cmd === 'aibot_subscribe') return this.#subscribe(connection, body)
    if (!connection.asked) this.world.complain(`${cmd}: before aibot_subscribe`)
    const failing = this.faults.takeCode('socket', cmd)
    if (failing !== undefined) throw new Refusal(failing, undefined, false)
    if (!connection.subscribed) throw new Refusal(846609)
    const perform = requests[cmd]
    if (!perform) throw new Refusal(40008, `unknown cmd ${cmd}`)
    return perform({ world: this.world, memory: connection, reqId, body })
  }

  #subscribe(connection: Connection, { bot_id, secret }: Json): undefined {
    const failing = this.faults.takeCode('aibot_subscribe')
    connection.asked = true
    if (failing !== undefined) throw new Refusal(failing, undefined, false)
    const { bot } = this.world.setting
    if (bot_id !== bot.id || secret !== bot.secret) throw new Refusal(853000)
    if (connection.subscribed) this.world.complain('aibot_subscribe: subscribed already')
    for (const older of this.#connections) if (older !== connection && older.subscribed) this.#evict(older)
    connection.subscribed = true
    this.subscriptions += 1
  }

  /** The cut follows 2 s to 5 min later; here at once, when the event is surely out. */
  #evict(connection: Connection): void {
    connection.subscribed = false
    const event = { eventtype: 'disconnected_event' }
    const body = { msgid: this.world.id('M'), aibotid: this.world.setting.bot.id, msgtype: 'event', event }
    const frame = { cmd: 'aibot_event_callback', headers: { req_id: this.world.id('R') }, body }
    if (connection.silent) return
    connection.socket.send(JSON.stringify(frame), () => connection.socket.close())
  }
}

function say({ socket, silent }: Connection, frame: object): void {
  if (!silent && socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame))
}
