/** The custom app's access token: fetched once for all who need it, kept while it is valid, never asked for in a storm. */
import { SendError } from '../../src/core/adapter.js'
import type { Api } from './api.js'
import { appIsOut, toSendError, WecomError } from './errors.js'

export interface Token {
  /** Throws a SendError; `unreachable` with `route-down` while the app is out. */
  get(): Promise<string>
  /** Another one than this, which WeCom no longer takes. */
  insteadOf(stale: string): Promise<string>
  /** The app is out, as WeCom said with this code: nothing is tried for a while, and an operator must act. */
  giveUp(code: number): void
  /** The code for which nothing is tried now. */
  outBecause(): number | undefined
}

export interface TokenParts {
  api: Api
  corpId: string
  secret: string
  now: () => Date
  /** Told each time that the app turns out to be refused. */
  onRefused(code: number): void
}

/** While a token is valid, WeCom hands out the same one: to drop it long before it ends would mean asking all the time. */
const marginMs = 60_000
const betweenAsksMs = 30_000
const standstillMs = 10 * 60_000

export function createToken({ api, corpId, secret, now, onRefused }: TokenParts): Token {
  let held: { token: string; until: number; ends: number } | undefined
  let asking: Promise<string> | undefined
  let askedAt = Number.NEGATIVE_INFINITY
  let out: { code: number; until: number } | undefined
  const ms = () => now().getTime()

  function outBecause(): number | undefined {
    return out && ms() < out.until ? out.code : undefined
  }

  function giveUp(code: number): void {
    out = { code, until: ms() + standstillMs }
    held = undefined
    onRefused(code)
  }

  async function ask(): Promise<string> {
    askedAt = ms()
    try {
      const answer = await api.get('/cgi-bin/gettoken', { corpid: corpId, corpsecret: secret })
      const { access_token: token, expires_in: seconds } = answer
      if (typeof token !== 'string') throw new SendError('unreachable', 'gettoken: no token in the answer')
      const ends = ms() + Number(seconds ?? 0) * 1000
      held = { token, until: ends - marginMs, ends }
      out = undefined
      return token
    } catch (error) {
      if (error instanceof WecomError && appIsOut.has(error.code)) giveUp(error.code)
      if (error instanceof SendError && error.kind === 'unreachable') askedAt = Number.NEGATIVE_INFINITY
      const failure = toSendError(error, { direct: false, route: 'app' })
      throw failure.kind === 'refused' ? new SendError('unreachable', failure.message) : notSaid(failure)
    }
  }

  async function get(): Promise<string> {
    const code = outBecause()
    if (code !== undefined) throw new SendError('unreachable', `the app is refused: ${code}`, { because: 'route-down' })
    if (held && ms() < held.until) return held.token
    if (asking !== undefined) return asking
    const isFresh = ms() - askedAt < betweenAsksMs
    // In its last minute WeCom gives out the old one once more: it serves as long as it lasts.
    if (held && isFresh && ms() < held.ends) return held.token
    if (isFresh) throw new SendError('unreachable', 'gettoken: asked a moment ago')
    asking = ask().finally(() => {
      asking = undefined
    })
    return asking
  }

  return {
    get,
    insteadOf(stale) {
      if (held?.token === stale) held = undefined
      return get()
    },
    giveUp,
    outBecause,
  }
}

/** Whatever became of such a question: what was to be said has not been said. */
export function notSaid(failure: SendError): SendError {
  return failure.kind === 'unknown' ? new SendError('unreachable', failure.message) : failure
}
