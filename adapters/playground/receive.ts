/** Offers every gesture to the bot, oldest first, until it is accepted; across restarts too. */
import { setTimeout as wait } from 'node:timers/promises'
import type { ChatEvent } from '../../src/core/event.js'
import type { Platform } from './platform.js'

const firstPauseMs = 500
const longestPauseMs = 30_000

type Pause = (ms: number, signal: AbortSignal) => Promise<void>

export class Receiver {
  #ended: AbortController | undefined
  /** Why the newest offer failed; the health line shows it. */
  trouble: unknown

  constructor(
    private readonly platform: Platform,
    private readonly pause: Pause = sleep,
  ) {}

  get running(): boolean {
    return this.#ended !== undefined
  }

  start(accept: (event: ChatEvent) => Promise<void>): void {
    this.stop()
    const ended = new AbortController()
    this.#ended = ended
    void this.#offerAll(accept, ended.signal)
  }

  /** What is under way may still be accepted; it is offered again after the next start, under the same id. */
  stop(): void {
    this.#ended?.abort()
    this.#ended = undefined
  }

  async #offerAll(accept: (event: ChatEvent) => Promise<void>, signal: AbortSignal): Promise<void> {
    let failures = 0
    while (!signal.aborted) {
      const event = this.platform.oldest
      if (!event) {
        await this.#nextGesture(signal)
        continue
      }
      try {
        await accept(event)
        if (signal.aborted) return
        this.platform.write({ kind: 'accepted', event: event.id })
        this.trouble = undefined
        failures = 0
      } catch (error) {
        this.trouble = error
        await this.pause(Math.min(firstPauseMs * 2 ** failures, longestPauseMs), signal)
        failures += 1
      }
    }
  }

  #nextGesture(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        unwatch()
        signal.removeEventListener('abort', done)
        resolve()
      }
      const unwatch = this.platform.watch(() => this.platform.waiting > 0 && done())
      signal.addEventListener('abort', done)
    })
  }
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal, ref: false }).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}
