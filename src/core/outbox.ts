/** The outbox: sends what was committed, one lane per room, in order; keeps the receipt. Nobody else calls an adapter's `send`. */
import type { Db, Store } from '../store/store.js'
import { type Adapter, type PlatformName, SendError } from './adapter.js'
import { fateOf, inDoubt } from './fate.js'
import type { Log } from './log.js'
import { claimsInDoubt } from './outbox-repair.js'
import { type Claim, claim, lanesWithPosts, type Marks, peek, settleFailed, settleSent } from './outbox-rows.js'
import { Pace } from './pace.js'
import type { Receipt } from './post.js'
import { loseThread, markRoomGone, moveRoom } from './rooms.js'
import type { Chance, Time } from './time.js'

export interface OutboxParts {
  store: Store
  adapters: ReadonlyMap<PlatformName, Adapter>
  time: Time
  chance: Chance
  log: Log
  /** Puts the visible "sent again" on a post. */
  repeatedMark: Marks
  /** A post that will not be sent by itself any more; answers lanes to wake (an alarm's). Runs in the same transaction. */
  lost(db: Db, claim: Claim, why: string): string[]
}

type Outcome = { claim: Claim; receipt: Receipt } | { claim: Claim; error: unknown }

export class Outbox {
  readonly #ready = new Set<string>()
  /** Lanes with a post that is being claimed or sent. */
  readonly #busy = new Set<string>()
  readonly #sleeping = new Map<string, () => void>()
  readonly #paces = new Map<PlatformName, Pace>()
  #outcomes: Outcome[] = []
  #pumping: Promise<void> | undefined
  #closed = false

  constructor(private readonly parts: OutboxParts) {
    for (const [name, adapter] of parts.adapters) this.#paces.set(name, new Pace(adapter.capabilities.postsPerMinute))
  }

  /** Repairs what a crash left in doubt, then sends all that waits. */
  async start(): Promise<void> {
    const now = this.parts.time.now()
    const lanes = await this.parts.store.transaction((db) => {
      const woken: string[] = []
      for (const claim of claimsInDoubt(db)) {
        const can = this.parts.adapters.get(claim.platform)?.capabilities
        const fate = can
          ? inDoubt(claim, can, { state: 'waiting', notBefore: now })
          : ({ state: 'waiting', notBefore: now, repeated: true } as const)
        settleFailed(db, claim, fate, 'the process stopped while this was being sent')
        if (fate.state === 'held') woken.push(...this.parts.lost(db, claim, 'in doubt after a stop'))
      }
      return [...lanesWithPosts(db), ...woken]
    })
    this.wake(lanes)
  }

  /** Called after a commit, with the lanes that got posts. */
  wake(lanes: Iterable<string>): void {
    for (const lane of lanes) this.#ready.add(lane)
    if (this.#closed || this.#pumping || !this.#hasWork()) return
    this.#pumping = this.#pump().then(
      () => {
        this.#pumping = undefined
        this.wake([])
      },
      (error: unknown) => {
        // The store failed; every row is still as it was. Try again shortly, not at once: a full disk stays full.
        this.#pumping = undefined
        this.parts.log.error({ code: 'outbox-store', error }, 'outbox cannot write')
        this.parts.time.after(1000, () => this.wake([]))
      },
    )
  }

  /** Resolves when nothing is being sent and nothing can be sent now. */
  async idle(): Promise<void> {
    while (this.#pumping || this.#busy.size > 0) {
      await this.#pumping
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
  }

  /** Sends what can be sent within the time, then stops; the rest stays in the store. */
  async stop(milliseconds: number): Promise<void> {
    let cancel = () => {}
    const deadline = new Promise<void>((resolve) => {
      cancel = this.parts.time.after(milliseconds, resolve)
    })
    await Promise.race([this.idle(), deadline])
    cancel()
    this.#closed = true
    for (const wakeUp of this.#sleeping.values()) wakeUp()
    await this.#pumping
  }

  #hasWork(): boolean {
    if (this.#outcomes.length > 0) return true
    for (const lane of this.#ready) if (this.#isIdle(lane)) return true
    return false
  }

  #isIdle(lane: string): boolean {
    return !this.#busy.has(lane) && !this.#sleeping.has(lane)
  }

  /** Takes the next post of each idle lane, inside somebody's transaction; give the answer to `send` after its commit, to `release` when there was none. */
  claim(db: Db, lanes: Iterable<string>): Claim[] {
    if (this.#closed) return []
    const idle = [...new Set(lanes)].filter((lane) => this.#isIdle(lane))
    const claims = idle.flatMap((lane) => this.#claim(db, lane) ?? [])
    // From here on, not only once it is sent: a round that begins meanwhile would take the lane's next post beside it.
    for (const { lane } of claims) this.#busy.add(lane)
    return claims
  }

  release(claims: Claim[]): void {
    for (const { lane } of claims) this.#busy.delete(lane)
  }

  send(claims: Claim[]): void {
    for (const claim of claims) this.#send(claim)
  }

  /** One transaction a round: writes down what became of the last sends and claims the next ones. */
  async #pump(): Promise<void> {
    while (this.#hasWork() && !this.#closed) {
      const outcomes = this.#outcomes
      const lanes = [...this.#ready].filter((lane) => this.#isIdle(lane))
      this.#outcomes = []
      for (const lane of lanes) {
        this.#ready.delete(lane)
        this.#busy.add(lane)
      }
      const claims = await this.parts.store
        .transaction((db) => {
          const woken = outcomes.flatMap((outcome) => this.#settle(db, outcome))
          for (const lane of woken) this.#ready.add(lane)
          return lanes.flatMap((lane) => this.#claim(db, lane) ?? [])
        })
        .catch((error: unknown) => {
          this.#outcomes.unshift(...outcomes)
          for (const lane of lanes) {
            this.#ready.add(lane)
            this.#busy.delete(lane)
          }
          throw error
        })
      for (const lane of lanes) this.#busy.delete(lane)
      this.send(claims)
    }
  }

  #claim(db: Db, lane: string): Claim | undefined {
    for (let next = peek(db, lane); next; next = peek(db, lane)) {
      const { row, notBefore } = next
      const now = this.parts.time.now()
      if (!this.parts.adapters.has(row.platform as PlatformName)) return undefined
      const pace = lane.startsWith('g') ? undefined : this.#paces.get(row.platform as PlatformName)
      const wait =
        notBefore && notBefore > now
          ? notBefore.getTime() - now.getTime()
          : (pace?.wait(row.roomId, now.getTime()) ?? 0)
      if (wait > 0) {
        this.#sleep(lane, wait)
        return undefined
      }
      const claimed = claim(db, row, this.parts.repeatedMark)
      if (claimed) return claimed
    }
    return undefined
  }

  #sleep(lane: string, milliseconds: number) {
    const cancel = this.parts.time.after(milliseconds, () => {
      this.#sleeping.delete(lane)
      this.wake([lane])
    })
    this.#sleeping.set(lane, cancel)
  }

  #send(claim: Claim) {
    this.#busy.add(claim.lane)
    const adapter = this.parts.adapters.get(claim.platform) as Adapter
    const done = (outcome: Outcome) => {
      this.#busy.delete(claim.lane)
      this.#outcomes.push(outcome)
      this.wake([claim.lane])
    }
    adapter.send(claim.post).then(
      (receipt) => done({ claim, receipt }),
      (error: unknown) => done({ claim, error }),
    )
  }

  /** Answers lanes to wake. */
  #settle(db: Db, outcome: Outcome): string[] {
    const { claim } = outcome
    const now = this.parts.time.now()
    if ('receipt' in outcome) {
      settleSent(db, claim, outcome.receipt, now)
      return []
    }
    const adapter = this.parts.adapters.get(claim.platform) as Adapter
    const fate = fateOf(claim, outcome.error, adapter.capabilities, now, this.parts.chance)
    const why = outcome.error instanceof Error ? outcome.error.message : String(outcome.error)
    if (outcome.error instanceof SendError) this.#learn(db, claim, outcome.error)
    settleFailed(db, claim, fate, why)
    this.parts.log.warn(
      { code: 'not-sent', post: claim.id, key: claim.post.key, fate: fate.state, error: outcome.error },
      why,
    )
    return fate.state === 'dead' || fate.state === 'held' ? this.parts.lost(db, claim, why) : []
  }

  #learn(db: Db, claim: Claim, { details }: SendError) {
    if (details.movedTo !== undefined) moveRoom(db, claim.roomId, details.movedTo)
    if (details.because === 'room-gone') markRoomGone(db, claim.roomId, true)
    if (details.because === 'thread-gone' && claim.threadId !== null) loseThread(db, claim.threadId)
  }
}
