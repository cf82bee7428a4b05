/** The names of those who are told, for those who read of it. */
import type { PersonRow } from '../../domain/people/person.js'
import type { StaffHere } from '../define.js'

/** Without whoever tells it, unless there is nobody else. */
export function namesOf({ person }: StaffHere, people: PersonRow[]): string[] {
  const others = people.filter(({ id }) => id !== person.id)
  return (others.length > 0 ? others : people).map(({ name }) => name)
}
