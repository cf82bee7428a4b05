/** A special case is decided by the management in its own way: what, and why, stands in the timeline, and who acts on it is pinged (R000-036, R001-040). */
import { code } from '../../core/kinds/code.js'
import { text } from '../../core/kinds/text.js'
import { text as say } from '../../core/posts/draft.js'
import { decideSpecially } from '../../domain/approvals/special.js'
import { tellAndPing } from '../complaints/ask-next.js'
import { keeperOf } from '../complaints/keeper.js'
import { managementTold } from '../complaints/management-told.js'
import { meantOpenComplaint } from '../complaints/meant.js'
import { defineCommand, type StaffHere } from '../define.js'
import { firstSigners } from './first-signers.js'

export default defineCommand({
  name: 'decide',
  arguments: { code: code().optional(), decision: text(), reason: text() },
  form: ['code', 'decision', 'reason'],
  who: ['general_manager', 'department_head', 'store_manager'],
  where: ['work', 'management', 'direct'],
  async handle({ code: typed, decision, reason }, context: StaffHere) {
    const { db, person, now } = context
    const complaint = meantOpenComplaint(context, typed)
    decideSpecially(db, context, { complaintId: complaint.id, decision, why: reason, by: person.id, at: now })
    const values = { code: complaint.code, person: person.name, decision, reason }
    const line = say('approval.special', values)
    const people = new Set([...keeperOf(context, complaint), ...firstSigners(context, complaint)])
    return [...tellAndPing(context, complaint, [...people], line), ...managementTold(context, complaint, line)]
  },
})
