/** The adapter's health, and which conversations nobody has opened to us yet. Logged when it changes. */
import type { AdapterHealth } from '../../src/core/adapter.js'
import { type Condition, createReports } from '../condition.js'
import type { WecomSettings } from './settings.js'

export interface State {
  report(condition: Condition, detail: string): void
  /** A sentence about something besides the connection, by its name; without one it is mended. */
  worry(about: string, sentence?: string): void
  /** WeCom lets us say nothing there before somebody has spoken to us. */
  closed(room: string): void
  isClosed(room: string): boolean
  /** @returns whether that opened it */
  heard(room: string): boolean
  health(): AdapterHealth
}

export function createState({ log, now }: Pick<WecomSettings, 'log' | 'now'>): State {
  const worries = new Map<string, string>()
  const unopened = new Set<string>()
  const reports = createReports('wecom', { log, now })
  return {
    report: reports.report,
    worry(about, sentence) {
      if (worries.get(about) === sentence) return
      if (sentence === undefined) worries.delete(about)
      else worries.set(about, sentence)
      log[sentence === undefined ? 'info' : 'warn']({ platform: 'wecom', about }, sentence ?? 'is mended')
    },
    closed(room) {
      if (!unopened.has(room)) log.warn({ platform: 'wecom', room }, 'nobody has spoken to the bot there yet')
      unopened.add(room)
    },
    isClosed: (room) => unopened.has(room),
    heard: (room) => unopened.delete(room),
    health() {
      const silent = unopened.size === 0 ? [] : [`${unopened.size} conversations wait until somebody speaks to the bot`]
      const line = reports.line()
      return { ok: reports.ok && worries.size === 0, detail: [line, ...worries.values(), ...silent].join('; ') }
    },
  }
}
