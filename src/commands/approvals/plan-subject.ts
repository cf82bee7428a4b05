/** A plan that waits for an approval: once it is there, the department may begin, and tells the customer first (R004-021, R004-060). */
import { Ask } from '../../core/errors.js'
import { type Draft, facts, text } from '../../core/posts/draft.js'
import { signersInCase } from '../../domain/accused/accused.js'
import type { Approval } from '../../domain/approvals/find.js'
import { changePlan, endGate, planOf } from '../../domain/approvals/plan-gate.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { todayHere } from '../calendar-here.js'
import { tellAndAsk } from '../complaints/ask-next.js'
import { dayOption, daysAhead, mustBeAhead } from '../complaints/promised-day.js'
import type { StaffHere } from '../define.js'
import { replyPosts } from '../signatures/reply.js'
import { refusalSaid } from './refusal.js'
import type { Ending, Subject } from './subject.js'

export const planSubject: Subject = {
  tongue: 'permit',
  refusals: ['talk', 'costly', 'long'],
  lines(db, approval) {
    const plan = planOf(db, problemOf(approval))
    return [
      facts([
        ['approval.fact.plan', plan?.plan],
        ['approval.fact.day', plan && { day: plan.day }],
      ]),
    ]
  },
  amend(context, approval, { words: plan, date: day }) {
    const { db } = context
    const { code, number } = approval
    const values = { code, number: number ?? undefined }
    if (plan === undefined) throw new Ask('words', { key: 'approval.plan.newPlan', values })
    const promised = planOf(db, problemOf(approval))?.day
    if (day === undefined) {
      const others = daysAhead(context).filter(({ value }) => value !== promised)
      const options = promised === undefined ? others : [dayOption(promised), ...others]
      throw new Ask('date', { key: 'approval.plan.newDay', values }, options)
    }
    mustBeAhead(context, day)
    const apply = () => void changePlan(db, problemOf(approval), { plan, day })
    return { words: plan, details: { plan, day }, apply }
  },
  async ended(context, ending) {
    const { complaint, approval, outcome } = ending
    endGate(context.db, context, outcome, { complaint, problemId: problemOf(approval), at: context.now })
    if (outcome === 'rejected') return planAgain(context, ending)
    return [...begin(context, ending), ...(await replyPosts(context, complaint))]
  },
}

const WHERE = ['work', 'warehouse', 'management', 'direct'] as const

/** The department's first liaison may begin, and calls the customer. */
function begin(context: StaffHere, { complaint, approval, what }: Ending): Draft[] {
  const { db, person } = context
  const { code } = complaint
  const { number, department, departmentId } = approval
  const plan = planOf(db, problemOf(approval))
  const values = { code, number: number ?? undefined, department: department ?? undefined, person: person.name }
  const key = what === 'change' ? 'approval.plan.changed' : 'approval.plan.approved'
  const line = text(key, { ...values, plan: plan?.plan, date: plan && { day: plan.day } })
  const does = { command: 'call', given: { code: tailOf(code), department, reached: true } }
  const next = { line, label: { key: 'button.contacted' }, does, where: WHERE }
  return tellAndAsk(context, complaint, firstOf(context, complaint, departmentId), next)
}

/** It is asked for another plan. */
function planAgain(context: StaffHere, { complaint, approval, words = '' }: Ending): Draft[] {
  const { code } = complaint
  const { number, department, departmentId } = approval
  const values = { code, number: number ?? undefined, department: department ?? undefined }
  const line = text('approval.plan.rejected', { ...values, person: context.person.name, why: refusalSaid(words) })
  const does = { command: 'plan', given: { code: tailOf(code), problem: number } }
  const next = { line, label: { key: 'button.plan' }, does, where: WHERE }
  return tellAndAsk(context, complaint, firstOf(context, complaint, departmentId), next)
}

/** Person ids. */
function firstOf(context: StaffHere, { id }: Complaint, departmentId: number | null): number[] {
  const [first] = departmentId === null ? [] : signersInCase(context.db, id, departmentId, todayHere(context))
  return first ? [first.id] : []
}

function problemOf({ id, problemId }: Approval): number {
  if (problemId === null) throw new Error(`approval ${id} is of no problem`)
  return problemId
}
