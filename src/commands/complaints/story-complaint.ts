/** What `show` says of a complaint: problems with their signatures, clocks with what is left, the timeline. */
import { type DraftBlock, facts, list, text } from '../../core/draft.js'
import type { Said, Span } from '../../core/errors.js'
import type { TraceStep } from '../../domain/clocks/trace.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { type ClockTold, clocksTold, type ProblemTold, problemsTold } from '../../domain/complaints/story.js'
import { phonesIn } from '../../domain/customers/phone.js'
import type { StaffHere } from '../define.js'
import { timelineBlock } from './timeline.js'
import { traceSaid } from './trace.js'

const MINUTE = 60_000

export async function complaintStory({ db, room, rules, now }: StaffHere, complaint: Complaint): Promise<DraftBlock[]> {
  const { id, code, customer, state } = complaint
  const phone = phonesIn(rules.policy, room.purpose)(complaint.phone)
  const problems = await problemsTold(db, id)
  const concerned = new Set(problems.map((problem) => problem.departmentId))
  const clocks = (await clocksTold(db, id)).flatMap((clock) => {
    // A clock that was stopped because all its problems moved away says nothing of anybody's diligence.
    return clock.stoppedAt === null || concerned.has(clock.departmentId) ? [clockSaid(clock, now)] : []
  })
  return [
    text('show.complaint', { code, state: { key: `complaint.state.${state}` } }),
    facts([['show.customer', { key: 'complaint.customer', values: { name: customer, phone } }]]),
    list(problems.map(problemSaid), { key: 'show.problems' }),
    ...(clocks.length > 0 ? [list(clocks, { key: 'show.clocks' })] : []),
    ...(await timelineBlock(db, { complaintId: id })),
  ]
}

function problemSaid({ number, text: said, department, state, acknowledgement: signature }: ProblemTold): Said {
  const values = { number, text: said, department: department.name, state: { key: `problem.state.${state}` } }
  if (!signature) return { key: 'show.problem', values }
  const signed = { person: signature.person.name, at: { instant: signature.at } }
  return { key: 'show.problemSigned', values: { ...values, ...signed } }
}

/** Stopped: in time or late, and by how much; running: until when, what is left, and how that came about. */
function clockSaid({ kind, department, startedAt, dueAt, stoppedAt, trace }: ClockTold, now: Date): Said {
  const values = { kind: { key: `show.clock.${kind}` }, department: department.name, due: { instant: dueAt } }
  if (stoppedAt && stoppedAt <= dueAt)
    return { key: 'show.clockKept', values: { ...values, took: took(span(startedAt, stoppedAt)) } }
  if (stoppedAt) return { key: 'show.clockLate', values: { ...values, over: span(dueAt, stoppedAt) } }
  const why = traceSaid(trace as unknown as TraceStep[])
  if (now <= dueAt) return { key: 'show.clockRunning', values: { ...values, why, left: span(now, dueAt) } }
  return { key: 'show.clockOver', values: { ...values, why, over: span(dueAt, now) } }
}

function span(from: Date, to: Date): Said | Span {
  const minutes = Math.floor((to.getTime() - from.getTime()) / MINUTE)
  return minutes < 1 ? { key: 'show.underMinute' } : { minutes }
}

const took = (time: Said | Span): Said => ('key' in time ? time : { key: 'show.took', values: { time } })
