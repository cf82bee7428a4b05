/** What WeCom pushes to the custom app: the web server calls in, and answers 200 only for what is stored. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ChatEvent } from '../../src/core/event.js'
import type { Log } from '../../src/core/log.js'
import { toEvent } from './app-event.js'
import { readXml, textOf } from './callback-xml.js'
import { type Seal, unseal } from './signature.js'

/** Never rejects. `body` is the raw text of the request. */
export type Callback = (
  method: 'GET' | 'POST',
  query: Readonly<Record<string, unknown>>,
  body: string,
) => Promise<{ status: number; body: string }>

export interface CallbackParts extends Seal {
  log: Log
  /** Stores an event; undefined while nothing is received. */
  accept(): ((event: ChatEvent) => Promise<void>) | undefined
  /** WeCom waits five seconds, and then comes again, twice. Default 4.5 s. */
  storeTimeoutMs?: number
}

const largest = 64 * 1024
const received = { status: 200, body: '' }
/** WeCom comes again. */
const notStored = { status: 500, body: '' }

export function createCallback({ log, accept, storeTimeoutMs = 4500, ...seal }: CallbackParts): Callback {
  function refuse(reason: string): { status: number; body: string } {
    log.warn({ platform: 'wecom', code: 'callback-refused', reason }, 'a callback was refused')
    return { status: 403, body: '' }
  }

  async function store(event: ChatEvent): Promise<{ status: number; body: string }> {
    const storing = accept()?.(event)
    if (!storing) return notStored
    const done = new AbortController()
    const late = sleep(storeTimeoutMs, false, { signal: done.signal, ref: false }).catch(() => false)
    const failed = (error: unknown) => {
      log.error({ platform: 'wecom', code: 'callback-not-stored', error }, 'a callback could not be stored')
      return false
    }
    const isStored = await Promise.race([storing.then(() => true, failed), late])
    done.abort()
    return isStored ? received : notStored
  }

  return async (method, query, body) => {
    if (method === 'GET') {
      // WeCom makes sure that we are who we say, once, when the address is set. A plus may have been read as a space.
      const echo = unseal(seal, query, String(query.echostr ?? '').replaceAll(' ', '+'))
      return 'refused' in echo ? refuse(echo.refused) : { status: 200, body: echo.text }
    }
    if (Buffer.byteLength(body) > largest) return refuse('size')
    const letter = textOf(readXml(body), 'Encrypt')
    if (letter === '') return refuse('form')
    const opened = unseal(seal, query, letter)
    if ('refused' in opened) return refuse(opened.refused)
    const fields = readXml(opened.text)
    if (!fields) return refuse('content')
    const event = toEvent(fields)
    return event ? await store(event) : received
  }
}
