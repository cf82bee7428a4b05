/** The adapter's health: the line to Discord, and what somebody must act on. Logged when it changes. */
import type { AdapterHealth } from '../../src/core/adapter.js'
import type { DiscordSettings } from './settings.js'

/** `away` is as wished, `trouble` is not; both are no health. */
type Condition = 'well' | 'away' | 'trouble'

export interface State {
  report(condition: Condition, detail: string): void
  /**
   * Something that somebody must act on, by its name; without a sentence it is mended. What is not grave is told, and the
   * health is good all the same.
   * @returns whether that is news
   */
  worry(about: string, sentence?: string, isGrave?: boolean): boolean
  health(): AdapterHealth
}

export function createState({ log, now }: Pick<DiscordSettings, 'log' | 'now'>): State {
  const worries = new Map<string, { sentence: string; isGrave: boolean }>()
  let current = { ok: false, detail: 'not started' }
  let since = now()
  return {
    report(condition, detail) {
      const ok = condition === 'well'
      if (ok === current.ok && detail === current.detail) return
      current = { ok, detail }
      since = now()
      log[condition === 'trouble' ? 'warn' : 'info']({ platform: 'discord' }, detail)
    },
    worry(about, sentence, isGrave = true) {
      if (worries.get(about)?.sentence === sentence) return false
      if (sentence === undefined) worries.delete(about)
      else worries.set(about, { sentence, isGrave })
      log[sentence === undefined ? 'info' : 'warn']({ platform: 'discord', about }, sentence ?? 'is mended')
      return true
    },
    health() {
      const line = `${current.detail} (since ${since.toISOString()})`
      if (!current.ok || worries.size === 0) return { ok: current.ok, detail: line }
      const all = [...worries.values()]
      return { ok: !all.some(({ isGrave }) => isGrave), detail: all.map(({ sentence }) => sentence).join('; ') }
    },
  }
}
