/** Cancels a visit; when the schedule is out, every room is told (R003-019). */
import { Ask } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { text } from '../../core/kinds/text.js'
import { cancelVisit } from '../../domain/visits/change.js'
import { isPublished, slotOf } from '../../domain/visits/visit.js'
import { defineCommand } from '../define.js'
import { kindOf } from './card.js'
import { because, tell } from './change-note.js'
import { cancelledApart } from './install-early.js'
import { BOOKERS } from './roles.js'
import { turnBack } from './turn-back.js'
import { over, whichVisit } from './which-visit.js'

export default defineCommand({
  name: 'cancel',
  arguments: { code: code('visit'), reason: text({}).optional() },
  form: ['code', 'reason'],
  who: BOOKERS,
  where: ['work', 'direct'],
  async handle({ code, reason }, context) {
    const { db, person, now, gesture } = context
    const visit = await whichVisit(context, code)
    const values = { code: visit.code, kind: kindOf(visit), customer: visit.customer.name, date: slotOf(visit) }
    // A button is soon pressed by mistake; whoever typed the code meant it.
    if (gesture === 'button' && reason === undefined)
      throw new Ask('reason', { key: 'visit.askCancel', values }, [{ label: { key: 'button.confirm' }, value: '' }])
    if (!(await cancelVisit(db, visit, { by: person.id, at: now, reason }))) throw over(visit)
    const cancelled = { ...visit, state: 'cancelled' as const }
    const told = { date: slotOf(visit), reason: because(reason) }
    const slots = isPublished(visit) ? [slotOf(visit)] : []
    const { warnings, posts, crew } = turnBack(context, visit)
    return [
      ...(await tell(context, {
        what: 'cancelled',
        visit: cancelled,
        posted: isPublished(visit),
        slots,
        why: reason,
        values: told,
        warnings,
        toldAlone: crew,
      })),
      ...posts,
      ...(await cancelledApart(context, cancelled)),
    ]
  },
})
