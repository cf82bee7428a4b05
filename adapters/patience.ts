/** Waiting between attempts at the same thing: longer each time, cut short when the adapter stops. */
import { setTimeout as sleep } from 'node:timers/promises'

/** Doubled each time, from the first to the longest. */
export interface Pauses {
  firstMs: number
  longestMs: number
}

export interface Patience {
  /** Waits at least `atLeastMs`; comes back at once when the signal is aborted. */
  wait(signal: AbortSignal, atLeastMs?: number): Promise<void>
  /** Waits as long as it ever does: somebody else must act first. */
  waitLongest(signal: AbortSignal): Promise<void>
  /** It worked: begin with short pauses again. */
  reset(): void
}

export function createPatience({ firstMs, longestMs }: Pauses): Patience {
  let next = firstMs
  /** The only error there can be is the abort, for which the caller looks itself. */
  const pause = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => undefined)
  return {
    async wait(signal, atLeastMs = 0) {
      const length = Math.max(next, atLeastMs)
      next = Math.min(next * 2, longestMs)
      await pause(length, signal)
    },
    waitLongest: (signal) => pause(longestMs, signal),
    reset() {
      next = firstMs
    },
  }
}
