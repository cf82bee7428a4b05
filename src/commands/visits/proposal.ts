/** The buttons of an installation that was proposed: bring the proposal up again, or say that nothing is to be installed (R003-011). */
import { UserMistake } from '../../core/errors.js'
import { tapped } from '../../core/kinds/tapped.js'
import { text } from '../../core/posts/draft.js'
import { wantNoInstallation } from '../../domain/visits/after-delivery.js'
import { defineCommand, type StaffHere } from '../define.js'
import { mustBeOpen, proposal, proposalsEnd, proposedFor } from './next-install.js'
import { PLANNERS } from './roles.js'

export default defineCommand({
  name: 'proposal',
  arguments: { proposed: tapped<number>(), none: tapped<boolean>() },
  who: PLANNERS,
  where: ['work', 'direct'],
  hidden: true,
  async handle({ proposed, none }, context: StaffHere) {
    const { db, person, now } = context
    const delivery = await proposedFor(context, proposed)
    if (!delivery) throw new UserMistake({ key: 'core.buttonStale' })
    await mustBeOpen(context, delivery)
    if (!none) return [proposal(context, delivery)]
    wantNoInstallation(db, delivery, person.id, now)
    const { code, customer, customerId } = delivery
    return proposalsEnd(context, customerId, [text('crew.install.none', { code, customer: customer.name })])
  },
})
