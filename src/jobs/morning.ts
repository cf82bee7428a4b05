/** At opening time, the day's work in private to everybody who wants it; nothing to whom nothing waits for. */
import { dayBlocks, dayOf } from '../commands/complaints/own-day.js'
import { type Draft, text } from '../core/posts/draft.js'
import { defineJob } from '../core/time/job.js'
import { earlyReaders } from '../domain/people/mornings.js'
import { opensAt } from '../domain/policy/opening.js'
import type { Rules } from '../domain/policy/rules.js'
import { onWorkingDays } from './calendar-of-run.js'
import { later } from './later.js'

const NAME = 'morning'
/** Later in the day it is no news. */
const WORTH_MINUTES = 120

export const morning = defineJob<Rules>({
  name: NAME,
  minor: true,
  times: ({ policy }) => ({ at: opensAt(policy), catchUpUntil: later(opensAt(policy), WORTH_MINUTES) }),
  runsOn: onWorkingDays,
  async run({ db, rules, brand, day, now }) {
    const posts: Draft[] = []
    for (const { room, ...person } of earlyReaders(db, brand.id, rules.platforms, day)) {
      const items = await dayOf({ db, rules, brand, person, now })
      if (items.length === 0) continue
      const head = text('mine.morning', { name: person.name, brand: brand.name, count: items.length })
      const key = `${NAME}:${brand.id}:${day}:${person.id}`
      posts.push({ key, room, thread: null, blocks: [head, ...dayBlocks(items, 'direct')] })
    }
    return posts
  },
})
