/** What became of a post: the receipt is kept, or its fate decided; also for posts whose sending a crash cut off. */
import type { Db } from '../../store/store.js'
import { type Adapter, type PlatformName, SendError } from '../adapter.js'
import { forgetWebhook, loseThread, markRoomGone, moveRoom } from '../inbox/rooms.js'
import type { Log } from '../log.js'
import type { Receipt } from '../post.js'
import { otherwise } from '../posts/otherwise.js'
import { pingFor } from '../posts/pings.js'
import { laneOf } from '../posts/stored-post.js'
import type { Chance, Time } from '../time.js'
import { fateOf, inDoubt } from './fate.js'
import { claimsInDoubt } from './repair.js'
import { type Claim, settleFailed, settleSent } from './rows.js'

export type Outcome = { claim: Claim; receipt: Receipt } | { claim: Claim; error: unknown }

export interface SettleParts {
  adapters: ReadonlyMap<PlatformName, Adapter>
  time: Time
  chance: Chance
  log: Log
  /** A post that will not be sent by itself any more, and a key under `core.why.`; answers lanes to wake (an alarm's). Runs in the same transaction. */
  lost(db: Db, claim: Claim, why: string): string[]
}

/** Writes down what became of one attempt. Answers lanes to wake. */
export function settle(db: Db, outcome: Outcome, { adapters, time, chance, log, lost }: SettleParts): string[] {
  const { claim } = outcome
  const now = time.now()
  const adapter = adapters.get(claim.platform) as Adapter
  if ('receipt' in outcome) {
    settleSent(db, claim, outcome.receipt, now)
    return claim.ping ? pingFor(db, adapter, claim.id, now) : []
  }
  const { error } = outcome
  const { capabilities } = adapter
  const fate = fateOf(claim, error, capabilities, now, chance)
  const why = error instanceof SendError ? (error.details.because ?? error.kind) : 'bug'
  if (error instanceof SendError) learn(db, claim, error)
  settleFailed(db, claim, fate, why)
  const level = why === 'bug' ? 'error' : 'warn'
  log[level](
    { code: 'not-sent', post: claim.id, key: claim.post.key, fate: fate.state, error },
    `a post was not sent: ${why}`,
  )
  if (fate.state === 'waiting' && fate.asNew) return [laneOf(claim.roomId)]
  return fate.state === 'waiting' ? [] : endOf(db, claim, fate.state, why, { adapter, now, lost })
}

/** It will not be sent by itself any more: what is done instead, or who is told. Answers lanes to wake. */
function endOf(
  db: Db,
  claim: Claim,
  state: 'held' | 'dead' | 'superseded',
  why: string,
  { adapter, now, lost }: { adapter: Adapter | undefined; now: Date } & Pick<SettleParts, 'lost'>,
): string[] {
  // Perhaps it is there, perhaps not: those whom it waits for are called in any case.
  const pinged = adapter && state === 'held' && claim.ping ? pingFor(db, adapter, claim.id, now) : []
  // A leg that goes no way of its own is no loss where it is said, or rings, another way.
  const another = claim.leg === 'ping' || (claim.leg === 'beside' && state === 'dead')
  const instead = adapter && another ? otherwise(db, adapter, claim.id, now) : []
  const isLoss = claim.leg === 'ping' ? instead.length === 0 : !another
  return [...pinged, ...instead, ...(isLoss ? lost(db, claim, why) : [])]
}

/** It will not be sent any more. Answers lanes to wake. */
export function giveUp(db: Db, claim: Claim, why: string, { lost }: SettleParts): string[] {
  settleFailed(db, claim, { state: 'dead' }, why)
  return lost(db, claim, why)
}

/** What an error tells about the room, for all that goes there later. */
function learn(db: Db, claim: Claim, { details }: SendError) {
  if (details.movedTo !== undefined) moveRoom(db, claim.roomId, details.movedTo)
  if (details.because === 'room-gone') markRoomGone(db, claim.roomId, true)
  if (details.because === 'route-gone') forgetWebhook(db, claim.roomId, claim.post.room.webhook)
  if (details.because === 'thread-gone' && claim.threadId !== null) loseThread(db, claim.threadId)
}

/** At the start nobody is sending: every row that says so is in doubt. Answers lanes to wake. */
export async function repair(db: Db, { adapters, time, lost }: SettleParts): Promise<string[]> {
  const now = time.now()
  const again = { state: 'waiting', notBefore: now } as const
  return (await claimsInDoubt(db)).flatMap((claim) => {
    const adapter = adapters.get(claim.platform)
    const can = adapter?.capabilities
    const fate = can ? inDoubt(claim, can, again) : { ...again, repeated: true }
    settleFailed(db, claim, fate, 'stopped')
    return fate.state === 'waiting' ? [] : endOf(db, claim, fate.state, 'stopped', { adapter, now, lost })
  })
}
