/** The steps by which it is settled whose fault a problem is, and what is said of each. */
import { UserMistake } from '../../core/errors.js'
import { type Draft, text } from '../../core/posts/draft.js'
import { answerableFor, arbitersOf, type Matter } from '../../domain/causes/arbiter.js'
import { askFault, disputeFault, type FaultStanding, type FaultStep, settleFault } from '../../domain/causes/fault.js'
import { isReadyFor } from '../../domain/complaints/acts.js'
import type { Complaint, Problem } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import type { DepartmentRow } from '../../domain/people/department.js'
import { todayHere } from '../calendar-here.js'
import { tellAndAsk } from '../complaints/ask-next.js'
import { moveTo } from '../complaints/moved.js'
import { tell } from '../complaints/tell.js'
import type { StaffHere } from '../define.js'
import { noticePosts } from '../signatures/notice.js'
import { askingCard, decisionCard, settledCards } from './fault-cards.js'

export interface Fault {
  complaint: Complaint
  problem: Problem
  /** What was said of it so far. */
  standing: FaultStanding | undefined
}

/** A department is asked whether it accepts. */
export function asked(context: StaffHere, fault: Fault, department: DepartmentRow): Draft[] {
  const { complaint, problem, standing } = fault
  const { number } = problem
  const values = { code: complaint.code, number, department: department.name }
  if (standing?.step === 'disputed') throw new UserMistake({ key: 'cause.fault.underWay', values })
  if (standing?.department === department.name)
    throw new UserMistake({
      key: standing.step === 'asked' ? 'cause.fault.askedAlready' : 'cause.fault.already',
      values,
    })
  askFault(context.db, stepOf(context, fault, department))
  const people = answerableFor(context.db, matterOf(context, fault), department.id)
  const line = text('cause.fault.asked', { ...values, people: people.map(({ name }) => name) })
  const card = { complaint, problem, number: (standing?.cards ?? 0) + 1 }
  return [
    { blocks: [line] },
    ...settledCards(context.db, problem, standing, line),
    ...askingCard(context, card, department, people),
  ]
}

/** It is the department's own fault, or it signs what was decided. */
export async function accepted(context: StaffHere, fault: Fault, department: DepartmentRow): Promise<Draft[]> {
  const { complaint, problem, standing } = fault
  const values = {
    code: complaint.code,
    number: problem.number,
    department: department.name,
    person: context.person.name,
  }
  if (standing?.step === 'accepted' && standing.department === department.name)
    throw new UserMistake({ key: 'cause.fault.already', values })
  settleFault(context.db, context, stepOf(context, fault, department), 'accepted')
  const line = text('cause.fault.accepted', values)
  return [
    ...tell(context, complaint, line),
    ...settledCards(context.db, problem, standing, line),
    ...(await noticePosts(context, complaint, department, [problem.number])),
  ]
}

/** Another department is named, and somebody above is asked to decide. */
export function disputed(
  context: StaffHere,
  fault: Fault,
  department: DepartmentRow,
  said: { from: string; why: string },
): Draft[] {
  const { db, rules, person } = context
  const { complaint, problem, standing } = fault
  disputeFault(db, { ...stepOf(context, fault, department), ...said })
  const arbiters = arbitersOf(db, rules, matterOf(context, fault), person.id)
  const names = arbiters.map(({ name }) => name)
  const values = {
    code: complaint.code,
    number: problem.number,
    text: problem.text,
    ...said,
    to: department.name,
    people: names,
  }
  const card = { complaint, problem, number: (standing?.cards ?? 0) + 1 }
  return [
    { blocks: [text('cause.fault.sentUp', values)] },
    ...settledCards(db, problem, standing, text('cause.fault.sentUp', values)),
    ...decisionCard(context, card, arbiters, text('cause.fault.dispute', values), [said.from, department.name]),
  ]
}

/** Whoever decides names the department; it takes the problem as well, where the work has not begun, and its head is asked to sign. */
export async function decided(context: StaffHere, fault: Fault, department: DepartmentRow): Promise<Draft[]> {
  const { db, person } = context
  const { complaint, problem, standing } = fault
  settleFault(db, context, stepOf(context, fault, department), 'decided')
  const values = { code: complaint.code, number: problem.number, department: department.name, person: person.name }
  const line = text('cause.fault.decided', values)
  const people = answerableFor(db, matterOf(context, fault), department.id).map(({ id }) => id)
  const moves = problem.departmentId !== department.id && isReadyFor('route', problem)
  return [
    ...tellAndAsk(context, complaint, people, {
      line,
      label: { key: 'button.admit' },
      does: {
        command: 'responsible',
        given: { code: tailOf(complaint.code), problem: problem.number, department: department.name },
      },
      where: ['work', 'warehouse', 'management', 'direct'],
    }),
    ...settledCards(db, problem, standing, line),
    ...((moves && (await moveTo(context, complaint, problem, department))) || []),
    ...(await noticePosts(context, complaint, department, [problem.number])),
  ]
}

const matterOf = (context: StaffHere, { complaint, problem }: Fault): Matter => ({
  complaint,
  problem,
  day: todayHere(context),
})

const stepOf = ({ person, now }: StaffHere, { complaint, problem }: Fault, department: DepartmentRow): FaultStep => ({
  complaint,
  problem,
  department,
  by: person.id,
  at: now,
})
