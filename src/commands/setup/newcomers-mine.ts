/** People who wait for an admin to let them in. */
import { waitingIn } from '../../domain/people/registration.js'
import { type OfPerson, pressing, type Waiting } from '../waiting.js'

export async function newcomersMine({ db, brand, person }: OfPerson): Promise<Waiting[]> {
  if (!person.admin) return []
  const waiting = await waitingIn(db, brand.id)
  return waiting.map(({ id, name, role }) => ({
    line: { key: 'mine.newcomer', values: { name, role: { key: `role.${role}` } } },
    button: pressing('registration', { registration: id, decision: 'approve' }, { label: 'approve' }),
  }))
}
