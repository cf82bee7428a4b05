/** Opens a complaint: files the customer, routes every problem and pings each department's liaison (R000-020 to R000-022). */

import { Ask, UserMistake } from '../../core/errors.js'
import { customerName } from '../../core/kinds/name.js'
import { phoneNumber } from '../../core/kinds/phone.js'
import { problemList } from '../../core/kinds/text.js'
import { type Draft, list, text } from '../../core/posts/draft.js'
import { type Complaint, problemsOf } from '../../domain/complaints/complaint.js'
import { openComplaintOf, tailOf } from '../../domain/complaints/find.js'
import { homeOf } from '../../domain/complaints/home.js'
import { registerComplaint } from '../../domain/complaints/register.js'
import { identify } from '../../domain/customers/identify.js'
import { maskPhone } from '../../domain/customers/phone.js'
import { defineCommand, type StaffHere } from '../define.js'
import { addTo } from './add-to.js'
import { cardPosts } from './card.js'
import { into } from './into.js'
import { meantComplaint } from './meant.js'
import { openingPost, problemLine, withoutLiaison } from './opening.js'
import { REPORTERS } from './reporters.js'
import { severityHint } from './severity-hint.js'

const DAY = 24 * 60 * 60_000

export default defineCommand({
  name: 'complaint',
  arguments: {
    phone: phoneNumber({ shown: maskPhone }).optional(),
    customer: customerName({ alone: false }).optional(),
    into: into().optional(),
    problems: problemList(),
  },
  form: ['customer', 'phone', 'problems'],
  who: REPORTERS,
  where: ['work', 'direct'],
  async handle(given, context: StaffHere) {
    const { db, brand, room, thread, rules, person, now } = context
    const { name, phone, known } = customerMeant(context, given.customer, given.phone)
    if (given.into === undefined && known) offerOpenOne(context, known.id)
    if (given.into !== undefined && given.into !== 'new')
      return addTo(context, meantComplaint(context, given.into), given.problems)

    const home = room.purpose === 'work' ? room : homeOf(db, brand.id, room.platform)
    if (!home) throw new UserMistake({ key: 'complaint.noRoom' })
    const registration = { brand, customer: { name, phone }, problems: given.problems, roomId: home.id }
    const { complaint, cards } = registerComplaint(db, rules, { ...registration, by: person.id, at: now })
    const posts = [
      // A reply would pull it into the thread in which it was said.
      { ...openingPost(db, complaint), reply: thread === null },
      ...cards.flatMap((card) => cardPosts(context, complaint, card)),
      ...severityHint(context, complaint, problemsOf(db, complaint.id)),
    ]
    return home === room ? posts : [answerElsewhere(context, complaint, home.title), ...posts]
  },
})

/** @throws Ask for the name or the phone number when the files do not tell. */
function customerMeant({ db, brand }: StaffHere, name: string | undefined, phone: string | undefined) {
  const customer = identify(db, brand.id, { name, phone })
  if (!('missing' in customer)) return customer
  const { missing, among } = customer
  if (missing === 'phone' || phone === undefined)
    throw new Ask(
      'phone',
      name === undefined ? { key: 'complaint.ask.phone' } : { key: 'complaint.ask.phoneOf', values: { name } },
      among.map((one) => ({ label: maskPhone(one.phone), value: one.phone })),
    )
  throw new Ask(
    'customer',
    { key: 'complaint.ask.customer' },
    among.map((one) => ({ label: one.name, value: one.name })),
  )
}

/** @throws Ask when the customer has an open complaint of the last days, before anything is written. */
function offerOpenOne({ db, rules, now }: StaffHere, customerId: number): void {
  const since = new Date(now.getTime() - rules.policy.complaint.sameCustomerDays * DAY)
  const open = openComplaintOf(db, customerId, since)
  if (!open) return
  const { code, customer } = open
  throw new Ask('into', { key: 'complaint.alreadyOpen', values: { code, customer } }, [
    { label: { key: 'complaint.button.into', values: { code } }, value: tailOf(code) },
    { label: { key: 'complaint.button.new' }, value: 'new' },
  ])
}

/** For somebody who reported it in a direct room: the code, and where it is handled. */
function answerElsewhere({ db }: StaffHere, complaint: Complaint, title: string): Draft {
  const { code, customer } = complaint
  const room = title || { key: 'purpose.work' }
  const problems = problemsOf(db, complaint.id)
  return {
    blocks: [
      text('complaint.registered', { code, customer, room }),
      list(problems.map(problemLine)),
      ...withoutLiaison(db, problems),
    ],
  }
}
