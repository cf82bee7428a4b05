/** Whoever is asked says yes: on the card, or by the code, or by nothing else where only one thing waits for them (R004-010, R004-021). */
import { code } from '../../core/kinds/code.js'
import { integer } from '../../core/kinds/integer.js'
import { tapped } from '../../core/kinds/tapped.js'
import { definePublicCommand } from '../define.js'
import { decided } from './deciding.js'
import { approvalMeant } from './meant.js'

export default definePublicCommand({
  name: 'approve',
  arguments: {
    code: code().optional(),
    number: integer().optional(),
    approval: tapped<number>(),
    step: tapped<number>(),
  },
  form: ['code', 'number'],
  who: 'anyone',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle(given, context) {
    const { here, approval } = await approvalMeant(context, given)
    return decided(here, approval, { what: 'approve' })
  },
})
