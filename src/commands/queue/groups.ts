/** How much waits for whom: a line for each department, by its level, and one for what waits for its keepers. */
import type { Said } from '../../core/errors.js'
import { type DraftBlock, list } from '../../core/posts/draft.js'
import { type DepartmentRow, headNamed } from '../../domain/people/department.js'
import { signersOf } from '../../domain/people/liaison.js'
import { LEVELS, type Level, levelOf } from '../../domain/queue/level.js'
import type { Waiting } from '../../domain/queue/open.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { countsOf } from './said.js'

/** @param departments that were asked for; one that has nothing is left out */
export function groupBlocks(context: StaffHere, departments: DepartmentRow[], all: Waiting[]): DraftBlock[] {
  const { rules, now } = context
  const byLevel = LEVELS.map((level) => {
    const those = departments.filter((one) => levelOf(rules.policy, one) === level)
    const lines = those.flatMap((department) => {
      const own = all.filter(({ departmentId }) => departmentId === department.id)
      return own.length === 0 ? [] : groupSaid(context, department, level, own)
    })
    return lines.length === 0 ? [] : [list(lines, { key: `queue.level.${level}` })]
  })
  const whole = all.filter(({ departmentId }) => departmentId === null)
  const kept: Said[] = whole.length === 0 ? [] : [{ key: 'queue.kept', values: { ...countsOf(whole, now) } }]
  return [...byLevel.flat(), ...(kept.length === 0 ? [] : [list(kept)])]
}

/** On the first level its head answers for it; behind it whoever signs, and then the head. */
function groupSaid(context: StaffHere, { id, name }: DepartmentRow, level: Level, own: Waiting[]): Said {
  const { db, now } = context
  const signer = signersOf(db, id, todayHere(context))[0]?.name
  const head = headNamed(db, id)
  const people = [...new Set((level === 1 ? [head, signer] : [signer, head]).flatMap((one) => one ?? []))]
  const values = { department: name, people, ...countsOf(own, now) }
  return { key: people.length > 0 ? 'queue.group' : 'queue.nobody', values }
}
