/** Of what a regulator handed on it is asked, once it is taken down, whether a rule was broken: two buttons (R004-067). */
import { UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { tapped } from '../../core/kinds/tapped.js'
import { choices, type Draft, text } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import type { Intake } from '../../domain/complaints/intake.js'
import { sayBreach } from '../../domain/complaints/regulator.js'
import { copiesOf } from '../../domain/ladder/copies.js'
import { REPORTERS } from '../../domain/people/reporters.js'
import type { Db } from '../../store/store.js'
import { meantOpenComplaint } from '../complaints/meant.js'
import { tell } from '../complaints/tell.js'
import { whereToAsk } from '../complaints/where-to-ask.js'
import { defineCommand, type StaffHere } from '../define.js'
import { editsOf } from '../edits.js'

export const breach = defineCommand({
  name: 'breach',
  arguments: { code: code(), breach: tapped<boolean>() },
  who: REPORTERS,
  where: ['work', 'direct'],
  hidden: true,
  async handle({ code: typed, breach = false }, context: StaffHere) {
    const { db, person, now } = context
    const complaint = meantOpenComplaint(context, typed)
    if (!sayBreach(db, context, breach, { complaintId: complaint.id, by: person.id, at: now }))
      throw new UserMistake({ key: 'intake.breachSaid', values: { code: complaint.code } })
    // Where it was asked the question says it.
    const [, ...elsewhere] = tell(context, complaint, breachSaid(complaint, breach, person.name))
    return [...answeredBreach(db, complaint, breach, person.name), ...elsewhere]
  },
})

/** In the thread, or where the reporter is when that is elsewhere; once only. */
export function breachQuestion(context: StaffHere, complaint: Complaint, { channel }: Intake): Draft[] {
  const { db } = context
  const { id, code } = complaint
  if (channel !== 'regulator' || copiesOf(db, keyOf(id)).length > 0) return []
  const options = [true, false].map((value) => ({
    label: { key: `intake.${value ? 'isBreach' : 'isNone'}` },
    does: { command: breach.name, given: { code: tailOf(code), breach: value } },
  }))
  const blocks = [text('intake.askBreach', { code }), choices(options)]
  return [{ ...whereToAsk(context, complaint), key: keyOf(id), reply: false, blocks }]
}

/** The question loses its buttons. */
export const answeredBreach = (db: Db, complaint: Complaint, isBreach: boolean, person: string): Draft[] =>
  editsOf(db, keyOf(complaint.id), [breachSaid(complaint, isBreach, person)])

const breachSaid = ({ code }: Complaint, isBreach: boolean, person: string) =>
  text('intake.breachIs', { code, breach: { key: `intake.${isBreach ? 'isBreach' : 'isNone'}` }, person })

const keyOf = (complaintId: number): string => `breach:${complaintId}`
