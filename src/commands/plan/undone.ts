/** A service visit that was not done today goes into the draft of the next working day (R003-035); one that was only marked as done is taken back. */
import { NotAllowed, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { text } from '../../core/kinds/text.js'
import { type Draft, text as said } from '../../core/posts/draft.js'
import { listOf } from '../../domain/calls/list.js'
import { moveVisit } from '../../domain/visits/change.js'
import { isPosted } from '../../domain/visits/posted-days.js'
import { takeStep } from '../../domain/visits/steps.js'
import { takeBack } from '../../domain/visits/take-back.js'
import { isOpen, slotOf, type VisitRow } from '../../domain/visits/visit.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import { listEdit } from '../calls/list-post.js'
import { defineCommand, type StaffHere } from '../define.js'
import { isOthers } from '../visits/been-there.js'
import { cardEdit, kindOf } from '../visits/card.js'
import { because, tell, withCrew } from '../visits/change-note.js'
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
    const visit = await whichVisit(context, code, (one) => isOpen(one) || one.state === 'done')
    if (visit.state === 'done') return takenBack(context, visit)
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
    const values = { from, to: posted ? withCrew(db, moved) : to, reason: because(reason) }
    if (posted) return tell(context, { what: 'moved', visit: moved, was: visit, posted, values })
    const of = { code: visit.code, kind: kindOf(visit), customer: visit.customer.name, ...values }
    return [
      { blocks: [said('visit.moved', of)] },
      ...listEdits(context, 'service'),
      ...(await cardEdit(db, rules.policy, moved)),
    ]
  },
})

/** On the same day; its customer is not called about it. */
async function takenBack(context: StaffHere, visit: VisitRow): Promise<Draft[]> {
  const { db, brand, rules, person, now } = context
  const { code } = visit
  if (isOthers(context, visit)) throw new NotAllowed({ key: 'visit.takeBackOthers', values: { code } })
  const back = takeBack(db, visit, { by: person.id, at: now, zone: calendarHere(context).zone })
  if (!back) throw new UserMistake({ key: 'visit.notTakenBack', values: { code } })
  const { dropped } = back
  const values = { code, kind: kindOf(visit), customer: visit.customer.name }
  return [
    { blocks: [said('visit.takenBack', values)] },
    ...(await cardEdit(db, rules.policy, { ...visit, state: 'posted' })),
    ...listEdits(context, visit.kind),
    ...(dropped ? listEdit(context, listOf(db, brand.id, dropped.kind, dropped.day)) : []),
  ]
}
