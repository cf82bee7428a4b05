/** What becomes of a post whose sending failed: tried again, repeated with a mark, held for a person, or dead. */
import { type Capabilities, SendError } from '../adapter.js'
import type { Chance } from '../time.js'
import type { Claim, Fate } from './rows.js'

const LONGEST_PAUSE = 5 * 60_000
/** After a day nobody wants the message any more; a person decides. */
const LONGEST_LIFE = 24 * 3_600_000

/** No platform has more ways to a place; after so many at once an attempt waits like any other. */
const MOST_WAYS = 3

/** Waiting time before the next attempt: doubling from a second, spread by chance so that lanes do not ring together. */
export const pause = (attempts: number, chance: Chance): number =>
  Math.min(LONGEST_PAUSE, 1000 * 2 ** Math.min(attempts - 1, 12)) * (0.75 + chance() / 2)

export function fateOf(claim: Claim, error: unknown, can: Capabilities, now: Date, chance: Chance): Fate {
  const later = (milliseconds: number) => new Date(now.getTime() + milliseconds)
  if (!(error instanceof SendError)) return { state: 'dead' }
  const { kind, details } = error
  const isOld = now.getTime() - claim.createdAt.getTime() > LONGEST_LIFE
  if (kind === 'limited' && !isOld)
    return { state: 'waiting', notBefore: later(details.retryAfterMs ?? pause(claim.attempts, chance)) }
  if (details.movedTo !== undefined) return { state: 'waiting', notBefore: now }
  // The adapter knows by now that this way is closed: the next attempt takes another.
  const closed = details.because === 'route-down' || details.because === 'route-gone'
  if (closed && claim.attempts <= MOST_WAYS) return { state: 'waiting', notBefore: now }
  if (kind === 'refused') {
    if (claim.isEdit && details.because === 'message-gone')
      return { state: 'waiting', notBefore: now, asNew: true, repeated: claim.attempts > 1 }
    // Who may write in a room but not in its threads is heard at least there.
    const unheard = details.because === 'muted' && claim.post.threadState === undefined
    if (claim.threadId !== null && (details.because === 'thread-gone' || unheard))
      return { state: 'waiting', notBefore: now, withoutThread: true }
    return { state: 'dead' }
  }
  const again: Fate = { state: 'waiting', notBefore: later(pause(claim.attempts, chance)) }
  if (isOld) return { state: 'dead' }
  return kind === 'unreachable' ? again : inDoubt(claim, can, again)
}

/** Perhaps it arrived. Where a second one is harmless it is sent again; else once more with a mark; what customers get waits for a person. */
export function inDoubt(
  claim: Pick<Claim, 'isEdit' | 'repeated' | 'purpose' | 'post'>,
  can: Capabilities,
  again: Fate,
): Fate {
  const { answers, private: reader, threadState } = claim.post
  const isToast = answers !== undefined && reader !== undefined && (!can.answersAloud || claim.post.blocks.length === 0)
  const harmless = claim.isEdit || threadState !== undefined || isToast
  if (can.removesDoubles || harmless) return again
  if (claim.purpose === 'customer' || claim.repeated) return { state: 'held' }
  return { ...again, repeated: true } as Fate
}
