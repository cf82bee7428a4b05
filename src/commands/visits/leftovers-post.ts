/** The post of a morning about goods that should have come: which, and of the next one whether it has. It is edited as that is found out (R003-007, R003-008). */
import type { Said } from '../../core/errors.js'
import { choices, type Draft, type DraftBlock, type DraftChoice, list, text } from '../../core/posts/draft.js'
import type { LocalDay } from '../../domain/calendar/local-day.js'
import { callRoom } from '../../domain/calls/callers.js'
import { askersOf, type WaitedFor, waitedFor } from '../../domain/visits/waited-for.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { editsOf, standing } from '../plan/standing.js'
import type { ArrivalTyped } from './arrival.js'
import { typedCode } from './card.js'

type Here = Pick<StaffHere, 'db' | 'rules' | 'brand' | 'now'>

/** More is no list for a phone. */
const MOST = 10

const keyOf = (brandId: number, day = ''): string => `leftovers:${brandId}:${day}`

/** What is to be asked about by that day; nothing where the dealer does not ask. */
export function leftoversOn(here: Here, day: LocalDay): WaitedFor[] {
  const { leftovers } = here.rules.policy.day
  return leftovers ? waitedFor(here.db, here.brand.id, calendarHere(here), day, leftovers.after) : []
}

/** One post that pings whoever finds out; the one before it, where that has something left, sends its readers here. */
export function leftoverPosts(here: Here): Draft[] {
  const { db, rules, brand } = here
  const day = todayHere(here)
  const waiting = leftoversOn(here, day)
  const [asker] = askersOf(db, brand.id, day)
  const room = callRoom(db, rules.platforms, brand.id, asker?.id)
  if (waiting.length === 0 || room === undefined) return []
  const carried = lastEdits(here, (left) =>
    left.length > 0 ? [text('leftover.carried', { day: { day } })] : undefined,
  )
  return [
    ...carried.map((edit): Draft => ({ ...edit, key: `carried:${edit.edits}`, quiet: true })),
    { key: keyOf(brand.id, day), room, thread: null, mentions: asker && [asker.id], blocks: leftoverBlocks(waiting) },
  ]
}

/** The last post as things are now. */
export const leftoverEdits = (here: Here): Draft[] => lastEdits(here, leftoverBlocks)

/** @param blocks what it says then, of what is left of its own day; undefined where it stays */
function lastEdits(here: Here, blocks: (left: WaitedFor[]) => DraftBlock[] | undefined): Draft[] {
  const prefix = keyOf(here.brand.id)
  const last = standing(here.db, prefix).at(-1)
  const content = last && blocks(leftoversOn(here, last.key.slice(prefix.length)))
  return content ? editsOf(here.db, last.key, () => content) : []
}

function leftoverBlocks(waiting: WaitedFor[]): DraftBlock[] {
  const [next] = waiting
  if (!next) return [text('leftover.all')]
  const { code, customer, text: what } = next
  const more = waiting.length - MOST
  return [
    text('leftover.ask', { count: waiting.length }),
    list(waiting.slice(0, MOST).map(leftoverLine)),
    ...(more > 0 ? [text('mine.more', { count: more })] : []),
    ...(waiting.length > 1 ? [text('leftover.next', { code, customer, text: what })] : []),
    choices(decisions(next)),
  ]
}

/** Also where it stands on somebody's own list. */
export const leftoverLine = ({ code, customer, text, isThere, expectedOn }: WaitedFor): Said => ({
  key: `leftover.line.${isThere ? 'there' : expectedOn === null ? 'open' : 'expected'}`,
  values: { code, customer, text, day: expectedOn === null ? undefined : { day: expectedOn } },
})

/** The first takes it on from there: how it is, and which day for the visit. */
export function decisions({ id, code, isThere }: WaitedFor): [DraftChoice, ...DraftChoice[]] {
  const press = (label: string, given: { arrival?: ArrivalTyped }): DraftChoice => ({
    label: { key: label },
    does: { command: 'leftover', given: { code: typedCode(code), which: id, ...given } },
  })
  const came = press(isThere ? 'leftover.button.book' : 'door.arrival.arrived', { arrival: 'arrived' })
  return isThere ? [came] : [came, press('leftover.button.notYet', {})]
}
