/** The visits of some days as the lists of the day name them: short, without addresses. */
import type { Visit, VisitKind } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import type { Days } from './posted-days.js'

export interface ListedVisit
  extends Pick<
    Visit,
    'id' | 'code' | 'kind' | 'state' | 'customerId' | 'day' | 'half' | 'time' | 'goods' | 'stock' | 'createdAt'
  > {
  customer: string
  /** Whoever goes there, by name; of a visit of a list. */
  leader?: string | null
  /** On hold. */
  held: boolean
}

type Row = Omit<ListedVisit, 'held' | 'createdAt'> & { held: 0 | 1; createdAt: string }

const LISTED = `SELECT v."id", v."code", v."kind", v."state", v."customerId", v."day", v."half", v."time", v."goods", v."stock", v."held",
    v."createdAt", c."name" AS "customer", p."name" AS "leader" FROM "Visit" v JOIN "Customer" c ON c."id" = v."customerId"
    LEFT JOIN "Crew" t ON t."id" = v."teamId" LEFT JOIN "Person" p ON p."id" = coalesce(v."crewId", t."personId")`
const IN_ORDER = `ORDER BY v."day", coalesce(v."time", CASE v."half" WHEN 'am' THEN '00:00' WHEN 'pm' THEN '12:00' END, '24:00'), v."id"`

const read = ({ held, createdAt, ...row }: Row): ListedVisit => ({
  ...row,
  held: held === 1,
  createdAt: new Date(createdAt),
})

/** Those that were not cancelled, in order of time. */
export const visitsOn = (db: Db, brandId: number, { from, to }: Days, kind: VisitKind): ListedVisit[] =>
  db.sql
    .all<Row>(
      `${LISTED} WHERE v."brandId" = ? AND v."day" BETWEEN ? AND ? AND v."kind" = ? AND v."state" <> 'cancelled' ${IN_ORDER}`,
      ...[brandId, from, to, kind],
    )
    .map(read)

/** Those that are on hold although their day has come, or comes by then. @param until "yyyy-MM-dd" */
export const heldUntil = (db: Db, brandId: number, until: string, kind: VisitKind): ListedVisit[] =>
  db.sql
    .all<Row>(
      `${LISTED} WHERE v."brandId" = ? AND v."day" <= ? AND v."kind" = ? AND v."held" AND v."state" = 'booked' ${IN_ORDER}`,
      ...[brandId, until, kind],
    )
    .map(read)

/** Service calls on which nobody is on the way, and of which nobody was told that they are late, the oldest first. @param most of them; by default all */
export const waitingServiceCalls = (db: Db, brandId: number, most = -1): ListedVisit[] =>
  db.sql
    .all<Row>(
      `${LISTED} WHERE v."brandId" = ? AND v."kind" = 'service' AND v."afterId" IS NULL
         AND v."state" IN ('booked', 'drafted', 'confirmed', 'posted', 'stocked')
         AND NOT EXISTS (SELECT 1 FROM "TimelineEntry" t WHERE t."visitId" = v."id" AND t."what" = 'timeline-planning.late')
       ORDER BY v."createdAt", v."id" LIMIT ?`,
      ...[brandId, most],
    )
    .map(read)
