/** Which complaint a command means: the one with the code, else the one of the thread; else it is asked for. */
import { Ask, type Said, UserMistake } from '../../core/errors.js'
import { localDayOf } from '../../domain/calendar/local-day.js'
import type { CodeTail } from '../../domain/codes/code.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { complaintByCode, complaintOfThread, openComplaints, tailOf } from '../../domain/complaints/find.js'
import { zoneOf } from '../../domain/policy/rules.js'
import type { StaffHere } from '../define.js'

/** Only complaints of this brand. @throws Ask when there is neither, with the newest open ones to tap. */
export function meantComplaint(context: StaffHere, code: CodeTail | undefined): Complaint {
  const { db, brand, rules, thread, now } = context
  if (code) {
    const found = complaintByCode(db, brand.id, code, localDayOf(now, zoneOf(rules, brand)))
    if (found) return found
    throw new UserMistake({ key: 'complaint.unknown' })
  }
  const here = thread ? complaintOfThread(db, thread.id) : undefined
  if (here?.brandId === brand.id) return here
  const open = openComplaints(db, brand.id, 6)
  if (open.length === 0) throw new UserMistake({ key: 'complaint.noneOpen' })
  throw new Ask(
    'code',
    { key: 'complaint.which' },
    open.map((one) => ({ label: labelOf(one), value: tailOf(one.code) })),
  )
}

const labelOf = ({ code, customer }: Complaint): Said => ({ key: 'complaint.label', values: { code, customer } })
