/** Leave that nobody decides is asked for again, then of those above; on its first day everybody is told that it counts as work (R003-041). */
import { leavePlaces } from '../commands/setup/leave-asked.js'
import { cardEdits, cardKey, waitingCard } from '../commands/setup/leave-card.js'
import { daysOf } from '../commands/setup/leave-days.js'
import { type Draft, text } from '../core/posts/draft.js'
import type { Ringer } from '../core/time/ringer.js'
import { type LeaveTold, leaveById } from '../domain/people/leave.js'
import { type LeaveStage, nextLeaveRing, takeLeaveRings } from '../domain/people/leave-waiting.js'
import { aboveSuperiors, superiorsOf } from '../domain/people/superiors.js'
import type { Rules } from '../domain/policy/rules.js'
import type { Db } from '../store/store.js'

export const makeRingLeave = (rules: Rules): Ringer<Rules> => ({
  name: 'ring-leave',
  next: (db) => nextLeaveRing(db, rules),
  async ring({ db, now }) {
    const posts: Draft[] = []
    for (const { leave: id, stage } of takeLeaveRings(db, rules, now)) {
      const leave = await leaveById(db, id)
      if (leave) posts.push(...postsOf(db, rules, leave, stage))
    }
    return posts
  },
})

function postsOf(db: Db, rules: Rules, leave: LeaveTold, stage: LeaveStage): Draft[] {
  const { brandId, personId, person } = leave
  const superiors = superiorsOf(db, brandId, personId)
  const names = superiors.map(({ name }) => name)
  const line = text(`leave.${stage}`, { name: person.name, days: daysOf(leave), names })
  const asking = { db, rules, brand: { id: brandId } }
  const own = (room: number) => ({ key: cardKey(leave, room, `:${stage}`), thread: null })
  if (stage !== 'begun') {
    const people = stage === 'again' ? superiors : aboveSuperiors(db, brandId, personId)
    return leavePlaces(asking, people).map((place) => ({ ...waitingCard(leave, place, line), ...own(place.room) }))
  }
  // The buttons go; a group where they cannot need not hear of it.
  const edits = cardEdits(db, leave, line).map((edit) => ({ key: `begun:${edit.edits}`, ...edit, quiet: true }))
  const told = leavePlaces(asking, [person, ...superiors])
  return [...edits, ...told.map(({ room, mentions }) => ({ ...own(room), room, mentions, blocks: [line] }))]
}
