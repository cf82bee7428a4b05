/** A department says what it will do about its problem, and promises a date; both may still be changed before the work begins. */
import { text as say } from '../../core/draft.js'
import { Ask, NotAllowed, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { day } from '../../core/kinds/date.js'
import { integer } from '../../core/kinds/integer.js'
import { text } from '../../core/kinds/text.js'
import { localDayOf } from '../../domain/calendar/local-day.js'
import { type Complaint, type Problem, problemsOf } from '../../domain/complaints/complaint.js'
import { canBePlanned, planProblem } from '../../domain/complaints/plan.js'
import { calendarHere } from '../calendar-here.js'
import { defineCommand, type StaffHere } from '../define.js'
import { isConcerned } from './concerned.js'
import { threadLooks } from './look.js'
import { meantComplaint } from './meant.js'
import { problemLine } from './opening.js'
import { tell } from './tell.js'

const DAYS_OFFERED = 3

export default defineCommand({
  name: 'plan',
  arguments: { code: code().optional(), problem: integer().optional(), plan: text(), date: day() },
  form: ['code', 'problem', 'plan', 'date'],
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle(given, context: StaffHere) {
    const { db, person, now } = context
    const complaint = meantComplaint(context, given.code)
    if (complaint.state === 'closed')
      throw new UserMistake({ key: 'complaint.closed', values: { code: complaint.code } })
    const problem = problemMeant(context, complaint, given.problem)
    mustBeAhead(context, given.date)
    const { plan, date } = given
    const { number, department } = problem
    if (!planProblem(db, { complaintId: complaint.id, problem, plan, day: date, by: person.id, at: now }))
      throw new UserMistake({ key: 'plan.same', values: { number } })
    const line = say('plan.done', { code: complaint.code, number, department, plan, date: { day: date } })
    return [...tell(context, complaint, line), ...threadLooks(db, complaint)]
  },
})

/** @throws Ask when several could be meant, NotAllowed for the problem of others, UserMistake when it is too early or too late. */
function problemMeant(context: StaffHere, { id, code: of }: Complaint, number: number | undefined): Problem {
  const all = problemsOf(context.db, id)
  const named = all.filter((problem) => problem.number === number)
  const meant = named.length > 0 ? named : all
  const own = meant.filter((problem) => isConcerned(context, problem))
  const [ready, ...more] = own.filter(canBePlanned)
  const lost = number !== undefined && named.length === 0
  if (ready && (more.length > 0 || lost)) {
    const options = [ready, ...more].map((problem) => ({ label: problemLine(problem), value: problem.number }))
    throw new Ask(
      'problem',
      { key: lost ? 'problem.unknown' : 'plan.which', values: { code: of, number: number ?? 0 } },
      options,
    )
  }
  if (ready) return ready
  const departments = [...new Set(meant.map(({ department }) => department))]
  if (own.length === 0) throw new NotAllowed({ key: 'plan.notYours', values: { departments } })
  const waiting = own.filter(({ state }) => state === 'routed').map(problemLine)
  if (waiting.length > 0)
    throw new UserMistake({ key: 'plan.acknowledgeFirst', values: { code: of, problems: waiting } })
  throw new UserMistake({ key: 'plan.underWay', values: { code: of } })
}

/** @throws Ask with the next working days. */
function mustBeAhead(context: StaffHere, date: string): void {
  const calendar = calendarHere(context)
  const today = localDayOf(context.now, calendar.zone)
  if (date >= today) return
  const options = Array.from({ length: DAYS_OFFERED }, (_, ahead) => {
    const value = calendar.addWorkingDays(today, ahead + 1)
    return { label: { key: 'reading.day', values: { date: { day: value } } }, value }
  })
  throw new Ask('date', { key: 'plan.past', values: { date: { day: date } } }, options)
}
