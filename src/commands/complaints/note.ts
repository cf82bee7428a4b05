/** Something worth knowing about a complaint: kept in its timeline, and told in its threads; of a conflict the supervisor hears. */

import { code } from '../../core/kinds/code.js'
import { text } from '../../core/kinds/text.js'
import { text as say } from '../../core/posts/draft.js'
import { supervisorsFor } from '../../domain/complaints/conflict.js'
import { noteDown } from '../../domain/complaints/note.js'
import { todayHere } from '../calendar-here.js'
import { defineCommand, type StaffHere } from '../define.js'
import { tellAndPing } from './ask-next.js'
import { closedLooks } from './look.js'
import { readComplaint } from './meant.js'

/** Also of a closed one: what becomes known later is part of its story. Whoever it is about answers so. */
export default defineCommand({
  name: 'note',
  arguments: { code: code().optional(), note: text() },
  form: ['code', 'note'],
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle(given, context: StaffHere) {
    const { db, person, now } = context
    const complaint = readComplaint(context, given.code)
    const { code, id } = complaint
    noteDown(db, context, id, given.note, person.id, now)
    const supervisors = supervisorsFor(db, context.rules, { complaint, note: given.note, day: todayHere(context) })
    const line = say('handling.noted', { code, note: given.note })
    return [...tellAndPing(context, complaint, supervisors, line), ...closedLooks(db, id)]
  },
})
