/** The customer was called back: satisfied, and the complaint is closed; not satisfied, and a new round begins. */
import { kind } from '../../core/commands/argument.js'
import { Ask, UserMistake, type Value } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { satisfied } from '../../core/kinds/satisfied.js'
import { score } from '../../core/kinds/score.js'
import { tapped } from '../../core/kinds/tapped.js'
import { text } from '../../core/kinds/text.js'
import { text as say } from '../../core/posts/draft.js'
import { closeComplaint } from '../../domain/complaints/close.js'
import { type Answer, fileFollowUp, unacknowledged, unhandled } from '../../domain/complaints/follow-up.js'
import { defineCommand, type StaffHere } from '../define.js'
import { againPosts } from './again.js'
import { endingPosts } from './ending.js'
import { meantComplaint } from './meant.js'
import { mustStillRun } from './of-clock.js'
import { problemLine } from './opening.js'
import { REPORTERS } from './reporters.js'

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
    clock: tapped(),
  },
  form: ['code', 'satisfied', 'score', 'remark'],
  who: REPORTERS,
  where: ['work', 'management', 'direct'],
  async handle({ code: typed, satisfied, score, remark, sure, clock }, context: StaffHere) {
    const { db, person, now } = context
    const complaint = meantComplaint(context, typed)
    const { id, code } = complaint
    const closed = new UserMistake({ key: 'complaint.closed', values: { code } })
    if (complaint.state === 'closed') throw closed
    mustStillRun(context, complaint, clock)
    const waiting = unacknowledged(db, id).map(problemLine)
    if (waiting.length > 0) throw new UserMistake({ key: 'followup.notYet', values: { code, problems: waiting } })
    if (satisfied && sure !== true) {
      const problems = unhandled(db, id).map(problemLine)
      if (problems.length > 0 && sure === false) return [{ blocks: [say('followup.keptOpen', { code })] }]
      if (problems.length > 0) throw new Ask('sure', { key: 'followup.sure', values: { code, problems } }, SURE)
    }
    const said: Answer = { satisfied, score, remark }
    fileFollowUp(db, complaint, said, person.id, now)
    const answer = answerSaid(said)
    if (satisfied) {
      const entry = { what: 'timeline-complaint.satisfied' }
      const released = closeComplaint(db, context, { complaint, by: person.id, at: now, entry })
      if (!released) throw closed
      return endingPosts(context, complaint, say('followup.closed', { code, answer }), released)
    }
    const entry = { what: 'timeline-complaint.unsatisfied' }
    return againPosts(context, complaint, entry, (round) => say('followup.again', { code, answer, round }))
  },
})

/** What the customer said, in one list: satisfied or not, the score, the remark. */
export const answerSaid = ({ satisfied, score, remark }: Answer): Value[] => [
  { key: `followup.${satisfied ? 'satisfied' : 'unsatisfied'}` },
  ...(score === undefined ? [] : [{ key: 'followup.score', values: { score } }]),
  ...(remark === undefined ? [] : [remark]),
]
