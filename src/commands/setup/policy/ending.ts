/** What a policy says of a complaint's end: the questions of the call back, who signs, who holds a copy. */
import type { Said } from '../../../core/errors.js'
import type { Policy } from '../../../domain/policy/schema.js'
import { levelSaid } from '../../complaints/mark.js'
import { whoSaid } from '../../who-said.js'
import { papersInWords } from './papers.js'

export const endingInWords = ({ followup, agreement, signatures, retention, ...papers }: Policy): Said[] => [
  ...(followup.questions.length > 0 ? [{ key: 'policy.questions', values: { count: followup.questions.length } }] : []),
  ...(agreement.severities.length > 0
    ? [{ key: 'plan.policy', values: { levels: agreement.severities.map(levelSaid) } }]
    : []),
  ...(signatures.length > 0 ? [{ key: 'policy.signatures', values: { boxes: signatures.map(boxSaid) } }] : []),
  ...papersInWords(papers),
  { key: 'policy.retention', values: { years: retention.years } },
]

const boxSaid = ({ box, by, when }: Policy['signatures'][number]): Said => ({
  key: `policy.box.${when}`,
  values: { box, who: whoSaid(by) },
})
