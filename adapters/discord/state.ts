/** The adapter's health: the line to Discord, and what somebody must act on. Logged when it changes. */
import type { AdapterHealth } from '../../src/core/adapter.js'
import { type Condition, createReports } from '../condition.js'
import type { DiscordSettings } from './settings.js'

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
  const reports = createReports('discord', { log, now })
  return {
    report: reports.report,
    worry(about, sentence, isGrave = true) {
      if (worries.get(about)?.sentence === sentence) return false
      if (sentence === undefined) worries.delete(about)
      else worries.set(about, { sentence, isGrave })
      log[sentence === undefined ? 'info' : 'warn']({ platform: 'discord', about }, sentence ?? 'is mended')
      return true
    },
    health() {
      const line = reports.line()
      if (!reports.ok || worries.size === 0) return { ok: reports.ok, detail: line }
      const all = [...worries.values()]
      return { ok: !all.some(({ isGrave }) => isGrave), detail: all.map(({ sentence }) => sentence).join('; ') }
    },
  }
}
