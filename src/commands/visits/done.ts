/** Marks a visit as done; of an installation or a service call the feedback sheet is asked for. */

import { code } from '../../core/kinds/code.js'
import { tapped } from '../../core/kinds/tapped.js'
import { text } from '../../core/posts/draft.js'
import { finishVisit } from '../../domain/visits/change.js'
import { isOpen } from '../../domain/visits/visit.js'
import { defineCommand } from '../define.js'
import { listEdits } from '../plan/lists.js'
import { visitMeant } from './ask-visit.js'
import { mustHaveCome } from './been-there.js'
import { todayListEdit } from './call-today.js'
import { cardEdit, kindOf, visitChoices } from './card.js'
import { toldInCase } from './for-complaint.js'
import { askForInstall } from './next-install.js'
import { noMoreAhead } from './no-more-ahead.js'
import { FINISHERS } from './roles.js'
import { over } from './which-visit.js'

export default defineCommand({
  name: 'done',
  arguments: { code: code('visit').optional(), sure: tapped<boolean>() },
  who: FINISHERS,
  where: ['work', 'direct'],
  async handle({ code, sure }, context) {
    const { db, rules, person, now } = context
    const visit = await visitMeant(context, code, isOpen, over, 1)
    mustHaveCome(context, visit, sure)
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
      ...(await askForInstall(context, visit)),
    ]
  },
})
