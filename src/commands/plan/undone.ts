/** A service visit that was not done today goes into the draft of the next working day (R003-035). */
import { UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { text } from '../../core/kinds/text.js'
import { text as said } from '../../core/posts/draft.js'
import { moveVisit } from '../../domain/visits/change.js'
import { isPosted } from '../../domain/visits/posted-days.js'
import { takeStep } from '../../domain/visits/steps.js'
import { slotOf, type VisitRow } from '../../domain/visits/visit.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import { defineCommand } from '../define.js'
import { cardEdit, kindOf } from '../visits/card.js'
import { because, tell } from '../visits/change-note.js'
import { FINISHERS } from '../visits/roles.js'
import { over, whichVisit } from '../visits/which-visit.js'
import { listEdits } from './lists.js'

export default defineCommand({
  name: 'undone',
  arguments: { code: code('visit'), reason: text({}).optional() },
  form: ['code', 'reason'],
  who: FINISHERS,
  where: ['work', 'direct'],
  async handle({ code, reason }, context) {
    const { db, brand, rules, person, now } = context
    const visit = await whichVisit(context, code)
    const today = todayHere(context)
    if (visit.kind !== 'service' || visit.day > today)
      throw new UserMistake({ key: 'planning.served.notToday', values: { code: visit.code } })
    const calendar = calendarHere(context)
    const from = slotOf(visit)
    const to = { ...from, day: calendar.nextWorkingDay(today) }
    const posted = await isPosted(db, brand.id, calendar, to.day, visit.kind)
    if (!(await moveVisit(db, visit, { ...to, posted }, { by: person.id, at: now, reason }))) throw over(visit)
    if (!posted) takeStep(db, { visit: { ...visit, state: 'booked' }, step: 'draft', at: now })
    const moved: VisitRow = { ...visit, day: to.day, state: posted ? 'posted' : 'drafted', held: false }
    const values = { from, to, reason: because(reason) }
    if (posted) return tell(context, { what: 'moved', visit: moved, posted, values })
    const of = { code: visit.code, kind: kindOf(visit), customer: visit.customer.name, ...values }
    return [
      { blocks: [said('visit.moved', of)] },
      ...listEdits(context, 'service'),
      ...(await cardEdit(db, rules.policy, moved)),
    ]
  },
})
