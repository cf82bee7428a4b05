/** The questions of a call back, one after the other in one message: yes or no to each, then what each post gets, 1 to 5 (R001-023). */
import { NotAllowed, type Said } from '../../core/errors.js'
import { choices, type Draft, type DraftBlock, type DraftChoice, list, text } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { policyOf } from '../../domain/policy/kept.js'
import type { Policy } from '../../domain/policy/schema.js'
import type { StaffHere } from '../define.js'

/** How far one caller has come; it stands behind the buttons, so that a restart loses nothing. */
export interface Script {
  /** The key of the message. */
  post: string
  /** Person id. */
  by: number
  answers: boolean[]
  scores: number[]
  /** The rest was left out: the customer had no time. */
  skipped?: true
}

/** The message with the next question; undefined when all is answered. @throws NotAllowed when somebody else is asking. */
export function nextQuestion(
  context: StaffHere,
  complaint: Complaint,
  given: Record<string, unknown>,
  before: Script | undefined,
): Draft | undefined {
  const { db, rules, person, key } = context
  if (before && before.by !== person.id) throw new NotAllowed({ key: 'core.notYours' })
  const { followup } = policyOf(db, rules, complaint.id)
  const script = before ?? { post: `script:${key}`, by: person.id, answers: [], scores: [] }
  const asked = questionOf(followup, script)
  if (script.skipped || !asked) return undefined
  const choice = (label: DraftChoice['label'], to: Partial<Script>): DraftChoice => ({
    label,
    does: { command: 'followup', given: { ...given, script: { ...script, ...to } } },
  })
  const values = { code: complaint.code, at: place(script), of: total(followup), asked }
  const blocks: DraftBlock[] = [
    text('script.question', values),
    choices([
      ...(script.answers.length < followup.questions.length
        ? [true, false].map((one) => choice(yesOrNo(one), { answers: [...script.answers, one] }))
        : [5, 4, 3, 2, 1].map((one) => choice(`${one}`, { scores: [...script.scores, one] }))),
      choice({ key: 'script.skip' }, { skipped: true }),
    ]),
  ]
  return before ? { edits: script.post, blocks } : { key: script.post, blocks }
}

/** The message once all is answered: what was said, without buttons. */
export const answeredScript = (policy: Policy, { code }: Complaint, script: Script): Draft => ({
  edits: script.post,
  blocks: [text('script.answered', { code }), list(scriptSaid(policy, script))],
})

/** One line for each question that was answered. */
export const scriptSaid = ({ followup }: Policy, { answers, scores }: Pick<Script, 'answers' | 'scores'>): Said[] => [
  ...answers.map((one, at) => ({
    key: 'script.line',
    values: { asked: followup.questions[at], answer: yesOrNo(one) },
  })),
  ...scores.map((score, at) => ({ key: 'script.scored', values: { asked: followup.scores[at], score } })),
]

type Questions = Policy['followup']

const questionOf = ({ questions, scores }: Questions, script: Script): string | Said | undefined => {
  const question = questions[script.answers.length]
  if (question !== undefined) return question
  const post = scores[script.scores.length]
  return post === undefined ? undefined : { key: 'script.scoreOf', values: { post } }
}

const total = ({ questions, scores }: Questions): number => questions.length + scores.length
const place = ({ answers, scores }: Script): number => answers.length + scores.length + 1
const yesOrNo = (one: boolean): Said => ({ key: one ? 'script.yes' : 'script.no' })
