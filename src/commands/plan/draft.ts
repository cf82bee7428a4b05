/** Shows the draft of the next post again, with its buttons (R003-013, R003-022). */
import type { Draft } from '../../core/posts/draft.js'
import { text } from '../../core/posts/draft.js'
import { DRAFTED_KINDS, draftOf } from '../../domain/visits/draft.js'
import { nextDaysToPost } from '../../domain/visits/posted-days.js'
import { daysPhrase } from '../../domain/visits/sheet.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import { defineCommand } from '../define.js'
import { PLANNERS } from '../visits/roles.js'
import { draftCard, draftKey } from './draft-card.js'

export default defineCommand({
  name: 'draft',
  arguments: {},
  who: PLANNERS,
  where: ['work', 'direct'],
  async handle(_, context): Promise<Draft[]> {
    const { db, brand, rules, room, key } = context
    const today = todayHere(context)
    const days = await nextDaysToPost(db, brand.id, calendarHere(context), today)
    const posts = DRAFTED_KINDS.flatMap((kind): Draft[] => {
      const of = { brandId: brand.id, days, kind, policy: rules.policy }
      const { count, held } = draftOf(db, of)
      if (count + held.length === 0) return []
      return [{ key: `${draftKey(brand.id, today, kind)}${room.id}:${key}`, blocks: draftCard(db, of) }]
    })
    return posts.length > 0 ? posts : [{ blocks: [text('schedule.nothing', { days: daysPhrase(days) })] }]
  },
})
