/** Who signs for a department: shown, set in order, first the liaison, then the deputies, or removed (R000-023). */

import { act } from '../../core/kinds/act.js'
import { mention } from '../../core/kinds/mention.js'
import { departmentName } from '../../core/kinds/name.js'
import { text } from '../../core/kinds/text.js'
import { type Draft, list, text as say } from '../../core/posts/draft.js'
import type { DepartmentRow } from '../../domain/people/department.js'
import { liaisonsOf, setLiaisons } from '../../domain/people/liaison.js'
import type { Named } from '../../domain/people/named-person.js'
import type { PersonRow } from '../../domain/people/person.js'
import { ROLE_NAMES } from '../../domain/people/role-names.js'
import { todayHere } from '../calendar-here.js'
import { defineCommand, type StaffHere } from '../define.js'
import { departmentLines, departmentTyped } from './department-lines.js'
import { mustArrange } from './may-arrange.js'
import { personNamed, withoutAccount } from './named.js'

export const liaison = defineCommand({
  name: 'liaison',
  arguments: {
    act: act('remove').optional(),
    department: departmentName().optional(),
    first: mention().optional(),
    deputy: mention().optional(),
    /** Further deputies, and everybody who was named without "@". */
    others: text({}).optional(),
  },
  who: ROLE_NAMES.filter((role) => role !== 'installer'),
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ act, department: typed, first, deputy, others }, here) {
    const named = [first, deputy].flatMap((one) => one ?? []).concat(namesIn(others ?? ''))
    const changes = act !== undefined || named.length > 0
    if (changes) mustArrange(here.person)
    if (typed === undefined && !changes)
      return [
        {
          blocks: [
            say('setup.liaison.title', { brand: here.brand.name }),
            list(await departmentLines(here.db, { brandId: here.brand.id }, todayHere(here))),
          ],
        },
      ]
    const department = departmentTyped(here, typed)
    if (!changes) return [await show(here, department)]
    return [await (act ? remove(here, department, named) : set(here, department, named))]
  },
})

async function set(here: StaffHere, department: DepartmentRow, named: Named[]): Promise<Draft> {
  const people: PersonRow[] = []
  for (const one of named) people.push(await personNamed(here, one))
  const ids = people.map(({ id }) => id)
  await setLiaisons(here.db, department.id, ids)
  const { blocks } = await show(here, department)
  const strangers = await withoutAccount(here.db, ids)
  const names = strangers.map(({ name }) => name)
  return { blocks: names.length > 0 ? [...blocks, say('setup.liaison.strangers', { names })] : blocks }
}

/** Those who are named, or all. */
async function remove(here: StaffHere, department: DepartmentRow, named: Named[]): Promise<Draft> {
  const gone: number[] = []
  for (const one of named) gone.push((await personNamed(here, one)).id)
  const stay = liaisonsOf(here.db, department.id).flatMap(({ id }) =>
    named.length === 0 || gone.includes(id) ? [] : [id],
  )
  await setLiaisons(here.db, department.id, stay)
  return show(here, department)
}

async function show(here: StaffHere, { id }: DepartmentRow): Promise<Draft> {
  const lines = await departmentLines(here.db, { id }, todayHere(here))
  return { blocks: lines.map((said) => ({ kind: 'text', said })) }
}

const namesIn = (typed: string): Named[] =>
  typed.split(/[\s,\uFF0C\u3001;\uFF1B@\uFF20]+/).flatMap((name) => (name ? [{ name }] : []))
