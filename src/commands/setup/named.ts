/** Turns the people whom somebody names into people of the brand, adding who is new. */

import { UserMistake } from '../../core/errors.js'
import { findOrAddNamed, type Named } from '../../domain/people/named-person.js'
import type { PersonRow } from '../../domain/people/person.js'
import type { Db } from '../../store/store.js'
import type { StaffHere } from '../define.js'

/** @throws UserMistake when a name is shared by several people of the brand. */
export async function personNamed({ db, brand, room, now }: StaffHere, named: Named): Promise<PersonRow> {
  const person = await findOrAddNamed(db, { brandId: brand.id, platform: room.platform }, named, now)
  if (person === 'several') throw new UserMistake({ key: 'setup.severalPeople', values: { name: named.name } })
  return person
}

/** Those who cannot be pinged yet, because nobody here is known to be them. */
export const withoutAccount = (db: Db, people: number[]): Promise<PersonRow[]> =>
  db.person.findMany({ where: { id: { in: people }, accounts: { none: {} } }, orderBy: { id: 'asc' } })
