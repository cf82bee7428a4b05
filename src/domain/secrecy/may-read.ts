/** Who may read a secret complaint (R004-040). */
import type { Db } from '../../store/store.js'
import { isAccused } from '../accused/accused.js'
import { askedIn } from '../approvals/approvers.js'
import type { Complaint } from '../complaints/complaint.js'
import { calledFor } from '../complaints/crisis.js'
import { isGrave } from '../complaints/severity.js'
import { concernedDepartments } from '../complaints/threads.js'
import { runningDue } from '../ladder/clock.js'
import { adminsOf } from '../people/admin.js'
import { keepersOf } from '../people/keepers.js'
import { presentOn } from '../people/leave.js'
import { mayAcknowledge } from '../people/liaison.js'
import { peopleInRole } from '../people/role.js'
import { policyOf } from '../policy/kept.js'
import type { Rules } from '../policy/rules.js'
import { turnOf } from '../triage/triagers.js'
import { hiddenBy } from './secret.js'
import { isSecret } from './spot.js'

type Case = Pick<Complaint, 'id' | 'brandId' | 'createdBy' | 'severity'>

/**
 * Everybody, unless it is secret; then whoever keeps it, signs for a department that has a problem of it or helps, is
 * asked for a first judgement or a decision or was called for it, whoever made it secret, and those above all. Whoever is accused never. @param day "yyyy-MM-dd"
 */
export function mayRead(db: Db, rules: Rules, complaint: Case, personId: number, day: string): boolean {
  if (!isSecret(db, complaint.id)) return true
  if (isAccused(db, complaint.id, personId)) return false
  const { id, brandId, createdBy, severity } = complaint
  const isThis = (person: { id: number }) => person.id === personId
  const keepers = keepersOf(db, brandId, createdBy)
  return (
    [...adminsOf(db), ...peopleInRole(db, brandId, 'general_manager')].some(isThis) ||
    [...keepers, ...presentOn(db, brandId, keepers, day)].some(isThis) ||
    concernedDepartments(db, id).some((department) => mayAcknowledge(db, department, personId, day)) ||
    askedIn(db, id, day).some(isThis) ||
    hiddenBy(db, id) === personId ||
    (runningDue(db, id, 'triage') && turnOf(db, policyOf(db, rules, id), complaint, day)?.id === personId) ||
    (isGrave(severity) && calledFor(db, rules, { complaint, day }, severity).some(isThis))
  )
}
