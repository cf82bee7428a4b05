/** The line to Telegram: grammY's client, with a time limit on every call that brings none of its own. */
import { Api } from 'grammy'
import type { Log, TelegramSettings } from './settings.js'

/** grammY's types know only the signal of an old polyfill; the built-in one is the same thing. */
type Signal = NonNullable<Parameters<Api['getMe']>[0]>

export interface Line {
  api: Api
  log: Log
}

/** How long Telegram may hold a getUpdates that has nothing to tell. */
export const holdSeconds = 30

export function openLine({ token, apiRoot, log, sendTimeoutMs = 10_000 }: TelegramSettings): Line {
  const api = new Api(token, { apiRoot: apiRoot.replace(/\/+$/, ''), timeoutSeconds: holdSeconds + 15 })
  api.config.use((call, method, payload, signal) => call(method, payload, signal ?? within(sendTimeoutMs)))
  return { api, log }
}

/** A time limit for one call. */
export function within(milliseconds: number): Signal {
  return forGrammy(AbortSignal.timeout(milliseconds))
}

export function forGrammy(signal: AbortSignal): Signal {
  return signal as Signal
}
