/** The last lines of a timeline, as a list: when, who, what. */
import { type DraftBlock, list } from '../../core/draft.js'
import { type Told, timelineOf } from '../../domain/complaints/story.js'
import type { Db } from '../../store/store.js'

const LAST = 8

export function timelineBlock(db: Db, of: Parameters<typeof timelineOf>[1]): DraftBlock[] {
  const told = timelineOf(db, of, LAST)
  return told.length === 0 ? [] : [list(told.map(line), { key: 'show.timeline' })]
}

const line = ({ what, details, person, at }: Told) => ({
  key: person === null ? 'show.happened' : 'show.did',
  values: { at: { instant: at }, person: person ?? '', what: { key: what, values: details } },
})
