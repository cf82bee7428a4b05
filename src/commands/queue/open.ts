/** What is open, late or not, of the whole brand, a department or a level: how many first, then the oldest (R002-008, R002-012, R002-013). */
import { Ask, type Said } from '../../core/errors.js'
import { type Complainant, complainant } from '../../core/kinds/complainant.js'
import { type LevelName, level } from '../../core/kinds/level.js'
import { departmentName } from '../../core/kinds/name.js'
import { choices, type DraftBlock, list, text } from '../../core/posts/draft.js'
import { tailOf } from '../../domain/complaints/find.js'
import { type DepartmentRow, departmentsOf, findDepartment } from '../../domain/people/department.js'
import { levelOf } from '../../domain/queue/level.js'
import { type Waiting, waitingIn } from '../../domain/queue/open.js'
import { defineCommand, type StaffHere } from '../define.js'
import { groupBlocks } from './groups.js'
import { countsOf, waitingSaid } from './said.js'

/** Enough for a screen of a phone. */
const MOST = 8
const MOST_BUTTONS = 4

export default defineCommand({
  name: 'open',
  arguments: {
    level: level().optional(),
    complainant: complainant({ onlyNamed: false }).optional(),
    department: departmentName().optional(),
  },
  form: ['department', 'level', 'complainant'],
  who: 'readers',
  where: ['work', 'management', 'direct'],
  async handle(given, context: StaffHere) {
    const { db, brand, now } = context
    const departments = departmentsOf(db, brand.id)
    const { complainant } = given
    const { of, those } = whose(context, departments, given)
    const all = waitingIn(db, brand.id, {
      departmentIds: those?.map(({ id }) => id),
      isPartner: complainant && complainant === 'partner',
    })
    if (all.length === 0) return [{ blocks: [text('queue.none', of)] }]
    const title = text('queue.title', { ...of, ...countsOf(all, now) })
    const groups = groupBlocks(context, those ?? departments, all)
    return [{ blocks: [title, ...groups, ...oldest(context, departments, all)] }]
  },
})

interface Typed {
  level?: LevelName
  complainant?: Complainant
  department?: string
}

/** How it is called, and the departments that are meant; undefined for everything. */
function whose(context: StaffHere, departments: DepartmentRow[], { level, complainant, department }: Typed) {
  const { brand, rules } = context
  const whom = complainant ? part(`intake.complainants.${complainant}`) : ''
  if (department !== undefined) {
    const only = meant(context, departments, department)
    return { of: { name: only.name, level: '', whom }, those: [only] }
  }
  const of = { name: brand.name, level: level ? part(`queue.level.${level}`) : '', whom }
  return { of, those: level && departments.filter((one) => String(levelOf(rules.policy, one)) === level) }
}

const part = (key: string): Said => ({ key: 'queue.part', values: { part: { key } } })

/** With a button for each of the first few. */
function oldest(context: StaffHere, departments: DepartmentRow[], all: Waiting[]): DraftBlock[] {
  const some = all.slice(0, MOST)
  const cases = new Map(some.map(({ code, customer }) => [code, customer]))
  const buttons = [...cases].slice(0, MOST_BUTTONS).map(([code, customer]) => ({
    label: { key: 'complaint.label', values: { code, customer } },
    does: { command: 'show', given: { code: tailOf(code) } },
  }))
  const more = all.length - some.length
  return [
    list(
      some.map((one) => waitingSaid(context, departments, one)),
      { key: 'queue.oldest' },
    ),
    ...(more > 0 ? [text('queue.more', { more })] : []),
    choices(buttons),
  ]
}

/** @throws Ask with all departments when none is called so. */
function meant({ db, brand }: StaffHere, departments: DepartmentRow[], name: string): DepartmentRow {
  const found = findDepartment(db, brand.id, name)
  if (found) return found
  const options = departments.map((one) => ({ label: one.name, value: one.name }))
  throw new Ask('department', { key: 'setup.department.unknown', values: { name } }, options)
}
