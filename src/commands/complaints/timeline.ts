/** The last lines of a timeline, as a list: when, who, what. */

import type { Said, Value } from '../../core/errors.js'
import { type DraftBlock, list } from '../../core/posts/draft.js'
import { type EntryTold, timelineTold } from '../../domain/complaints/story.js'
import type { Entry } from '../../domain/timeline.js'
import type { Db } from '../../store/store.js'
import { refusalSaid } from '../approvals/refusal.js'
import { reasonOf } from '../visits/card.js'
import { escalationReason } from './escalation-reason.js'
import { readable } from './trace.js'

const LAST = 8

export async function timelineBlock(db: Db, of: Parameters<typeof timelineTold>[1]): Promise<DraftBlock[]> {
  const entries = await timelineTold(db, of, LAST)
  return entries.length === 0 ? [] : [list(entries.map(line), { key: 'show.timeline' })]
}

const line = (entry: EntryTold): Said => {
  const { who, what } = entrySaid(entry)
  const key = entry.person === null ? 'show.happened' : 'show.did'
  return { key, values: { at: { instant: entry.at }, person: who, what } }
}

/** One entry in words; `who` is empty for what the bot did by itself. */
export function entrySaid({ what, details, person }: Omit<EntryTold, 'person'> & { person: { name: string } | null }): {
  who: Value
  what: Said
} {
  const all = details as Entry['details']
  return { who: named(person?.name ?? '', all), what: { key: what, values: told(all) } }
}

const channelSaid = (channel: string): Value => ({ key: `value.channel.${channel}` })

/** Details that may be the id of a button. */
const WORDED: Record<string, (value: string) => Value> = {
  reason: reasonOf,
  escalation: escalationReason,
  refusal: refusalSaid,
  channel: channelSaid,
}

const told = (details: Entry['details'] = {}): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      name === 'person' ? named(`${value}`, details) : (WORDED[name]?.(`${value}`) ?? readable(value)),
    ]),
  )

/** A deputy is named with whom they stood in for. */
const named = (name: string, { standsFor }: NonNullable<Entry['details']> = {}): Value =>
  standsFor === undefined || name === '' ? name : { key: 'leave.instead', values: { name, away: standsFor } }
