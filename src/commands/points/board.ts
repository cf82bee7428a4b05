/** The board of a month, as it is posted and as a report shows it; what counts against persons stands there together, without names (R004-037). */
import type { Said } from '../../core/errors.js'
import { type DraftBlock, list } from '../../core/posts/draft.js'
import type { Score } from '../../domain/points/board.js'

/** @param scores at least one */
export const boardLines = (scores: Score[], title?: Said): DraftBlock => list(scores.map(scoreSaid), title)

const scoreSaid = ({ department, points, confirmed, waived, proposed }: Score): Said => ({
  key: 'points.score',
  values: {
    whose: department ?? { key: 'points.persons' },
    ...{ points: -points, confirmed, waived, proposed },
  },
})
