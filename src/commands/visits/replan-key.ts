/** The beginning of the keys of the posts that propose another day for a visit, until it has one (R003-045). */

/** @param visitId row id */
export const replanKey = (visitId: number): string => `replan:${visitId}:`
