/** A reminder's button counts while its deadline runs: later a tap would note something that nobody did. */
import { UserMistake } from '../../core/errors.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import type { StaffHere } from '../define.js'

/** @throws UserMistake for the button of a reminder whose deadline is over; what is typed has no clock. */
export function mustStillRun({ db }: StaffHere, { id, code }: Complaint, clock: number | undefined): void {
  if (clock === undefined) return
  const running = db.sql.get(
    'SELECT 1 FROM "Clock" WHERE "id" = ? AND "complaintId" = ? AND "stoppedAt" IS NULL',
    clock,
    id,
  )
  if (!running) throw new UserMistake({ key: 'handling.overWith', values: { code } })
}
