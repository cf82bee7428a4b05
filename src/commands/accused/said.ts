/** Whom of the staff a complaint is about: one line of what `show` says. */
import { accusedIn } from '../../domain/accused/accused.js'
import type { Db } from '../../store/store.js'

export function accusedFact(db: Db, complaintId: number): [label: string, value: string[] | undefined] {
  const names = accusedIn(db, complaintId).map(({ name }) => name)
  return ['accused.label', names.length > 0 ? names : undefined]
}
