/** The number that customers are told for later: of whoever looks after them once all is installed (R003-024). */
import type { Db } from '../../store/store.js'
import type { Policy } from '../policy/schema.js'
import { tellsWhoComes } from './words.js'

/** The first whose mobile is noted, else the first; undefined before anybody has the role. */
export const serviceContact = (
  db: Db,
  brandId: number,
): { id: number; name: string; mobile: string | null } | undefined =>
  db.sql.get(
    `SELECT p."id", p."name", p."mobile" FROM "Role" r JOIN "Person" p ON p."id" = r."personId"
     WHERE r."brandId" = ? AND r."role" IN ('after_sales', 'service')
     ORDER BY p."mobile" IS NULL, r."role" = 'service', r."id" LIMIT 1`,
    brandId,
  )

/** Whether one of the dealer's texts tells it. */
export const isServicePhoneTold = ({ sms }: Policy): boolean =>
  Object.entries(sms.texts).some(([number, text]) => !tellsWhoComes(Number(number)) && text.includes('{phone}'))
