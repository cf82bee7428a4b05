/** A conflict with the customer: the words by which it is known, and who supervises (R002-032). */
import type { Db } from '../../store/store.js'
import { presentOn } from '../people/leave.js'
import { peopleInRole } from '../people/role.js'
import { policyOf } from '../policy/kept.js'
import type { Rules } from '../policy/rules.js'
import type { Complaint } from './complaint.js'

interface Noted {
  complaint: Pick<Complaint, 'id' | 'brandId'>
  note: string
  /** "yyyy-MM-dd": whoever is away on it is replaced by the deputy. */
  day: string
}

/** Person ids; nobody where the note has none of the words. */
export function supervisorsFor(db: Db, rules: Rules, { complaint, note, day }: Noted): number[] {
  const { conflict } = policyOf(db, rules, complaint.id)
  const said = note.toLowerCase()
  if (!conflict?.words.some((word) => said.includes(word.toLowerCase()))) return []
  const people = conflict.roles.flatMap((role) => peopleInRole(db, complaint.brandId, role))
  return presentOn(db, complaint.brandId, people, day).map(({ id }) => id)
}
