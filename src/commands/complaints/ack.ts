/** A department's liaison signs "we know": by button, reaction, word or command (R000-022). */

import { Ask, NotAllowed, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { departmentName } from '../../core/kinds/name.js'
import { tapped } from '../../core/kinds/tapped.js'
import { type Draft, text } from '../../core/posts/draft.js'
import { acknowledge, type Signed } from '../../domain/complaints/acknowledge.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { complaintOfThread, tailOf } from '../../domain/complaints/find.js'
import { signaturesAskedOf } from '../../domain/complaints/mine.js'
import { departmentByName } from '../../domain/people/department.js'
import { todayHere } from '../calendar-here.js'
import { definePublicCommand, type Here, type StaffHere } from '../define.js'
import { scheduleRead, sheetHere } from '../plan/read-schedule.js'
import { staffHere } from '../staff-here.js'
import { answerHere, answerPressed } from '../urging/answer.js'
import { siteKnown } from '../visits/site-known.js'
import { signedEdits } from './card.js'
import { threadLooks } from './look.js'
import { namedComplaint } from './meant.js'

/** Open to all, because who may sign is not a matter of roles: the department's own list decides. */
export default definePublicCommand({
  name: 'ack',
  // `urge`: not the card is meant, but what the department is asked at once; `schedule`: the warehouse's sheet of that day.
  arguments: {
    code: code().optional(),
    department: departmentName().optional(),
    urge: tapped<boolean>(),
    schedule: tapped<string>(),
  },
  who: 'anyone',
  where: ['work', 'direct', 'management', 'warehouse'],
  async handle(given, context: Here) {
    const { db, now, gesture } = context
    const here = await staffHere(context)
    const sheet = given.schedule ?? (given.code ? undefined : sheetHere(here))
    if (sheet !== undefined) return scheduleRead(here, sheet)
    const complaint = given.code ? namedComplaint(here, given.code) : await inThread(here)
    if (complaint.state === 'closed') {
      if (gesture === 'word') return []
      throw new UserMistake({ key: 'complaint.closed', values: { code: complaint.code } })
    }
    // Another word after the code is no department, but a thank-you.
    const named = given.department === undefined ? undefined : departmentByName(db, here.brand.id, given.department)
    if (given.urge) return answerPressed(here, complaint, named?.id)
    // A button says what it means; words mean all that waits.
    const answers = gesture === 'button' || gesture === 'reaction' ? [] : answerHere(here, complaint, named?.id)
    const asked = { complaintId: complaint.id, departmentId: named?.id, personId: here.person.id, gesture, at: now }
    const outcome = acknowledge(db, here, asked)
    const known = siteKnown(here, complaint, outcome.kind === 'signed') ?? []
    const heard = [...answers, ...known]
    if (outcome.kind !== 'signed' && heard.length > 0) return heard
    switch (outcome.kind) {
      case 'signed':
        return [...signedPosts(here, complaint, outcome.signed), ...heard]
      case 'already': {
        const { department, person, at } = outcome.signature
        const values = { code: complaint.code, department, person, at: { instant: at } }
        return [{ private: true, blocks: [text('complaint.ack.already', values)] }]
      }
      case 'foreign':
        throw new NotAllowed({ key: 'complaint.ack.foreign', values: { departments: outcome.departments } })
      case 'unmanned': {
        const { department } = outcome
        throw new NotAllowed({ key: 'complaint.noLiaison', values: { departments: [department], first: department } })
      }
      default:
        // A word in a thread in which nothing waits is just a word.
        if (gesture === 'word') return []
        throw new UserMistake({ key: 'complaint.ack.nothing', values: { code: complaint.code } })
    }
  },
})

/** @throws Ask with what waits for this person's signature. */
async function inThread(context: StaffHere): Promise<Complaint> {
  const { db, brand, person, thread } = context
  const here = thread ? complaintOfThread(db, thread.id) : undefined
  if (here?.brandId === brand.id) return here
  const clocks = await signaturesAskedOf(db, brand.id, person.id, todayHere(context))
  const waiting = new Map(clocks.map(({ complaint }) => [complaint.code, complaint.customer.name]))
  if (waiting.size === 0) throw new UserMistake({ key: 'complaint.ack.nothingAtAll' })
  const options = [...waiting].slice(0, 6).map(([code, customer]) => ({
    label: { key: 'complaint.label', values: { code, customer } },
    value: tailOf(code),
  }))
  throw new Ask('code', { key: 'complaint.which' }, options)
}

/** The edited card is the answer to a tap; who typed gets a short line as well. */
function signedPosts(context: StaffHere, complaint: Complaint, signed: Signed[]): Draft[] {
  const { db, person, now, gesture } = context
  const cards = signed.flatMap((one) => signedEdits(context, complaint, one, person.name, now))
  const edits = [...cards, ...threadLooks(db, complaint)]
  if (gesture === 'button' || gesture === 'reaction') return edits
  const departments = signed.map(({ department }) => department)
  const values = { code: complaint.code, departments, person: person.name, at: { instant: now } }
  return [{ blocks: [text('complaint.ack.done', values)] }, ...edits]
}
