/** The opening post of a complaint: what was reported, and which department has it. */

import type { Said } from '../../core/errors.js'
import { choices, type Draft, type DraftBlock, facts, list, text } from '../../core/posts/draft.js'
import type { Complaint, Problem } from '../../domain/complaints/complaint.js'
import { problemsOf } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { opening } from '../../domain/complaints/threads.js'
import { liaisonsOf } from '../../domain/people/liaison.js'
import type { Db } from '../../store/store.js'
import { confirmationChoice } from '../intake/confirmation.js'
import { intakeFacts } from '../intake/how-it-came.js'
import { marked } from './mark.js'
import { vipMarked } from './vip.js'

/** Opens the thread, in the room in which the complaint lives. */
export function openingPost(db: Db, complaint: Complaint): Draft {
  const problems = problemsOf(db, complaint.id)
  const { threadId } = complaint
  const opensThread = threadId === null ? undefined : opening(db, complaint, threadId)
  return {
    ...place(complaint),
    key: keyOf(complaint),
    urgent: true,
    opensThread,
    blocks: blocks(db, complaint, problems),
  }
}

/** The same post after its problems have changed. */
export const openingEdit = (db: Db, complaint: Complaint): Draft => ({
  ...place(complaint),
  edits: keyOf(complaint),
  blocks: blocks(db, complaint, problemsOf(db, complaint.id)),
})

/** A problem with its number and the department that has it. */
export const problemLine = ({ number, text: said, department }: Problem): Said => ({
  key: 'complaint.problem',
  values: { number, text: said, department },
})

/** How liaisons are named, for departments that have none; the reporter should know at once (R000-023). */
export function withoutLiaison(db: Db, problems: Pick<Problem, 'department' | 'departmentId'>[]): DraftBlock[] {
  const departments = new Map(problems.map(({ departmentId, department }) => [departmentId, department]))
  const lacking = [...departments].flatMap(([id, name]) => (liaisonsOf(db, id).length > 0 ? [] : [name]))
  return lacking.length === 0 ? [] : [text('complaint.noLiaison', { departments: lacking, first: lacking[0] })]
}

function blocks(db: Db, complaint: Complaint, problems: Problem[]): DraftBlock[] {
  const { code, customer } = complaint
  const route = { command: 'route', given: { code: tailOf(code) } }
  const came = facts(intakeFacts(db, complaint))
  return [
    {
      kind: 'text',
      said: vipMarked(db, complaint, marked(complaint, { key: 'complaint.opened', values: { code, customer } })),
    },
    list(problems.map(problemLine)),
    came,
    ...withoutLiaison(db, problems),
    ...(complaint.state === 'closed'
      ? []
      : [choices([{ label: { key: 'complaint.button.route' }, does: route }, confirmationChoice(code)])]),
  ]
}

const keyOf = ({ id }: Complaint) => `complaint:${id}`
const place = ({ roomId }: Complaint) => ({ room: roomId, thread: null })
