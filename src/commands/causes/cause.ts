/** Why a problem came about: level by level of the policy's tree, then in the department's own words (R004-062, R004-080). */

import { Ask, NotAllowed, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { integer } from '../../core/kinds/integer.js'
import { outcome } from '../../core/kinds/outcome.js'
import { text } from '../../core/kinds/text.js'
import { type Draft, text as say } from '../../core/posts/draft.js'
import { callMisunderstanding, causesOf, type Naming, nameCause, type ProblemCause } from '../../domain/causes/cause.js'
import { type Cause, walk } from '../../domain/causes/tree.js'
import type { Complaint, Problem } from '../../domain/complaints/complaint.js'
import { isHeadConcerned } from '../../domain/people/department.js'
import { policyOf } from '../../domain/policy/kept.js'
import { todayHere } from '../calendar-here.js'
import { endIfComplete } from '../complaints/complete.js'
import { isConcerned } from '../complaints/concerned.js'
import { keeperOf } from '../complaints/keeper.js'
import { meantOpenComplaint } from '../complaints/meant.js'
import { problemMeant } from '../complaints/problem-meant.js'
import { tell } from '../complaints/tell.js'
import { defineCommand, type StaffHere } from '../define.js'
import { answeredCauseHints } from './hint.js'
import { branchOf, causeTold } from './told.js'

export default defineCommand({
  name: 'cause',
  arguments: {
    code: code().optional(),
    problem: integer().optional(),
    outcome: outcome().optional(),
    /** Names of the tree; what follows the last of them is the detail. */
    cause: text().optional(),
    detail: { ...text().optional(), onlyNamed: true },
  },
  form: ['code', 'problem', 'cause', 'detail'],
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ code: typed, problem: number, outcome, cause, detail }, context: StaffHere) {
    const { db, rules, person, now } = context
    const complaint = meantOpenComplaint(context, typed)
    if (outcome) return misunderstood(context, complaint)
    const known = causesOf(db, complaint.id)
    const problem = problemToExplain(context, complaint, number ?? onlyUnexplained(known))
    const before = known.find((one) => one.number === problem.number) as ProblemCause
    const tree = policyOf(db, rules, complaint.id).causes
    const said = explanation(tree, { cause, detail }, before, complaint.code)
    const named = nameCause(db, context, { complaint, problem, ...said, by: person.id, at: now })
    if (!named) throw new UserMistake({ key: 'cause.same', values: { number: problem.number } })
    return [
      ...causeTold(context, complaint, problem, named),
      ...answeredCauseHints(db, complaint),
      ...(await endIfComplete(context, complaint)),
    ]
  },
})

const problemToExplain = (context: StaffHere, complaint: Complaint, number: number | undefined): Problem =>
  problemMeant(context.db, complaint, {
    act: 'cause',
    number,
    may: (one) => isConcerned(context, one),
    which: 'cause.whichProblem',
    notYours: 'cause.notYours',
    unready: () => ({ key: 'complaint.closed', values: { code: complaint.code } }),
  })

function onlyUnexplained(known: ProblemCause[]): number | undefined {
  const [one, ...more] = known.filter(({ levels, detail }) => levels.length === 0 || detail === null)
  return more.length === 0 ? one?.number : undefined
}

/** What was said; of what is missing the next part is asked for. @throws Ask, or UserMistake when nothing is missing */
function explanation(
  tree: readonly Cause[],
  { cause, detail }: { cause?: string; detail?: string },
  before: ProblemCause,
  code: string,
): Pick<Naming, 'levels' | 'detail'> {
  const { number } = before
  const askDetail = () => new Ask('detail', { key: 'cause.whatDetail', values: { code, number } })
  if (tree.length === 0) {
    const words = detail ?? cause
    if (words === undefined) throw askDetail()
    return { detail: words }
  }
  if (cause === undefined && detail !== undefined) return { detail }
  if (cause === undefined && before.levels.length > 0) {
    if (before.detail === null) throw askDetail()
    throw new UserMistake({
      key: 'cause.known',
      values: { code, number, cause: branchOf(before.levels), detail: before.detail },
    })
  }
  const { levels, next, rest } = walk(tree, cause ?? '')
  // Picked at intake, it only lacks the words.
  if (levels.length === 0 && rest !== '' && before.levels.length > 0 && before.detail === null) return { detail: rest }
  if (next.length === 0) return { levels, detail: detail ?? (rest || undefined) }
  const key = rest !== '' ? 'cause.unclear' : levels.length === 0 ? 'cause.which' : 'cause.whichBelow'
  // Words that are no cause go along, and are the detail in the end.
  const options = next.map((path) => ({
    label: path.length === levels.length + 1 ? (path.at(-1) as string) : branchOf(path),
    value: [...path, rest].join(' ').trim(),
  }))
  throw new Ask('cause', { key, values: { code, number, above: branchOf(levels), said: rest } }, options)
}

/** Said by whoever keeps it, or by the head of a department that has a problem of it. */
async function misunderstood(context: StaffHere, complaint: Complaint): Promise<Draft[]> {
  const { db, person, now } = context
  const { id, code } = complaint
  const keeps = person.admin || keeperOf(context, complaint).includes(person.id)
  if (!keeps && !isHeadConcerned(db, id, person.id, todayHere(context)))
    throw new NotAllowed({ key: 'cause.notYoursToCall', values: { code } })
  if (!callMisunderstanding(db, context, complaint, person.id, now))
    throw new UserMistake({ key: 'cause.misunderstoodAlready', values: { code } })
  return [
    ...tell(context, complaint, say('cause.misunderstood', { code })),
    ...answeredCauseHints(db, complaint),
    ...(await endIfComplete(context, complaint)),
  ]
}
