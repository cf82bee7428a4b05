/** When so many units of a batch have the same fault that it is no accident any more: who is told, once (R001-031). */
import type { Db } from '../../store/store.js'
import { adminsOf } from '../people/admin.js'
import { presentOn } from '../people/leave.js'
import type { PersonRow } from '../people/person.js'
import { peopleInRole } from '../people/role.js'
import type { Policy } from '../policy/schema.js'
import { type Share, sharesOf } from './batch.js'

type Limit = NonNullable<Policy['batches']>

/** In per cent, to the hundredth; only of a batch whose number is known. */
export const percentOf = (count: number, delivered: number): number => Math.round((count / delivered) * 10_000) / 100

/** The faults of a batch that have passed the policy's limit since it was last looked at; each is answered once, ever. */
export const newAlarms = (db: Db, { abovePercent }: Limit, brandId: number, batch: string): Share[] =>
  sharesOf(db, brandId, batch).filter(
    ({ fault, count, delivered }) =>
      delivered !== null && count * 100 > abovePercent * delivered && isFirst(db, brandId, batch, fault),
  )

const isFirst = (db: Db, brandId: number, batch: string, fault: string): boolean =>
  db.sql.run(
    `UPDATE "Batch" SET "alertedFaults" = json_insert("alertedFaults", '$[#]', ?)
     WHERE "brandId" = ? AND "name" = ? AND NOT EXISTS (SELECT 1 FROM json_each("alertedFaults") WHERE "value" = ?)`,
    ...[fault, brandId, batch, fault],
  ) === 1

/** Everybody who holds one of the policy's roles, or their deputies; the admins where there is nobody. @param day "yyyy-MM-dd" */
export function alarmed(db: Db, { roles }: Limit, brandId: number, day: string): PersonRow[] {
  const holders = roles.flatMap((role) => peopleInRole(db, brandId, role))
  const present = presentOn(db, brandId, holders, day)
  return present.length > 0 ? present : adminsOf(db)
}
