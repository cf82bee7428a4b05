/** The opening post of a complaint: what was reported, and which department has it. */

import type { Said } from '../../core/errors.js'
import { choices, type Draft, type DraftBlock, facts, list, text } from '../../core/posts/draft.js'
import type { Complaint, Problem } from '../../domain/complaints/complaint.js'
import { problemsOf } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { opening } from '../../domain/complaints/threads.js'
import { liaisonsOf } from '../../domain/people/liaison.js'
import { isSecret } from '../../domain/secrecy/spot.js'
import type { Db } from '../../store/store.js'
import { authorityBlock } from '../authority/told.js'
import { confirmationChoice } from '../intake/confirmation.js'
import { intakeFacts, partnerMarked } from '../intake/how-it-came.js'
import { triageChoice, triageLine } from '../triage/waiting.js'
import { warningFactOfCase } from '../warnings/lines.js'
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
  const opened = { key: 'complaint.opened', values: { code, customer } }
  const route = { command: 'route', given: { code: tailOf(code) } }
  const secret = isSecret(db, complaint.id)
  const plain = marked(complaint, opened)
  return [
    { kind: 'text', said: secret ? plain : partnerMarked(db, complaint, vipMarked(db, complaint, plain)) },
    list(problems.map(problemLine)),
    secret ? text('secrecy.mark') : facts([...intakeFacts(db, complaint), warningFactOfCase(db, complaint.id)]),
    ...triageLine(db, complaint),
    ...(secret ? [] : authorityBlock(db, complaint.id)),
    ...withoutLiaison(db, problems),
    ...(complaint.state === 'closed'
      ? []
      : [
          choices([
            { label: { key: 'complaint.button.route' }, does: route },
            ...triageChoice(db, complaint),
            confirmationChoice(code),
          ]),
        ]),
  ]
}

const keyOf = ({ id }: Complaint) => `complaint:${id}`
const place = ({ roomId }: Complaint) => ({ room: roomId, thread: null })
