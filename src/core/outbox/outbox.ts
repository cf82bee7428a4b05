/** The outbox: sends what was committed, one lane per room, in order; keeps the receipt. Nobody else calls an adapter's `send`. */
import type { Db, Store } from '../../store/store.js'
import { type Adapter, type PlatformName, SendError } from '../adapter.js'
import { within } from '../time.js'
import { type ClaimParts, nextTurn } from './claim.js'
import { Paces } from './paces.js'
import { type Claim, lanesWithPosts } from './rows.js'
import { type Outcome, repair, settle } from './settle.js'

export interface OutboxParts extends Omit<ClaimParts, 'paces'> {
  store: Store
}

/** How long a stop waits for the answers to what is on its way. */
const LAST_WORDS_MS = 1500

export class Outbox {
  readonly #ready = new Set<string>()
  /** Lanes with a post that is being claimed or sent. */
  readonly #busy = new Set<string>()
  readonly #sleeping = new Map<string, { cancel: () => void; closed: PlatformName | undefined }>()
  readonly #paces: Paces
  #outcomes: Outcome[] = []
  #pumping: Promise<void> | undefined
  #stopping = false
  #closed = false

  constructor(private readonly parts: OutboxParts) {
    this.#paces = new Paces(parts.adapters)
  }

  /** Repairs what a crash left in doubt, then sends all that waits. */
  async start(): Promise<void> {
    this.wake(
      await this.parts.store.transaction(async (db) => {
        this.#paces.recall(db, this.parts.time.now())
        const woken = await repair(db, this.parts)
        return [...lanesWithPosts(db), ...woken]
      }),
    )
  }

  /** Called after a commit, with the lanes that got posts. */
  wake(lanes: Iterable<string>): void {
    this.#rouse(lanes)
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

  /** What came may be more urgent than what a lane slept for. */
  #rouse(lanes: Iterable<string>): void {
    for (const lane of lanes) {
      this.#sleeping.get(lane)?.cancel()
      this.#sleeping.delete(lane)
      this.#ready.add(lane)
    }
  }

  /** Ways of this platform were closed and are open: what waited for them goes. */
  opened(platform: PlatformName): void {
    this.wake([...this.#sleeping].flatMap(([lane, { closed }]) => (closed === platform ? [lane] : [])))
  }

  /** Resolves when nothing is being sent and nothing can be sent now. */
  async idle(): Promise<void> {
    while (this.#pumping || this.#busy.size > 0) {
      await this.#pumping
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
  }

  /** Sends what can be sent within the time; then begins nothing new, but still hears what became of the last sends. */
  async stop(milliseconds: number): Promise<void> {
    await within(this.parts.time, milliseconds, this.idle())
    this.#stopping = true
    for (const { cancel } of this.#sleeping.values()) cancel()
    await within(this.parts.time, LAST_WORDS_MS, this.idle())
    this.#closed = true
    await this.#pumping
  }

  #hasWork(): boolean {
    if (this.#outcomes.length > 0) return true
    for (const lane of this.#ready) if (this.#isIdle(lane)) return true
    return false
  }

  #isIdle(lane: string): boolean {
    return !this.#stopping && !this.#busy.has(lane) && !this.#sleeping.has(lane)
  }

  /** Takes the next post of each idle lane, inside somebody's transaction; give the answer to `send` after its commit, to `release` when there was none. */
  claim(db: Db, lanes: Iterable<string>): Claim[] {
    const claims = this.#claimEach(db, new Set([...lanes].filter((lane) => this.#isIdle(lane))))
    // From here on, not only once it is sent: a round that begins meanwhile would take the lane's next post beside it.
    for (const { lane } of claims) this.#busy.add(lane)
    return claims
  }

  release(claims: Claim[]): void {
    for (const claim of claims) {
      this.#busy.delete(claim.lane)
      this.#paces.of(claim)?.end(claim)
    }
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
      let claims: Claim[] = []
      await this.parts.store
        .transaction((db) => {
          const woken = outcomes.flatMap((outcome) => settle(db, outcome, this.parts))
          this.#rouse(woken)
          claims = this.#claimEach(db, lanes)
        })
        .catch((error: unknown) => {
          this.#outcomes.unshift(...outcomes)
          this.release(claims)
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

  /** When one cannot be taken, none is. */
  #claimEach(db: Db, lanes: Iterable<string>): Claim[] {
    const claims: Claim[] = []
    try {
      for (const lane of lanes) claims.push(...this.#claim(db, lane))
      return claims
    } catch (error) {
      this.release(claims)
      throw error
    }
  }

  /** The lane's next post, if it may go. */
  #claim(db: Db, lane: string): Claim[] {
    const { claim, waitMs, closed, woken } = nextTurn(db, lane, { ...this.parts, paces: this.#paces })
    this.#rouse(woken)
    if (waitMs !== undefined) this.#sleep(lane, waitMs, closed)
    return claim ? [claim] : []
  }

  /** @param closed the platform whose ways are closed; `opened` ends it */
  #sleep(lane: string, milliseconds: number, closed?: PlatformName) {
    const cancel = this.parts.time.after(milliseconds, () => this.wake([lane]))
    this.#sleeping.set(lane, { cancel, closed })
  }

  #send(claim: Claim) {
    this.#busy.add(claim.lane)
    const adapter = this.parts.adapters.get(claim.platform) as Adapter
    const done = (outcome: Outcome) => {
      this.#busy.delete(claim.lane)
      this.#paces.of(claim)?.end(claim, this.parts.time.now().getTime())
      this.#outcomes.push(outcome)
      this.wake([claim.lane])
    }
    adapter.send(claim.post).then(
      (receipt) => done({ claim, receipt }),
      (error: unknown) => {
        const pause = error instanceof SendError ? error.details.retryAfterMs : undefined
        if (pause) this.#paces.askedToWait(claim.lane, this.parts.time.now().getTime() + pause)
        done({ claim, error })
      },
    )
  }
}
