/** The line to Telegram: grammY's client, with a time limit on every call that brings none of its own. */
import { Api } from 'grammy'
import type { Log } from '../../src/core/log.js'
import type { TelegramSettings } from './settings.js'

/** grammY's types know only the signal of an old polyfill; the built-in one is the same thing. */
type Signal = NonNullable<Parameters<Api['getMe']>[0]>

export interface Line {
  api: Api
  log: Log
  /** A file by the path that getFile gave. No error of this says the address: the token is in it. */
  download(path: string): Promise<Response>
  /** A time limit for calls that carry files. */
  forFiles(): Signal
}

/** How long Telegram may hold a getUpdates that has nothing to tell. */
export const holdSeconds = 30

export function openLine(settings: TelegramSettings): Line {
  const { token, log, sendTimeoutMs = 10_000, fileTimeoutMs = 60_000 } = settings
  const apiRoot = settings.apiRoot.replace(/\/+$/, '')
  const api = new Api(token, { apiRoot, timeoutSeconds: Math.max(holdSeconds + 15, fileTimeoutMs / 1000) })
  api.config.use((call, method, payload, signal) => call(method, payload, signal ?? within(sendTimeoutMs)))
  return {
    api,
    log,
    download: (path) =>
      fetch(`${apiRoot}/file/bot${token}/${encodeURI(path)}`, {
        redirect: 'error',
        signal: AbortSignal.timeout(fileTimeoutMs),
      }),
    forFiles: () => within(fileTimeoutMs),
  }
}

/** A time limit for one call. */
export function within(milliseconds: number): Signal {
  return forGrammy(AbortSignal.timeout(milliseconds))
}

export function forGrammy(signal: AbortSignal): Signal {
  return signal as Signal
}
