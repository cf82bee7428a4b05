/** Takes the next post of a lane for sending: the most urgent, when it may go now, by the way that is open to it. */
import type { Db } from '../../store/store.js'
import type { Adapter, PlatformName } from '../adapter.js'
import type { Marks } from '../posts/marks.js'
import { otherwise } from '../posts/otherwise.js'
import { targetOf } from '../posts/place.js'
import { chooseRoute } from '../posts/route-choice.js'
import type { Content } from '../posts/stored-post.js'
import type { Paces } from './paces.js'
import { type Claim, type Next, peek, read, supersede, take } from './rows.js'
import { giveUp, type SettleParts } from './settle.js'

export interface ClaimParts extends SettleParts {
  marks: Marks
  paces: Paces
  /** An alarm that must not wait for its way: answers lanes to wake when it took another. */
  detour(db: Db, post: { id: number; key: string; platform: string }): string[]
}

/** What a lane does next; `woken` are lanes that got posts. */
export interface Turn {
  claim?: Claim
  waitMs?: number
  /** It waits for a way of this platform to open. */
  closed?: PlatformName
  woken: string[]
}

/** After a day nobody wants the message any more; a person decides. */
const LONGEST_LIFE_MS = 24 * 3_600_000
/** Most ways say when they open; some only with time. */
const LOOK_AGAIN_MS = 60_000

export function nextTurn(db: Db, lane: string, parts: ClaimParts): Turn {
  const woken: string[] = []
  for (let next = peek(db, lane); next; next = peek(db, lane)) {
    const adapter = parts.adapters.get(next.platform as PlatformName)
    if (!adapter) return { woken }
    const now = parts.time.now()
    const ownMs = next.notBeforeAt ? next.notBeforeAt.getTime() - now.getTime() : 0
    const waitMs = Math.max(ownMs, parts.paces.askedFor(lane, now.getTime()))
    if (waitMs > 0) return { waitMs, woken }
    const way = wayOf(adapter, next)
    if (way === 'never') {
      woken.push(...otherwise(db, adapter, next.id, now))
      continue
    }
    const route = way === 'soon' || way === 'wait' ? undefined : way
    const claim = read(db, next, parts.marks, now, route)
    if (!claim) supersede(db, next.id)
    else if (claim.tooLate) woken.push(...giveUp(db, claim, 'too-late', parts))
    else if (way === 'soon' || way === 'wait') {
      const left = claim.createdAt.getTime() + LONGEST_LIFE_MS - now.getTime()
      if (left <= 0) woken.push(...giveUp(db, claim, 'unreachable', parts))
      else {
        const detour = way === 'wait' && next.direct && next.key.startsWith('alarm:') ? parts.detour(db, next) : []
        if (detour.length === 0) return { waitMs: Math.min(left, LOOK_AGAIN_MS), closed: adapter.platform, woken }
        supersede(db, next.id)
        woken.push(...detour)
      }
    } else {
      const pace = parts.paces.of(claim)
      const paceMs = pace?.wait(claim, now.getTime()) ?? 0
      if (paceMs > 0) return { waitMs: paceMs, woken }
      take(db, claim)
      pace?.begin(claim)
      return { claim, woken }
    }
  }
  return { woken }
}

/** Undefined where there is just one way. */
function wayOf(adapter: Adapter, next: Next): ReturnType<typeof chooseRoute> | undefined {
  if (!adapter.routes) return undefined
  const { replyTo, answers }: Content = JSON.parse(next.content)
  const routes = adapter.routes(targetOf(next), replyTo ?? answers)
  const isLost = next.leg === 'beside' && next.thread === null && next.opensThreadId === null
  return isLost ? 'never' : chooseRoute(routes, next.leg)
}
