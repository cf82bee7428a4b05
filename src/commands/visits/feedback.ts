/** The feedback sheet of a visit, with photos: what was done, and what is wrong, which becomes a complaint at once (R003-023, R003-037). */
import { Ask, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { type Draft, text } from '../../core/posts/draft.js'
import { finishVisit } from '../../domain/visits/change.js'
import { fileFeedback } from '../../domain/visits/feedback.js'
import { complaintOfVisit } from '../../domain/visits/site-problem.js'
import { mayStep } from '../../domain/visits/steps.js'
import { isOpen, type VisitRow } from '../../domain/visits/visit.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import { defineCommand, type StaffHere } from '../define.js'
import { listEdits } from '../plan/lists.js'
import { visitMeant } from './ask-visit.js'
import { mustGo, notYet } from './been-there.js'
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
  arguments: { code: code('visit').optional(), sheet: sheetText().optional() },
  form: ['code', 'sheet'],
  who: FINISHERS,
  where: ['work', 'direct'],
  async handle({ code, sheet }, context: StaffHere) {
    const { db, rules, person, now, key } = context
    const today = todayHere(context)
    const fits = (one: VisitRow) => (isOpen(one) ? one.day <= today : one.state !== 'cancelled')
    const meant = await visitMeant(context, code, fits, early, 1)
    const of = { code: meant.code, customer: meant.customer.name }
    if (!sheet) throw new Ask('sheet', { key: 'door.askSheet', values: of })
    const visit = isOpen(meant) ? await finishedNow(context, meant) : meant
    const { zone } = calendarHere(context)
    const filed = fileFeedback(db, { visit, text: sheet.text, by: person.id, at: now, zone })
    const values = { ...of, kind: kindOf(visit) }
    if (typeof filed === 'object') {
      const { person: by, at } = filed.there
      throw new UserMistake({ key: 'door.sheetThere', values: { ...values, person: by, at: { instant: at } } })
    }
    thankByMessage(context, visit, sheet.problems.length > 0)
    const reported: VisitRow = { ...visit, state: mayStep('report', visit) ? 'reported' : visit.state }
    const posts: Draft[] = [
      ...(await cardEdit(db, rules.policy, reported)),
      ...listEdits(context, visit.kind),
      ...noMoreAhead(context, visit),
      ...toldInCase(context, reported, sheet.text === '' ? 'sheet' : 'reported', sheet.text),
    ]
    const site = sheet.problems.length === 0 ? [] : await siteComplaint(context, visit, sheet)
    const complaint = sheet.problems.length === 0 ? undefined : complaintOfVisit(db, visit.id)
    return [
      { key: `visit:${shownBy(visit, complaint)}:sheet:${key}`, blocks: [text(`door.${filed}`, values)] },
      ...posts,
      ...site,
    ]
  },
})

/** Its photos are the visit's, by this part of the key, and of the complaint that came of it. */
const shownBy = (visit: VisitRow, complaint: { id: number } | undefined): string =>
  complaint ? `${visit.id}:${complaint.id}` : `${visit.id}`

/** Whoever reports has been there. */
async function finishedNow(context: StaffHere, visit: VisitRow): Promise<VisitRow> {
  const { db, person, now } = context
  mustGo(visit)
  if (!(await finishVisit(db, visit, { by: person.id, at: now }))) throw over(visit)
  return { ...visit, state: 'done' }
}

const early = (visit: VisitRow): UserMistake => (isOpen(visit) ? notYet(visit) : over(visit))
