/** What `show` says of a complaint: problems with their signatures, clocks with what is left, the timeline. */

import type { Said } from '../../core/errors.js'
import { type DraftBlock, facts, list } from '../../core/posts/draft.js'
import { agreedIn } from '../../domain/complaints/agreement.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { type OpenPause, openPauseOf } from '../../domain/complaints/pause.js'
import {
  type ClockTold,
  clocksOfRound,
  type ProblemTold,
  problemsTold,
  type SignatureTold,
  signaturesTold,
} from '../../domain/complaints/story.js'
import { consultationOf } from '../../domain/consultations/consultation.js'
import { phonesIn } from '../../domain/customers/phone.js'
import { assistsTold } from '../../domain/inquiries/assist.js'
import { pausesOf } from '../../domain/ladder/pauses.js'
import { accusedFact } from '../accused/said.js'
import { approvalStory } from '../approvals/told.js'
import { authorityBlock } from '../authority/told.js'
import { withBatch } from '../batches/told.js'
import { causeStory } from '../causes/story.js'
import { consentFact } from '../consent/said.js'
import type { StaffHere } from '../define.js'
import { evidenceFact } from '../evidence/counted.js'
import { inquiryStory } from '../inquiries/story.js'
import { intakeFacts, partnerMarked } from '../intake/how-it-came.js'
import { moneyBlock } from '../money/story.js'
import { signatureStory } from '../signatures/story.js'
import { triageFact } from '../triage/waiting.js'
import { urgeStory } from '../urging/story.js'
import { visitsBlock } from '../visits/for-complaint.js'
import { warningFactOfCase } from '../warnings/lines.js'
import { clockSaid, isMoot } from './clock-said.js'
import { marked } from './mark.js'
import { followUpStory } from './story-follow-ups.js'
import { timelineBlock } from './timeline.js'

export async function complaintStory(context: StaffHere, complaint: Complaint): Promise<DraftBlock[]> {
  const { db, room, rules, now } = context
  const { id, code, customer, state, round } = complaint
  const phone = phonesIn(rules.policy, room.purpose)(complaint.phone)
  const problems = await problemsTold(db, id)
  const agreed = agreedIn(db, complaint)
  const concerned = new Set([...problems, ...(await assistsTold(db, complaint))].map((one) => one.departmentId))
  const signatures = await signaturesTold(db, id)
  const pauses = pausesOf(db, id)
  const pause = openPauseOf(db, id)
  const told = (await clocksOfRound(db, complaint)).filter((clock) => {
    // A clock that was stopped because all its problems moved away, or the complaint was closed, says nothing of anybody's diligence.
    const wasKept = clock.kind === 'acknowledge' ? wasSigned(clock, concerned, signatures) : !isMoot(clock)
    return clock.stoppedAt === null || wasKept
  })
  const clocks = told.filter(isNewestIn(told)).map((clock) => clockSaid(clock, pauses, now))
  const stateSaid = { key: `complaint.state.${state}` }
  const head = {
    key: round === 1 ? 'show.complaint' : 'show.complaintAgain',
    values: { code, state: pause ? { key: 'pause.state', values: { state: stateSaid } } : stateSaid, round },
  }
  return [
    {
      kind: 'text',
      said: partnerMarked(db, complaint, marked(complaint, head)),
    },
    facts([
      ['show.customer', { key: 'complaint.customer', values: { name: customer, phone } }],
      ...(pause ? [pauseFact(pause)] : []),
      ...intakeFacts(db, complaint),
      triageFact(db, complaint),
      ['intake.consultation', consultationOf(db, id)],
      evidenceFact(db, { complaintId: id }),
      consentFact(db, id),
      accusedFact(db, id),
      warningFactOfCase(db, id),
    ]),
    list(
      problems.map((problem) =>
        withBatch(problemSaid(problem, { agreed: agreed.has(problem.number), closed: state === 'closed' }), problem),
      ),
      { key: 'show.problems' },
    ),
    ...causeStory(context, complaint),
    ...(await inquiryStory(context, complaint)),
    ...urgeStory(db, complaint),
    ...authorityBlock(db, id),
    ...(await visitsBlock(context, id)),
    ...(clocks.length > 0 ? [list(clocks, { key: 'show.clocks' })] : []),
    ...signatureStory(context, complaint),
    ...(await followUpStory(context, id)),
    ...approvalStory(context, complaint),
    ...moneyBlock(db, id),
    ...(await timelineBlock(db, { complaintId: id })),
  ]
}

/** Since when, who said so, and why. */
const pauseFact = ({ since, reason, person }: OpenPause): [string, Said] => [
  'pause.label',
  { key: 'pause.since', values: { since: { instant: since }, person, why: reason } },
]

/** With who signed for it, what was promised, and what was done. */
function problemSaid(problem: ProblemTold, { agreed, closed }: { agreed: boolean; closed: boolean }): Said {
  const { number, text: said, department, state, acknowledgement: signature, plan, promisedDay, solution } = problem
  const isOpen = !closed && state !== 'solved' && state !== 'signed'
  const values = { number, text: said, department: department.name, state: { key: `problem.state.${state}` } }
  const told: Said = signature
    ? { key: 'show.problemSigned', values: { ...values, person: signature.person.name, at: { instant: signature.at } } }
    : { key: 'show.problem', values }
  const planned: Said =
    plan === null || promisedDay === null
      ? told
      : {
          key: agreed ? 'show.problemAgreed' : 'show.problemPlanned',
          values: { problem: told, plan, date: { day: promisedDay } },
        }
  if (isOpen && problem.callBy)
    return { key: 'triage.problemCall', values: { problem: planned, due: { instant: problem.callBy } } }
  return solution === null ? planned : { key: 'show.problemSolved', values: { problem: planned, solution } }
}

/** Whether no later clock measures the same. */
const isNewestIn = (clocks: ClockTold[]) => (clock: ClockTold) =>
  !clocks.some(
    ({ id, kind, departmentId, problemId }) =>
      id > clock.id && kind === clock.kind && departmentId === clock.departmentId && problemId === clock.problemId,
  )

const wasSigned = (
  { department, stoppedAt }: ClockTold,
  concerned: Set<number>,
  signatures: SignatureTold[],
): boolean =>
  department !== null &&
  concerned.has(department.id) &&
  signatures.some(({ at, department: name }) => name === department.name && at.getTime() === stoppedAt?.getTime())
