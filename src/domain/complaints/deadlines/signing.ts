/** The deadline of the handling sheet: the customer is satisfied, and every box is to be signed (R002-042). */
import { unsignedBoxes } from '../../signatures/boxes.js'
import { isCalledBack } from '../called-back.js'
import type { Wait } from './wait.js'

export const sign: Wait = {
  wanted: (db, complaint, policy) =>
    isCalledBack(db, complaint) && unsignedBoxes(db, policy, complaint).length > 0 ? [{}] : [],
  isKept: (db, complaint, _, policy) => unsignedBoxes(db, policy, complaint).length === 0,
}
