/** The call that tells a customer in which half-day the delivery comes; whoever says it before its list is out opens it with that (R003-016). */
import type { Db } from '../../store/store.js'
import type { Calendar } from '../calendar/calendar.js'
import type { Policy } from '../policy/schema.js'
import type { VisitRow } from '../visits/visit.js'
import { type CallRow, callByKey } from './call.js'
import { openWanted } from './wanted.js'

/** It stands on the list of the working day before; undefined for a delivery that is held or on its way. */
export function slotCall(
  db: Db,
  policy: Policy,
  calendar: Calendar,
  { id, brandId, day }: VisitRow,
  now: Date,
): CallRow | undefined {
  openWanted({ db, policy, calendar, brandId, day: calendar.previousWorkingDay(day), now }, 'slot', id)
  return callByKey(db, `slot:${id}:${day}`)
}
