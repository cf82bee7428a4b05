/** Marks a visit as done; of an installation or a service call the feedback sheet is asked for. */

import { code } from '../../core/kinds/code.js'
import { text } from '../../core/posts/draft.js'
import { finishVisit } from '../../domain/visits/change.js'
import { defineCommand } from '../define.js'
import { listEdits } from '../plan/lists.js'
import { todayListEdit } from './call-today.js'
import { cardEdit, kindOf, visitChoices } from './card.js'
import { toldInCase } from './for-complaint.js'
import { proposeInstall } from './next-install.js'
import { noMoreAhead } from './no-more-ahead.js'
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
    const asksSheet = rules.policy.day.sheets !== undefined && visit.kind !== 'delivery'
    const next = visitChoices(visit, asksSheet ? ['feedback', 'leftover'] : [])
    return [
      { blocks: [text('visit.done', values), ...next] },
      ...card,
      ...toldInCase(context, visit, 'done'),
      ...listEdits(context, visit.kind),
      ...noMoreAhead(context, visit),
      ...todayListEdit(context, visit),
      ...(await proposeInstall(context, visit)),
    ]
  },
})
