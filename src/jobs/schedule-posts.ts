/** What the two schedule posts have in common: the visits of the next days in every room of the brand that gets them. */
import type { VisitKind } from '../../prisma/client/client.js'
import { scheduleKey } from '../commands/plan/read-schedule.js'
import { type Draft, type DraftBlock, list, text } from '../core/posts/draft.js'
import type { JobRun } from '../core/time/job.js'
import { phonesIn } from '../domain/customers/phone.js'
import type { Rules } from '../domain/policy/rules.js'
import { tellOfDays } from '../domain/sms/coming.js'
import { markPosted, planOf, type Section } from '../domain/visits/day-plan.js'
import { type Days, daysOfPost } from '../domain/visits/posted-days.js'
import { scheduleRooms } from '../domain/visits/rooms.js'
import { daysPhrase, sheetOf, totalsOf } from '../domain/visits/sheet.js'
import { calendarOfRun } from './calendar-of-run.js'

export interface Kinds {
  /** The job's name, the beginning of the posts' keys. */
  job: string
  kinds: readonly [VisitKind, ...VisitKind[]]
  /** Words of the first line, and of a post without visits. */
  title: string
  empty: string
  /** Whether it is made all the same. */
  whenEmpty: boolean
  /** What stands under the sheet in warehouse rooms; nothing where there is nothing to sign for. */
  below?: (days: Days, count: number) => DraftBlock[]
}

/** Makes the posts and marks the visits as posted (R003-014, R003-015, R003-022, R003-033). */
export async function schedulePosts(run: JobRun<Rules>, what: Kinds): Promise<Draft[]> {
  const { db, rules, brand, day, now } = run
  const days = daysOfPost(calendarOfRun(run), day)
  const sections = planOf(db, brand.id, days, what.kinds)
  if (sections.length === 0 && !what.whenEmpty) return []
  const rooms = await scheduleRooms(db, brand.id, what.kinds[0])
  if (rooms.length > 0) markPosted(db, brand.id, days, what.kinds, now)
  tellOfDays({ db, rules, brand, now }, days)
  const head = [headOf(sections, days, what), ...totalsOf(sections).map(({ key, values }) => text(key, values))]
  const count = sections.reduce((sum, { visits }) => sum + visits.length, 0)
  return rooms.map(({ id, purpose }): Draft => {
    const sheet = sheetOf(sections, days, phonesIn(rules.policy, purpose))
    const below = purpose === 'warehouse' && count > 0 ? (what.below?.(days, count) ?? []) : []
    return {
      key: `${scheduleKey(what.job, brand.id, day)}${id}`,
      room: id,
      thread: null,
      blocks: [...head, ...sheet.map(({ title, items }) => list(items, title)), ...below],
    }
  })
}

function headOf(sections: Section[], days: Days, { title, empty }: Kinds): DraftBlock {
  if (sections.length > 0) return text(title, { days: daysPhrase(days) })
  const until = days.from === days.to ? '' : { key: 'schedule.until', values: { to: { day: days.to } } }
  return text(empty, { until })
}
