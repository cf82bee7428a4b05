import { expect, test } from 'vitest'
import {
  addDepartment,
  departmentsOf,
  findDepartment,
  removeDepartment,
} from '../../../src/domain/people/department.js'
import { liaisonsOf, mayAcknowledge, setLiaisons, signersOf } from '../../../src/domain/people/liaison.js'
import { addPerson } from '../../../src/domain/people/person.js'
import { grantRole, removeFromBrand, staffOf } from '../../../src/domain/people/role.js'
import type { Db } from '../../../src/store/store.js'
import { inBrand, now } from './brand-store.js'

const DAY = '2026-11-20'

async function people(db: Db, ...names: string[]): Promise<number[]> {
  const added = []
  for (const name of names) added.push(await addPerson(db, name, now))
  return added.map(({ id }) => id)
}
const setHead = (db: Db, id: number, headId: number) => db.department.update({ where: { id }, data: { headId } })
const signers = (db: Db, department: number) => signersOf(db, department, DAY).map(({ name, place }) => [name, place])

function engineering(db: Db, brandId: number): number {
  const found = findDepartment(db, brandId, '工程部')
  if (!found) throw new Error('no department')
  return found.id
}

test('the liaisons sign in their order, then the head', () =>
  inBrand(async (db, brandId) => {
    const department = engineering(db, brandId)
    const [wang = 0, zhao = 0, liu = 0, other = 0] = await people(db, '王强', '赵六', '刘经理', '路人')
    expect(signersOf(db, department, DAY)).toEqual([])
    await setLiaisons(db, department, [wang, zhao, wang])
    await setHead(db, department, liu)
    expect(signers(db, department)).toEqual([
      ['王强', 1],
      ['赵六', 2],
      ['刘经理', null],
    ])
    for (const id of [wang, zhao, liu]) expect(mayAcknowledge(db, department, id, DAY)).toBe(true)
    expect(mayAcknowledge(db, department, other, DAY)).toBe(false)
    await setLiaisons(db, department, [liu])
    expect(signers(db, department)).toEqual([['刘经理', 1]])
    expect(mayAcknowledge(db, department, wang, DAY)).toBe(false)
  }))

test('whoever leaves the brand signs for nothing, and the deputies move up', () =>
  inBrand(async (db, brandId) => {
    const department = engineering(db, brandId)
    const [wang = 0, zhao = 0] = await people(db, '王强', '赵六')
    await grantRole(db, wang, brandId, 'admin', now)
    await setLiaisons(db, department, [wang, zhao])
    await setHead(db, department, wang)
    await removeFromBrand(db, wang, brandId)
    expect(signers(db, department)).toEqual([['赵六', 1]])
    expect(await staffOf(db, brandId)).toEqual([])
    expect(await db.person.findUnique({ where: { id: wang } })).toMatchObject({ admin: false })
  }))

test('a department is found by part of its name when only one has it', () =>
  inBrand(async (db, brandId) => {
    expect(findDepartment(db, brandId, '工程')?.name).toBe('工程部')
    expect(findDepartment(db, brandId, '部')).toBeUndefined()
  }))

test('a removed department comes back with its people', () =>
  inBrand(async (db, brandId) => {
    const department = engineering(db, brandId)
    const wang = await people(db, '王强')
    await setLiaisons(db, department, wang)
    expect(await removeDepartment(db, department)).toBe(0)
    expect(departmentsOf(db, brandId).map(({ name }) => name)).toEqual(['材料部'])
    expect(await addDepartment(db, brandId, '工程部')).toBe(true)
    expect(await addDepartment(db, brandId, '工程部')).toBe(false)
    expect(liaisonsOf(db, department)).toHaveLength(1)
  }))
