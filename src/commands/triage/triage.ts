/** Whoever is on duty judges a new complaint first, and promises the customer a call in which it is told (R004-051 to R004-053). */

import { NotAllowed, UserMistake } from '../../core/errors.js'
import { callBy } from '../../core/kinds/call-by.js'
import { code } from '../../core/kinds/code.js'
import { text } from '../../core/kinds/text.js'
import { choices, type Draft, text as say } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { policyOf } from '../../domain/policy/kept.js'
import { judge, judgementOf } from '../../domain/triage/judge.js'
import { triagersOf } from '../../domain/triage/triagers.js'
import { todayHere } from '../calendar-here.js'
import { clockEdits } from '../complaints/card.js'
import { takesComplaints } from '../complaints/concerned.js'
import { meantOpenComplaint } from '../complaints/meant.js'
import { openingEdit } from '../complaints/opening.js'
import { tell } from '../complaints/tell.js'
import { defineCommand, type StaffHere } from '../define.js'
import { promisedHere } from './promised.js'

export default defineCommand({
  name: 'triage',
  arguments: { code: code().optional(), callBy: callBy(), judgement: text() },
  form: ['code', 'judgement', 'callBy'],
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ code: typed, judgement: words, callBy: typedHour }, context: StaffHere) {
    const { db, person, now } = context
    const complaint = meantOpenComplaint(context, typed)
    mustBeOnDuty(context, complaint)
    const promised = promisedHere(context, typedHour)
    if (!judge(db, context, { complaint, words, callBy: promised, by: person.id, at: now }))
      throw new UserMistake(tooLate(context, complaint))
    const { code: of } = complaint
    const line = say('triage.judged', { code: of, words, person: person.name })
    const told = tell(context, complaint, line, say('triage.tellCustomer', { due: { instant: promised } }))
    return [...withCall(complaint, told), openingEdit(db, complaint), ...clockEdits(context, complaint)]
  },
})

/** @throws NotAllowed */
function mustBeOnDuty(context: StaffHere, { id, brandId }: Complaint): void {
  const { db, rules, person } = context
  const triagers = triagersOf(db, policyOf(db, rules, id), brandId, todayHere(context))
  if (takesComplaints(context) || triagers.some((one) => one.id === person.id)) return
  throw new NotAllowed({ key: 'triage.notYours', values: { people: triagers.map(({ name }) => name) } })
}

function tooLate({ db }: StaffHere, { id, code: of }: Complaint) {
  const judged = judgementOf(db, id)
  if (judged) return { key: 'triage.already', values: { code: of, person: judged.person, words: judged.words } }
  return { key: 'triage.solved', values: { code: of } }
}

/** The answer has the button by which the call is noted, where somebody may call already. */
function withCall({ code: of }: Complaint, [answer, ...others]: Draft[]): Draft[] {
  const does = { command: 'call', given: { code: tailOf(of), reached: true } }
  const button = choices([{ label: { key: 'button.contacted' }, does }])
  return answer ? [{ ...answer, blocks: [...answer.blocks, button] }, ...others] : others
}
