/** The deadline of a written notice: its department has signed that it has read it (R003-043). */
import { hasNotice, waitingNotices } from '../../signatures/notice.js'
import type { Wait } from './wait.js'

export const notice: Wait = {
  wanted: (db, { id }) => waitingNotices(db, id).map(({ departmentId }) => ({ departmentId })),
  isKept: (db, { id }, { departmentId }) =>
    departmentId !== null &&
    hasNotice(db, id, departmentId) &&
    waitingNotices(db, id).every((one) => one.departmentId !== departmentId),
}
