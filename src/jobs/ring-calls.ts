/** Calls that came up during the day are listed, and those that were not made in time told of above (R003-005, R003-020, R003-025, R003-034). */
import { addedPosts, kindSaid, missing, nextButton } from '../commands/calls/list-post.js'
import type { BrandHere } from '../core/commands/command.js'
import { type Draft, text } from '../core/posts/draft.js'
import type { Ringer } from '../core/time/ringer.js'
import { localDayOf } from '../domain/calendar/local-day.js'
import type { CallRow } from '../domain/calls/call.js'
import { aboveCallers, callRoom } from '../domain/calls/callers.js'
import { listKey, reminderKey } from '../domain/calls/list.js'
import { nextCallRing, takeFresh, takeOverdue } from '../domain/calls/rings.js'
import { type Rules, zoneOf } from '../domain/policy/rules.js'
import type { Db } from '../store/store.js'

export const ringCalls: Ringer<Rules> = {
  name: 'ring-calls',
  next: nextCallRing,
  async ring({ db, rules, now }) {
    const fresh = grouped(takeFresh(db, now)).flatMap((calls) => {
      const [call] = calls
      if (!call) return []
      const { id, brandId, kind, day } = call
      const posts = addedPosts({ db, rules, brand: brandOf(db, call), now }, kind, day, calls)
      const list = listKey(brandId, kind, day)
      return posts.map((post, at) => ({ key: reminderKey(list, `fresh:${id}:${at}`), ...post }))
    })
    return [...fresh, ...grouped(takeOverdue(db, now)).flatMap((calls) => overduePosts(db, rules, calls, now))]
  },
}

function overduePosts(db: Db, rules: Rules, calls: CallRow[], now: Date): Draft[] {
  const [first] = calls
  if (!first) return []
  const { brandId, kind, day } = first
  const [above] = aboveCallers(db, brandId, localDayOf(now, zoneOf(rules, brandOf(db, first))))
  const room = callRoom(db, rules.platforms, brandId, above?.id)
  if (room === undefined) return []
  const head = text('calls.escalate', { kind: kindSaid(kind), due: { instant: new Date(first.dueAt) } })
  const key = reminderKey(listKey(brandId, kind, day), `overdue:${first.id}:${now.getTime()}`)
  return [{ key, room, thread: null, mentions: above && [above.id], blocks: [head, missing(calls), nextButton(kind)] }]
}

/** Of one brand and kind each. */
const grouped = (calls: CallRow[]): CallRow[][] => {
  const groups = new Map<string, CallRow[]>()
  for (const call of calls) {
    const of = `${call.brandId} ${call.kind} ${call.day}`
    groups.set(of, [...(groups.get(of) ?? []), call])
  }
  return [...groups.values()]
}

function brandOf(db: Db, { brandId }: CallRow): BrandHere {
  const brand = db.sql.get<BrandHere>('SELECT "id", "name", "zone", "weeklyRest" FROM "Brand" WHERE "id" = ?', brandId)
  if (!brand) throw new Error(`no brand ${brandId}`)
  return brand
}
