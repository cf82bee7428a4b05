/** The open warnings of a customer in one line, for whoever is about to deal with them (R004-073). */
import type { Value } from '../../core/errors.js'
import { type DraftBlock, text } from '../../core/posts/draft.js'
import { warningsOf, warningsOfCase } from '../../domain/warnings/customer-note.js'
import type { Db } from '../../store/store.js'

type Fact = [label: string, value: Value]

/** Among other facts; an empty one is left out. */
export const warningFact = (db: Db, customerId: number): Fact => fact(warningsOf(db, customerId))

/** The same, for the customer of a complaint. */
export const warningFactOfCase = (db: Db, complaintId: number): Fact => fact(warningsOfCase(db, complaintId))

/** By itself; nothing where there is none. */
export function warningLine(db: Db, customerId: number): DraftBlock[] {
  const words = warningsOf(db, customerId)
  return words.length === 0 ? [] : [text('warning.line', { words })]
}

const fact = (words: string[]): Fact => ['warning.label', words.length > 0 ? words : undefined]
