/** Which complaint a command means: the one with the code, else the one of the thread; else it is asked for. */
import { Ask, type Said, UserMistake } from '../../core/errors.js'
import { localDayOf } from '../../domain/calendar/local-day.js'
import type { CodeTail } from '../../domain/codes/code.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import {
  closedComplaints,
  complaintByCode,
  complaintOfThread,
  openComplaints,
  tailOf,
} from '../../domain/complaints/find.js'
import { pausedComplaints } from '../../domain/complaints/pause.js'
import { zoneOf } from '../../domain/policy/rules.js'
import type { StaffHere } from '../define.js'

const OPEN_ONES = { list: openComplaints, none: 'complaint.noneOpen' }
/** Those that can be resumed. */
export const PAUSED_ONES = { list: pausedComplaints, none: 'pause.nonePaused' }
export const CLOSED_ONES = { list: closedComplaints, none: 'closing.noneClosed' }

/** Only complaints of this brand. @throws Ask when there is neither, with the newest open (or closed) ones to tap. */
export function meantComplaint(context: StaffHere, code: CodeTail | undefined, offered = OPEN_ONES): Complaint {
  const { db, brand, rules, thread, now } = context
  if (code) {
    const found = complaintByCode(db, brand.id, code, localDayOf(now, zoneOf(rules, brand)))
    if (found) return found
    throw new UserMistake({ key: 'complaint.unknown' })
  }
  const here = thread ? complaintOfThread(db, thread.id) : undefined
  if (here?.brandId === brand.id) return here
  const some = offered.list(db, brand.id, 6)
  if (some.length === 0) throw new UserMistake({ key: offered.none })
  throw new Ask(
    'code',
    { key: 'complaint.which' },
    some.map((one) => ({ label: labelOf(one), value: tailOf(one.code) })),
  )
}

/** @throws UserMistake as well when it is closed. */
export function meantOpenComplaint(context: StaffHere, code: CodeTail | undefined): Complaint {
  const complaint = meantComplaint(context, code)
  if (complaint.state !== 'closed') return complaint
  throw new UserMistake({ key: 'complaint.closed', values: { code: complaint.code } })
}

const labelOf = ({ code, customer }: Complaint): Said => ({ key: 'complaint.label', values: { code, customer } })
