/** A crew's calendar for the phone: a secret address that can be made anew, and the visits that stand in it. */
import type { Visit } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import { addDays, type LocalDay } from '../calendar/local-day.js'

const SECRET_BYTES = 20

/** Letters only, so that no part of it could be taken for a phone number. */
const secretOf = (random: Uint8Array): string =>
  [...random].map((byte) => String.fromCharCode(97 + (byte >> 4), 97 + (byte & 15))).join('')

/** The crew's secret, made when there is none yet. @param anew makes the present address invalid */
export function feedOf(db: Db, crewId: number, random: (bytes: number) => Uint8Array, anew = false): string {
  const known = db.sql.get<{ feed: string | null }>('SELECT "feed" FROM "Crew" WHERE "id" = ?', crewId)?.feed
  if (known && !anew) return known
  const feed = secretOf(random(SECRET_BYTES))
  db.sql.run('UPDATE "Crew" SET "feed" = ? WHERE "id" = ?', feed, crewId)
  return feed
}

export interface FeedCrew {
  id: number
  name: string
  brandId: number
  brand: string
  zone: string | null
  weeklyRest: string
}

/** Undefined for a secret that is not, or no longer, a crew's. */
export const crewOfFeed = (db: Db, feed: string): FeedCrew | undefined =>
  db.sql.get(
    `SELECT c."id", c."name", c."brandId", b."name" AS "brand", b."zone", b."weeklyRest" FROM "Crew" c
     JOIN "Brand" b ON b."id" = c."brandId" WHERE c."feed" = ? AND NOT c."removed"`,
    feed,
  )

export interface FeedVisit
  extends Pick<Visit, 'id' | 'code' | 'kind' | 'state' | 'day' | 'half' | 'time' | 'address' | 'goods'> {
  customer: string
  phone: string
  /** How often it was changed; grows with every change. */
  changes: number
  changedAt: Date
}

const DAYS_BACK = 14
const DAYS_AHEAD = 60

/** Around `today`, in order of time; a visit on hold takes nobody's time. */
export const feedVisits = (db: Db, { id, brandId }: FeedCrew, today: LocalDay): FeedVisit[] =>
  db.sql
    .all<Omit<FeedVisit, 'changedAt'> & { changedAt: string }>(
      `SELECT v."id", v."code", v."kind", v."state", v."day", v."half", v."time", v."address", v."goods",
         k."name" AS "customer", k."phone", count(t."id") AS "changes", coalesce(max(t."at"), v."createdAt") AS "changedAt"
       FROM "Visit" v JOIN "Customer" k ON k."id" = v."customerId" LEFT JOIN "TimelineEntry" t ON t."visitId" = v."id"
       WHERE v."brandId" = ? AND v."teamId" = ? AND v."day" BETWEEN ? AND ? AND NOT v."held"
       GROUP BY v."id" ORDER BY v."day", v."time", v."half", v."id"`,
      ...[brandId, id, addDays(today, -DAYS_BACK), addDays(today, DAYS_AHEAD)],
    )
    .map(({ changedAt, ...row }) => ({ ...row, changedAt: new Date(changedAt) }))
