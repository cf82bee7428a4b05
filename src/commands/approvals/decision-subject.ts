/** A question to those above: the answer stands in the complaint's threads, and those who wait for it are pinged (R001-037, R004-022). */
import { Ask } from '../../core/errors.js'
import { text } from '../../core/posts/draft.js'
import { tellAndPing } from '../complaints/ask-next.js'
import { escalationReason } from '../complaints/escalation-reason.js'
import type { StaffHere } from '../define.js'
import { firstSigners } from './first-signers.js'
import { refusalSaid } from './refusal.js'
import type { Ending, Subject } from './subject.js'

export const decisionSubject: Subject = {
  tongue: 'answer',
  refusals: ['rules', 'talk'],
  lines: () => [],
  amend(_context, { code, question }, { words }) {
    const asked = question === null ? '' : escalationReason(question)
    if (words === undefined)
      throw new Ask('words', { key: 'approval.answer.instead', values: { code, question: asked } })
    return { words, apply() {} }
  },
  ended: (context, ending) =>
    tellAndPing(context, ending.complaint, waitingFor(context, ending), answered(context, ending)),
}

function answered({ person }: StaffHere, { approval, what, words = '' }: Ending) {
  const { code, question } = approval
  const asked = question === null ? '' : escalationReason(question)
  const said = what === 'reject' ? refusalSaid(words) : words
  return text(`approval.answer.told.${what}`, { code, person: person.name, question: asked, words: said })
}

/** Person ids. */
const waitingFor = (context: StaffHere, { complaint, approval }: Ending): number[] => [
  ...new Set([approval.createdBy, ...firstSigners(context, complaint)]),
]
