/** Puts a visit on hold: it stays booked and is left out of the plan until it is confirmed or moved (R003-013). */
import { UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { text } from '../../core/kinds/text.js'
import { holdVisit } from '../../domain/visits/hold.js'
import { isPublished, slotOf } from '../../domain/visits/visit.js'
import { lateCalls } from '../calls/late.js'
import { defineCommand } from '../define.js'
import { cardEdit, kindOf } from '../visits/card.js'
import { because, tell } from '../visits/change-note.js'
import { delayEdits } from '../visits/delay-post.js'
import { BOOKERS } from '../visits/roles.js'
import { whichVisit } from '../visits/which-visit.js'
import { answered } from './answer.js'

export default defineCommand({
  name: 'hold',
  arguments: { code: code('visit'), reason: text({}).optional() },
  form: ['code', 'reason'],
  who: BOOKERS,
  where: ['work', 'direct'],
  async handle({ code, reason }, context) {
    const { db, rules, person, now } = context
    const visit = await whichVisit(context, code)
    const values = { code: visit.code, kind: kindOf(visit), customer: visit.customer.name, date: slotOf(visit) }
    if (!holdVisit(db, visit, { by: person.id, at: now, reason }))
      throw new UserMistake({ key: visit.held ? 'planning.heldAlready' : 'planning.onTheWay', values })
    const told = { ...values, reason: because(reason) }
    if (!isPublished(visit))
      return [
        ...answered(context, visit.kind, { key: 'visit.held', values: told }),
        ...(await cardEdit(db, rules.policy, { ...visit, state: 'booked', held: true })),
        ...lateCalls(context, 'held', visit),
        ...delayEdits(context, visit.customerId),
      ]
    const held = { ...visit, state: 'booked' as const, held: true }
    return tell(context, { what: 'held', visit: held, posted: true, slots: [slotOf(visit)], why: reason, values: told })
  },
})
