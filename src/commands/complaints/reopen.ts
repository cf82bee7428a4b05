/** Opens a closed complaint again: every department signs once more, with fresh clocks. */

import { UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { text } from '../../core/kinds/text.js'
import { text as say } from '../../core/posts/draft.js'
import { REPORTERS } from '../../domain/people/reporters.js'
import { defineCommand, type StaffHere } from '../define.js'
import { againPosts } from './again.js'
import { CLOSED_ONES, meantComplaint } from './meant.js'

export default defineCommand({
  name: 'reopen',
  arguments: { code: code('closed complaint').optional(), reason: text().optional() },
  form: ['code', 'reason'],
  who: REPORTERS,
  where: ['work', 'management', 'direct'],
  async handle({ code: typed, reason }, context: StaffHere) {
    const complaint = meantComplaint(context, typed, CLOSED_ONES)
    const { code } = complaint
    if (complaint.state !== 'closed') throw new UserMistake({ key: 'closing.notClosed', values: { code } })
    if (reason === undefined)
      return againPosts(context, complaint, { what: 'timeline-complaint.reopened' }, (round) =>
        say('closing.reopened', { code, round }),
      )
    const entry = { what: 'timeline-complaint.reopenedBecause', details: { why: reason } }
    return againPosts(context, complaint, entry, (round) => say('closing.reopenedBecause', { code, round, reason }))
  },
})
