/** A crisis that nobody has taken down yet: it is registered and called at once, on the customer's open complaint where there is one (R001-039). */
import { Ask } from '../../core/errors.js'
import type { Draft } from '../../core/posts/draft.js'
import { openComplaints, tailOf } from '../../domain/complaints/find.js'
import { registerComplaint } from '../../domain/complaints/register.js'
import type { StaffHere } from '../define.js'
import { cardPosts } from './card.js'
import { customerMeant, homeHere, openOneOf } from './complaint.js'
import { openingPost } from './opening.js'
import { raise } from './raise.js'

interface Told {
  customer?: string
  phone?: string
  reason?: string
}

/** Nobody who calls a crisis is asked whether to join two complaints. @throws Ask for the customer, and for what happened. */
export function newCrisis(context: StaffHere, { customer: name, phone, reason }: Told): Draft[] {
  const { db, brand, rules, room, thread, person, now } = context
  const { known, ...customer } = customerMeant(context, name, phone)
  const open = known && openOneOf(context, known.id)
  if (open) return raise(context, open, 'crisis', { words: reason })
  if (reason === undefined) throw new Ask('reason', { key: 'severity.whatHappened' })
  const home = homeHere(context)
  const registration = { brand, customer, problems: [reason], roomId: home.id, by: person.id, at: now }
  const { complaint, cards } = registerComplaint(db, rules, registration)
  const called = raise(context, complaint, 'crisis', {})
  const grave = { ...complaint, severity: 'crisis' as const }
  const isHere = home.id === room.id
  const opening = { ...openingPost(db, grave), reply: isHere && thread === null }
  const posts = [opening, ...cards.flatMap((card) => cardPosts(context, grave, card))]
  // Here the opening post is the answer, and opens the thread in which everybody is called.
  if (isHere) return [...posts, ...called.map((draft) => ({ ...draft, reply: false }))]
  return [...called.slice(0, 1), ...posts, ...called.slice(1)]
}

/** @throws Ask which complaint it is, a new one among them; the customer where none is open. */
export function whichCrisis(context: StaffHere, told: Told): Draft[] {
  const some = openComplaints(context.db, context.brand.id, 5)
  if (some.length === 0) return newCrisis(context, told)
  throw new Ask('into', { key: 'complaint.which' }, [
    ...some.map(({ code, customer }) => ({
      label: { key: 'complaint.label', values: { code, customer } },
      value: tailOf(code),
    })),
    { label: { key: 'complaint.button.new' }, value: 'new' },
  ])
}
