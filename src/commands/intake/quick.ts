/** What was solved on the spot, in one line: a complaint that is taken down, signed, solved and closed at once; nobody is pinged (R002-018, R004-074). */
import { kind } from '../../core/commands/argument.js'
import { Ask, type Value } from '../../core/errors.js'
import { clause } from '../../core/kinds/clause.js'
import { customerName } from '../../core/kinds/name.js'
import { pastDay } from '../../core/kinds/past-day.js'
import { phoneNumber } from '../../core/kinds/phone.js'
import { problemList } from '../../core/kinds/text.js'
import { yesNo } from '../../core/kinds/yes-no.js'
import { type Draft, list, text } from '../../core/posts/draft.js'
import { type Complaint, problemsOf } from '../../domain/complaints/complaint.js'
import { noteDown } from '../../domain/complaints/note.js'
import { settleOnTheSpot } from '../../domain/complaints/quick.js'
import { suggestedSeverity } from '../../domain/complaints/severity.js'
import { maskPhone } from '../../domain/customers/phone.js'
import { REPORTERS } from '../../domain/people/reporters.js'
import { todayHere } from '../calendar-here.js'
import { addTo } from '../complaints/add-to.js'
import { customerMeant, homeHere, offerOpenOne, register } from '../complaints/complaint.js'
import { into } from '../complaints/into.js'
import { newLooks } from '../complaints/look.js'
import { levelSaid } from '../complaints/mark.js'
import { meantComplaint } from '../complaints/meant.js'
import { openingPost, problemLine } from '../complaints/opening.js'
import { defineCommand, type StaffHere } from '../define.js'

export const quick = defineCommand({
  name: 'quick',
  arguments: {
    phone: phoneNumber({ shown: maskPhone }).optional(),
    date: pastDay().optional(),
    customer: customerName({ alone: false }).optional(),
    into: into().optional(),
    /** Whether it is closed although its words sound worse than ordinary. */
    sure: kind<boolean>({ ...yesNo(), shown: () => undefined }).optional(),
    problems: problemList(),
    result: clause(),
  },
  form: ['customer', 'phone', 'problems', 'result', 'date'],
  who: REPORTERS,
  where: ['work', 'direct'],
  async handle(given, context: StaffHere) {
    const { problems, result } = given
    const customer = customerMeant(context, given.customer, given.phone)
    if (given.into === undefined && customer.known) offerOpenOne(context, customer.known.id)
    if (given.into !== undefined && given.into !== 'new') {
      const open = meantComplaint(context, given.into)
      const posts = addTo(context, open, problems)
      return [...posts, ...noted(context, open, result)]
    }
    if (given.sure === undefined) mustNotBeGrave(context, problems)
    if (given.sure !== false) return filed(context, customer, { problems, solution: result, date: given.date })
    const { complaint, posts } = register(context, customer, problems)
    return [...posts, ...noted(context, complaint, result)]
  },
})

/** What was done already is known to whoever handles it. */
function noted(context: StaffHere, { id, code, roomId, threadId }: Complaint, note: string): Draft[] {
  const { db, person, now } = context
  noteDown(db, context, id, note, person.id, now)
  return [{ room: roomId, thread: threadId, reply: false, blocks: [text('handling.noted', { code, note })] }]
}

/** @throws Ask where its words suggest that those above should hear of it (R001-030, R004-013). */
function mustNotBeGrave({ rules }: StaffHere, problems: string[]): void {
  const found = suggestedSeverity(rules.policy, problems)
  if (!found) return
  const values = { level: levelSaid(found.severity), word: found.word }
  throw new Ask('sure', { key: 'intake.quick.grave', values }, [
    { label: { key: 'complaint.button.open' }, value: false },
    { label: { key: 'intake.quick.close' }, value: true },
  ])
}

interface Settled {
  problems: string[]
  solution: string
  date: string | undefined
}

/** The opening post, already closed, and in its thread what was done. */
function filed(
  context: StaffHere,
  { name, phone }: { name: string; phone: string },
  { problems, solution, date }: Settled,
): Draft[] {
  const { db, brand, rules, room, thread, person, now } = context
  const home = homeHere(context)
  const happened = date !== undefined && date < todayHere(context) ? date : undefined
  const registration = { brand, customer: { name, phone }, problems, roomId: home.id, by: person.id, at: now }
  const before = settleOnTheSpot(db, rules, { ...registration, solution, happened })
  const complaint: Complaint = { ...before, state: 'closed' }
  const { code, customer, threadId } = complaint
  const later: Value = happened === undefined ? '' : { key: 'intake.quick.later', values: { date: { day: happened } } }
  const said = text('intake.quick.done', { code, customer, later, solution })
  const posts: Draft[] = [
    { ...openingPost(db, complaint), urgent: false, reply: thread === null },
    { room: home.id, thread: threadId, reply: false, blocks: [said] },
    ...newLooks(db, complaint),
  ]
  return home.id === room.id
    ? posts
    : [{ blocks: [said, list(problemsOf(db, complaint.id).map(problemLine))] }, ...posts]
}
