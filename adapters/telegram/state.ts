/** The adapter's health, kept from what receiving last met, and logged when it changes. */
import type { AdapterHealth } from '../../src/core/adapter.js'
import type { TelegramSettings } from './settings.js'

export interface State {
  report(ok: boolean, detail: string): void
  health(): AdapterHealth
}

export function createState({ log, now }: Pick<TelegramSettings, 'log' | 'now'>): State {
  let current: AdapterHealth = { ok: false, detail: 'not started' }
  let since = now()
  return {
    report(ok, detail) {
      if (ok === current.ok && detail === current.detail) return
      current = { ok, detail }
      since = now()
      if (ok) log.info({ platform: 'telegram' }, detail)
      else log.warn({ platform: 'telegram' }, detail)
    },
    health: () => ({ ok: current.ok, detail: `${current.detail} (since ${since.toISOString()})` }),
  }
}
