/** One complaint that waits, in a line; and how many there are. */
import type { Said } from '../../core/errors.js'
import type { DepartmentRow } from '../../domain/people/department.js'
import { keepersOf } from '../../domain/people/keepers.js'
import { presentOn } from '../../domain/people/leave.js'
import { isLate, type Waiting } from '../../domain/queue/open.js'
import { todayHere } from '../calendar-here.js'
import { whoseClock } from '../complaints/clock-said.js'
import { marked } from '../complaints/mark.js'
import type { StaffHere } from '../define.js'

const MINUTE = 60_000

/** Of complaints, not of their departments. */
export function countsOf(waiting: readonly Waiting[], now: Date): { count: number; late: number } {
  const codes = (some: readonly Waiting[]) => new Set(some.map(({ code }) => code)).size
  return { count: codes(waiting), late: codes(waiting.filter((one) => isLate(one, now))) }
}

/** Who holds it, and its next deadline. */
export function waitingSaid(context: StaffHere, departments: readonly DepartmentRow[], one: Waiting): Said {
  const { code, customer, departmentId, isPartner } = one
  const department = departments.find(({ id }) => id === departmentId)?.name
  const values = { code, customer, who: department ?? keeperSaid(context, one), state: stateSaid(one, context.now) }
  const line = marked(one, { key: 'queue.line', values })
  return isPartner ? { key: 'intake.partnerMark', values: { line } } : line
}

function stateSaid(one: Waiting, now: Date): Said {
  const { clock, isHeld } = one
  if (isHeld) return { key: 'queue.held' }
  if (!clock) return { key: 'queue.untimed' }
  const { kind, problem, dueAt } = clock
  const numbered = problem === null ? null : { number: problem }
  const { kind: what, department: whose } = whoseClock({ kind, department: null, problem: numbered })
  const over = { minutes: Math.max(1, Math.floor((now.getTime() - dueAt.getTime()) / MINUTE)) }
  return { key: isLate(one, now) ? 'queue.late' : 'queue.due', values: { what, whose, due: { instant: dueAt }, over } }
}

/** Whoever keeps it and is there; nobody where the admins do. */
function keeperSaid(context: StaffHere, { createdBy }: Waiting): Said {
  const { db, brand } = context
  const [keeper] = presentOn(db, brand.id, keepersOf(db, brand.id, createdBy), todayHere(context))
  return { key: 'queue.keeper', values: { person: keeper?.name ?? { key: 'role.admin' } } }
}
