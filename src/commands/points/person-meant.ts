/** Whom of the staff somebody means, by a mention or a name, where only those who work for the brand can be meant. */
import type { Mention } from '../../core/commands/argument.js'
import { UserMistake } from '../../core/errors.js'
import { findNamed } from '../../domain/people/named-person.js'
import type { PersonRow } from '../../domain/people/person.js'
import { servesBrand } from '../../domain/people/role.js'
import type { StaffHere } from '../define.js'

/** @throws UserMistake for somebody who does not work here, or a name of several */
export async function personMeant({ db, brand, room }: StaffHere, named: Mention): Promise<PersonRow> {
  const found = await findNamed(db, { brandId: brand.id, platform: room.platform }, named)
  if (found === 'several') throw new UserMistake({ key: 'setup.severalPeople', values: { name: named.name } })
  if (found && (await servesBrand(db, found.id, brand.id))) return found
  throw new UserMistake({ key: 'points.stranger', values: { name: named.name } })
}
