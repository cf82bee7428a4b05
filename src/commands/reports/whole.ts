/** The report of a month as a whole, but for the points, which not everybody reads. */
import { type DraftBlock, list, text } from '../../core/posts/draft.js'
import { zoneOf } from '../../domain/policy/rules.js'
import { partnersIn } from '../../domain/queue/partners.js'
import { numbersOf, severitiesOf } from '../../domain/reports/complaints.js'
import { periodOf } from '../../domain/reports/period.js'
import { commentsIn } from '../../domain/warnings/customer-note.js'
import { faultSection } from './faults.js'
import {
  callBackSection,
  casesSection,
  causeSection,
  costSection,
  lateSection,
  planSection,
  type Reported,
} from './sections.js'

/** @param month "yyyy-MM" */
export function reportBlocks(of: Reported, month: string): DraftBlock[] {
  const { db, brand, rules } = of
  const zone = zoneOf(rules, brand)
  const period = periodOf(month, zone)
  const severities = severitiesOf(db, brand.id, period).map(({ severity, count }) => ({
    key: 'report.severity',
    values: { level: { key: `severity.level.${severity}` }, count },
  }))
  const partners = partnersIn(db, brand.id, period)
  const comments = commentsIn(db, brand.id, period)
  return [
    text('report.title', { brand: brand.name, month }),
    list([
      { key: 'report.complaints', values: { ...numbersOf(db, brand.id, period) } },
      ...(severities.length > 0 ? [{ key: 'report.severities', values: { severities } }] : []),
      ...(partners > 0 ? [{ key: 'queue.partners', values: { count: partners } }] : []),
      ...(comments > 0 ? [{ key: 'warning.comments', values: { count: comments } }] : []),
    ]),
    ...callBackSection(of, period),
    ...lateSection(of, period),
    ...faultSection(of, period),
    ...costSection(of, month, zone),
    ...causeSection(of, period),
    ...planSection(of, period),
    ...casesSection(of, period),
  ]
}
