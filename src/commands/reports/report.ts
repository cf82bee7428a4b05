/** The report of a month, short enough for a phone: what has nothing to say is left out (R002-005, R004-031). */
import { month } from '../../core/kinds/month.js'
import { todayHere } from '../calendar-here.js'
import { defineCommand, type StaffHere } from '../define.js'
import { boardSection } from './sections.js'
import { reportBlocks } from './whole.js'

export default defineCommand({
  name: 'report',
  arguments: { month: month().optional() },
  who: ['general_manager', 'department_head', 'store_manager', 'admin', 'assessor', 'service'],
  where: ['management', 'direct'],
  async handle(given, context: StaffHere) {
    const of = given.month ?? todayHere(context).slice(0, 7)
    return [{ blocks: [...reportBlocks(context, of), ...boardSection(context, of)] }]
  },
})
