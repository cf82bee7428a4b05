/** The adapter's health, kept from what receiving last met, and logged when it changes. */
import type { AdapterHealth } from '../../src/core/adapter.js'
import type { TelegramSettings } from './settings.js'

/** `away` is as wished, `trouble` is not; both are no health. */
type Condition = 'well' | 'away' | 'trouble'

export interface State {
  report(condition: Condition, detail: string): void
  /** A sentence that stands beside the rest as long as it is so; empty for none. It is no trouble of the adapter. */
  remark(sentence: string): void
  health(): AdapterHealth
}

export function createState({ log, now }: Pick<TelegramSettings, 'log' | 'now'>): State {
  let current = { ok: false, detail: 'not started' }
  let since = now()
  let remark = ''
  return {
    report(condition, detail) {
      const ok = condition === 'well'
      if (ok === current.ok && detail === current.detail) return
      current = { ok, detail }
      since = now()
      log[condition === 'trouble' ? 'warn' : 'info']({ platform: 'telegram' }, detail)
    },
    remark(sentence) {
      if (sentence !== remark && sentence !== '') log.warn({ platform: 'telegram' }, sentence)
      remark = sentence
    },
    health: () => ({
      ok: current.ok,
      detail: `${current.detail} (since ${since.toISOString()})${remark === '' ? '' : `; ${remark}`}`,
    }),
  }
}
