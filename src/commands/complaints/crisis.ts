/** Anybody of the staff calls a crisis, in every room of the brand: once, and everybody who must know is told at once (R001-039, R001-040). */

import { UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { text } from '../../core/kinds/text.js'
import { text as say } from '../../core/posts/draft.js'
import { defineCommand, type StaffHere } from '../define.js'
import { closedCrisis } from './closed-crisis.js'
import { meantComplaint, meantOpenComplaint } from './meant.js'
import { raise } from './raise.js'

export default defineCommand({
  name: 'crisis',
  arguments: { code: code().optional(), reason: text().optional() },
  form: ['code', 'reason'],
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'customer', 'direct'],
  async handle({ code: typed, reason }, context: StaffHere) {
    const isCustomers = context.room.purpose === 'customer'
    // No customer reads the names of others there.
    if (isCustomers && !typed) throw new UserMistake({ key: 'severity.withCode' })
    const complaint = isCustomers ? meantComplaint(context, typed) : meantOpenComplaint(context, typed)
    if (complaint.state === 'closed') return closedCrisis(context, complaint, reason)
    if (isCustomers && complaint.severity === 'crisis') return [{ blocks: [say('severity.heard')] }]
    return raise(context, complaint, 'crisis', reason)
  },
})
