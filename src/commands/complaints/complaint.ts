/** Opens a complaint: files the customer, routes every problem and pings each department's liaison (R000-020 to R000-022). */

import type { Given } from '../../core/commands/argument.js'
import { Ask, UserMistake } from '../../core/errors.js'
import { customerName } from '../../core/kinds/name.js'
import { phoneNumber } from '../../core/kinds/phone.js'
import { quotedSender } from '../../core/kinds/quoted-sender.js'
import { tapped } from '../../core/kinds/tapped.js'
import { problemList } from '../../core/kinds/text.js'
import { choices, type Draft, list, text } from '../../core/posts/draft.js'
import { isCalledBack } from '../../domain/complaints/called-back.js'
import { type Complaint, problemsOf } from '../../domain/complaints/complaint.js'
import { openComplaintOf, tailOf } from '../../domain/complaints/find.js'
import { type Home, homeOf } from '../../domain/complaints/home.js'
import type { Intake } from '../../domain/complaints/intake.js'
import { registerComplaint } from '../../domain/complaints/register.js'
import { identify } from '../../domain/customers/identify.js'
import { maskPhone } from '../../domain/customers/phone.js'
import type { DepartmentRow } from '../../domain/people/department.js'
import { causeHint } from '../causes/hint.js'
import { defineCommand, type StaffHere } from '../define.js'
import { askedPosts } from '../intake/asked.js'
import { breachQuestion } from '../intake/breach.js'
import { confirmationChoice } from '../intake/confirmation.js'
import { intakeArguments, intakeOfTyped } from '../intake/how-it-came.js'
import { customerInGroup, heardInGroup, toldIn } from '../intake/in-group.js'
import { turnable, turnedPosts } from '../intake/turn.js'
import { urgencyQuestion } from '../night/urgent.js'
import { mayReadHere } from '../secrecy/reading.js'
import { triagersPinged } from '../triage/waiting.js'
import { addTo } from './add-to.js'
import { cardPosts } from './card.js'
import { into } from './into.js'
import { meantComplaint } from './meant.js'
import { openingPost, problemLine, withoutLiaison } from './opening.js'
import { severityHint } from './severity-hint.js'
import { vipPosts } from './vip.js'

const DAY = 24 * 60 * 60_000

type InGroup = Given<typeof intakeArguments> & Parameters<typeof customerInGroup>[1] & { problems: string[] }

export default defineCommand({
  name: 'complaint',
  arguments: {
    phone: phoneNumber({ shown: maskPhone }).optional(),
    customer: customerName({ alone: false }).optional(),
    into: into().optional(),
    ...intakeArguments,
    teller: quotedSender(),
    consultation: tapped<number>(),
    problems: problemList(),
  },
  form: ['customer', 'phone', 'problems'],
  who: 'staff',
  where: ['work', 'customer', 'direct'],
  async handle(given, context: StaffHere) {
    if (context.room.purpose === 'customer') return inGroup(context, given)
    const consultation = turnable(context, given.consultation)
    const customer = customerMeant(context, given.customer, given.phone)
    const intake = intakeOfTyped(context, given)
    if (given.into === undefined && customer.known) offerOpenOne(context, customer.known.id)
    if (given.into === undefined || given.into === 'new') {
      const { complaint, posts } = register(context, customer, given.problems, intake)
      return [...posts, ...turnedPosts(context, consultation, { complaintId: complaint.id })]
    }
    const open = meantComplaint(context, given.into)
    const posts = addTo(context, open, given.problems, intake)
    return [...posts, ...turnedPosts(context, consultation, { complaintId: open.id })]
  },
})

/** What a customer's own group tells; nobody is asked there whether to join two complaints (R000-019). */
function inGroup(context: StaffHere, given: InGroup): Draft[] {
  const customer = customerInGroup(context, given)
  const { channel = 'group', ...typed } = intakeOfTyped(context, given)
  const intake = { ...typed, channel, told: toldIn(context, given, customer) }
  const room = homeHere(context)
  const there = { ...context, room, thread: null }
  const open = customer.known && openOneOf(context, customer.known.id)
  if (open && !isCalledBack(context.db, open)) {
    const posts = addTo(there, open, given.problems, intake)
    return heardInGroup(posts, { room: open.roomId, thread: open.threadId })
  }
  const { complaint, posts } = register(there, customer, given.problems, intake)
  return heardInGroup(posts, { room: room.id, thread: complaint.threadId })
}

/** Takes it down, in the room in which it will be handled. @throws UserMistake when the brand has none. */
export function register(
  context: StaffHere,
  { name, phone }: { name: string; phone: string },
  problems: string[],
  intake: Intake = {},
  owner?: DepartmentRow,
): { complaint: Complaint; posts: Draft[] } {
  const { db, brand, room, thread, rules, person, now } = context
  const home = homeHere(context)
  const registration = { brand, customer: { name, phone }, problems, owner, intake, roomId: home.id }
  const { complaint, cards } = registerComplaint(db, rules, { ...registration, by: person.id, at: now })
  const told = problemsOf(db, complaint.id)
  const asked = cards.flatMap((card) => cardPosts(context, complaint, card))
  const pinged = asked.flatMap(({ mentions = [] }) => mentions)
  // Whoever a card pings need not be pinged here as well.
  const triagers = triagersPinged(context, complaint).filter((id) => !pinged.includes(id))
  const posts = [
    // A reply would pull it into the thread in which it was said.
    { ...openingPost(db, complaint), mentions: triagers, reply: thread === null },
    ...asked,
    ...vipPosts(context, complaint),
    ...severityHint(context, complaint, told, intake.channel),
    ...causeHint(context, complaint, told),
    ...breachQuestion(context, complaint, intake),
    ...urgencyQuestion(context, complaint),
    ...askedPosts(context, complaint),
  ]
  return { complaint, posts: home.id === room.id ? posts : [answerElsewhere(context, complaint, home.title), ...posts] }
}

/** The room in which a new complaint lives. @throws UserMistake when the brand has none. */
export function homeHere({ db, brand, room }: StaffHere): Home {
  const home = room.purpose === 'work' ? room : homeOf(db, brand.id, room.platform)
  if (!home) throw new UserMistake({ key: 'complaint.noRoom' })
  return home
}

/** @throws Ask for the name or the phone number when the files do not tell. */
export function customerMeant({ db, brand }: StaffHere, name: string | undefined, phone: string | undefined) {
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
export function offerOpenOne(context: StaffHere, customerId: number): void {
  const open = openOneOf(context, customerId)
  if (!open) return
  const { code, customer } = open
  throw new Ask('into', { key: 'complaint.alreadyOpen', values: { code, customer } }, [
    { label: { key: 'complaint.button.into', values: { code } }, value: tailOf(code) },
    { label: { key: 'complaint.button.new' }, value: 'new' },
  ])
}

/** The customer's open complaint of the last days; no secret one, unless the asker may read it here. */
export function openOneOf(context: StaffHere, customerId: number): Complaint | undefined {
  const { db, rules, now } = context
  const open = openComplaintOf(db, customerId, new Date(now.getTime() - rules.policy.complaint.sameCustomerDays * DAY))
  return open && mayReadHere(context, open) ? open : undefined
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
      choices([confirmationChoice(code)]),
    ],
  }
}
