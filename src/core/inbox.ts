/** The inbox: an event is stored before its platform is acknowledged, and handled from the store, each exactly once. */
import type { Db, Store } from '../store/store.js'
import type { Bot } from './bot.js'
import type { ChatEvent } from './event.js'
import { handleEvent } from './handle.js'
import type { Time } from './time.js'

/** So many waiting events share one commit; each keeps its own savepoint. */
const BATCH = 20

export interface InboxParts<Rules> {
  store: Store
  bot: Bot<Rules>
  time: Time
  /** After a commit: lanes that got posts. */
  handled(lanes: string[]): void
}

interface Arrival {
  event: ChatEvent
  stored(): void
  failed(error: unknown): void
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
      this.#storing ??= this.#store().finally(() => {
        this.#storing = undefined
      })
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
          for (const { event } of arrivals)
            db.sql.run(
              `INSERT INTO "Event" ("platform", "externalId", "payload", "receivedAt") VALUES (?, ?, ?, ?)
               ON CONFLICT ("platform", "externalId") DO NOTHING`,
              event.platform,
              event.id,
              event,
              now,
            )
        })
        for (const arrival of arrivals) arrival.stored()
      } catch (error) {
        for (const arrival of arrivals) arrival.failed(error)
      }
      this.wake()
    }
  }

  async #handleAll(): Promise<void> {
    while (this.#more && !this.#closed) {
      this.#more = false
      const { lanes, full } = await this.parts.store.transaction((db) => this.#handleSome(db))
      this.#more ||= full
      if (lanes.length > 0) this.parts.handled(lanes)
    }
  }

  async #handleSome(db: Db) {
    const rows = db.sql.all<{ id: number; payload: string }>(
      `SELECT "id", "payload" FROM "Event" WHERE "state" = 'waiting' ORDER BY "id" LIMIT ${BATCH}`,
    )
    const lanes: string[] = []
    const { bot, store, time } = this.parts
    for (const { id, payload } of rows) {
      const event = JSON.parse(payload) as ChatEvent
      const { lanes: some, bug } = await handleEvent(bot, store, db, event, time.now())
      if (bug !== undefined) bot.log.error({ code: `${event.platform}:${event.id}`, event: id, error: bug }, 'a handler failed')
      db.sql.run('UPDATE "Event" SET "state" = ?, "error" = ? WHERE "id" = ?', bug !== undefined ? 'failed' : 'handled', bug === undefined ? null : String(bug), id)
      lanes.push(...some)
    }
    return { lanes, full: rows.length === BATCH }
  }
}
