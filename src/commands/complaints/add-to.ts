/** Adds problems to a complaint that is open: each goes to its department, the opening post shows them all. */

import { UserMistake } from '../../core/errors.js'
import { type Draft, list, text } from '../../core/posts/draft.js'
import { type Complaint, problemsOf } from '../../domain/complaints/complaint.js'
import { addIntake, type Intake } from '../../domain/complaints/intake.js'
import { addProblems } from '../../domain/complaints/register.js'
import type { DepartmentRow } from '../../domain/people/department.js'
import { causeHint } from '../causes/hint.js'
import type { StaffHere } from '../define.js'
import { breachQuestion } from '../intake/breach.js'
import { cardPosts } from './card.js'
import { mustNotBeCalledBack } from './complete.js'
import { threadLooks } from './look.js'
import { openingEdit, problemLine, withoutLiaison } from './opening.js'
import { severityHint } from './severity-hint.js'

/** @throws UserMistake when it is closed. */
export function addTo(
  context: StaffHere,
  complaint: Complaint,
  problems: string[],
  intake: Intake = {},
  owner?: DepartmentRow,
): Draft[] {
  const { db, brand, rules, person, now } = context
  const { code, customer } = complaint
  if (complaint.state === 'closed') throw new UserMistake({ key: 'complaint.closed', values: { code } })
  mustNotBeCalledBack(context, complaint)
  const cards = addProblems(db, rules, { brand, complaint, problems, owner, intake, by: person.id, at: now })
  addIntake(db, context, complaint.id, intake, person.id, now)
  const added = problemsOf(db, complaint.id).slice(-problems.length)
  const answer = [
    text('problem.added', { code, customer, count: added.length }),
    list(added.map(problemLine)),
    ...withoutLiaison(db, added),
  ]
  return [
    { blocks: answer },
    openingEdit(db, complaint),
    ...cards.flatMap((card) => cardPosts(context, complaint, card)),
    ...threadLooks(db, complaint),
    ...severityHint(context, complaint, added, intake.channel),
    ...causeHint(context, complaint, added),
    ...breachQuestion(context, complaint, intake),
  ]
}
