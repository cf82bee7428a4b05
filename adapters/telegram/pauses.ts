/** Waiting between attempts at the same thing: longer each time, cut short when the adapter stops. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pauses } from './settings.js'

export interface Patience {
  /** Waits at least `atLeastMs`; comes back at once when the signal is aborted. */
  wait(signal: AbortSignal, atLeastMs?: number): Promise<void>
  /** It worked: begin with short pauses again. */
  reset(): void
}

export function createPatience({ firstMs, longestMs }: Pauses): Patience {
  let next = firstMs
  return {
    async wait(signal, atLeastMs = 0) {
      const pause = Math.max(next, atLeastMs)
      next = Math.min(next * 2, longestMs)
      await sleep(pause, undefined, { signal }).catch(() => undefined)
    },
    reset() {
      next = firstMs
    },
  }
}
