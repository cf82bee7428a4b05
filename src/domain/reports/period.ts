/** A month of a brand as two instants: it begins and ends at midnight in the brand's zone. */
import { instantAt, monthAfter } from '../calendar/local-day.js'

export interface Period {
  from: Date
  /** Not included any more. */
  to: Date
}

/** @param month "yyyy-MM" */
export const periodOf = (month: string, zone: string): Period => ({
  from: instantAt(`${month}-01`, '00:00', zone),
  to: instantAt(`${monthAfter(month)}-01`, '00:00', zone),
})
