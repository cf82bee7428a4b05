/** A visit that is made for a complaint: said in its thread or with its code, and told there from the booking to the feedback sheet (R001-038). */
import type { Kind } from '../../core/commands/argument.js'
import type { Values } from '../../core/errors.js'
import { type CodeTyped, code } from '../../core/kinds/code.js'
import { type Draft, type DraftBlock, list, text } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { complaintById, complaintOfThread } from '../../domain/complaints/find.js'
import { threadsOf } from '../../domain/complaints/threads.js'
import { filesOf } from '../../domain/customers/identify.js'
import { noteVisit, type VisitNews, visitsFor } from '../../domain/visits/for-complaint.js'
import { lookOf } from '../../domain/visits/look.js'
import { isOpen, slotOf, type VisitRow } from '../../domain/visits/visit.js'
import { meantOpenComplaint } from '../complaints/meant.js'
import type { StaffHere } from '../define.js'
import { cardEdit, kindOf } from './card.js'

/** Only behind its name: a number in a booking is none of a complaint. */
export const forComplaint: { complaint: Kind<CodeTyped | undefined> } = {
  complaint: { ...code().optional(), onlyNamed: true },
}

/** The open one that is named, else that of the thread. @throws UserMistake for one that is closed or not there */
export function complaintFor(context: StaffHere, typed: CodeTyped | undefined): Complaint | undefined {
  const { db, brand, thread } = context
  if (typed) return meantOpenComplaint(context, typed)
  const here = thread ? complaintOfThread(db, thread.id) : undefined
  return here?.brandId === brand.id && here.state !== 'closed' ? here : undefined
}

interface Booked {
  customer?: string
  phone?: string
  goods?: string
}

/** Whose home it is, is known by the complaint: a word that is no customer's name belongs to what is to be done there. */
export function withCustomerOf<G extends Booked>({ db, brand }: StaffHere, of: Complaint | undefined, given: G): G {
  if (!of || given.phone !== undefined) return given
  const { customer, goods } = given
  const word = customer === of.customer ? undefined : customer
  if (word !== undefined && filesOf(db, brand.id, { name: word }).length > 0) return given
  const said = [word, goods].filter((part) => part !== undefined).join(' ')
  return { ...given, customer: of.customer, phone: of.phone, goods: said === '' ? undefined : said }
}

/** The line in its timeline and in every thread of it but this one, where the answer stands already. @param words of the feedback sheet */
export function toldInCase(context: StaffHere, visit: VisitRow, what: VisitNews, words = ''): Draft[] {
  const { db, person, thread, now } = context
  const complaint = visit.complaintId === null ? undefined : complaintById(db, visit.complaintId)
  if (!complaint || complaint.state === 'closed') return []
  noteVisit(db, context, {
    complaintId: complaint.id,
    what,
    details: { visit: visit.code, day: visit.day, words },
    ...{ by: person.id, at: now },
  })
  const values = { ...visitSaid(visit), code: complaint.code, visit: visit.code, words }
  return threadsOf(db, complaint.id)
    .filter(({ id }) => id !== thread?.id)
    .map(({ id, roomId }) => ({
      ...{ room: roomId, thread: id, reply: false, copy: true },
      blocks: [text(`onsite.${what}`, values)],
    }))
}

const visitSaid = (visit: VisitRow): Values => ({
  kind: kindOf(visit),
  date: slotOf(visit),
  crew: visit.crew === null ? '' : { key: 'onsite.crew', values: { crew: visit.crew } },
})

/** What `show` says of a complaint's visits. */
export async function visitsBlock({ db }: StaffHere, complaintId: number): Promise<DraftBlock[]> {
  const lines = (await visitsFor(db, complaintId)).map((visit) => ({
    key: 'onsite.line',
    values: { ...visitSaid(visit), code: visit.code, state: { key: `show.visitState.${lookOf(db, visit)}` } },
  }))
  return lines.length === 0 ? [] : [list(lines, { key: 'onsite.title' })]
}

/** The cards of its visits, with those who help. */
export async function helpersOnCards({ db, rules }: StaffHere, { id }: Complaint): Promise<Draft[]> {
  const posts: Draft[] = []
  for (const visit of await visitsFor(db, id))
    if (isOpen(visit)) posts.push(...(await cardEdit(db, rules.policy, visit)))
  return posts
}
