/** The button "change" of an approval: a yes to something else than was asked (R001-037). */
import { day } from '../../core/kinds/date.js'
import { money } from '../../core/kinds/money.js'
import { tapped } from '../../core/kinds/tapped.js'
import { text } from '../../core/kinds/text.js'
import { definePublicCommand } from '../define.js'
import { decided } from './deciding.js'
import { approvalMeant } from './meant.js'
import { subjectOf } from './subjects.js'

export default definePublicCommand({
  name: 'amend',
  arguments: {
    words: text().optional(),
    date: day().optional(),
    // An amount inside of a plan belongs to it.
    amount: { ...money().optional(), onlyNamed: true },
    approval: tapped<number>(),
    step: tapped<number>(),
  },
  who: 'anyone',
  where: ['work', 'warehouse', 'management', 'direct'],
  hidden: true,
  async handle(given, context) {
    const { here, approval } = await approvalMeant(context, given)
    const { words, details, apply } = subjectOf(approval).amend(here, approval, given)
    apply()
    return decided(here, approval, { what: 'change', words, details })
  },
})
