/** What was found out about a complaint, in three parts; whoever keeps it is told (R004-019, R004-055, R004-056, R004-087). */

import { code } from '../../core/kinds/code.js'
import { departmentName } from '../../core/kinds/name.js'
import { text } from '../../core/kinds/text.js'
import { text as say } from '../../core/posts/draft.js'
import { tailOf } from '../../domain/complaints/find.js'
import { fileInvestigation } from '../../domain/inquiries/investigation.js'
import { tellAndAsk } from '../complaints/ask-next.js'
import { endIfComplete } from '../complaints/complete.js'
import { keeperOf } from '../complaints/keeper.js'
import { meantOpenComplaint } from '../complaints/meant.js'
import show from '../complaints/show.js'
import { defineCommand, type StaffHere } from '../define.js'
import { departmentSpeaking } from './department.js'
import { mustBeInvestigator } from './investigators.js'

/** Only one text can be told from the rest of a line: the others are named, or asked for. */
const part = () => ({ ...text(), onlyNamed: true })

export default defineCommand({
  name: 'investigate',
  arguments: {
    code: code().optional(),
    department: { ...departmentName().optional(), onlyNamed: true },
    cause: text(),
    background: part(),
    wish: part(),
  },
  form: ['code', 'cause', 'background', 'wish'],
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ code: typed, department: named, ...findings }, context: StaffHere) {
    const { db, person, now } = context
    const complaint = meantOpenComplaint(context, typed)
    const isCalled = mustBeInvestigator(context, complaint)
    const department = departmentSpeaking(context, complaint, named, isCalled)
    fileInvestigation(db, context, { complaint, department, findings, by: person.id, at: now })
    const { code } = complaint
    const line = say('inquiry.found', { code, department: department.name, ...findings })
    const does = { command: show.name, given: { code: tailOf(code) } }
    const next = { line, label: { key: 'button.show' }, does, where: show.where }
    return [
      ...tellAndAsk(context, complaint, keeperOf(context, complaint), next),
      ...(await endIfComplete(context, complaint)),
    ]
  },
})
