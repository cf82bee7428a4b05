/** The deadline of a department that is asked at once, while the customer waits (R004-064). */
import { openUrges } from '../../urging/open-urges.js'
import type { Wait } from './wait.js'

export const urge: Wait = {
  wanted: (db, { id }) => openUrges(db, id).map(({ departmentId }) => ({ departmentId })),
  isKept: (db, { id }, { departmentId, startedAt }) =>
    db.sql.get(
      'SELECT 1 FROM "Urge" WHERE "complaintId" = ? AND "departmentId" = ? AND "answeredAt" >= ?',
      ...[id, departmentId, startedAt],
    ) !== undefined,
}
