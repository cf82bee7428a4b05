/** A consultation becomes a complaint or a repair: once, and both know of each other (R004-061). */
import { UserMistake } from '../../core/errors.js'
import type { Draft } from '../../core/posts/draft.js'
import { becameOf, type ConsultationRow, consultationById } from '../../domain/consultations/consultation.js'
import { type Became, turnConsultation } from '../../domain/consultations/settle.js'
import type { StaffHere } from '../define.js'
import { consultationEdits } from './consultation-card.js'

/** The one behind the button that was pressed; undefined for what is typed. @throws UserMistake when it was turned already. */
export function turnable({ db, brand }: StaffHere, id: number | undefined): ConsultationRow | undefined {
  const found = id === undefined ? undefined : consultationById(db, brand.id, id)
  if (found?.state === 'turned') {
    const values = { code: found.code, into: becameOf(db, found) }
    throw new UserMistake({ key: 'intake.consult.turnedAlready', values })
  }
  return found
}

/** Its card says what it became. */
export function turnedPosts(context: StaffHere, from: ConsultationRow | undefined, into: Became): Draft[] {
  if (!from) return []
  const { db, brand, person, now } = context
  if (!turnConsultation(db, from, into, person.id, now)) throw new Error(`${from.code} changed while it was handled`)
  const turned = consultationById(db, brand.id, from.id)
  return turned ? consultationEdits(context, turned) : []
}
