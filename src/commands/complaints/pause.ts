/** A complaint that waits for somebody else is paused: the reason is on record, and its clocks stand still. */

import { NotAllowed, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { text } from '../../core/kinds/text.js'
import { text as say } from '../../core/posts/draft.js'
import { openPauseOf, pauseComplaint } from '../../domain/complaints/pause.js'
import { defineCommand, type StaffHere } from '../define.js'
import { clockEdits } from './card.js'
import { mayPause } from './concerned.js'
import { newLooks } from './look.js'
import { meantOpenComplaint } from './meant.js'
import { tell } from './tell.js'

export default defineCommand({
  name: 'pause',
  arguments: { code: code().optional(), reason: text() },
  form: ['code', 'reason'],
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ code: typed, reason }, context: StaffHere) {
    const { db, person, now } = context
    const complaint = meantOpenComplaint(context, typed)
    const { id, code: of } = complaint
    if (!mayPause(context, complaint)) throw new NotAllowed({ key: 'pause.notYours', values: { code: of } })
    const before = openPauseOf(db, id)
    if (before || !pauseComplaint(db, context, { complaint, by: person.id, at: now, reason }))
      throw new UserMistake({ key: 'pause.already', values: { code: of, why: before?.reason ?? reason } })
    const line = say('pause.done', { code: of, reason })
    return [...tell(context, complaint, line), ...clockEdits(context, complaint), ...newLooks(db, complaint)]
  },
})
