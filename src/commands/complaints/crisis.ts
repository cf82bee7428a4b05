/** Anybody of the staff calls a crisis, in every room of the brand: once, and everybody who must know is told at once (R001-039, R001-040). */

import { UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { customerName } from '../../core/kinds/name.js'
import { phoneNumber } from '../../core/kinds/phone.js'
import { text } from '../../core/kinds/text.js'
import { text as say } from '../../core/posts/draft.js'
import { complaintOfThread } from '../../domain/complaints/find.js'
import { maskPhone } from '../../domain/customers/phone.js'
import { defineCommand, type StaffHere } from '../define.js'
import { closedCrisis } from './closed-crisis.js'
import { newCrisis, whichCrisis } from './crisis-new.js'
import { into } from './into.js'
import { mustBeOpen, namedComplaint } from './meant.js'
import { raise } from './raise.js'

export default defineCommand({
  name: 'crisis',
  arguments: {
    code: code().optional(),
    phone: phoneNumber({ shown: maskPhone }).optional(),
    customer: customerName({ besidePhone: true }).optional(),
    into: { ...into().optional(), shown: () => undefined },
    reason: text().optional(),
  },
  form: ['code', 'customer', 'phone', 'reason'],
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'customer', 'direct'],
  async handle(given, context: StaffHere) {
    const { phone, customer } = given
    const isCustomers = context.room.purpose === 'customer'
    // No customer reads the names of others there.
    if (isCustomers && !given.code) throw new UserMistake({ key: 'severity.withCode' })
    const meant = given.code ?? given.into
    if (meant === 'new' || (!meant && phone !== undefined && !isInThread(context))) return newCrisis(context, given)
    if (!meant && !isInThread(context)) return whichCrisis(context, given)
    const complaint = namedComplaint(context, meant)
    if (!isCustomers) mustBeOpen(complaint)
    // Which complaint it is, is known: whoever else is named belongs to what happened.
    const reason = [customer, phone, given.reason].filter(Boolean).join(' ') || undefined
    if (complaint.state === 'closed') return closedCrisis(context, complaint, reason)
    if (isCustomers && complaint.severity === 'crisis') return [{ blocks: [say('severity.heard')] }]
    return raise(context, complaint, 'crisis', { words: reason })
  },
})

const isInThread = ({ db, brand, thread }: StaffHere): boolean =>
  thread !== null && complaintOfThread(db, thread.id)?.brandId === brand.id
