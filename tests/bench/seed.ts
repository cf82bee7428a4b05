/** One brand with a work room, a service specialist and a liaison. */
import { bindRoom, makeBrand } from '../../src/domain/people/brand.js'
import { departmentsOf } from '../../src/domain/people/department.js'
import { setLiaisons } from '../../src/domain/people/liaison.js'
import { grantRole } from '../../src/domain/people/role.js'
import type { Policy } from '../../src/domain/policy/schema.js'
import type { Db } from '../../src/store/store.js'

export function seedBench(db: Db, policy: Policy, now: Date): void {
  const brand = makeBrand(
    db,
    'Bench',
    policy.departments.map(({ name }) => name),
    now,
  )
  bindRoom(
    db,
    db.sql.insert('Room', { platform: 'telegram', externalId: '-100', title: 'work', createdAt: now }),
    brand.id,
    'work',
  )
  const person = db.sql.insert('Person', { name: 'Li', createdAt: now })
  db.sql.insert('Account', { platform: 'telegram', externalId: '7', name: 'Li', personId: person })
  grantRole(db, person, brand.id, 'service', now)
  for (const { id } of departmentsOf(db, brand.id)) setLiaisons(db, id, [person])
}
