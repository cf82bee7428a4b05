/** What whoever took a complaint down may forward to the customer: that it is registered, under which code, and what was understood (R004-039, R004-014). */
import { UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { type Draft, text } from '../../core/posts/draft.js'
import { problemsOf } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { intakeOf } from '../../domain/complaints/intake.js'
import { directRoomsOf } from '../../domain/people/direct-rooms.js'
import { REPORTERS } from '../../domain/people/reporters.js'
import { unveiled, unveiledProblems } from '../../domain/secrecy/words.js'
import { meantOpenComplaint } from '../complaints/meant.js'
import { defineCommand, type StaffHere } from '../define.js'

export const confirmation = defineCommand({
  name: 'confirmation',
  arguments: { code: code() },
  who: REPORTERS,
  where: ['work', 'direct'],
  hidden: true,
  async handle(given, context: StaffHere): Promise<Draft[]> {
    const { db, brand, room, person } = context
    const complaint = unveiled(db, meantOpenComplaint(context, given.code))
    const { id, code, customer } = complaint
    const problems = unveiledProblems(db, problemsOf(db, id)).map((problem) => problem.text)
    const { contract } = intakeOf(db, id)
    const papers = contract === undefined ? '' : { key: 'intake.confirmedContract', values: { contract } }
    const blocks = [text('intake.confirmation', { code, papers, customer, brand: brand.name, problems })]
    if (room.purpose === 'direct') return [{ blocks }]
    const [direct] = await directRoomsOf(db, { id: person.id })
    if (direct === undefined) throw new UserMistake({ key: 'intake.writeFirst' })
    return [
      { private: true, blocks: [text('intake.sentToYou', { code })] },
      { room: direct, thread: null, blocks },
    ]
  },
})

/** Beside the other buttons of the opening post. */
export const confirmationChoice = (complaintCode: string) => ({
  label: { key: 'button.confirmation' },
  does: { command: confirmation.name, given: { code: tailOf(complaintCode) } },
})
