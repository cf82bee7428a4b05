/** How a complaint stands as its timeline tells it, and nothing else: what the rows must agree with. */
import type { ProblemState } from '../../src/domain/complaints/state.js'
import type {
  Change,
  Details,
  Entry,
  Replayed,
  ReplayedApproval,
  ReplayedClaim,
  ReplayedProblem,
  Story,
} from './told.js'

const FRESH = { state: 'routed', plan: null, promisedDay: null, solution: null } as const

/** What a new round does not forget. */
const UNKNOWN = { cause: null, causeDetail: null, root: false, fault: null, batch: null } as const

const gets: Change = ({ problems }, { departments }) => {
  for (const department of departments) problems.push({ department, ...FRESH, ...UNKNOWN })
}

/** All problems of the department in one state come to another. */
const moves =
  (from: ProblemState, to: ProblemState, when: (details: Details) => boolean = () => true): Change =>
  ({ problems }, details) => {
    for (const problem of problems)
      if (when(details) && problem.department === details.department && problem.state === from) problem.state = to
  }

const becomes =
  (change: (details: Details) => Partial<ReplayedProblem>): Change =>
  ({ problems }, details) => {
    const problem = problems[details.number - 1]
    if (!problem) throw new Error(`the timeline knows no problem ${details.number}`)
    Object.assign(problem, change(details))
  }

/** Nobody need decide any more. */
const withdraws = (story: Story, those: (one: ReplayedApproval) => boolean): void => {
  story.approvals = story.approvals.filter((one) => !those(one))
}

const begins: Change = (story, { round }) => {
  for (const problem of story.problems) Object.assign(problem, FRESH)
  withdraws(story, ({ kind }) => kind !== 'claim')
  Object.assign(story, { round, closed: false, signed: [] })
}

const closes: Change = (story) => Object.assign(story, { closed: true, paused: false, approvals: [] })

const planned: Change = (story, details) => {
  becomes(({ plan, day }) => ({ state: 'planned', plan, promisedDay: day }))(story, details)
  withdraws(story, ({ kind, number }) => kind === 'plan' && number === details.number)
}

const asks =
  (kind: string): Change =>
  ({ approvals }, { approval, number }) =>
    void approvals.push({ id: approval, kind, number: number ?? null })

/** The same question, asked again, waits once. */
const asksAbove: Change = (story, details) => {
  withdraws(story, ({ id }) => story.questions.get(id) === details.escalation)
  story.questions.set(details.approval, details.escalation)
  asks('decision')(story, details)
}

const claims: Change = (story, details) => {
  const { kind, yuan, department } = details
  story.claims.push({ kind, yuan, department, state: 'waiting' })
  asks('claim')(story, details)
}

const claim =
  (change: (details: Details) => Partial<ReplayedClaim>): Change =>
  ({ claims }, details) => {
    const found = claims[details.number - 1]
    if (!found) throw new Error(`the timeline knows no claim ${details.number}`)
    Object.assign(found, change(details))
  }

const takesBack: Change = (story, details) => {
  claim(() => ({ state: 'rejected' }))(story, details)
  withdraws(story, ({ kind, number }) => kind === 'claim' && number === details.number)
}

/** One step of an approval; where it was the last one, it has come to an end, and `then` follows. */
const decides =
  (then: Change, atEachStep: Change = () => {}): Change =>
  (story, details) => {
    atEachStep(story, details)
    if (details.state === 'waiting') return
    withdraws(story, ({ id }) => id === details.approval)
    then(story, details)
  }

const mayBegin = becomes(() => ({ state: 'approved' }))
const isOtherPlan = becomes(({ words, day }) => ({ plan: words, promisedDay: day }))
const isRefused = becomes(() => ({ state: 'acknowledged', plan: null, promisedDay: null }))
const claimDecided = claim(({ state }) => ({ state }))
const isOtherSum = claim(({ yuan }) => ({ yuan }))
const nothing: Change = () => {}

const causes =
  (change: (details: Details) => Partial<ReplayedProblem>): Change =>
  (story, details) => {
    becomes(change)(story, details)
    story.outcome = null
  }

const isRoot: Change = ({ problems }, { number }) => {
  for (const [index, problem] of problems.entries()) problem.root = index === number - 1
}

const faultSettled = becomes(({ department }) => ({ fault: department }))
const signs: Change = ({ signed }, { box }) => void signed.push(box)
const counts =
  (state: 'confirmed' | 'waived'): Change =>
  ({ points }, { entry }) => {
    points[entry] = state
  }

const rewards =
  (state: Replayed['awards'][string]): Change =>
  ({ awards }, { award }) => {
    awards[award] = state
  }

const signed = becomes(() => ({ state: 'signed' }))
const again = becomes(() => ({ ...FRESH, state: 'acknowledged' }))
const reached = moves('acknowledged', 'contacted')
/** Three calls that nobody answered count as one that was. */
const missed = moves('acknowledged', 'contacted', ({ tries }) => tries >= 3)
const severity =
  (level: string): Change =>
  (story) => {
    story.severity = level
    if (!story.gated.includes(level)) withdraws(story, ({ kind }) => kind === 'plan')
  }

/** Every entry that changes something; the others only tell. */
export const CHANGES: Readonly<Record<string, Change>> = {
  'timeline-complaint.registered': gets,
  'timeline-complaint.added': gets,
  'timeline-complaint.moved': becomes(({ to }) => ({ department: to, state: 'routed' })),
  'timeline-complaint.acknowledged': moves('routed', 'acknowledged'),
  'timeline-complaint.planned': planned,
  'timeline-complaint.satisfied': closes,
  'timeline-complaint.unsatisfied': begins,
  'timeline-complaint.closed': closes,
  'timeline-complaint.complete': closes,
  'timeline-intake.quick': closes,
  'timeline-intake.quickLater': closes,
  'timeline-intake.madeConsultation': closes,
  'timeline-intake.breach': (story) => Object.assign(story, { breach: true }),
  'timeline-intake.noBreach': (story) => Object.assign(story, { breach: false }),
  'timeline-intake.reported': (story) => Object.assign(story, { reported: true }),
  'timeline-intake.accepted': (story) => Object.assign(story, { reported: true }),
  'timeline-complaint.reopened': begins,
  'timeline-complaint.reopenedBecause': begins,
  'timeline-handling.called': reached,
  'timeline-handling.calledSaid': reached,
  'timeline-handling.missed': missed,
  'timeline-handling.missedSaid': missed,
  'timeline-handling.solved': becomes(({ solution }) => ({ state: 'solved', solution })),
  'timeline-handling.satisfied': signed,
  'timeline-handling.satisfiedSaid': signed,
  'timeline-handling.unsatisfied': again,
  'timeline-handling.unsatisfiedSaid': again,
  'timeline-approval.plan.asked': asks('plan'),
  'timeline-approval.plan.approve': decides(mayBegin),
  'timeline-approval.plan.change': decides(mayBegin, isOtherPlan),
  'timeline-approval.plan.reject': decides(isRefused),
  'timeline-approval.decision.approve': decides(nothing),
  'timeline-approval.decision.change': decides(nothing),
  'timeline-approval.decision.reject': decides(nothing),
  'timeline-approval.claim.approve': decides(claimDecided),
  'timeline-approval.claim.change': decides(claimDecided, isOtherSum),
  'timeline-approval.claim.reject': decides(claimDecided),
  'timeline-severity.asked': asksAbove,
  'timeline-money.asked': claims,
  'timeline-money.withdrawn': takesBack,
  'timeline-money.received': claim(() => ({ state: 'received' })),
  'timeline-cause.named': causes(({ levels }) => ({ cause: levels })),
  'timeline-cause.namedWhole': causes(({ levels, detail }) => ({ cause: levels, causeDetail: detail })),
  'timeline-cause.detailed': causes(({ detail }) => ({ causeDetail: detail })),
  'timeline-cause.misunderstanding': (story) => Object.assign(story, { outcome: 'misunderstanding' }),
  'timeline-cause.root': isRoot,
  'timeline-cause.accepted': faultSettled,
  'timeline-cause.decided': faultSettled,
  'timeline-batch.marked': becomes(({ batch }) => ({ batch })),
  'timeline-signing.signed': signs,
  'timeline-signing.signedSaid': signs,
  'timeline-reward.proposed': rewards('proposed'),
  'timeline-reward.granted': rewards('granted'),
  'timeline-reward.declined': rewards('declined'),
  'timeline-reward.board': (story) => Object.assign(story, { board: true }),
  'timeline-points.confirmed': counts('confirmed'),
  'timeline-points.waived': counts('waived'),
  'timeline-pause.paused': (story) => void Object.assign(story, { paused: true }),
  'timeline-pause.resumed': (story) => void Object.assign(story, { paused: false }),
  'timeline-complaint.vip': severity('major'),
  'timeline-secrecy.secret': (story) => Object.assign(story, { secret: true }),
  'timeline-secrecy.open': (story) => Object.assign(story, { secret: false }),
  'timeline-accused.named': (story, details) => void story.accused.push(details.accused),
  'timeline-accused.cleared': (story, details) =>
    Object.assign(story, { accused: story.accused.filter((name) => name !== details.accused) }),
  'timeline-severity.escalated.ordinary': severity('ordinary'),
  'timeline-severity.escalated.major': severity('major'),
  ...Object.fromEntries(
    ['minor', 'ordinary', 'major', 'crisis'].flatMap((level) => [
      [`timeline-severity.set.${level}`, severity(level)],
      [`timeline-severity.because.${level}`, severity(level)],
      [`timeline-severity.rated.${level}`, severity(level)],
      [`timeline-severity.ratedBecause.${level}`, severity(level)],
    ]),
  ),
}

/** @param entries oldest first @param gated the levels at which plans are approved */
export function replay(entries: Entry[], gated: readonly string[]): Replayed {
  const begun: Replayed = {
    ...{ severity: 'ordinary', round: 1, paused: false, closed: false, outcome: null, breach: null, reported: false },
    ...{
      problems: [],
      claims: [],
      approvals: [],
      signed: [],
      points: {},
      awards: {},
      board: false,
      secret: false,
      accused: [],
    },
  }
  const story: Story = { ...begun, gated, questions: new Map() }
  for (const { what, details } of entries) CHANGES[what]?.(story, details)
  const { gated: _, questions: __, ...told } = story
  return told
}
