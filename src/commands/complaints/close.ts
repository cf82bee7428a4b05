/** A manager ends a complaint, with the reason; nobody is asked to sign any more. */

import { UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { text } from '../../core/kinds/text.js'
import { text as say } from '../../core/posts/draft.js'
import { closeComplaint } from '../../domain/complaints/close.js'
import { defineCommand, type StaffHere } from '../define.js'
import { mustBeClosable } from './complete.js'
import { endingPosts } from './ending.js'
import { meantComplaint } from './meant.js'

export default defineCommand({
  name: 'close',
  arguments: { code: code().optional(), reason: text() },
  form: ['code', 'reason'],
  who: ['general_manager', 'department_head', 'store_manager'],
  where: ['work', 'management', 'direct'],
  async handle(given, context: StaffHere) {
    const { db, person, now } = context
    const complaint = meantComplaint(context, given.code)
    const { code: of } = complaint
    mustBeClosable(context, complaint)
    const entry = { what: 'timeline-complaint.closed', details: { why: given.reason } }
    const released = closeComplaint(db, context, { complaint, by: person.id, at: now, entry })
    if (!released) throw new UserMistake({ key: 'closing.already', values: { code: of } })
    return endingPosts(context, complaint, say('closing.done', { code: of, reason: given.reason }), released)
  },
})
