import { expect, test } from 'vitest'
import { addPerson, hasAccount, peopleNamed } from '../../../src/domain/people/person.js'
import { decide, register, registrationById, waitingIn } from '../../../src/domain/people/registration.js'
import { grantRole, holdsRole } from '../../../src/domain/people/role.js'
import type { Db } from '../../../src/store/store.js'
import { addAccount, inBrand, now } from './brand-store.js'

function ask(db: Db, brandId: number, accountId: number, name: string) {
  const id = register(db, { accountId, brandId, roomId: 1, name, role: 'service' }, now)
  const registration = registrationById(db, id)
  if (!registration) throw new Error('not filed')
  return registration
}

test('is decided once', () =>
  inBrand((db, brandId) => {
    const admin = addPerson(db, '周敏', now)
    const asked = ask(db, brandId, addAccount(db, 'li'), '李四')
    expect(decide(db, asked, 'reject', admin.id, now)).toBe(true)
    expect(decide(db, asked, 'approve', admin.id, now)).toBe(false)
    expect(registrationById(db, asked.id)).toMatchObject({ state: 'rejected', decidedBy: '周敏' })
    expect(waitingIn(db, brandId)).toEqual([])
    expect(peopleNamed(db, brandId, '李四')).toEqual([])
  }))

test.each([['王强'], ['wangq'], ['Wang']])('approved, takes over whom the brand knew only as %s', (known) =>
  inBrand((db, brandId) => {
    const admin = addPerson(db, '周敏', now)
    const before = addPerson(db, known, now)
    grantRole(db, before.id, brandId, 'supervisor', now)
    decide(db, ask(db, brandId, addAccount(db, 'Wang', { username: 'wangq' }), '王强'), 'approve', admin.id, now)
    expect(peopleNamed(db, brandId, '王强')).toEqual([{ id: before.id, name: '王强' }])
    expect(holdsRole(db, before.id, brandId, 'service')).toBe(true)
  }),
)

test('approved, is never given a person who already has an account', () =>
  inBrand((db, brandId) => {
    const admin = addPerson(db, '周敏', now)
    const real = addPerson(db, '王强', now)
    grantRole(db, real.id, brandId, 'store_manager', now)
    addAccount(db, 'real', { personId: real.id })
    decide(db, ask(db, brandId, addAccount(db, 'fake'), '王强'), 'approve', admin.id, now)
    const both = peopleNamed(db, brandId, '王强')
    expect(both).toHaveLength(2)
    expect(both.map(({ id }) => holdsRole(db, id, brandId, 'store_manager'))).toEqual([true, false])
    expect(both.every(({ id }) => hasAccount(db, id))).toBe(true)
  }))

test('approved as admin, counts in every brand', () =>
  inBrand((db, brandId) => {
    const person = addPerson(db, '周敏', now)
    grantRole(db, person.id, brandId, 'admin', now)
    expect(db.sql.get('SELECT "admin" FROM "Person" WHERE "id" = ?', person.id)).toEqual({ admin: 1 })
  }))
