import { expect, test } from 'vitest'
import { addPerson, peopleNamed } from '../../../src/domain/people/person.js'
import { decide, register, waitingIn } from '../../../src/domain/people/registration.js'
import { grantRole, holdsRole } from '../../../src/domain/people/role.js'
import type { Db } from '../../../src/store/store.js'
import { addAccount, inBrand, now } from './brand-store.js'

async function ask(db: Db, brandId: number, account: Promise<{ id: number }>, name: string) {
  const { id: accountId } = await account
  return register(db, { accountId, brandId, roomId: 1, name, role: 'service' }, now)
}

test('is decided once', () =>
  inBrand(async (db, brandId) => {
    const admin = await addPerson(db, '周敏', now)
    const asked = await ask(db, brandId, addAccount(db, 'li'), '李四')
    expect(await decide(db, asked, 'reject', admin.id, now)).toMatchObject({ state: 'rejected', decidedBy: admin.id })
    expect(await decide(db, asked, 'approve', admin.id, now)).toBeUndefined()
    expect(await db.registration.findUnique({ where: { id: asked.id } })).toMatchObject({ state: 'rejected' })
    expect(await waitingIn(db, brandId)).toEqual([])
    expect(await peopleNamed(db, brandId, '李四')).toEqual([])
  }))

test.each([['王强'], ['wangq'], ['Wang']])('approved, takes over whom the brand knew only as %s', (known) =>
  inBrand(async (db, brandId) => {
    const admin = await addPerson(db, '周敏', now)
    const before = await addPerson(db, known, now)
    await grantRole(db, before.id, brandId, 'supervisor', now)
    await decide(
      db,
      await ask(db, brandId, addAccount(db, 'Wang', { username: 'wangq' }), '王强'),
      'approve',
      admin.id,
      now,
    )
    expect(await peopleNamed(db, brandId, '王强')).toMatchObject([{ id: before.id, name: '王强' }])
    expect(await holdsRole(db, before.id, brandId, 'service')).toBe(true)
  }),
)

test('approved, is never given a person who already has an account', () =>
  inBrand(async (db, brandId) => {
    const admin = await addPerson(db, '周敏', now)
    const real = await addPerson(db, '王强', now)
    await grantRole(db, real.id, brandId, 'store_manager', now)
    await addAccount(db, 'real', { personId: real.id })
    await decide(db, await ask(db, brandId, addAccount(db, 'fake'), '王强'), 'approve', admin.id, now)
    const both = await peopleNamed(db, brandId, '王强')
    expect(both).toHaveLength(2)
    const managers = await db.role.findMany({ where: { brandId, role: 'store_manager' } })
    expect(managers.map(({ personId }) => personId)).toEqual([real.id])
    expect(await peopleNamed(db, brandId, '王强', { none: {} })).toEqual([])
  }))

test('approved as admin, counts in every brand', () =>
  inBrand(async (db, brandId) => {
    const person = await addPerson(db, '周敏', now)
    await grantRole(db, person.id, brandId, 'admin', now)
    expect(await db.person.findUnique({ where: { id: person.id } })).toMatchObject({ admin: true })
  }))
