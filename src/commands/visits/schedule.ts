/** Shows the deliveries, installations and service visits of a day, as they stand now. */

import { day } from '../../core/kinds/date.js'
import { list, text } from '../../core/posts/draft.js'
import { localDayOf } from '../../domain/calendar/local-day.js'
import { phonesIn } from '../../domain/customers/phone.js'
import { planOf } from '../../domain/visits/day-plan.js'
import { nextDaysToPost } from '../../domain/visits/posted-days.js'
import { daysPhrase, sheetOf, totalsOf } from '../../domain/visits/sheet.js'
import { calendarHere } from '../calendar-here.js'
import { defineCommand } from '../define.js'

export default defineCommand({
  name: 'schedule',
  arguments: { date: day().optional() },
  who: 'readers',
  where: ['work', 'warehouse', 'direct'],
  async handle({ date }, context) {
    const { db, brand, room, rules, now } = context
    const calendar = calendarHere(context)
    const today = localDayOf(now, calendar.zone)
    const days = date ? { from: date, to: date } : await nextDaysToPost(db, brand.id, calendar, today)
    const sections = planOf(db, brand.id, days, ['delivery', 'installation', 'service'])
    const said = { days: daysPhrase(days) }
    if (sections.length === 0) return [{ blocks: [text('schedule.nothing', said)] }]
    const sheet = sheetOf(sections, days, phonesIn(rules.policy, room.purpose))
    const totals = totalsOf(sections).map(({ key, values }) => text(key, values))
    return [
      { blocks: [text('schedule.title', said), ...totals, ...sheet.map(({ title, items }) => list(items, title))] },
    ]
  },
})
