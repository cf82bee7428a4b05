/** Of several problems one is the root from which the others come (R004-063). */

import { UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { integer } from '../../core/kinds/integer.js'
import { text } from '../../core/posts/draft.js'
import { markRoot } from '../../domain/causes/cause.js'
import { isConcerned } from '../complaints/concerned.js'
import { meantOpenComplaint } from '../complaints/meant.js'
import { problemMeant } from '../complaints/problem-meant.js'
import { tell } from '../complaints/tell.js'
import { defineCommand, type StaffHere } from '../define.js'

export default defineCommand({
  name: 'root',
  arguments: { code: code().optional(), problem: integer().optional() },
  form: ['code', 'problem'],
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ code: typed, problem: number }, context: StaffHere) {
    const { db, person, now } = context
    const complaint = meantOpenComplaint(context, typed)
    const { code } = complaint
    const problem = problemMeant(db, complaint, {
      act: 'root',
      number,
      may: (one) => isConcerned(context, one),
      which: 'cause.whichRoot',
      notYours: 'cause.notYours',
      unready: () => ({ key: 'complaint.closed', values: { code } }),
    })
    if (!markRoot(db, context, { complaint, problem, by: person.id, at: now }))
      throw new UserMistake({ key: 'cause.rootAlready', values: { number: problem.number } })
    return tell(context, complaint, text('cause.rooted', { code, number: problem.number, text: problem.text }))
  },
})
