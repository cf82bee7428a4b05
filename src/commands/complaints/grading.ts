/** By what a severity is set: said outright, or found by how much it harms and how soon it must be done (R004-086). */
import { Ask, type Said, UserMistake, type Value } from '../../core/errors.js'
import { GRADES, type Grade } from '../../core/kinds/grade.js'
import type { Complaint, Severity } from '../../domain/complaints/complaint.js'
import { SEVERITIES } from '../../domain/complaints/severity.js'
import { policyOf } from '../../domain/policy/kept.js'
import type { Entry } from '../../domain/timeline.js'
import type { StaffHere } from '../define.js'
import { levelSaid } from './mark.js'

interface Rating {
  impact: Grade
  urgency: Grade
}

/** Why it has this severity: in somebody's words, by the matrix, or both. */
export interface Reason {
  words?: string
  rating?: Rating
}

/** @throws Ask for what is missing, UserMistake where the policy has no matrix. */
export function levelMeant(
  { db, rules }: StaffHere,
  { id, code }: Complaint,
  { level, impact, urgency }: { level?: Severity; impact?: Grade; urgency?: Grade },
): { level: Severity; rating?: Rating } {
  if (level !== undefined) return { level }
  if (impact === undefined && urgency === undefined)
    throw new Ask(
      'level',
      { key: 'commands.severity.asks.level' },
      SEVERITIES.map((value) => ({ label: levelSaid(value), value })),
    )
  const { matrix } = policyOf(db, rules, id).severity
  if (!matrix) throw new UserMistake({ key: 'severity.noMatrix', values: { code } })
  if (impact === undefined) throw new Ask('impact', { key: 'severity.whichImpact', values: { code } }, GRADE_OPTIONS)
  if (urgency === undefined) throw new Ask('urgency', { key: 'severity.whichUrgency', values: { code } }, GRADE_OPTIONS)
  return { level: matrix[impact][urgency], rating: { impact, urgency } }
}

const gradeSaid = (grade: Grade): Said => ({ key: `severity.grade.${grade}` })

const GRADE_OPTIONS = GRADES.map((value) => ({ label: gradeSaid(value), value }))

/** The line of the timeline. */
export function gradedEntry(to: Severity, { words, rating }: Reason): Pick<Entry, 'what' | 'details'> {
  const why = words === undefined ? undefined : { why: words }
  if (rating)
    return { what: `timeline-severity.${why ? 'ratedBecause' : 'rated'}.${to}`, details: { ...rating, ...why } }
  return why ? { what: `timeline-severity.because.${to}`, details: why } : { what: `timeline-severity.set.${to}` }
}

/** Undefined where nobody gave one. */
export function reasonSaid({ words, rating }: Reason): Value {
  if (!rating) return words
  const values = { impact: gradeSaid(rating.impact), urgency: gradeSaid(rating.urgency), words }
  return { key: words === undefined ? 'severity.rated' : 'severity.ratedBecause', values }
}
