/** The feedback sheet of a visit, with photos: what was done, and what is wrong, which becomes a complaint at once (R003-023, R003-037). */
import { UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { type Draft, text } from '../../core/posts/draft.js'
import { finishVisit } from '../../domain/visits/change.js'
import { fileFeedback } from '../../domain/visits/feedback.js'
import { mayStep } from '../../domain/visits/steps.js'
import { isOpen, slotOf, type VisitRow } from '../../domain/visits/visit.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import { defineCommand, type StaffHere } from '../define.js'
import { listEdits } from '../plan/lists.js'
import { visitMeant } from './ask-visit.js'
import { cardEdit, kindOf } from './card.js'
import { toldInCase } from './for-complaint.js'
import { noMoreAhead } from './no-more-ahead.js'
import { siteComplaint } from './on-site.js'
import { FINISHERS } from './roles.js'
import { sheetText } from './sheet-text.js'
import { thankByMessage } from './thanks.js'
import { over } from './which-visit.js'

export default defineCommand({
  name: 'feedback',
  arguments: { code: code('visit').optional(), sheet: sheetText() },
  form: ['code', 'sheet'],
  who: FINISHERS,
  where: ['work', 'direct'],
  async handle({ code, sheet }, context: StaffHere) {
    const { db, rules, person, now, key } = context
    const today = todayHere(context)
    const fits = (one: VisitRow) => (isOpen(one) ? one.day <= today : one.state !== 'cancelled')
    const found = await visitMeant(context, code, fits, early, 1)
    const visit = isOpen(found) ? await finishedNow(context, found) : found
    const { zone } = calendarHere(context)
    const filed = fileFeedback(db, { visit, text: sheet.text, by: person.id, at: now, zone })
    const values = { code: visit.code, kind: kindOf(visit), customer: visit.customer.name }
    if (typeof filed === 'object') {
      const { person: by, at } = filed.there
      throw new UserMistake({ key: 'door.sheetThere', values: { ...values, person: by, at: { instant: at } } })
    }
    thankByMessage(context, visit, sheet.problems.length > 0)
    const reported: VisitRow = { ...visit, state: mayStep('report', visit) ? 'reported' : visit.state }
    const posts: Draft[] = [
      // Its photos are the visit's, by this key.
      { key: `visit:${visit.id}:sheet:${key}`, blocks: [text(`door.${filed}`, values)] },
      ...(await cardEdit(db, rules.policy, reported)),
      ...listEdits(context, visit.kind),
      ...noMoreAhead(context, visit),
      ...toldInCase(context, reported, sheet.text === '' ? 'sheet' : 'reported', sheet.text),
    ]
    return sheet.problems.length === 0 ? posts : [...posts, ...(await siteComplaint(context, visit, sheet))]
  },
})

/** Whoever reports has been there. */
async function finishedNow(context: StaffHere, visit: VisitRow): Promise<VisitRow> {
  const { db, person, now } = context
  if (!(await finishVisit(db, visit, { by: person.id, at: now }))) throw over(visit)
  return { ...visit, state: 'done' }
}

const early = (visit: VisitRow): UserMistake =>
  isOpen(visit)
    ? new UserMistake({ key: 'door.notYet', values: { code: visit.code, date: slotOf(visit) } })
    : over(visit)
