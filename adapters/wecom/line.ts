/** The line to WeCom: the connection on which we are subscribed just now, if any, and what is under way on it. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { WSClient } from '@wecom/aibot-node-sdk'
import { SendError } from '../../src/core/adapter.js'
import { codeOf } from './errors.js'
import type { Hope } from './hope.js'

export interface Connection {
  client: WSClient
  /** It is of no more use: a fresh one takes its place. */
  abandon(): void
}

export interface Line {
  readonly isOpen: boolean
  /** It is closed, but not for long, we hope. */
  readonly isOpening: boolean
  /**
   * One call on the connection.
   * @throws what the SDK rejects with, or SendError (unreachable) when there is no connection
   */
  call<T>(send: (client: WSClient) => Promise<T>): Promise<T>
}

/** What connecting does with the line besides. */
export interface OwnLine extends Line {
  /** We are subscribed on this connection; without one, on none. */
  put(connection?: Connection): void
  /** Something came from WeCom. */
  heard(): void
  /** Waits for the calls under way, but not for ever. */
  finish(withinMs: number): Promise<void>
}

/** The subscription is gone, though the connection looks open. */
const notSubscribed = 846609
/** So many calls without an answer, and nothing else heard meanwhile: nobody is there. The SDK's heartbeat takes a minute and more to find out. */
const mostUnanswered = 2
/** The SDK waits five seconds for an answer. */
const answersWithinMs = 5500

export function openLine(hope: Hope): OwnLine {
  const underWay = new Set<Promise<unknown>>()
  let current: Connection | undefined
  let sounds = 0
  let unanswered = 0

  /** Others may be waiting for answers that still come. */
  async function abandon(connection: Connection): Promise<void> {
    current = undefined
    hope.begin()
    await finish(answersWithinMs)
    connection.abandon()
  }

  async function finish(withinMs: number): Promise<void> {
    if (underWay.size === 0) return
    const enough = new AbortController()
    const patience = sleep(withinMs, undefined, { signal: enough.signal }).catch(() => undefined)
    await Promise.race([Promise.allSettled(underWay), patience])
    enough.abort()
  }

  async function attempt<T>(connection: Connection, send: (client: WSClient) => Promise<T>): Promise<T> {
    const before = sounds
    try {
      const answer = await send(connection.client)
      sounds += 1
      return answer
    } catch (error) {
      const code = codeOf(error)
      if (code !== undefined) sounds += 1
      if (connection !== current) throw error
      unanswered = sounds === before ? unanswered + 1 : 0
      if (code === notSubscribed || unanswered >= mostUnanswered) void abandon(connection)
      throw error
    }
  }

  return {
    get isOpen() {
      return current !== undefined
    },
    get isOpening() {
      return current === undefined && hope.lasts
    },
    async call(send) {
      if (!current) throw new SendError('unreachable', 'long connection: not connected', { because: 'route-down' })
      const work = attempt(current, send)
      const kept = work.catch(() => undefined).finally(() => underWay.delete(kept))
      underWay.add(kept)
      return work
    },
    put(connection) {
      if (connection) hope.end()
      else if (current) hope.begin()
      current = connection
      unanswered = 0
    },
    heard() {
      sounds += 1
    },
    finish,
  }
}
