/** Who signs now in the place of somebody whom the complaint is about: they were not asked before. */
import { unaccused } from '../../domain/accused/accused.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { runningClocks } from '../../domain/ladder/clock.js'
import { signersOf } from '../../domain/people/liaison.js'
import type { PersonRow } from '../../domain/people/person.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'

/** The next who signs for each department whose card was that person's, person ids. */
export function insteadOf(context: StaffHere, { id }: Complaint, person: PersonRow): number[] {
  const { db } = context
  const next = runningClocks(db, id).flatMap(({ departmentId }) => {
    const signers = signersOf(db, departmentId, todayHere(context))
    return signers[0]?.id === person.id ? unaccused(db, id, signers).slice(0, 1) : []
  })
  return [...new Set(next.map((one) => one.id))]
}
