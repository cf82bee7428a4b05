/** The other button of the quiet offer: it was no complaint. Of a customer on file it is kept as a comment; else the offer only goes away (R002-047). */
import { tapped } from '../../core/kinds/tapped.js'
import { text } from '../../core/posts/draft.js'
import { filesOf } from '../../domain/customers/identify.js'
import { noteOfCustomer } from '../../domain/warnings/customer-note.js'
import { defineCommand, type StaffHere } from '../define.js'
import { editsOf } from '../edits.js'

export default defineCommand({
  name: 'no_complaint',
  arguments: { offer: tapped<string>(), phone: tapped<string>(), words: tapped<string>() },
  who: 'staff',
  where: ['work'],
  hidden: true,
  async handle({ offer = '', phone, words = '' }, context: StaffHere) {
    const { db, brand, person, now } = context
    const [customer] = filesOf(db, brand.id, { phone })
    if (!customer) return editsOf(db, offer, [text('warning.noComplaint')])
    const note = { brandId: brand.id, customerId: customer.id, text: words, createdBy: person.id }
    noteOfCustomer(db, { ...note, kind: 'comment' }, now)
    return editsOf(db, offer, [text('warning.noComplaintOf', { customer: customer.name })])
  },
})
