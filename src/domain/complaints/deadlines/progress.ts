/** Work that takes its time: its department says how it goes, again and again (R004-028, R004-075). */
import { AFTER_PLAN, AFTER_SIGNING, departmentsIn, SOLVED } from './standing.js'
import type { Wait } from './wait.js'

export const progress: Wait = {
  wanted: (_, complaint) =>
    departmentsIn(complaint, [...AFTER_SIGNING, ...AFTER_PLAN]).map((departmentId) => ({ departmentId })),
  isKept: (_, complaint, { departmentId }) =>
    departmentId !== null && departmentsIn(complaint, SOLVED).includes(departmentId),
}
