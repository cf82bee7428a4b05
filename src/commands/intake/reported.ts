/** The regulator was told: that what it handed on is accepted, or that a rule was broken (R004-067). */
import { Ask, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { tapped } from '../../core/kinds/tapped.js'
import { yesNo } from '../../core/kinds/yes-no.js'
import { text } from '../../core/posts/draft.js'
import { intakeOf } from '../../domain/complaints/intake.js'
import { reportToRegulator, sayBreach } from '../../domain/complaints/regulator.js'
import { REPORTERS } from '../../domain/people/reporters.js'
import { endIfComplete } from '../complaints/complete.js'
import { meantOpenComplaint } from '../complaints/meant.js'
import { mustStillRun } from '../complaints/of-clock.js'
import { tell } from '../complaints/tell.js'
import { defineCommand, type StaffHere } from '../define.js'
import { answeredBreach } from './breach.js'

export const reported = defineCommand({
  name: 'reported',
  arguments: { code: code().optional(), breach: yesNo().optional(), clock: tapped<number>() },
  form: ['code'],
  who: REPORTERS,
  where: ['work', 'management', 'direct'],
  async handle(given, context: StaffHere) {
    const { db, person, now } = context
    const complaint = meantOpenComplaint(context, given.code)
    const { id: complaintId, code } = complaint
    const told = intakeOf(db, complaintId)
    if (told.channel !== 'regulator') throw new UserMistake({ key: 'intake.notOfRegulator', values: { code } })
    if (told.reportedAt) throw new UserMistake({ key: 'intake.reportedAlready', values: { code } })
    mustStillRun(context, complaint, given.clock)
    const breach = told.breach ?? given.breach
    if (breach === undefined) throw new Ask('breach', { key: 'intake.askBreach', values: { code } }, ANSWERS)
    const saying = { complaintId, by: person.id, at: now }
    const isNew = sayBreach(db, context, breach, saying)
    reportToRegulator(db, context, breach, saying)
    return [
      ...tell(context, complaint, text(`intake.${breach ? 'reported' : 'accepted'}`, { code })),
      ...(isNew ? answeredBreach(db, complaint, breach, person.name) : []),
      ...(await endIfComplete(context, complaint)),
    ]
  },
})

const ANSWERS = [true, false].map((value) => ({
  label: { key: `intake.${value ? 'isBreach' : 'isNone'}` },
  value,
}))
