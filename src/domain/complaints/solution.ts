/** Where the policy wants it, no complaint closes while nobody has said what was done about one of its problems (R002-035). */
import { isMisunderstanding } from '../causes/cause.js'
import type { Check } from './lack.js'

/** Of a misunderstanding nothing need be done. */
export const lacksSolution: Check = (db, { closing }, { id }) => {
  if (!closing.solutions || isMisunderstanding(db, id)) return []
  const open = db.sql.all<{ number: number }>(
    `SELECT "number" FROM "Problem" WHERE "complaintId" = ? AND trim(coalesce("solution", '')) = '' ORDER BY "number"`,
    id,
  )
  return open.length === 0 ? [] : [{ what: 'solution', details: { numbers: open.map(({ number }) => `${number}`) } }]
}
