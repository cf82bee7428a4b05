/** Which way a post takes, where its platform has several: from what they can do, and whether they are open. */
import type { Route } from '../adapter.js'

/** `soon`: the best is about to open; `wait`: none is open now; `never`: none that could carry it is set up. */
export type Choice = Route | 'soon' | 'wait' | 'never'

/** @param leg null for a post that stands in the room; what only pings, or stands beside the room, takes ways of its own */
export function chooseRoute(routes: Route[], leg: 'ping' | 'beside' | null): Choice {
  const possible = routes.filter(({ state, carries, pings }) => {
    if (state === 'unset') return false
    if (leg === 'beside') return !carries
    return carries && (leg === null || pings)
  })
  if (possible.length === 0) return 'never'
  const best = possible.find(({ state }) => state === 'open' || state === 'opening')
  return best?.state === 'opening' ? 'soon' : (best ?? 'wait')
}
