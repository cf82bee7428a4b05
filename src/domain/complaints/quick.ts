/** What was solved on the spot: taken down, signed for, solved and closed at once, and counted like any other (R002-018, R004-074). */
import type { Db } from '../../store/store.js'
import type { Rules } from '../policy/rules.js'
import { acknowledgeAll } from './acknowledge.js'
import { closeComplaint } from './close.js'
import { type Complaint, problemsOf } from './complaint.js'
import { type Registration, registerComplaint } from './register.js'
import { solveProblem } from './solve.js'

export interface OnTheSpot extends Registration {
  solution: string
  /** "yyyy-MM-dd", where it is filed on a later day than it happened. */
  happened?: string
}

/** By the same steps as any other complaint, so that its timeline tells its states. Answers the complaint as it was before it closed. */
export function settleOnTheSpot(db: Db, rules: Rules, given: OnTheSpot): Complaint {
  const { brand, by, at, solution, happened } = given
  const desk = { rules, brand }
  const { complaint } = registerComplaint(db, rules, given)
  const complaintId = complaint.id
  acknowledgeAll(db, desk, { complaintId, personId: by, gesture: 'command', at })
  for (const problem of problemsOf(db, complaintId)) solveProblem(db, desk, { complaintId, problem, solution, by, at })
  const entry =
    happened === undefined
      ? { what: 'timeline-intake.quick' }
      : { what: 'timeline-intake.quickLater', details: { happened } }
  closeComplaint(db, desk, { complaint, by, at, entry })
  return complaint
}
