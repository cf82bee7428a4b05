/** Marks a visit as done. */
import { text } from '../../core/draft.js'
import { code } from '../../core/kinds/code.js'
import { finishVisit } from '../../domain/visits/change.js'
import { defineCommand } from '../define.js'
import { kindOf } from './card.js'
import { FINISHERS } from './roles.js'
import { over, whichVisit } from './which-visit.js'

export default defineCommand({
  name: 'done',
  arguments: { code: code() },
  who: FINISHERS,
  where: ['work', 'direct'],
  async handle({ code }, context) {
    const visit = await whichVisit(context, code)
    if (!(await finishVisit(context.db, visit, { by: context.person.id, at: context.now }))) throw over(visit)
    return [{ blocks: [text('visit.done', { code: visit.code, kind: kindOf(visit), customer: visit.customer.name })] }]
  },
})
