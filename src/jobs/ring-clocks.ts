/** Rings the clocks of departments that have not signed: again to the liaison, then up the ladder (R000-022). */
import { choices, type Draft, type DraftBlock, list, text } from '../core/draft.js'
import type { Ringer } from '../core/ringer.js'
import { waitingProblems } from '../domain/complaints/complaint.js'
import { tailOf } from '../domain/complaints/find.js'
import { placesOf } from '../domain/complaints/places.js'
import { climb, nextRing, type Ring } from '../domain/ladder/climb.js'
import { ringKey } from '../domain/ladder/clock.js'
import { copyKey } from '../domain/ladder/copies.js'
import type { Rules } from '../domain/policy/rules.js'
import type { Db } from '../store/store.js'

const MINUTE = 60_000

export const ringClocks: Ringer<Rules> = {
  name: 'ring-clocks',
  next: nextRing,
  async ring({ db, rules, now }) {
    return climb(db, rules, now).flatMap((ring) => postsOf(db, rules, ring, now))
  },
}

/** At home, and wherever else somebody is pinged. */
function postsOf(db: Db, rules: Rules, ring: Ring, now: Date): Draft[] {
  const { clockId, step, complaintId, roomId, people } = ring
  const ids = people.map(({ id }) => id)
  const key = ringKey(clockId, step)
  const blocks = blocksOf(db, ring, now)
  return placesOf(db, rules, { ...ring, id: complaintId }, ids).map((place) => ({
    ...place,
    urgent: true,
    key: place.room === roomId ? key : copyKey(key, place.room),
    blocks,
  }))
}

function blocksOf(db: Db, ring: Ring, now: Date): DraftBlock[] {
  const { code, department, standIns, startedAt, dueAt } = ring
  const key = now < dueAt ? 'complaint.ring.waiting' : 'complaint.ring.overdue'
  const values = {
    code,
    department,
    passed: { minutes: Math.floor((now.getTime() - startedAt.getTime()) / MINUTE) },
    due: { instant: dueAt },
  }
  const problems = waitingProblems(db, ring.complaintId, ring.departmentId)
  return [
    text(key, values),
    list(problems.map(({ number, text: said }) => ({ key: 'complaint.line', values: { number, text: said } }))),
    ...(standIns ? [text('complaint.noLiaison', { departments: [department], first: department })] : []),
    choices([
      { label: { key: 'button.acknowledge' }, does: { command: 'ack', given: { code: tailOf(code), department } } },
    ]),
  ]
}
