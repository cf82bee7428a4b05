/** What is late, grouped by department, as a list and an agenda show it. */
import type { Said } from '../../core/errors.js'
import { type DraftBlock, list, text } from '../../core/posts/draft.js'
import type { Overdue } from '../../domain/reports/overdue.js'
import { whoseClock } from '../complaints/clock-said.js'
import { marked } from '../complaints/mark.js'

const MINUTE = 60_000

/** One list for each department, in the order of their worst; what is nobody's but the keeper's stands by itself. */
export function lateBlocks({ worst, total }: { worst: Overdue[]; total: number }, now: Date): DraftBlock[] {
  const departments = [...new Set(worst.map(({ department }) => department))]
  const lists = departments.map((department) =>
    list(
      worst.filter((one) => one.department === department).map((one) => lateSaid(one, now)),
      {
        key: department === null ? 'overview.late.whole' : 'overview.late.department',
        values: { department: department ?? '' },
      },
    ),
  )
  const more = total - worst.length
  return more > 0 ? [...lists, text('overview.late.more', { more })] : lists
}

function lateSaid({ code, customer, severity, kind, department, problem, keeper, dueAt }: Overdue, now: Date): Said {
  const { kind: what, department: whose } = whoseClock({
    kind,
    department: null,
    problem: problem === null ? null : { number: problem },
  })
  const values = {
    ...{ code, customer, what, whose, keeper: keeper ?? '', due: { instant: dueAt } },
    over: { minutes: Math.max(1, Math.floor((now.getTime() - dueAt.getTime()) / MINUTE)) },
  }
  // Who keeps it is not who decides it.
  const kept = department === null && keeper !== null && kind !== 'approve'
  return marked({ severity }, { key: kept ? 'overview.late.kept' : 'overview.late.line', values })
}
