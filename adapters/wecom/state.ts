/** The adapter's health, and which conversations nobody has opened to us yet. Logged when it changes. */
import type { AdapterHealth } from '../../src/core/adapter.js'
import type { WecomSettings } from './settings.js'

/** `away` is as wished, `trouble` is not; both are no health. */
type Condition = 'well' | 'away' | 'trouble'

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
  let current = { ok: false, detail: 'not started' }
  let since = now()
  return {
    report(condition, detail) {
      const ok = condition === 'well'
      if (ok === current.ok && detail === current.detail) return
      current = { ok, detail }
      since = now()
      log[condition === 'trouble' ? 'warn' : 'info']({ platform: 'wecom' }, detail)
    },
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
      const line = `${current.detail} (since ${since.toISOString()})`
      return { ok: current.ok && worries.size === 0, detail: [line, ...worries.values(), ...silent].join('; ') }
    },
  }
}
