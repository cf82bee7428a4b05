/** The rewards of a month as a list of their own, for the board of points and the report of whoever reads all points (R002-056, R002-058). */
import { type DraftBlock, list } from '../../core/posts/draft.js'
import { zoneOf } from '../../domain/policy/rules.js'
import { periodOf } from '../../domain/reports/period.js'
import { grantedIn } from '../../domain/rewards/award.js'
import type { StaffHere } from '../define.js'

/** Nothing where none was granted. @param month "yyyy-MM" */
export function awardLines(
  { db, brand, rules }: Pick<StaffHere, 'db' | 'brand' | 'rules'>,
  month: string,
): DraftBlock[] {
  const granted = grantedIn(db, brand.id, periodOf(month, zoneOf(rules, brand)))
  if (granted.length === 0) return []
  const lines = granted.map(({ person: name, reason, code }) => ({
    key: 'reward.postedOne',
    values: { name, reason, code },
  }))
  return [list(lines, { key: 'reward.posted' })]
}
