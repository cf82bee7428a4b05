/** The buttons under somebody's leave: whoever is above approves or rejects it, once. */
import { NotAllowed, UserMistake } from '../../core/errors.js'
import { act } from '../../core/kinds/act.js'
import { integer } from '../../core/kinds/integer.js'
import { decideLeave, leaveById } from '../../domain/people/leave.js'
import { mayDecideLeave } from '../../domain/people/superiors.js'
import { definePublicCommand } from '../define.js'
import { decidedCards, draftsAnew, handover, toldAsker } from './leave-card.js'

export const leaveDecision = definePublicCommand({
  name: 'leave_decision',
  arguments: { leave: integer(), decision: act('approve', 'reject') },
  who: 'anyone',
  // In a direct room that belongs to no brand, whose leave it is tells the brand.
  where: ['work', 'warehouse', 'management', 'direct'],
  hidden: true,
  async handle({ leave: id, decision }, context) {
    const { db, person, room, now } = context
    const asked = await leaveById(db, id)
    if (!asked || !person) throw new UserMistake({ key: 'core.buttonStale' })
    if (!(await mayDecideLeave(db, person, asked))) throw new NotAllowed({ key: 'leave.notYours' })
    const decided = await decideLeave(db, id, decision, person.id, now)
    if (!decided) throw new UserMistake({ key: 'leave.decided', values: { name: asked.person.name } })
    const brand = await db.brand.findUniqueOrThrow({ where: { id: asked.brandId } })
    const here = { ...context, person, brand }
    const cards = decidedCards(db, decided, room.id, person.name)
    const told = decision === 'reject' ? [] : await handover(here, decided)
    return [...cards, ...toldAsker(here, decided), ...told, ...draftsAnew(here)]
  },
})
