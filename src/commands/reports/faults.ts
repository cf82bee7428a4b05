/** Whose fault it was, in the report of a month: only what is signed counts, the rest is listed as open (R000-034). */
import type { Said } from '../../core/errors.js'
import { type DraftBlock, list } from '../../core/posts/draft.js'
import type { Period } from '../../domain/reports/period.js'
import { faultLinesOf } from '../../domain/reports/signed-faults.js'
import type { Reported } from './sections.js'

const MOST_OPEN = 10

export function faultSection({ db, rules, brand }: Reported, period: Period): DraftBlock[] {
  const lines = faultLinesOf(db, rules, brand.id, period)
  if (lines.length === 0) return []
  const counts = new Map<string, number>()
  for (const { department, signed } of lines) if (signed) counts.set(department, (counts.get(department) ?? 0) + 1)
  const open = lines.filter(({ signed }) => !signed)
  const more = open.length - MOST_OPEN
  const said: Said[] = [
    ...[...counts].map(([department, count]) => ({ key: 'faults.signed', values: { department, count } })),
    ...open
      .slice(0, MOST_OPEN)
      .map(({ code, number, department }) => ({ key: 'faults.open', values: { code, number, department } })),
    ...(more > 0 ? [{ key: 'faults.more', values: { count: more } }] : []),
  ]
  return [list(said, { key: 'faults.title' })]
}
