/** The sections of a report, each nothing where there is nothing to say. */
import type { Said } from '../../core/errors.js'
import { type DraftBlock, list } from '../../core/posts/draft.js'
import { costsOf } from '../../domain/money/costs.js'
import { departmentsHeadedBy } from '../../domain/points/assessors.js'
import { boardOf } from '../../domain/points/board.js'
import { causesOf, plansOf } from '../../domain/reports/complaints.js'
import { callBacksOf, type Missing } from '../../domain/reports/follow-ups.js'
import { lateRegistrationsOf } from '../../domain/reports/late-registrations.js'
import type { Period } from '../../domain/reports/period.js'
import { boardCasesIn } from '../../domain/rewards/personnel-board.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { boardLines } from '../points/board.js'
import { awardLines } from '../rewards/posted.js'

const MOST_CAUSES = 5

/** The brand whose month it is. */
export type Reported = Pick<StaffHere, 'db' | 'brand' | 'rules'>

/** They see the points of all departments; a head sees those of their own. */
const LEADERS = ['assessor', 'general_manager', 'store_manager']

const section = (title: Said, lines: Said[]): DraftBlock[] => (lines.length === 0 ? [] : [list(lines, title)])

/** The rate, and everybody who was not called back in time (R002-093). */
export function callBackSection({ db, brand }: Reported, period: Period): DraftBlock[] {
  const { due, missing } = callBacksOf(db, brand.id, period)
  if (due === 0) return []
  const kept = due - missing.length
  const rate: Said = { key: 'report.callBackRate', values: { kept, due, percent: Math.floor((100 * kept) / due) } }
  return [list([rate, ...missing.map(missingSaid)], { key: 'report.callBacks' })]
}

const missingSaid = ({ code, customer, keeper, called }: Missing): Said => ({
  key: called === null ? 'report.missing' : 'report.calledLate',
  values: { code, customer, keeper: keeper ?? '', ...(called && { called: { instant: called } }) },
})

export const lateSection = ({ db, brand }: Reported, period: Period): DraftBlock[] =>
  section(
    { key: 'report.late' },
    lateRegistrationsOf(db, brand.id, period).map((late) => ({ key: 'report.lateOne', values: { ...late } })),
  )

/** What each department has cost, by kind (R000-033, R002-053). */
export const costSection = ({ db, brand }: Reported, month: string, zone: string): DraftBlock[] =>
  section(
    { key: 'report.costs' },
    costsOf(db, brand.id, month, zone).map(({ department, kind, fen, count }) => ({
      key: `report.cost.${kind}`,
      values: { department, sum: { fen }, count },
    })),
  )

/** The most frequent causes, each with its share of all that have one (R004-031). */
export function causeSection({ db, brand }: Reported, period: Period): DraftBlock[] {
  const { causes, of } = causesOf(db, brand.id, period, MOST_CAUSES)
  return section(
    { key: 'report.causes' },
    causes.map(({ path, count }) => ({
      key: 'report.cause',
      values: { cause: path.join(' › '), count, percent: Math.round((100 * count) / of) },
    })),
  )
}

/** What was offered (R004-088). */
export const planSection = ({ db, rules, brand }: Reported, period: Period): DraftBlock[] =>
  section(
    { key: 'report.plans' },
    plansOf(db, rules.policy, brand.id, period).map(({ name, count }) => ({
      key: 'report.plan',
      values: { name, count },
    })),
  )

/** What went before the personnel board: which cases, and neither why nor because of whom (R002-057). */
export function casesSection({ db, brand }: Reported, period: Period): DraftBlock[] {
  const codes = boardCasesIn(db, brand.id, period)
  const lines = codes.length === 0 ? [] : [{ key: 'reward.board.reported', values: { count: codes.length, codes } }]
  return section({ key: 'reward.board.report' }, lines)
}

export function boardSection(context: StaffHere, month: string): DraftBlock[] {
  const { db, brand, person } = context
  const all = person.admin || person.roles.some((role) => LEADERS.includes(role))
  const headed = all ? [] : departmentsHeadedBy(db, brand.id, person.id, todayHere(context))
  const scores = boardOf(db, brand.id, month).filter(
    ({ departmentId }) => all || (departmentId !== null && headed.includes(departmentId)),
  )
  return [
    ...(scores.length === 0 ? [] : [boardLines(scores, { key: 'points.boardTitle' })]),
    ...(all ? awardLines(context, month) : []),
  ]
}
