/** A crisis is called in a customer's room for a complaint that is closed: there only that it was heard; whoever keeps it decides whether it begins anew. */
import { choices, type Draft, text } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { placesOf } from '../../domain/complaints/places.js'
import type { StaffHere } from '../define.js'
import { keeperOf } from './keeper.js'
import { closedLooks } from './look.js'
import reopen from './reopen.js'

export function closedCrisis(context: StaffHere, complaint: Complaint, reason: string | undefined): Draft[] {
  const { db, rules, person } = context
  const { id, code, customer } = complaint
  const key = reason === undefined ? 'severity.afterClosing' : 'severity.afterClosingBecause'
  const blocks = [
    text(key, { code, customer, person: person.name, reason }),
    choices([
      { label: { key: 'button.reopen' }, does: { command: reopen.name, given: { code: tailOf(code), reason } } },
    ]),
  ]
  const places = placesOf(db, rules, complaint, keeperOf(context, complaint))
  return [
    { blocks: [text('severity.heard')] },
    ...places.map((place) => ({ ...place, urgent: true, reply: false, blocks })),
    ...closedLooks(db, id),
  ]
}
