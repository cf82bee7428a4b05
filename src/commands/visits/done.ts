/** Marks a visit as done. */

import { code } from '../../core/kinds/code.js'
import { text } from '../../core/posts/draft.js'
import { finishVisit } from '../../domain/visits/change.js'
import { defineCommand } from '../define.js'
import { cardEdit, kindOf } from './card.js'
import { FINISHERS } from './roles.js'
import { over, whichVisit } from './which-visit.js'

export default defineCommand({
  name: 'done',
  arguments: { code: code('visit') },
  who: FINISHERS,
  where: ['work', 'direct'],
  async handle({ code }, context) {
    const { db, rules, person, now } = context
    const visit = await whichVisit(context, code)
    if (!(await finishVisit(db, visit, { by: person.id, at: now }))) throw over(visit)
    const values = { code: visit.code, kind: kindOf(visit), customer: visit.customer.name }
    const card = await cardEdit(db, rules.policy, { ...visit, state: 'done' })
    return [{ blocks: [text('visit.done', values)] }, ...card]
  },
})
