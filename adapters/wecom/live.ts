/** One connection of the SDK's client, from its beginning to its end. */
import { WSAuthFailureError, WSClient, WSReconnectExhaustedError, type WsFrame } from '@wecom/aibot-node-sdk'
import { quiet } from './quiet.js'
import type { Session } from './session.js'

/** `lost`: it may be made again · `refused`: the secret is wrong · `evicted`: another has our place. `why` is for the operator. */
export interface Ending {
  how: 'stopped' | 'lost' | 'refused' | 'evicted'
  why: string
}

export interface Hear {
  /** From here on WeCom knows nothing of what was said on an earlier connection. */
  begin(): void
  message(frame: WsFrame<unknown>): void
  event(frame: WsFrame<unknown>): void
}

/** For the handshake, and again for the subscription, which the SDK would await for ever. */
const beginWithinMs = 10_000
const finishWithinMs = 2000

const secretIsWrong: ReadonlySet<string> = new Set(['853000', '40001', '40013', '40091'])

/** Resolves when this connection is of no more use; it is closed then. */
export async function live(session: Session, hear: Hear, opened: () => void): Promise<Ending> {
  const { line, signal } = session
  const client = newClient(session)
  const over = new AbortController()
  const ending = await new Promise<Ending>((resolve) => {
    let why = 'no answer'
    const end = (how: Ending['how']) => resolve({ how, why })
    const late = setTimeout(end, 2 * beginWithinMs, 'lost')
    over.signal.addEventListener('abort', () => clearTimeout(late))
    signal.addEventListener('abort', () => end('stopped'), { once: true, signal: over.signal })
    client.on('authenticated', () => {
      clearTimeout(late)
      if (signal.aborted || over.signal.aborted) return
      why = 'closed'
      hear.begin()
      line.put({ client, abandon: () => end('lost') })
      opened()
    })
    client.on('event.disconnected_event', () => end('evicted'))
    client.on('error', (error) => {
      why = reasonOf(error) ?? why
      if (secretIsWrong.has(why)) end('refused')
      else if (isLast(error)) end('lost')
    })
    client.on('disconnected', () => end('lost'))
    listen(client, session, hear)
    client.connect()
  })
  over.abort()
  if (ending.how === 'stopped') await line.finish(finishWithinMs)
  line.put()
  // After an eviction the SDK has let go by itself.
  if (ending.how !== 'evicted') client.disconnect()
  return ending
}

function listen(client: WSClient, { line, signal }: Session, hear: Hear): void {
  const heard = (tell: (frame: WsFrame<unknown>) => void) => (frame: WsFrame<unknown>) => {
    if (signal.aborted) return
    line.heard()
    tell(frame)
  }
  client.on('message', heard(hear.message))
  client.on('event', heard(hear.event))
}

/** WeCom's number when the subscription failed, or the network's word; neither holds a secret. */
function reasonOf(error: Error): string | undefined {
  if (isLast(error)) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  return /\(code: (-?\d+)\)/.exec(error.message)?.[1] ?? /server response: \d+/.exec(error.message)?.[0]
}

/** The SDK says so after the first failure already, as we want it. */
function isLast(error: Error): boolean {
  return error instanceof WSReconnectExhaustedError || error instanceof WSAuthFailureError
}

/**
 * It never reconnects by itself: a client that is told to disconnect and connect again loses hold of its new socket when
 * the old one closes late, and one that has given up says so only once.
 */
function newClient({ settings: { botId, secret, wsUrl, log } }: Session): WSClient {
  return new WSClient({
    botId,
    secret,
    ...(wsUrl === undefined ? {} : { wsUrl }),
    wsOptions: { handshakeTimeout: beginWithinMs },
    maxReconnectAttempts: 0,
    maxAuthFailureAttempts: 0,
    logger: quiet(log),
  })
}
