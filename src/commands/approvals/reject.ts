/** Whoever is asked says no, and why (R001-037, R004-021). */
import { Ask } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { tapped } from '../../core/kinds/tapped.js'
import { text } from '../../core/kinds/text.js'
import { definePublicCommand } from '../define.js'
import { whatSaid } from './asked.js'
import { decided } from './deciding.js'
import { approvalMeant } from './meant.js'
import { refusalSaid } from './refusal.js'
import { subjectOf } from './subjects.js'

export default definePublicCommand({
  name: 'reject',
  arguments: {
    code: code().optional(),
    reason: text().optional(),
    approval: tapped<number>(),
    step: tapped<number>(),
  },
  form: ['code', 'reason'],
  who: 'anyone',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ reason, ...given }, context) {
    const { here, approval } = await approvalMeant(context, given)
    if (reason !== undefined) return decided(here, approval, { what: 'reject', words: reason })
    const { tongue, refusals } = subjectOf(approval)
    const options = refusals.map((value) => ({ label: refusalSaid(value), value }))
    throw new Ask(
      'reason',
      { key: `approval.${tongue}.whyNot`, values: { code: approval.code, what: whatSaid(approval) } },
      options,
    )
  },
})
