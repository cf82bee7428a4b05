/** The adapter's health, kept from what receiving last met, and logged when it changes. */
import type { AdapterHealth } from '../../src/core/adapter.js'
import { type Condition, createReports } from '../condition.js'
import type { TelegramSettings } from './settings.js'

export interface State {
  report(condition: Condition, detail: string): void
  /** A sentence that stands beside the rest as long as it is so; empty for none. It is no trouble of the adapter. */
  remark(sentence: string): void
  health(): AdapterHealth
}

export function createState({ log, now }: Pick<TelegramSettings, 'log' | 'now'>): State {
  const reports = createReports('telegram', { log, now })
  let remark = ''
  return {
    report: reports.report,
    remark(sentence) {
      if (sentence !== remark && sentence !== '') log.warn({ platform: 'telegram' }, sentence)
      remark = sentence
    },
    health: () => ({
      ok: reports.ok,
      detail: `${reports.line()}${remark === '' ? '' : `; ${remark}`}`,
    }),
  }
}
