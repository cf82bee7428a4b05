/** Who does what a role is for, where a dealer may have nobody in it. */
import type { Db } from '../../store/store.js'
import { adminsOf } from './admin.js'
import { presentOn } from './leave.js'
import type { PersonRow } from './person.js'
import { peopleInRole } from './role.js'

/** All who hold the first role that somebody holds who is there on that day ("yyyy-MM-dd"), or their deputies; else the admins. */
export function firstPresent(db: Db, brandId: number, roles: readonly string[], day: string): PersonRow[] {
  for (const role of roles) {
    const present = presentOn(db, brandId, peopleInRole(db, brandId, role), day)
    if (present.length > 0) return present
  }
  return adminsOf(db)
}
