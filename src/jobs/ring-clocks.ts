/** Rings the clocks of departments that have not signed: again to the liaison, then up the ladder (R000-022). */
import { choices, type Draft, list, text } from '../core/draft.js'
import type { Ringer } from '../core/ringer.js'
import { waitingProblems } from '../domain/complaints/complaint.js'
import { tailOf } from '../domain/complaints/find.js'
import { climb, nextRing, type Ring } from '../domain/ladder/climb.js'
import { ringKey } from '../domain/ladder/clock.js'
import type { Rules } from '../domain/policy/rules.js'
import type { Db } from '../store/store.js'

const MINUTE = 60_000

export const ringClocks: Ringer<Rules> = {
  name: 'ring-clocks',
  next: nextRing,
  async ring({ db, rules, now }) {
    return climb(db, rules, now).map((ring) => postOf(db, ring, now))
  },
}

function postOf(db: Db, ring: Ring, now: Date): Draft {
  const { clockId, step, code, department, roomId, threadId, people, standIns, startedAt, dueAt } = ring
  const key = now < dueAt ? 'complaint.ring.waiting' : 'complaint.ring.overdue'
  const values = {
    code,
    department,
    passed: { minutes: Math.floor((now.getTime() - startedAt.getTime()) / MINUTE) },
    due: { instant: dueAt },
  }
  const problems = waitingProblems(db, ring.complaintId, ring.departmentId)
  return {
    key: ringKey(clockId, step),
    room: roomId,
    thread: threadId,
    mentions: people.map(({ id }) => id),
    blocks: [
      text(key, values),
      list(problems.map(({ number, text: said }) => ({ key: 'complaint.line', values: { number, text: said } }))),
      ...(standIns ? [text('complaint.noLiaison', { departments: [department], first: department })] : []),
      choices([
        { label: { key: 'button.acknowledge' }, does: { command: 'ack', given: { code: tailOf(code), department } } },
      ]),
    ],
  }
}
