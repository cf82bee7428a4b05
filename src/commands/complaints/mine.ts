/** A person's own day: everything that waits for whoever asks, in order of time, each with its button; and whether it is pushed in the morning. */
import { act } from '../../core/kinds/act.js'
import { tapped } from '../../core/kinds/tapped.js'
import { type Draft, list, text } from '../../core/posts/draft.js'
import { wantMornings } from '../../domain/people/mornings.js'
import { opensAt } from '../../domain/policy/opening.js'
import { defineCommand, type StaffHere } from '../define.js'
import { pausedSaid } from './cases-mine.js'
import { dayBlocks, dayOf } from './own-day.js'

export default defineCommand({
  name: 'mine',
  arguments: { act: act('mornings', 'noMornings').optional(), from: tapped<number>() },
  who: 'readers',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ act, from = 0 }, context: StaffHere) {
    if (act) return [mornings(context, act === 'mornings')]
    const { person, room } = context
    const items = await dayOf(context)
    const head =
      items.length === 0 ? text('mine.nothing') : text('mine.title', { name: person.name, count: items.length })
    const resting = await pausedSaid(context)
    return [
      {
        blocks: [
          head,
          ...(items.length > 0 ? dayBlocks(items, room.purpose, from) : []),
          ...(resting.length > 0 ? [list(resting, { key: 'mine.paused' })] : []),
        ],
      },
    ]
  },
})

function mornings({ db, rules, person }: StaffHere, wanted: boolean): Draft {
  wantMornings(db, person.id, wanted)
  return { blocks: [text(wanted ? 'mine.mornings' : 'mine.noMornings', { at: opensAt(rules.policy) })] }
}
