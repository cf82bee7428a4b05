/** Consultations for whoever looks them up: one whole, all of a customer, those that wait for an answer. */
import type { Said } from '../../core/errors.js'
import type { CodeTyped } from '../../core/kinds/code.js'
import { type Draft, type DraftBlock, list } from '../../core/posts/draft.js'
import {
  type ConsultationRow,
  openConsultationsBy,
  searchConsultations,
} from '../../domain/consultations/consultation.js'
import type { StaffHere } from '../define.js'
import { typedCode } from '../visits/card.js'
import { type OfPerson, pressing, type Waiting } from '../waiting.js'
import { consultationMeant } from './consult.js'
import { consultationBlocks } from './consultation-card.js'

const MOST = 5

/** @throws UserMistake when there is no such code. */
export const consultationStory = (context: StaffHere, code: CodeTyped): Draft => ({
  blocks: consultationBlocks(context.db, context.rules, consultationMeant(context, code), context.room.purpose),
})

/** The newest by a part of the name or phone number. */
export function consultationsFound({ db, brand }: StaffHere, part: string): DraftBlock[] {
  const found = searchConsultations(db, brand.id, part, MOST)
  return found.length === 0 ? [] : [list(found.map(lineOf), { key: 'intake.consult.found' })]
}

/** Those that the person took down. */
export const consultationsMine = ({ db, brand, person }: OfPerson): Waiting[] =>
  openConsultationsBy(db, brand.id, person.id).map((one) => ({
    line: lineOf(one),
    button: pressing('consult', { code: typedCode(one.code) }, { label: 'answer' }),
  }))

const lineOf = ({ code, name, text, state }: ConsultationRow): Said => ({
  key: 'intake.consult.line',
  values: { code, name: name ?? '', text, state: { key: `intake.consult.state.${state}` } },
})
