/** How a consultation is shown: its card, with what may be done next, and what becomes of it. */
import { choices, type Draft, type DraftBlock, type DraftChoice, facts, text } from '../../core/posts/draft.js'
import { becameOf, type ConsultationRow } from '../../domain/consultations/consultation.js'
import { phonesIn } from '../../domain/customers/phone.js'
import type { Rules } from '../../domain/policy/rules.js'
import type { Db } from '../../store/store.js'
import type { StaffHere } from '../define.js'
import { editsOf } from '../edits.js'
import { typedCode } from '../visits/card.js'

type Purpose = StaffHere['room']['purpose']

export function consultationBlocks(db: Db, { policy }: Rules, one: ConsultationRow, purpose: Purpose): DraftBlock[] {
  const { code, name, phone, text: asked, answer } = one
  const became = becameOf(db, one)
  const state = { key: `intake.consult.state.${one.state}` }
  const block: DraftBlock[] = [
    text(name === null ? 'intake.consult.card' : 'intake.consult.cardOf', { code, state, name: name ?? undefined }),
    facts([
      ['intake.consult.phone', phone === null ? undefined : phonesIn(policy, purpose)(phone)],
      ['intake.consult.question', asked],
      ['intake.consult.answer', answer ?? undefined],
      ['intake.consult.became', became],
    ]),
  ]
  return became !== undefined ? block : [...block, choices(nextOf(one))]
}

export const consultationCard = ({ db, rules, room }: StaffHere, one: ConsultationRow): Draft => ({
  key: keyOf(one),
  blocks: consultationBlocks(db, rules, one, room.purpose),
})

/** The card as things stand now. */
export const consultationEdits = ({ db, rules }: StaffHere, one: ConsultationRow): Draft[] =>
  editsOf(db, keyOf(one), consultationBlocks(db, rules, one, 'work'))

/** An answer, while there is none; else it may still turn out to be something else (R004-061). */
function nextOf({ id, code, name, phone, text: asked, state }: ConsultationRow): DraftChoice[] {
  const who = { customer: name ?? undefined, phone: phone ?? undefined, consultation: id }
  const turns: DraftChoice[] = [
    {
      label: { key: 'intake.consult.toComplaint' },
      does: { command: 'complaint', given: { ...who, problems: [asked] } },
    },
    { label: { key: 'intake.consult.toRepair' }, does: { command: 'repair', given: { ...who, goods: asked } } },
  ]
  const answer = { label: { key: 'button.answer' }, does: { command: 'consult', given: { code: typedCode(code) } } }
  return state === 'open' ? [answer, ...turns] : turns
}

const keyOf = ({ id }: ConsultationRow): string => `consultation:${id}`
