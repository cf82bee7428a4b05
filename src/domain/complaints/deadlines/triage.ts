/** The deadline of whoever judges a complaint first (R004-052). */
import { UNSOLVED } from './standing.js'
import type { Wait } from './wait.js'

/** Once for all rounds; what is solved before needs no first judgement any more. */
export const triage: Wait = {
  wanted: (_, { state, checkedAt }) => (UNSOLVED.includes(state) && checkedAt === null ? [{}] : []),
  isKept: (_, { checkedAt }) => checkedAt !== null,
}
