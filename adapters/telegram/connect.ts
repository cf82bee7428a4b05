/** The calls before the first update, each repeated until Telegram has answered. */
import type { UserFromGetMe } from 'grammy/types'
import type { Patience } from '../patience.js'
import { describe, refusal, retryAfter, tokenIsDead } from './errors.js'
import { forGrammy, type Line } from './line.js'
import type { State } from './state.js'

/** What receiving needs, whichever way the updates come. */
export interface Receiving {
  line: Line
  state: State
  patience: Patience
  signal: AbortSignal
}

/**
 * Repeats a call with growing pauses.
 * @returns undefined when the adapter stops meanwhile, or when the token is dead and only an operator can help
 */
export async function persist<T>(receiving: Receiving, call: () => Promise<T>): Promise<T | undefined> {
  const { state, patience, signal } = receiving
  while (!signal.aborted) {
    try {
      const answer = await call()
      patience.reset()
      return answer
    } catch (error) {
      if (signal.aborted) return undefined
      state.report('trouble', describe(error))
      if (tokenIsDead(error)) return undefined
      // Another copy polls with this token: trying soon would only cut it off, and be cut off in turn.
      if (refusal(error, 409) !== undefined) await patience.waitLongest(signal)
      else await patience.wait(signal, retryAfter(error))
    }
  }
  return undefined
}

/** Who we are, and whether we may read everything. */
export function introduce(receiving: Receiving): Promise<UserFromGetMe | undefined> {
  const { line, signal } = receiving
  return persist(receiving, () => line.api.getMe(forGrammy(signal)))
}
