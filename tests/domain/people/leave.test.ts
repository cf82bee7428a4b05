import { expect, test } from 'vitest'
import { makeBrand } from '../../../src/domain/people/brand.js'
import { askForLeave, cancelLeave, decideLeave, presentOn } from '../../../src/domain/people/leave.js'
import { addPerson } from '../../../src/domain/people/person.js'
import type { Db } from '../../../src/store/store.js'
import { inBrand, now } from './brand-store.js'

async function away(db: Db, brandId: number, personId: number, from: string, to: string, deputyId: number | null) {
  const { id } = await askForLeave(db, { brandId, personId, from, to, deputyId, reason: null }, now)
  await decideLeave(db, id, 'approve', personId, now)
  return id
}

const names = (people: { name: string; standsFor?: string }[]) =>
  people.map(({ name, standsFor }) => (standsFor ? `${name} for ${standsFor}` : name))

test('from the first day to the last, in this brand only', () =>
  inBrand(async (db, brandId) => {
    const other = await makeBrand(db, '岩板二店', ['工程部'], now)
    const wang = await addPerson(db, '王强', now)
    const zhao = await addPerson(db, '赵六', now)
    await away(db, brandId, wang.id, '2026-11-24', '2026-11-26', zhao.id)
    const on = (day: string, brand = brandId) => names(presentOn(db, brand, [wang], day))
    expect(on('2026-11-23')).toEqual(['王强'])
    expect(on('2026-11-24')).toEqual(['赵六 for 王强'])
    expect(on('2026-11-26')).toEqual(['赵六 for 王强'])
    expect(on('2026-11-27')).toEqual(['王强'])
    expect(on('2026-11-25', other.id)).toEqual(['王强'])
  }))

test('not before it is approved, nor after it was taken back; decided once', () =>
  inBrand(async (db, brandId) => {
    const wang = await addPerson(db, '王强', now)
    const day = '2026-11-24'
    const asked = { brandId, personId: wang.id, from: day, to: day, deputyId: null, reason: null }
    const { id } = await askForLeave(db, asked, now)
    expect(presentOn(db, brandId, [wang], day)).toHaveLength(1)
    expect(await decideLeave(db, id, 'approve', wang.id, now)).toMatchObject({ state: 'approved' })
    expect(await decideLeave(db, id, 'reject', wang.id, now)).toBeUndefined()
    expect(presentOn(db, brandId, [wang], day)).toEqual([])
    expect(await cancelLeave(db, id)).toMatchObject({ state: 'cancelled' })
    expect(await cancelLeave(db, id)).toBeUndefined()
    expect(presentOn(db, brandId, [wang], day)).toHaveLength(1)
  }))

test('each person once; two who stand in for each other are both away', () =>
  inBrand(async (db, brandId) => {
    const wang = await addPerson(db, '王强', now)
    const zhao = await addPerson(db, '赵六', now)
    const liu = await addPerson(db, '刘经理', now)
    const day = '2026-11-24'
    await away(db, brandId, wang.id, day, day, zhao.id)
    const on = () => names(presentOn(db, brandId, [wang, zhao, liu], day))
    expect(on()).toEqual(['赵六 for 王强', '刘经理'])
    await away(db, brandId, zhao.id, day, day, wang.id)
    expect(on()).toEqual(['刘经理'])
  }))
