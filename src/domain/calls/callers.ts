/** Who makes which calls, and who is told when they are not made. */
import type { Db } from '../../store/store.js'
import { firstPresent } from '../people/first-present.js'
import type { PersonRow } from '../people/person.js'
import type { CallKind } from './call.js'

/** The first role that somebody who is there holds; the others make the call where a dealer has nobody in it. */
const CALLERS = {
  receives: ['install_assistant', 'service'],
  arrived: ['install_assistant', 'service'],
  delay: ['install_assistant', 'service'],
  change: ['install_assistant', 'service'],
  damage: ['install_assistant', 'service'],
  tomorrow: ['service', 'install_assistant'],
  delivered: ['service', 'install_assistant'],
  installed: ['service', 'install_assistant'],
  slot: ['delivery_lead', 'install_assistant', 'service'],
  today: ['after_sales', 'service'],
  served: ['after_sales', 'service'],
  unreachable: ['after_sales', 'service'],
  yearly: ['after_sales', 'service'],
  birthday: ['service', 'after_sales'],
} as const satisfies Record<CallKind, readonly string[]>

/** Those who make the calls of a kind on that day ("yyyy-MM-dd"), a deputy for whoever is away; else the admins. */
export const callersOf = (db: Db, brandId: number, kind: CallKind, day: string): PersonRow[] =>
  firstPresent(db, brandId, CALLERS[kind], day)

/** Whoever is told above them (R003-012, R003-016, R003-020). */
export const aboveCallers = (db: Db, brandId: number, day: string): PersonRow[] =>
  firstPresent(db, brandId, ['store_manager', 'general_manager'], day)

/** The room, row id, in which somebody is told of calls: a work room on a platform of theirs that runs, else their direct room. */
export const callRoom = (db: Db, platforms: readonly string[], brandId: number, personId: number | undefined) =>
  db.sql.get<{ id: number }>(
    `SELECT r."id" FROM "Room" r LEFT JOIN "Account" a ON a."personId" = ? AND a."platform" = r."platform"
     WHERE NOT r."gone" AND r."platform" IN (SELECT "value" FROM json_each(?))
       AND (r."brandId" = ? AND r."purpose" = 'work' OR r."purpose" = 'direct' AND r."externalId" = a."externalId")
     ORDER BY r."purpose" = 'direct', a."id" IS NULL, r."id" LIMIT 1`,
    ...[personId, platforms, brandId],
  )?.id
