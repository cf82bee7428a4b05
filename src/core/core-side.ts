/** What an adapter may ask of the core and tell it, for one platform. */
import type { Db, Store } from '../store/store.js'
import type { CoreSide, PlatformName, Suggestion, SuggestionQuery } from './adapter.js'
import type { Log } from './log.js'
import type { Draft } from './posts/draft.js'
import type { Enqueue } from './posts/enqueue.js'
import type { Time } from './time.js'

export interface CoreSideParts {
  store: Store
  enqueue: Enqueue
  time: Time
  log: Log
  suggest(db: Db, platform: PlatformName, query: SuggestionQuery, now: Date): Suggestion[]
  /** Keys of posts with a button that still waits. */
  openCardKeys(db: Db): string[]
  /** For the admins. */
  trouble(db: Db, platform: PlatformName, code: string, values: Record<string, string>): Draft[]
  /** After a commit: lanes that got posts. */
  wake(lanes: string[]): void
  /** Ways of the platform were closed and are open. */
  opened(platform: PlatformName): void
}

export function makeCoreSide(parts: CoreSideParts): (platform: PlatformName) => CoreSide {
  const { store, enqueue, time, log, wake } = parts
  return (platform) => ({
    suggest: (query) => store.read((db) => parts.suggest(db, platform, query, time.now())),
    bookmark: () =>
      store.read(
        (db) => db.sql.get<{ value: string }>('SELECT "value" FROM "Bookmark" WHERE "platform" = ?', platform)?.value,
      ),
    beginAt: (bookmark) =>
      store.transaction((db) => {
        db.sql.run(
          'INSERT INTO "Bookmark" ("platform", "value") VALUES (?, ?) ON CONFLICT DO NOTHING',
          platform,
          bookmark,
        )
      }),
    openCards: () => store.read((db) => cardsOf(db, platform, parts.openCardKeys(db))),
    rooms: (which) =>
      store.read((db) =>
        db.sql
          .all<{ externalId: string }>(
            `SELECT "externalId" FROM "Room" WHERE "platform" = ? AND "brandId" IS NOT NULL AND "purpose" <> 'direct' AND "gone" = ?`,
            platform,
            which === 'gone',
          )
          .map((room) => room.externalId),
      ),
    directRooms: () =>
      store.read((db) =>
        db.sql
          .all<{ externalId: string }>(
            `SELECT "externalId" FROM "Room" JOIN (SELECT "roomId", max("id") AS "last" FROM "Receipt" GROUP BY "roomId") ON "roomId" = "Room"."id"
             WHERE "platform" = ? AND "purpose" = 'direct' AND NOT "gone" ORDER BY "last" DESC LIMIT 50`,
            platform,
          )
          .map((room) => room.externalId),
      ),
    routesOpened: () => parts.opened(platform),
    alias: (id) =>
      store.read(
        (db) =>
          db.sql.get<{ account: string }>(
            'SELECT "account" FROM "Alias" WHERE "platform" = ? AND "externalId" = ?',
            platform,
            id,
          )?.account,
      ),
    keepAlias: (id, account) =>
      store.transaction((db) => {
        db.sql.run(
          `INSERT INTO "Alias" ("platform", "externalId", "account") VALUES (?, ?, ?)
           ON CONFLICT ("platform", "externalId") DO UPDATE SET "account" = excluded."account"`,
          ...[platform, id, account],
        )
      }),
    trouble(code, values) {
      log.warn({ code, platform, ...values }, 'somebody must act')
      store
        .transaction((db) => enqueue(db, parts.trouble(db, platform, code, values), time.now()))
        .then(wake)
        .catch((error: unknown) => log.error({ code: 'trouble', error }, 'the admins could not be told'))
    },
  })
}

const cardsOf = (db: Db, platform: string, keys: string[]) =>
  db.sql
    .all<{ room: string; thread: string | null; messageId: string }>(
      `SELECT r."externalId" AS "room", t."externalId" AS "thread", c."messageId" FROM "Post" p
       JOIN "Receipt" c ON c."postId" = p."id" JOIN "Room" r ON r."id" = p."roomId" LEFT JOIN "Thread" t ON t."id" = p."threadId"
       WHERE r."platform" = ? AND p."key" IN (SELECT "value" FROM json_each(?))`,
      platform,
      keys,
    )
    .map(({ thread, ...card }) => ({ ...card, thread: thread ?? undefined }))
