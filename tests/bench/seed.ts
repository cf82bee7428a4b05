/** One brand with a work room, a service specialist and a liaison. */
import { makeBrand } from '../../src/domain/people/brand.js'
import { departmentsOf } from '../../src/domain/people/department.js'
import { setLiaisons } from '../../src/domain/people/liaison.js'
import { addPerson } from '../../src/domain/people/person.js'
import { grantRole } from '../../src/domain/people/role.js'
import type { Policy } from '../../src/domain/policy/schema.js'
import type { Db } from '../../src/store/store.js'

export async function seedBench(db: Db, policy: Policy, now: Date): Promise<void> {
  const departments = policy.departments.map(({ name }) => name)
  const { id: brandId } = await makeBrand(db, 'Bench', departments, now)
  const telegram = (externalId: string) => ({ platform: 'telegram', externalId })
  await db.room.create({ data: { ...telegram('-100'), title: 'work', purpose: 'work', brandId, createdAt: now } })
  const { id: personId } = await addPerson(db, 'Li', now)
  await db.account.create({ data: { ...telegram('7'), name: 'Li', personId } })
  await grantRole(db, personId, brandId, 'service', now)
  for (const { id } of departmentsOf(db, brandId)) await setLiaisons(db, id, [personId])
}
