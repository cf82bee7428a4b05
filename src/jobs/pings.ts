/** The same post for people of a brand, wherever they are pinged; the deputies of those who are away. */
import type { Draft, DraftBlock } from '../core/posts/draft.js'
import type { JobRun } from '../core/time/job.js'
import { presentOn } from '../domain/people/leave.js'
import { pingPlaces } from '../domain/people/ping.js'
import { peopleInRole } from '../domain/people/role.js'
import type { Rules } from '../domain/policy/rules.js'

/** Whoever holds one of these roles and is there, person ids. */
export const holders = ({ db, brand, day }: JobRun<Rules>, ...roles: string[]): number[] =>
  presentOn(
    db,
    brand.id,
    roles.flatMap((role) => peopleInRole(db, brand.id, role)),
    day,
  ).map(({ id }) => id)

/** @param prefix of their keys: once for each room */
export const pings = (
  { db, rules, brand }: JobRun<Rules>,
  prefix: string,
  people: readonly number[],
  blocks: DraftBlock[],
): Draft[] =>
  pingPlaces(db, rules, brand.id, [...new Set(people)]).map(({ room, mentions }) => ({
    key: `${prefix}${room}`,
    room,
    thread: null,
    mentions,
    blocks,
  }))
