/** Posts the deliveries and installations of the next days in every work and warehouse room of a brand (R003-014, R003-015, R003-022). */

import type { BrandHere } from '../core/commands/command.js'
import { type Draft, type DraftBlock, list, text } from '../core/posts/draft.js'
import { defineJob } from '../core/time/job.js'
import { calendarOf } from '../domain/calendar/brand-calendar.js'
import { phonesIn } from '../domain/customers/phone.js'
import { type Rules, zoneOf } from '../domain/policy/rules.js'
import { markPosted, POSTED_KINDS, planOf, type Section } from '../domain/visits/day-plan.js'
import { type Days, daysOfPost, POST_SCHEDULE } from '../domain/visits/posted-days.js'
import { scheduleRooms } from '../domain/visits/rooms.js'
import { daysPhrase, sheetOf } from '../domain/visits/sheet.js'
import type { Db } from '../store/store.js'

export const postSchedule = defineJob<Rules>({
  name: POST_SCHEDULE,
  times: ({ policy }) => ({ at: policy.schedule.at, catchUpUntil: policy.schedule.catchUpUntil }),
  runsOn: (db, rules, brand, day) => calendarOfBrand(db, rules, brand).isWorkingDay(day),
  async run({ db, rules, brand, day, now }) {
    const days = daysOfPost(calendarOfBrand(db, rules, brand), day)
    const sections = planOf(db, brand.id, days, POSTED_KINDS)
    if (sections.length === 0 && !rules.policy.schedule.postWhenEmpty) return []
    const rooms = await scheduleRooms(db, brand.id)
    if (rooms.length > 0) markPosted(db, brand.id, days, now)
    const head = headOf(sections, days)
    return rooms.map(({ id, purpose }): Draft => {
      const sheet = sheetOf(sections, phonesIn(rules.policy, purpose))
      return {
        key: `${POST_SCHEDULE}:${brand.id}:${day}:${id}`,
        room: id,
        thread: null,
        blocks: [head, ...sheet.map(({ title, items }) => list(items, title))],
      }
    })
  },
})

const calendarOfBrand = (db: Db, rules: Rules, brand: BrandHere) =>
  calendarOf(db, rules.policy, zoneOf(rules, brand), brand)

function headOf(sections: Section[], days: Days): DraftBlock {
  if (sections.length > 0) return text('schedule.post', { days: daysPhrase(days) })
  const until = days.from === days.to ? '' : { key: 'schedule.until', values: { to: { day: days.to } } }
  return text('schedule.emptyPost', { until })
}
