/** The report of a month, short enough for a phone: what has nothing to say is left out (R002-005, R004-031). */
import { month } from '../../core/kinds/month.js'
import { type DraftBlock, list, text } from '../../core/posts/draft.js'
import { zoneOf } from '../../domain/policy/rules.js'
import { numbersOf, severitiesOf } from '../../domain/reports/complaints.js'
import { periodOf } from '../../domain/reports/period.js'
import { todayHere } from '../calendar-here.js'
import { defineCommand, type StaffHere } from '../define.js'
import { boardSection, callBackSection, causeSection, costSection, lateSection } from './sections.js'

export default defineCommand({
  name: 'report',
  arguments: { month: month().optional() },
  who: ['general_manager', 'department_head', 'store_manager', 'admin', 'assessor', 'service'],
  where: ['management', 'direct'],
  async handle(given, context: StaffHere) {
    const { db, brand, rules } = context
    const of = given.month ?? todayHere(context).slice(0, 7)
    const zone = zoneOf(rules, brand)
    const period = periodOf(of, zone)
    const severities = severitiesOf(db, brand.id, period).map(({ severity, count }) => ({
      key: 'report.severity',
      values: { level: { key: `severity.level.${severity}` }, count },
    }))
    const blocks: DraftBlock[] = [
      text('report.title', { brand: brand.name, month: of }),
      list([
        { key: 'report.complaints', values: { ...numbersOf(db, brand.id, period) } },
        ...(severities.length > 0 ? [{ key: 'report.severities', values: { severities } }] : []),
      ]),
      ...callBackSection(context, period),
      ...lateSection(context, period),
      ...costSection(context, of, zone),
      ...causeSection(context, period),
      ...boardSection(context, of),
    ]
    return [{ blocks }]
  },
})
