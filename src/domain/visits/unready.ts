/** Installations for which something is still missing when the schedule is posted: they are put on hold instead (R003-010). */
import type { Visit } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import type { LocalDay } from '../calendar/local-day.js'
import { holdVisit } from './hold.js'
import type { Days } from './posted-days.js'
import { IS_UNREADY, missingOf, readyOf } from './ready.js'
import { PLANNED } from './steps.js'

const WHAT = 'timeline-planning.heldUnready'

export interface UnreadyVisit extends Pick<Visit, 'id' | 'code' | 'state' | 'day' | 'half' | 'time'> {
  customer: string
  /** What the customer must still have ready, by its names in the policy. */
  missing: string[]
}

const UNREADY = `SELECT v."id", v."code", v."state", v."day", v."half", v."time", v."ready", c."name" AS "customer"
  FROM "Visit" v JOIN "Customer" c ON c."id" = v."customerId" WHERE v."brandId" = ? AND v."kind" = 'installation'`

const read = ({ ready, ...visit }: Omit<UnreadyVisit, 'missing'> & { ready: string }): UnreadyVisit => ({
  ...visit,
  missing: missingOf(readyOf({ ready: JSON.parse(ready) })),
})

/** Before the visits of these days are posted. @param post the day on which that is */
export function holdUnready(db: Db, brandId: number, { from, to }: Days, post: LocalDay, at: Date): void {
  const visits = db.sql.all<Parameters<typeof read>[0]>(
    `${UNREADY} AND v."day" BETWEEN ? AND ? AND NOT v."held" AND v."state" IN (SELECT "value" FROM json_each(?)) AND ${IS_UNREADY}`,
    ...[brandId, from, to, PLANNED],
  )
  for (const { missing, ...visit } of visits.map(read))
    holdVisit(db, { ...visit, held: false }, { at }, { what: WHAT, details: { missing, post } })
}

/** Those that were left out of the post of a day and wait since then. */
export const leftOut = (db: Db, brandId: number, post: LocalDay): UnreadyVisit[] =>
  db.sql
    .all<Parameters<typeof read>[0]>(
      `${UNREADY} AND v."held" AND v."state" = 'booked' AND EXISTS (SELECT 1 FROM "TimelineEntry" t
         WHERE t."visitId" = v."id" AND t."what" = ? AND t."details" ->> 'post' = ?) ORDER BY v."day", v."id"`,
      ...[brandId, WHAT, post],
    )
    .map(read)
