import { expect, test } from 'vitest'
import {
  addDepartment,
  departmentsOf,
  findDepartment,
  removeDepartment,
  setHead,
} from '../../../src/domain/people/department.js'
import { liaisonsOf, mayAcknowledge, setLiaisons, signersOf } from '../../../src/domain/people/liaison.js'
import { addPerson } from '../../../src/domain/people/person.js'
import { grantRole, removeFromBrand, staffOf } from '../../../src/domain/people/role.js'
import type { Db } from '../../../src/store/store.js'
import { inBrand, now } from './brand-store.js'

const people = (db: Db, ...names: string[]) => names.map((name) => addPerson(db, name, now).id)
const signers = (db: Db, department: number) => signersOf(db, department).map(({ name, place }) => [name, place])

function engineering(db: Db, brandId: number): number {
  const found = findDepartment(db, brandId, '工程部')
  if (!found) throw new Error('no department')
  return found.id
}

test('the liaisons sign in their order, then the head', () =>
  inBrand((db, brandId) => {
    const department = engineering(db, brandId)
    const [wang = 0, zhao = 0, liu = 0, other = 0] = people(db, '王强', '赵六', '刘经理', '路人')
    expect(signersOf(db, department)).toEqual([])
    setLiaisons(db, department, [wang, zhao, wang])
    setHead(db, department, liu)
    expect(signers(db, department)).toEqual([
      ['王强', 1],
      ['赵六', 2],
      ['刘经理', null],
    ])
    for (const id of [wang, zhao, liu]) expect(mayAcknowledge(db, department, id)).toBe(true)
    expect(mayAcknowledge(db, department, other)).toBe(false)
    setLiaisons(db, department, [liu])
    expect(signers(db, department)).toEqual([['刘经理', 1]])
    expect(mayAcknowledge(db, department, wang)).toBe(false)
  }))

test('whoever leaves the brand signs for nothing, and the deputies move up', () =>
  inBrand((db, brandId) => {
    const department = engineering(db, brandId)
    const [wang = 0, zhao = 0] = people(db, '王强', '赵六')
    grantRole(db, wang, brandId, 'admin', now)
    setLiaisons(db, department, [wang, zhao])
    setHead(db, department, wang)
    removeFromBrand(db, wang, brandId)
    expect(signers(db, department)).toEqual([['赵六', 1]])
    expect(staffOf(db, brandId).size).toBe(0)
    expect(db.sql.get('SELECT "admin" FROM "Person" WHERE "id" = ?', wang)).toEqual({ admin: 0 })
  }))

test('a department is found by part of its name when only one has it', () =>
  inBrand((db, brandId) => {
    expect(findDepartment(db, brandId, '工程')?.name).toBe('工程部')
    expect(findDepartment(db, brandId, '部')).toBeUndefined()
  }))

test('a removed department comes back with its people', () =>
  inBrand((db, brandId) => {
    const department = engineering(db, brandId)
    const wang = people(db, '王强')
    setLiaisons(db, department, wang)
    expect(removeDepartment(db, department)).toBe(0)
    expect(departmentsOf(db, brandId).map(({ name }) => name)).toEqual(['材料部'])
    expect(addDepartment(db, brandId, '工程部')).toBe(true)
    expect(addDepartment(db, brandId, '工程部')).toBe(false)
    expect(liaisonsOf(db, department)).toHaveLength(1)
  }))
