/** Which complaint a command means: the one with the code, else the one of the thread; else it is asked for. */
import { Ask, NotAllowed, type Said, UserMistake } from '../../core/errors.js'
import { isAccused } from '../../domain/accused/accused.js'
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
import { mustRead } from '../secrecy/reading.js'

const OPEN_ONES = { list: openComplaints, none: 'complaint.noneOpen' }
/** Those that can be resumed. */
export const PAUSED_ONES = { list: pausedComplaints, none: 'pause.nonePaused' }
export const CLOSED_ONES = { list: closedComplaints, none: 'closing.noneClosed' }

/** For whoever may act on it. @throws NotAllowed for whoever it is about, and as `readComplaint` does */
export function meantComplaint(context: StaffHere, code: CodeTail | undefined, offered = OPEN_ONES): Complaint {
  const complaint = readComplaint(context, code, offered)
  if (!isAccused(context.db, complaint.id, context.person.id)) return complaint
  throw new NotAllowed({ key: 'accused.noSay', values: { code: complaint.code } })
}

/** For whoever may read it, here. @throws NotAllowed for others, UserMistake where others would read what is secret */
export function readComplaint(context: StaffHere, code: CodeTail | undefined, offered = OPEN_ONES): Complaint {
  const complaint = namedComplaint(context, code, offered)
  mustRead(context, complaint)
  return complaint
}

/** Only complaints of this brand. @throws Ask when there is neither, with the newest open (or closed) ones to tap. */
export function namedComplaint(context: StaffHere, code: CodeTail | undefined, offered = OPEN_ONES): Complaint {
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
  mustBeOpen(complaint)
  return complaint
}

/** @throws UserMistake */
export function mustBeOpen({ code, state }: Complaint): void {
  if (state === 'closed') throw new UserMistake({ key: 'complaint.closed', values: { code } })
}

const labelOf = ({ code, customer }: Complaint): Said => ({ key: 'complaint.label', values: { code, customer } })
