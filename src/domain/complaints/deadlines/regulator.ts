/** The deadlines of what a regulator handed on: accepted, or reported upward where a rule was broken (R004-067). */

import type { Standing } from './standing.js'
import type { Wait } from './wait.js'

/** Until somebody has said whether a rule was broken, the shorter one runs. */
export const accept: Wait = waitFor(({ breach }) => breach !== 1)

export const upward: Wait = waitFor(({ breach }) => breach === 1)

function waitFor(meant: (complaint: Standing) => boolean): Wait {
  return {
    wanted: (_, complaint) =>
      complaint.channel === 'regulator' && complaint.reportedAt === null && meant(complaint) ? [{}] : [],
    isKept: (_, complaint) => complaint.reportedAt !== null,
  }
}
