/** The last lines of a timeline, as a list: when, who, what. */

import type { Said, Value } from '../../core/errors.js'
import { type DraftBlock, list } from '../../core/posts/draft.js'
import { type EntryTold, timelineTold } from '../../domain/complaints/story.js'
import type { Entry } from '../../domain/timeline.js'
import type { Db } from '../../store/store.js'
import { reasonOf } from '../visits/card.js'
import { escalationReason } from './escalation-reason.js'
import { readable } from './trace.js'

const LAST = 8

export async function timelineBlock(db: Db, of: Parameters<typeof timelineTold>[1]): Promise<DraftBlock[]> {
  const entries = await timelineTold(db, of, LAST)
  return entries.length === 0 ? [] : [list(entries.map(line), { key: 'show.timeline' })]
}

const line = ({ what, details, person, at }: EntryTold): Said => ({
  key: person === null ? 'show.happened' : 'show.did',
  values: {
    at: { instant: at },
    person: named(person?.name ?? '', details as Entry['details']),
    what: { key: what, values: told(details as Entry['details']) },
  },
})

/** Details that may be the id of a button. */
const WORDED: Record<string, (value: string) => Value> = { reason: reasonOf, escalation: escalationReason }

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
