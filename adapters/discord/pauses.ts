/** Waiting between attempts at the same thing: longer each time, cut short when the adapter stops. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pauses } from './settings.js'

export interface Patience {
  /** Comes back at once when the signal is aborted. */
  wait(signal: AbortSignal): Promise<void>
  /** It worked: begin with short pauses again. */
  reset(): void
}

export function createPatience({ firstMs, longestMs }: Pauses): Patience {
  let next = firstMs
  return {
    async wait(signal) {
      const length = next
      next = Math.min(next * 2, longestMs)
      // The only error there can be is the abort, for which the caller looks itself.
      await sleep(length, undefined, { signal }).catch(() => undefined)
    },
    reset() {
      next = firstMs
    },
  }
}
