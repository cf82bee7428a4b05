/** How a complaint stands as its timeline tells it, and nothing else: what the rows must agree with. */
import type { ProblemState } from '../../src/domain/complaints/state.js'

export interface Replayed {
  severity: string
  round: number
  paused: boolean
  closed: boolean
  problems: ReplayedProblem[]
}

export interface ReplayedProblem {
  department: string
  state: ProblemState
  plan: string | null
  promisedDay: string | null
  solution: string | null
}

/** The details of all entries together; each has some of them. */
interface Details {
  number: number
  department: string
  departments: string[]
  to: string
  tries: number
  plan: string
  day: string
  solution: string
  round: number
}

export interface Entry {
  what: string
  details: Details
}

type Change = (story: Replayed, details: Details) => void

const FRESH = { state: 'routed', plan: null, promisedDay: null, solution: null } as const

const gets: Change = ({ problems }, { departments }) => {
  for (const department of departments) problems.push({ department, ...FRESH })
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

const begins: Change = (story, { round }) => {
  for (const problem of story.problems) Object.assign(problem, FRESH)
  Object.assign(story, { round, closed: false })
}

const closes: Change = (story) => void Object.assign(story, { closed: true, paused: false })
const signed = becomes(() => ({ state: 'signed' }))
const again = becomes(() => ({ ...FRESH, state: 'acknowledged' }))
const reached = moves('acknowledged', 'contacted')
/** Three calls that nobody answered count as one that was. */
const missed = moves('acknowledged', 'contacted', ({ tries }) => tries >= 3)
const severity =
  (level: string): Change =>
  (story) =>
    void Object.assign(story, { severity: level })

/** Every entry that changes something; the others only tell. */
export const CHANGES: Readonly<Record<string, Change>> = {
  'timeline-complaint.registered': gets,
  'timeline-complaint.added': gets,
  'timeline-complaint.moved': becomes(({ to }) => ({ department: to, state: 'routed' })),
  'timeline-complaint.acknowledged': moves('routed', 'acknowledged'),
  'timeline-complaint.planned': becomes(({ plan, day }) => ({ state: 'planned', plan, promisedDay: day })),
  'timeline-complaint.satisfied': closes,
  'timeline-complaint.unsatisfied': begins,
  'timeline-complaint.closed': closes,
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
  'timeline-pause.paused': (story) => void Object.assign(story, { paused: true }),
  'timeline-pause.resumed': (story) => void Object.assign(story, { paused: false }),
  'timeline-severity.escalated.ordinary': severity('ordinary'),
  'timeline-severity.escalated.major': severity('major'),
  ...Object.fromEntries(
    ['minor', 'ordinary', 'major', 'crisis'].flatMap((level) => [
      [`timeline-severity.set.${level}`, severity(level)],
      [`timeline-severity.because.${level}`, severity(level)],
    ]),
  ),
}

/** @param entries oldest first */
export function replay(entries: Entry[]): Replayed {
  const story: Replayed = { severity: 'ordinary', round: 1, paused: false, closed: false, problems: [] }
  for (const { what, details } of entries) CHANGES[what]?.(story, details)
  return story
}
