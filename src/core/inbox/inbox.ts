/** The inbox: an event is stored before its platform is acknowledged, and handled from the store, each exactly once. */
import { type Db, type Store, Touched } from '../../store/store.js'
import type { Bot } from '../bot.js'
import type { ChatEvent } from '../event.js'
import type { Claim } from '../outbox/rows.js'
import type { Time } from '../time.js'
import { type Handled, handleEvent } from './handle.js'

/** So many waiting events share one commit; a failure undoes only its own. */
const BATCH = 20

export interface InboxParts<Rules> {
  store: Store
  bot: Bot<Rules>
  time: Time
  /** In the same transaction: takes the first posts of idle lanes for sending. */
  claim(db: Db, lanes: string[]): Claim[]
  /** The commit failed: nothing was taken. */
  release(claims: Claim[]): void
  /** After the commit: lanes that got posts, and what was taken for sending. */
  handled(lanes: string[], claims: Claim[]): void
}

interface Arrival {
  event: ChatEvent
  stored(): void
  failed(error: unknown): void
}

const keepBookmark = (db: Db, platform: string, value: string) =>
  db.sql.run(
    `INSERT INTO "Bookmark" ("platform", "value") VALUES (?, ?)
     ON CONFLICT ("platform") DO UPDATE SET "value" = excluded."value"`,
    platform,
    value,
  )

/** What cannot even be apologised for must not come again and again and hold up all others. */
function putAside(bug: unknown): Handled {
  if (bug instanceof Touched) throw bug
  return { lanes: [], bug }
}

export class Inbox<Rules> {
  #arrivals: Arrival[] = []
  #storing: Promise<void> | undefined
  #handling: Promise<void> | undefined
  #more = false
  #closed = false

  constructor(private readonly parts: InboxParts<Rules>) {}

  /** Resolves when the event is safely stored; one that was stored before changes nothing. */
  accept(event: ChatEvent): Promise<void> {
    return new Promise((stored, failed) => {
      if (this.#closed) return failed(new Error('the inbox is closed'))
      this.#arrivals.push({ event, stored, failed })
      this.#storing ??= this.#store()
    })
  }

  /** Handles what waits, also what an earlier process stored and did not get to. */
  wake(): void {
    this.#more = true
    if (this.#closed) return
    this.#handling ??= this.#handleAll()
      .catch((error: unknown) => {
        this.parts.bot.log.error({ code: 'inbox-store', error }, 'inbox cannot write')
        this.parts.time.after(1000, () => this.wake())
      })
      .finally(() => {
        this.#handling = undefined
        if (this.#more && !this.#closed) this.wake()
      })
  }

  async idle(): Promise<void> {
    while (this.#storing || this.#handling) await Promise.all([this.#storing, this.#handling])
  }

  async stop(): Promise<void> {
    await this.#storing
    this.#closed = true
    await this.#handling
  }

  async #store(): Promise<void> {
    // What arrives while this commit is under way shares the next one.
    await Promise.resolve()
    while (this.#arrivals.length > 0) {
      const arrivals = this.#arrivals
      this.#arrivals = []
      try {
        const now = this.parts.time.now()
        await this.parts.store.transaction((db) => {
          for (const { event } of arrivals) {
            db.sql.run(
              `INSERT INTO "Event" ("platform", "externalId", "payload", "receivedAt") VALUES (?, ?, ?, ?)
               ON CONFLICT ("platform", "externalId") DO NOTHING`,
              event.platform,
              event.id,
              event,
              now,
            )
            if (event.bookmark !== undefined) keepBookmark(db, event.platform, event.bookmark)
          }
        })
        for (const arrival of arrivals) arrival.stored()
      } catch (error) {
        for (const arrival of arrivals) arrival.failed(error)
      }
      this.wake()
    }
    // In the same breath as the last look: an arrival between the two would wait for the next one.
    this.#storing = undefined
  }

  async #handleAll(): Promise<void> {
    while (this.#more && !this.#closed) {
      this.#more = false
      const { store } = this.parts
      const done = await this.#handleSome(BATCH, store.untouched).catch((error: unknown) => {
        // Somebody's handler failed half-way and took the batch with it: now each by itself.
        if (error instanceof Touched) return this.#handleSome(1, store.savepoint)
        throw error
      })
      this.#more ||= done.more
      this.parts.handled(done.lanes, done.claims)
    }
  }

  #handleSome(most: number, attempt: Store['savepoint']): Promise<{ lanes: string[]; claims: Claim[]; more: boolean }> {
    const { bot, store, time } = this.parts
    let claims: Claim[] = []
    const handled = store.transaction(async (db) => {
      const rows = db.sql.all<{ id: number; payload: string }>(
        `SELECT "id", "payload" FROM "Event" WHERE "state" = 'waiting' ORDER BY "id" LIMIT ?`,
        most,
      )
      const lanes: string[] = []
      for (const { id, payload } of rows) {
        const event = JSON.parse(payload) as ChatEvent
        const { lanes: some, bug } = await handleEvent(bot, attempt, db, event, time.now()).catch(putAside)
        if (bug !== undefined)
          bot.log.error({ code: `${event.platform}:${event.id}`, event: id, error: bug }, 'a handler failed')
        const failed = bug === undefined ? null : String(bug)
        db.sql.run(
          'UPDATE "Event" SET "state" = ?, "error" = ? WHERE "id" = ?',
          failed === null ? 'handled' : 'failed',
          failed,
          id,
        )
        lanes.push(...some)
      }
      claims = this.parts.claim(db, lanes)
      return { lanes, claims, more: rows.length === most }
    })
    return handled.catch((error: unknown) => {
      this.parts.release(claims)
      throw error
    })
  }
}
