/** One session of a bot at the gateway: it outlives its socket, and what was missed is told again in order. */
import type { WebSocket } from 'ws'
import type { Json } from './world.js'

interface Told {
  op: 0
  s: number
  t: string
  d: Json
}

export class Session {
  /** Everything ever told, with its number. */
  readonly told: Told[] = []
  /** The number of the last event that the client has read, as of its last heartbeat. */
  read = 0

  constructor(
    readonly id: string,
    readonly intents: number,
    public socket: WebSocket | undefined,
  ) {}

  tell(t: string, d: Json): void {
    const event: Told = { op: 0, s: this.told.length + 1, t, d: structuredClone(d) }
    this.told.push(event)
    if (this.socket) say(this.socket, event)
  }

  /** Everything after that number, and then the end of it. */
  resume(socket: WebSocket, after: number): void {
    this.socket = socket
    for (const event of this.told.filter(({ s, t }) => s > after && t !== 'RESUMED')) say(socket, event)
    this.tell('RESUMED', {})
  }
}

export function say(socket: WebSocket, payload: object): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(payload))
}
