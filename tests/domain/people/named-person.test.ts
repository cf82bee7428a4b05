import { expect, test } from 'vitest'
import { findOrAddNamed, type Named } from '../../../src/domain/people/named-person.js'
import { addPerson } from '../../../src/domain/people/person.js'
import { grantRole } from '../../../src/domain/people/role.js'
import type { Db } from '../../../src/store/store.js'
import { addAccount, inBrand, now } from './brand-store.js'

const find = (db: Db, brandId: number, named: Named) =>
  findOrAddNamed(db, { brandId, platform: 'telegram' }, named, now)

async function addStaff(db: Db, brandId: number, name: string) {
  const person = await addPerson(db, name, now)
  await grantRole(db, person.id, brandId, 'service', now)
  return person
}

test('a native mention means its account, whatever name it shows', () =>
  inBrand(async (db, brandId) => {
    const wang = await addStaff(db, brandId, '王强')
    await addStaff(db, brandId, '老王')
    await addAccount(db, '老王', { personId: wang.id })
    expect(await find(db, brandId, { name: '老王', account: 'id-老王-' })).toEqual(wang)
  }))

test('a plain name means the person of the brand, not an account that is called so', () =>
  inBrand(async (db, brandId) => {
    const wang = await addStaff(db, brandId, '王强')
    await addAccount(db, '王强')
    expect(await find(db, brandId, { name: '王强' })).toEqual(wang)
    expect(await db.account.count({ where: { personId: wang.id } })).toBe(0)
  }))

test('a username means the person of that account, and a display name too when only one has it', () =>
  inBrand(async (db, brandId) => {
    const wang = await addStaff(db, brandId, '王强')
    await addAccount(db, 'Wang Q', { username: 'wangq', personId: wang.id })
    expect(await find(db, brandId, { name: 'wangq', username: 'wangq' })).toEqual(wang)
    expect(await find(db, brandId, { name: 'Wang Q' })).toEqual(wang)
  }))

test('several of one name cannot be told apart, unless one of them is on this platform', () =>
  inBrand(async (db, brandId) => {
    const [first] = [await addStaff(db, brandId, '王强'), await addStaff(db, brandId, '王强')]
    expect(await find(db, brandId, { name: '王强' })).toBe('several')
    await addAccount(db, 'w', { personId: first.id })
    expect(await find(db, brandId, { name: '王强' })).toEqual(first)
  }))

test('somebody new is added, with the account when it was named natively', () =>
  inBrand(async (db, brandId) => {
    const sun = await find(db, brandId, { name: '孙七' })
    expect(sun).toMatchObject({ name: '孙七' })
    const qian = await find(db, brandId, { name: '钱八', username: 'qian', account: '77' })
    expect(await find(db, brandId, { name: 'Q', account: '77' })).toEqual(qian)
  }))

test('a native mention gives its account to the person whom the brand knew by name only', () =>
  inBrand(async (db, brandId) => {
    const wang = await addStaff(db, brandId, '王强')
    expect(await find(db, brandId, { name: '王强', account: '88' })).toEqual(wang)
    expect(await db.account.count({ where: { personId: wang.id } })).toBe(1)
    // Another account of the same name is somebody else.
    expect(await find(db, brandId, { name: '王强', account: '99' })).not.toEqual(wang)
  }))

test('nobody of another brand is meant by a plain name', () =>
  inBrand(async (db, brandId) => {
    const stranger = await addPerson(db, '王强', now)
    expect(await find(db, brandId, { name: '王强' })).not.toEqual(stranger)
  }))
