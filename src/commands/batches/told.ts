/** How batches are worded, and the alarm about one. */
import type { Said, Value } from '../../core/errors.js'
import { type Draft, text } from '../../core/posts/draft.js'
import { alarmed, newAlarms, percentOf } from '../../domain/batches/alarm.js'
import { complaintsWith, type Share } from '../../domain/batches/batch.js'
import { managementRooms } from '../../domain/complaints/crisis.js'
import { complaintById } from '../../domain/complaints/find.js'
import { placesOf } from '../../domain/complaints/places.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'

const MOST_CODES = 10

/** How many of how many. */
export function shareSaid({ count, delivered }: Pick<Share, 'count' | 'delivered'>): Said {
  if (delivered === null) return { key: 'batch.unknown', values: { count } }
  return { key: 'batch.share', values: { count, delivered, percent: percentOf(count, delivered) } }
}

export const faultSaid = (share: Share): Said => ({
  key: 'batch.fault',
  values: { batch: share.batch, fault: share.fault, share: shareSaid(share) },
})

/** Where a problem is shown. */
export const withBatch = (problem: Said, { batch, fault }: { batch: string | null; fault: string | null }): Said =>
  batch === null || fault === null ? problem : { key: 'batch.ofProblem', values: { problem, batch, fault } }

/** The newest codes, and how many there are besides. */
export function codesSaid({ db, brand }: StaffHere, share: Share): { codes: Value; more: number } {
  const codes = complaintsWith(db, brand.id, share).map(({ code }) => code)
  return { codes: codes.slice(0, MOST_CODES), more: Math.max(0, codes.length - MOST_CODES) }
}

/** To the people whom the policy names, in the thread of the newest of the complaints, and to the management. */
export function alarmPosts(context: StaffHere, batch: string): Draft[] {
  const { db, rules, brand } = context
  const limit = rules.policy.batches
  if (!limit) return []
  return newAlarms(db, limit, brand.id, batch).flatMap((share): Draft[] => {
    const [newest] = complaintsWith(db, brand.id, share)
    const complaint = newest && complaintById(db, newest.id)
    if (!complaint) return []
    const people = alarmed(db, limit, brand.id, todayHere(context)).map(({ id }) => id)
    const blocks = [text('batch.alarm', { fault: faultSaid(share), ...codesSaid(context, share) })]
    return [
      ...placesOf(db, rules, complaint, people).map((place) => ({ ...place, reply: false, urgent: true, blocks })),
      ...managementRooms(db, rules, brand.id).map((room) => ({ room, thread: null, reply: false, blocks })),
    ]
  })
}
