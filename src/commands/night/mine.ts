/** The night's cases that nobody has taken over yet, for those who are asked to (R002-094). */
import { handoverOf, takersOf } from '../../domain/night/handover.js'
import { todayHere } from '../calendar-here.js'
import { type OfPerson, pressing, type Waiting } from '../waiting.js'

export function handoverMine(context: OfPerson): Waiting[] {
  const { db, brand, rules, person } = context
  const today = todayHere(context)
  const handover = handoverOf(db, brand.id, today)
  if (!handover || handover.personId !== null) return []
  if (!takersOf(db, brand.id, rules.policy.defaultDepartment, today).some(({ id }) => id === person.id)) return []
  const where = ['work', 'management', 'direct'] as const
  const button = pressing('handover', { handover: handover.id }, { label: 'acknowledge', where: [...where] })
  return [{ line: { key: 'mine.handoverOf', values: { day: { day: today } } }, button }]
}
