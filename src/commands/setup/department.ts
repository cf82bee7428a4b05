/** The departments of the brand: shown with their people, added, removed, given a head. */

import { UserMistake } from '../../core/errors.js'
import { act } from '../../core/kinds/act.js'
import { mention } from '../../core/kinds/mention.js'
import { departmentName } from '../../core/kinds/name.js'
import { type Draft, list, text } from '../../core/posts/draft.js'
import { addDepartment, type DepartmentRow, removeDepartment } from '../../domain/people/department.js'
import { todayHere } from '../calendar-here.js'
import { defineCommand, type StaffHere } from '../define.js'
import { departmentLines, departmentTyped } from './department-lines.js'
import { mustArrange } from './may-arrange.js'
import { personNamed } from './named.js'

const LONGEST_NAME = 20

export const department = defineCommand({
  name: 'department',
  arguments: {
    act: act('add', 'remove', 'head').optional(),
    department: departmentName().optional(),
    head: mention().optional(),
  },
  who: 'readers',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ act, department: typed, head }, here) {
    if (!act && !head) return [await show(here)]
    mustArrange(here.person)
    if (!typed) throw new UserMistake({ key: `setup.department.which.${act ?? 'head'}` })
    if (act === 'add') return [await add(here, typed)]
    const department = departmentTyped(here, typed)
    if (act === 'remove') return [await remove(here, department)]
    if (!head) throw new UserMistake({ key: 'setup.department.whichHead', values: { department: department.name } })
    const person = await personNamed(here, head)
    await here.db.department.update({ where: { id: department.id }, data: { headId: person.id } })
    return [{ blocks: [text('setup.department.head', { department: department.name, name: person.name })] }]
  },
})

const show = async (here: StaffHere): Promise<Draft> => ({
  blocks: [
    text('setup.department.title', { brand: here.brand.name }),
    list(await departmentLines(here.db, { brandId: here.brand.id }, todayHere(here))),
  ],
})

async function add({ db, brand }: StaffHere, name: string): Promise<Draft> {
  if (name.length > LONGEST_NAME) throw new UserMistake({ key: 'setup.nameTooLong', values: { most: LONGEST_NAME } })
  if (!(await addDepartment(db, brand.id, name)))
    throw new UserMistake({ key: 'setup.department.known', values: { name } })
  return { blocks: [text('setup.department.added', { name })] }
}

/** Not while problems wait for it, and never the one to which everything goes that no keyword routes. */
async function remove({ db, rules }: StaffHere, { id, name }: DepartmentRow): Promise<Draft> {
  if (name === rules.policy.defaultDepartment)
    throw new UserMistake({ key: 'setup.department.needed', values: { name } })
  const open = await removeDepartment(db, id)
  if (open > 0) throw new UserMistake({ key: 'setup.department.busy', values: { name, open } })
  return { blocks: [text('setup.department.removed', { name })] }
}
