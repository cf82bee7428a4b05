/** The deadlines of those who handle a complaint: the call, the plan, the promised day, the solution. */
import { hasCalled } from '../called.js'
import { AFTER_PLAN, AFTER_SIGNING, departmentsIn, SOLVED, type Standing, UNSOLVED } from './standing.js'
import type { Wait } from './wait.js'

/** A plan without a call does not end the wait for the call (R000-025, R004-018). */
export const contact: Wait = {
  wanted: (db, complaint) =>
    departmentsIn(complaint, [...AFTER_SIGNING, ...AFTER_PLAN])
      .filter((departmentId) => !hasCalled(db, complaint, departmentId))
      .map((departmentId) => ({ departmentId })),
  isKept: (db, complaint, { departmentId }) => departmentId !== null && hasCalled(db, complaint, departmentId),
}

/** A plan for each of its problems (R000-024). */
export const plan: Wait = {
  wanted: (_, complaint) => departmentsIn(complaint, AFTER_SIGNING).map((departmentId) => ({ departmentId })),
  isKept: (_, complaint, { departmentId }) =>
    allOf(complaint, (one) => one.departmentId === departmentId, [...AFTER_PLAN, ...SOLVED]),
}

/** What was promised for that day (R000-029). */
export const promised: Wait = {
  wanted: (_, { problems }) =>
    problems.flatMap(({ id: problemId, departmentId, state, promisedDay: day }) =>
      AFTER_PLAN.includes(state) && day !== null ? [{ departmentId, problemId, day }] : [],
    ),
  isKept: (_, complaint, { problemId }) => allOf(complaint, ({ id }) => id === problemId, SOLVED),
}

/** The whole complaint (R002-034). */
export const solve: Wait = {
  wanted: (_, { state }) => (UNSOLVED.includes(state) ? [{}] : []),
  isKept: (_, { state }) => state === 'verifying' || state === 'followup',
}

function allOf(
  { problems }: Standing,
  whose: (problem: Standing['problems'][number]) => boolean,
  states: readonly string[],
): boolean {
  const own = problems.filter(whose)
  return own.length > 0 && own.every(({ state }) => states.includes(state))
}
