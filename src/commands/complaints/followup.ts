/** The customer was called back: satisfied, and the complaint is closed; not satisfied, and a new round begins. */
import { kind } from '../../core/commands/argument.js'
import { Ask, UserMistake, type Value } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { satisfied } from '../../core/kinds/satisfied.js'
import { score } from '../../core/kinds/score.js'
import { tapped } from '../../core/kinds/tapped.js'
import { text } from '../../core/kinds/text.js'
import { type Draft, list, text as say } from '../../core/posts/draft.js'
import { closeComplaint } from '../../domain/complaints/close.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { type Answer, fileFollowUp, holdOpen, unacknowledged, unhandled } from '../../domain/complaints/follow-up.js'
import { lackingIn } from '../../domain/complaints/lacking.js'
import { REPORTERS } from '../../domain/people/reporters.js'
import { policyOf } from '../../domain/policy/kept.js'
import { defineCommand, type StaffHere } from '../define.js'
import { sheetPosts } from '../signatures/sheet.js'
import { againPosts } from './again.js'
import { lackSaid, mustNotBeCalledBack } from './complete.js'
import { endingPosts } from './ending.js'
import { answeredScript, nextQuestion, type Script } from './follow-up-script.js'
import { threadLooks } from './look.js'
import { meantComplaint } from './meant.js'
import { mustStillRun } from './of-clock.js'
import { problemLine } from './opening.js'
import { tell } from './tell.js'

const SURE = [
  { label: { key: 'followup.close' }, value: true },
  { label: { key: 'followup.keep' }, value: false },
]
/** Tapped, or answered with yes or no. */
const sure = () => kind<boolean>({ ...satisfied(), onlyNamed: true, offer: 'never', shown: () => undefined }).optional()

export default defineCommand({
  name: 'followup',
  arguments: {
    code: code().optional(),
    satisfied: satisfied(),
    score: score().optional(),
    remark: text().optional(),
    /** Whether it is closed although nothing was done about it yet. */
    sure: sure(),
    clock: tapped<number>(),
    script: tapped<Script>(),
  },
  form: ['code', 'satisfied', 'score', 'remark'],
  who: REPORTERS,
  where: ['work', 'management', 'direct'],
  async handle(given, context: StaffHere) {
    const { satisfied, score, remark, sure, clock, script } = given
    const { db, rules, person, now } = context
    const complaint = meantComplaint(context, given.code)
    const { id, code } = complaint
    if (complaint.state === 'closed') throw new UserMistake({ key: 'complaint.closed', values: { code } })
    mustNotBeCalledBack(context, complaint)
    mustStillRun(context, complaint, clock)
    const waiting = unacknowledged(db, id).map(problemLine)
    if (waiting.length > 0) throw new UserMistake({ key: 'followup.notYet', values: { code, problems: waiting } })
    if (satisfied && sure !== true) {
      const problems = unhandled(db, id).map(problemLine)
      if (problems.length > 0 && sure === false) return [{ blocks: [say('followup.keptOpen', { code })] }]
      if (problems.length > 0) throw new Ask('sure', { key: 'followup.sure', values: { code, problems } }, SURE)
    }
    const question = nextQuestion(context, complaint, { ...given, code: tailOf(code) }, script)
    if (question) return [question]
    const said: Answer = { satisfied, score, remark, ...(script && answersOf(script)) }
    fileFollowUp(db, complaint, said, person.id, now)
    const answered = script ? [answeredScript(policyOf(db, rules, id), complaint, script)] : []
    return [...(await outcome(context, complaint, said)), ...answered]
  },
})

const answersOf = ({ answers, scores }: Script) => ({ answers, scores })

/** Closed, held open for what is lacking, or begun anew. */
async function outcome(context: StaffHere, complaint: Complaint, said: Answer): Promise<Draft[]> {
  const { db, rules, person, now } = context
  const { code } = complaint
  const answer = answerSaid(said)
  if (!said.satisfied) {
    const entry = { what: 'timeline-complaint.unsatisfied' }
    return againPosts(context, complaint, entry, (round) => say('followup.again', { code, answer, round }))
  }
  const lacking = lackingIn(db, rules, complaint)
  if (lacking.length > 0) {
    holdOpen(db, context, complaint, person.id, now)
    const line = say('followup.lacking', { code, answer })
    return [
      ...tell(context, complaint, line, list(lacking.map(lackSaid))),
      ...sheetPosts(context, complaint, 'called'),
      ...threadLooks(db, complaint),
    ]
  }
  const entry = { what: 'timeline-complaint.satisfied' }
  const released = closeComplaint(db, context, { complaint, by: person.id, at: now, entry })
  if (!released) throw new UserMistake({ key: 'complaint.closed', values: { code } })
  return endingPosts(context, complaint, say('followup.closed', { code, answer }), released)
}

/** What the customer said, in one list: satisfied or not, the score, the remark. */
export const answerSaid = ({ satisfied, score, remark }: Answer): Value[] => [
  { key: `followup.${satisfied ? 'satisfied' : 'unsatisfied'}` },
  ...(score === undefined ? [] : [{ key: 'followup.score', values: { score } }]),
  ...(remark === undefined ? [] : [remark]),
]
