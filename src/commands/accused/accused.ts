/** A complaint is about somebody of the staff: they are told and may answer, and have no say in it (R004-066, R004-069). */
import { UserMistake } from '../../core/errors.js'
import { act } from '../../core/kinds/act.js'
import { code } from '../../core/kinds/code.js'
import { mention } from '../../core/kinds/mention.js'
import { type Draft, type DraftBlock, text } from '../../core/posts/draft.js'
import { accuse, clear, untoldIn } from '../../domain/accused/accuse.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import type { PersonRow } from '../../domain/people/person.js'
import { REPORTERS } from '../../domain/people/reporters.js'
import { policyOf } from '../../domain/policy/kept.js'
import { setSecret } from '../../domain/secrecy/secret.js'
import { isSecret } from '../../domain/secrecy/spot.js'
import ack from '../complaints/ack.js'
import { tellAndAsk } from '../complaints/ask-next.js'
import { clockEdits } from '../complaints/card.js'
import { meantOpenComplaint } from '../complaints/meant.js'
import { tell } from '../complaints/tell.js'
import { defineCommand, type StaffHere } from '../define.js'
import { personMeant } from '../points/person-meant.js'
import { veiledLooks } from '../secrecy/looks.js'
import { insteadOf } from './instead.js'
import { tellAccused } from './told.js'

export default defineCommand({
  name: 'accused',
  arguments: { code: code().optional(), act: act('cancel').optional(), person: mention() },
  who: REPORTERS,
  where: ['work', 'management', 'direct'],
  async handle(given, context: StaffHere) {
    const complaint = meantOpenComplaint(context, given.code)
    const person = await personMeant(context, given.person)
    return given.act ? cleared(context, complaint, person) : named(context, complaint, person)
  },
})

async function named(context: StaffHere, complaint: Complaint, person: PersonRow): Promise<Draft[]> {
  const { db, rules, person: asker, now } = context
  const { id, code } = complaint
  const isNew = accuse(db, context, { complaint, person, by: asker.id, at: now })
  const hides = isNew && policyOf(db, rules, id).secrecy.whenAccused
  const hidden = hides && setSecret(db, context, { complaint, secret: true, by: asker.id, at: now })
  const told = await tellAccused(context, id)
  if (!isNew && told.length === 0)
    throw new UserMistake({ key: 'accused.already', values: { code, name: person.name } })
  const line = text(`accused.named.${howTold(context, id)}`, { code, name: person.name })
  return [
    ...tellAndAskInstead(context, complaint, person, line),
    ...(hidden ? veiledLooks(context, id) : clockEdits(context, complaint)),
    ...told,
  ]
}

/** Whoever signs in their place now is asked to. */
function tellAndAskInstead(context: StaffHere, complaint: Complaint, person: PersonRow, line: DraftBlock): Draft[] {
  const people = insteadOf(context, complaint, person)
  if (people.length === 0) return tell(context, complaint, line)
  const does = { command: ack.name, given: { code: tailOf(complaint.code) } }
  return tellAndAsk(context, complaint, people, { line, label: { key: 'button.acknowledge' }, does, where: ack.where })
}

/** Nobody is told while it is secret, nor without a direct room. */
function howTold({ db }: StaffHere, complaintId: number): 'secret' | 'unreached' | 'told' {
  if (isSecret(db, complaintId)) return 'secret'
  return untoldIn(db, complaintId).length > 0 ? 'unreached' : 'told'
}

function cleared(context: StaffHere, complaint: Complaint, person: PersonRow): Draft[] {
  const { db, person: asker, now } = context
  const values = { code: complaint.code, name: person.name }
  if (!clear(db, context, { complaint, person, by: asker.id, at: now }))
    throw new UserMistake({ key: 'accused.neverNamed', values })
  return [...tell(context, complaint, text('accused.cleared', values)), ...clockEdits(context, complaint)]
}
