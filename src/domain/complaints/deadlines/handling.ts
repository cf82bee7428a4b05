/** The deadlines of those who handle a complaint: the call, the plan, the promised day, the solution. */
import { hasCalled } from '../called.js'
import { AFTER_PLAN, AFTER_SIGNING, departmentsIn, SOLVED, type Standing, UNSOLVED } from './standing.js'
import type { Wait } from './wait.js'

/**
 * A plan without a call does not end the wait for the call (R000-025, R004-018). A call that was promised for a time is due
 * then, whoever has the problem by then and whether or not they have signed for it (R002-050).
 */
export const contact: Wait = {
  wanted(db, complaint) {
    const signed = departmentsIn(complaint, [...AFTER_SIGNING, ...AFTER_PLAN])
    return departmentsIn(complaint, ['routed', ...AFTER_SIGNING, ...AFTER_PLAN]).flatMap((departmentId) => {
      const promised = promisedCall(complaint, departmentId)
      if (promised !== undefined) return { departmentId, day: promised }
      return signed.includes(departmentId) && !hasCalled(db, complaint, departmentId) ? { departmentId } : []
    })
  },
  isKept: (db, complaint, { departmentId }) =>
    departmentId !== null &&
    promisedCall(complaint, departmentId) === undefined &&
    hasCalled(db, complaint, departmentId),
}

/** The earliest that waits in a department, as it is stored. */
const promisedCall = ({ problems }: Standing, departmentId: number): string | undefined =>
  problems
    .flatMap((one) =>
      one.departmentId === departmentId && one.callBy !== null && !SOLVED.includes(one.state) ? one.callBy : [],
    )
    .sort()[0]

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
