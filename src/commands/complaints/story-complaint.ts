/** What `show` says of a complaint: problems with their signatures, clocks with what is left, the timeline. */
import { type DraftBlock, facts, list, text } from '../../core/draft.js'
import type { Said } from '../../core/errors.js'
import { type Complaint, type Problem, problemsOf } from '../../domain/complaints/complaint.js'
import { type ClockTold, clocksOf, type Signature, signaturesOf } from '../../domain/complaints/story.js'
import { phonesIn } from '../../domain/customers/phone.js'
import type { StaffHere } from '../define.js'
import { timelineBlock } from './timeline.js'

const MINUTE = 60_000

export function complaintStory({ db, room, rules, now }: StaffHere, complaint: Complaint): DraftBlock[] {
  const { id, code, customer, state } = complaint
  const phone = phonesIn(rules.policy, room.purpose)(complaint.phone)
  const signatures = new Map(signaturesOf(db, id).map((signature) => [signature.problemId, signature]))
  const problems = problemsOf(db, id).map((problem) => problemSaid(problem, signatures.get(problem.id)))
  const clocks = clocksOf(db, id).map((clock) => clockSaid(clock, now))
  return [
    text('show.complaint', { code, state: { key: `complaint.state.${state}` } }),
    facts([['show.customer', { key: 'complaint.customer', values: { name: customer, phone } }]]),
    list(problems, { key: 'show.problems' }),
    ...(clocks.length > 0 ? [list(clocks, { key: 'show.clocks' })] : []),
    ...timelineBlock(db, { complaintId: id }),
  ]
}

function problemSaid({ number, text: said, department, state }: Problem, signature: Signature | undefined): Said {
  const values = { number, text: said, department, state: { key: `problem.state.${state}` } }
  if (!signature) return { key: 'show.problem', values }
  return { key: 'show.problemSigned', values: { ...values, person: signature.person, at: { instant: signature.at } } }
}

/** Stopped: in time or late, and by how much; running: until when, and what is left. */
function clockSaid({ kind, department, startedAt, dueAt, stoppedAt }: ClockTold, now: Date): Said {
  const span = (from: Date, to: Date) => ({ minutes: Math.floor((to.getTime() - from.getTime()) / MINUTE) })
  const values = { kind: { key: `show.clock.${kind}` }, department, due: { instant: dueAt } }
  if (stoppedAt && stoppedAt <= dueAt)
    return { key: 'show.clockKept', values: { ...values, took: span(startedAt, stoppedAt) } }
  if (stoppedAt) return { key: 'show.clockLate', values: { ...values, over: span(dueAt, stoppedAt) } }
  if (now <= dueAt) return { key: 'show.clockRunning', values: { ...values, left: span(now, dueAt) } }
  return { key: 'show.clockOver', values: { ...values, over: span(dueAt, now) } }
}
