/** Lets short messages go at their time, within the hours of the policy: to the gateway, or to whoever sends them by hand (R003-021, R003-031, R003-048). */
import { listEdits, toSeeTo } from '../commands/sms/list-post.js'
import type { Ringer } from '../core/time/ringer.js'
import { type Rules, zoneOf } from '../domain/policy/rules.js'
import { withinHours } from '../domain/sms/hours.js'
import { brandsDue, nextRelease, putOff, release, takeUntold } from '../domain/sms/sending.js'
import { dropStale, nextBegin } from '../domain/sms/stale.js'
import type { Db } from '../store/store.js'

/** @param numbers those that the gateway takes @param wake called when some of them may go, inside the transaction */
export const makeRingSms = (rules: Rules, numbers: readonly number[], wake: () => void): Ringer<Rules> => ({
  name: 'ring-sms',
  next: (db) => earliest(nextRelease(db), nextBegin(db, rules)),
  async ring({ db, now }) {
    const edits = dropStale(db, rules, now).flatMap((brand) => listEdits(db, brand))
    for (const brand of brandsDue(db, now)) {
      const from = withinHours(rules.policy, zoneIn(db, rules, brand), now)
      if (from <= now) release(db, brand, numbers, now)
      else putOff(db, brand, now, from)
    }
    wake()
    const posts = [...edits, ...toSeeTo({ db, rules, now }, takeUntold(db, now))]
    return posts.map((post, at) => ({ key: `ring-sms:${now.getTime()}:${at}`, ...post }))
  },
})

const earliest = (...instants: (Date | undefined)[]): Date | undefined =>
  instants.filter((one) => one !== undefined).sort((one, other) => one.getTime() - other.getTime())[0]

const zoneIn = (db: Db, rules: Rules, brand: number): string =>
  zoneOf(rules, db.sql.get<{ zone: string | null }>('SELECT "zone" FROM "Brand" WHERE "id" = ?', brand) ?? null)
