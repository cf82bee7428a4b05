/** What `show` says of a secret complaint to everybody else: which departments have it, and until when (R004-040). */
import { type DraftBlock, list, text } from '../../core/posts/draft.js'
import { type Complaint, problemsOf } from '../../domain/complaints/complaint.js'
import { clocksOfRound } from '../../domain/complaints/story.js'
import { pausesOf } from '../../domain/ladder/pauses.js'
import { clockSaid } from '../complaints/clock-said.js'
import { marked } from '../complaints/mark.js'
import type { StaffHere } from '../define.js'

export async function secretStory({ db, now }: StaffHere, complaint: Complaint): Promise<DraftBlock[]> {
  const { id, code, state } = complaint
  const values = { code, state: { key: `complaint.state.${state}` } }
  const pauses = pausesOf(db, id)
  const clocks = (await clocksOfRound(db, complaint)).filter(({ stoppedAt }) => stoppedAt === null)
  const problems = problemsOf(db, id).map(({ number, department, state: reached }) => ({
    key: 'secrecy.problem',
    values: { number, department, state: { key: `problem.state.${reached}` } },
  }))
  return [
    { kind: 'text', said: marked(complaint, { key: 'secrecy.shown', values }) },
    list(problems, { key: 'show.problems' }),
    ...(clocks.length > 0
      ? [
          list(
            clocks.map((clock) => clockSaid(clock, pauses, now)),
            { key: 'show.clocks' },
          ),
        ]
      : []),
    text('secrecy.where'),
  ]
}
