/** How an adapter is, in one line, and since when. Logged when it changes. */
import type { Log } from '../src/core/log.js'

/** `away` is as wished, `trouble` is not; both are no health. */
export type Condition = 'well' | 'away' | 'trouble'

export interface Reports {
  report(condition: Condition, detail: string): void
  readonly ok: boolean
  /** With the time from which on it has been so. */
  line(): string
}

export function createReports(platform: string, { log, now }: { log: Log; now(): Date }): Reports {
  let current = { ok: false, detail: 'not started' }
  let since = now()
  return {
    report(condition, detail) {
      const ok = condition === 'well'
      if (ok === current.ok && detail === current.detail) return
      current = { ok, detail }
      since = now()
      log[condition === 'trouble' ? 'warn' : 'info']({ platform }, detail)
    },
    get ok() {
      return current.ok
    },
    line: () => `${current.detail} (since ${since.toISOString()})`,
  }
}
