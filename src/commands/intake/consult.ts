/** A customer's question: taken down, answered, turned into a complaint or a repair; never the other way, but by an admin (R001-026, R002-003, R004-061). */
import { Ask, NotAllowed, UserMistake } from '../../core/errors.js'
import type { CodeTyped } from '../../core/kinds/code.js'
import { text } from '../../core/kinds/text.js'
import { type Draft, text as say } from '../../core/posts/draft.js'
import { closeComplaint } from '../../domain/complaints/close.js'
import { problemsOf } from '../../domain/complaints/complaint.js'
import {
  becameOf,
  type ConsultationRow,
  consultationByCode,
  fileConsultation,
} from '../../domain/consultations/consultation.js'
import { answerConsultation } from '../../domain/consultations/settle.js'
import { REPORTERS } from '../../domain/people/reporters.js'
import { unveiled, unveiledProblems } from '../../domain/secrecy/words.js'
import { todayHere } from '../calendar-here.js'
import { mustBeClosable } from '../complaints/complete.js'
import { endingPosts } from '../complaints/ending.js'
import { meantOpenComplaint } from '../complaints/meant.js'
import { defineCommand, type StaffHere } from '../define.js'
import { consultationCard, consultationEdits } from './consultation-card.js'
import { answerWord, customersName, customersPhone, wholeCode } from './consultation-words.js'

export const consult = defineCommand({
  name: 'consult',
  arguments: {
    phone: customersPhone().optional(),
    code: wholeCode().optional(),
    answering: answerWord().optional(),
    customer: customersName().optional(),
    text: text().optional(),
  },
  form: ['customer', 'phone', 'text'],
  who: REPORTERS,
  where: ['work', 'direct'],
  async handle({ code, customer, phone, text: said }, context: StaffHere) {
    if (code?.prefix === 'TS') return backFrom(context, code, said)
    if (code) return answer(context, consultationMeant(context, code), said)
    if (said === undefined) throw new Ask('text', { key: 'intake.consult.askQuestion' })
    const { db, brand, room, person, now } = context
    const asked = { brandId: brand.id, name: customer, phone, text: said, roomId: room.id, by: person.id, at: now }
    return [consultationCard(context, fileConsultation(db, asked, todayHere(context)))]
  },
})

/** @throws UserMistake for a code of nothing, or of something else. */
export function consultationMeant(context: StaffHere, code: CodeTyped): ConsultationRow {
  const fits = code.prefix === undefined || code.prefix === 'ZX'
  const found = fits ? consultationByCode(context.db, context.brand.id, code, todayHere(context)) : undefined
  if (!found) throw new UserMistake({ key: 'intake.consult.unknown' })
  return found
}

function answer(context: StaffHere, one: ConsultationRow, said: string | undefined): Draft[] {
  const { db, now } = context
  const { code } = one
  if (one.state === 'turned') {
    const values = { code, into: becameOf(db, one) }
    throw new UserMistake({ key: 'intake.consult.turnedAlready', values })
  }
  if (one.state === 'answered')
    throw new UserMistake({ key: 'intake.consult.answeredAlready', values: { code, answer: one.answer ?? '' } })
  if (said === undefined) throw new Ask('text', { key: 'intake.consult.askAnswer', values: { code } })
  if (!answerConsultation(db, one, said, now)) throw new Error(`${code} changed while it was handled`)
  const answered = say('intake.consult.answered', { code, answer: said })
  return [{ blocks: [answered] }, ...consultationEdits(context, { ...one, answer: said, state: 'answered' })]
}

/** What an admin takes out of the complaints stays as a question, with the reason in the timeline. @throws NotAllowed for everybody else. */
async function backFrom(context: StaffHere, typed: CodeTyped, why: string | undefined): Promise<Draft[]> {
  const { db, brand, room, person, now } = context
  const complaint = unveiled(db, meantOpenComplaint(context, { ...typed, prefix: 'TS' }))
  const { id: complaintId, code, customer, phone } = complaint
  if (!person.admin) throw new NotAllowed({ key: 'intake.consult.neverBack', values: { code } })
  if (why === undefined) throw new Ask('text', { key: 'intake.consult.askWhy', values: { code } })
  mustBeClosable(context, complaint)
  const problems = unveiledProblems(db, problemsOf(db, complaintId)).map(({ text }) => text)
  const asked = { brandId: brand.id, name: customer, phone, text: problems.join('\n'), roomId: room.id, complaintId }
  const filed = fileConsultation(db, { ...asked, by: person.id, at: now }, todayHere(context))
  const entry = { what: 'timeline-intake.madeConsultation', details: { why, code: filed.code } }
  const released = closeComplaint(db, context, { complaint, by: person.id, at: now, entry })
  if (!released) throw new Error(`${code} changed while it was handled`)
  const line = say('intake.consult.back', { code, consultation: filed.code, reason: why })
  return [...(await endingPosts(context, complaint, line, released)), consultationCard(context, filed)]
}
