/** Discord's rate limits, on the real clock, with its headers. */
import type { Json } from './world.js'

export interface Drawn {
  method: string
  path: string
  scope: 'user' | 'global' | 'shared'
  /** Seconds. */
  retryAfter: number
}

export class TooMany extends Error {
  constructor(
    readonly retryAfter: number,
    readonly scope: Drawn['scope'],
    readonly headers: Record<string, string>,
  ) {
    super('You are being rate limited.')
  }

  get body(): Json {
    return { message: this.message, retry_after: this.retryAfter, global: this.scope === 'global' }
  }
}

interface Rule {
  bucket: string
  times: number
  ms: number
}

interface Window {
  used: number
  resetAt: number
}

/** By method and pattern of the path; each counts for itself per channel. */
const rules: Record<string, Rule> = {
  'POST /channels/:channel/messages': { bucket: 'a1post', times: 5, ms: 5000 },
  'PUT /channels/:channel/messages/:message/reactions/:emoji/@me': { bucket: 'b2react', times: 1, ms: 250 },
}

const renaming: Rule = { bucket: 'c3rename', times: 2, ms: 600_000 }

/** A little less than a second: the client's second may begin a little before it is heard here. */
const overall: Rule = { bucket: 'global', times: 50, ms: 950 }

export class Limits {
  counting = true
  /** Every 429 that was drawn. */
  readonly drawn: Drawn[] = []
  #windows = new Map<string, Window>()

  /** @returns headers to tell. Throws TooMany. */
  check(method: string, pattern: string, path: string, params: Record<string, string>, given: Json) {
    if (!this.counting) return {}
    const refuse = (window: Window, scope: Drawn['scope'], headers: Record<string, string>) => {
      const retryAfter = Math.max(1, Math.ceil(window.resetAt - Date.now())) / 1000
      this.drawn.push({ method, path, scope, retryAfter })
      const always = { 'retry-after': String(Math.ceil(retryAfter)), 'x-ratelimit-scope': scope }
      throw new TooMany(retryAfter, scope, { ...headers, ...always })
    }
    if (!pattern.startsWith('/interactions/') && !pattern.startsWith('/webhooks/')) {
      const { full, window } = this.#count(overall, '')
      if (full) refuse(window, 'global', { 'x-ratelimit-global': 'true' })
    }
    if (method === 'PATCH' && pattern === '/channels/:channel' && 'name' in given) {
      const { full, window } = this.#count(renaming, params.channel ?? '')
      if (full) refuse(window, 'user', { 'x-ratelimit-bucket': renaming.bucket })
    }
    const rule = rules[`${method} ${pattern}`]
    if (!rule) return {}
    const { full, window } = this.#count(rule, params.channel ?? '')
    const headers = {
      'x-ratelimit-limit': String(rule.times),
      'x-ratelimit-remaining': String(rule.times - Math.min(window.used, rule.times)),
      'x-ratelimit-reset': String(window.resetAt / 1000),
      'x-ratelimit-reset-after': String(Math.max(0, window.resetAt - Date.now()) / 1000),
      'x-ratelimit-bucket': rule.bucket,
    }
    if (full) refuse(window, 'user', headers)
    return headers
  }

  #count({ bucket, times, ms }: Rule, of: string): { full: boolean; window: Window } {
    const now = Date.now()
    const last = this.#windows.get(`${bucket} ${of}`)
    const window = last && last.resetAt > now ? last : { used: 0, resetAt: now + ms }
    this.#windows.set(`${bucket} ${of}`, window)
    if (window.used >= times) return { full: true, window }
    window.used += 1
    return { full: false, window }
  }
}
