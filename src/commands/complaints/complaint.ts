/** Opens a complaint: files the customer, routes every problem and pings each department's liaison (R000-020 to R000-022). */
import { type Draft, list, text } from '../../core/draft.js'
import { Ask, type Said, UserMistake } from '../../core/errors.js'
import { customerName } from '../../core/kinds/name.js'
import { phoneNumber } from '../../core/kinds/phone.js'
import { problemList } from '../../core/kinds/text.js'
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

const DAY = 24 * 60 * 60_000

export default defineCommand({
  name: 'complaint',
  arguments: {
    phone: phoneNumber().optional(),
    customer: customerName().optional(),
    into: into().optional(),
    problems: problemList(),
  },
  who: REPORTERS,
  where: ['work', 'direct'],
  async handle(given, context: StaffHere) {
    const { db, brand, room, rules, person, now } = context
    const { name, phone, known } = customerMeant(context, given.customer, given.phone)
    if (given.into === undefined && known) offerOpenOne(context, known.id)
    if (given.into !== undefined && given.into !== 'new')
      return addTo(context, meantComplaint(context, given.into), given.problems)

    const roomId = room.purpose === 'work' ? room.id : homeOf(db, brand.id, room.platform)
    if (roomId === undefined) throw new UserMistake({ key: 'complaint.noRoom' })
    const customer = { name, phone }
    const { problems } = given
    const done = registerComplaint(db, rules, { brand, customer, problems, roomId, by: person.id, at: now })
    const posts = [
      openingPost(db, done.complaint),
      ...done.cards.flatMap((card) => cardPosts(rules.policy, done.complaint, card)),
    ]
    return roomId === room.id ? posts : [answerElsewhere(context, done.complaint), ...posts]
  },
})

/** @throws Ask for the name or the phone number when the files do not tell. */
function customerMeant({ db, brand }: StaffHere, name: string | undefined, phone: string | undefined) {
  const customer = identify(db, brand.id, { name, phone })
  if (!('missing' in customer)) return customer
  const { missing, among } = customer
  if (missing === 'phone' || phone === undefined)
    throw new Ask('phone', question('phone', name), among.map((one) => ({ label: maskPhone(one.phone), value: one.phone })))
  throw new Ask('customer', question('customer'), among.map((one) => ({ label: one.name, value: one.name })))
}

const question = (asks: 'phone' | 'customer', name = ''): Said => ({ key: `complaint.ask.${asks}`, values: { name } })

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
function answerElsewhere({ db }: StaffHere, complaint: Complaint): Draft {
  const { code, customer, roomId } = complaint
  const room = db.sql.get<{ title: string }>('SELECT "title" FROM "Room" WHERE "id" = ?', roomId)?.title ?? ''
  const problems = problemsOf(db, complaint.id)
  return {
    blocks: [
      text('complaint.registered', { code, customer, room }),
      list(problems.map(problemLine)),
      ...withoutLiaison(db, problems),
    ],
  }
}
