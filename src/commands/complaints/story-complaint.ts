/** What `show` says of a complaint: problems with their signatures, clocks with what is left, the timeline. */
import { type DraftBlock, facts, list, text } from '../../core/draft.js'
import type { Said, Span } from '../../core/errors.js'
import type { TraceStep } from '../../domain/clocks/trace.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import {
  type ClockTold,
  clocksTold,
  type FollowUpTold,
  followUpsTold,
  type ProblemTold,
  problemsTold,
  type SignatureTold,
  signaturesTold,
} from '../../domain/complaints/story.js'
import { phonesIn } from '../../domain/customers/phone.js'
import type { StaffHere } from '../define.js'
import { evidenceFact } from '../evidence/counted.js'
import { answerSaid } from './followup.js'
import { timelineBlock } from './timeline.js'
import { traceSaid } from './trace.js'

const MINUTE = 60_000

export async function complaintStory({ db, room, rules, now }: StaffHere, complaint: Complaint): Promise<DraftBlock[]> {
  const { id, code, customer, state, round } = complaint
  const phone = phonesIn(rules.policy, room.purpose)(complaint.phone)
  const problems = await problemsTold(db, id)
  const concerned = new Set(problems.map((problem) => problem.departmentId))
  const signatures = await signaturesTold(db, id)
  const clocks = (await clocksTold(db, id)).flatMap((clock) => {
    // A clock that was stopped because all its problems moved away, or the complaint was closed, says nothing of anybody's diligence.
    const told = clock.stoppedAt === null || (concerned.has(clock.departmentId) && wasSigned(clock, signatures))
    return told ? [clockSaid(clock, now)] : []
  })
  const followUps = (await followUpsTold(db, id)).map(followUpSaid)
  return [
    text(round === 1 ? 'show.complaint' : 'show.complaintAgain', {
      code,
      state: { key: `complaint.state.${state}` },
      round,
    }),
    facts([
      ['show.customer', { key: 'complaint.customer', values: { name: customer, phone } }],
      evidenceFact(db, { complaintId: id }),
    ]),
    list(problems.map(problemSaid), { key: 'show.problems' }),
    ...(clocks.length > 0 ? [list(clocks, { key: 'show.clocks' })] : []),
    ...(followUps.length > 0 ? [list(followUps, { key: 'show.followUps' })] : []),
    ...(await timelineBlock(db, { complaintId: id })),
  ]
}

/** With who signed for it, and what was promised. */
function problemSaid(problem: ProblemTold): Said {
  const { number, text: said, department, state, acknowledgement: signature, plan, promisedDay } = problem
  const values = { number, text: said, department: department.name, state: { key: `problem.state.${state}` } }
  const told: Said = signature
    ? { key: 'show.problemSigned', values: { ...values, person: signature.person.name, at: { instant: signature.at } } }
    : { key: 'show.problem', values }
  if (plan === null || promisedDay === null) return told
  return { key: 'show.problemPlanned', values: { problem: told, plan, date: { day: promisedDay } } }
}

const followUpSaid = ({ round, satisfied, score, remark, person, at }: FollowUpTold): Said => {
  const answer = answerSaid({ satisfied, score: score ?? undefined, remark: remark ?? undefined })
  return { key: 'show.followUp', values: { round, answer, person: person.name, at: { instant: at } } }
}

const wasSigned = ({ department, stoppedAt }: ClockTold, signatures: SignatureTold[]): boolean =>
  signatures.some(({ at, department: name }) => name === department.name && at.getTime() === stoppedAt?.getTime())

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
