/** Keeps what a customer said and what is no complaint; it stands in the customer's history and counts in the report (R002-047). */
import { UserMistake } from '../../core/errors.js'
import { customerName } from '../../core/kinds/name.js'
import { phoneNumber } from '../../core/kinds/phone.js'
import { text } from '../../core/kinds/text.js'
import { text as say } from '../../core/posts/draft.js'
import { maskPhone } from '../../domain/customers/phone.js'
import { noteOfCustomer } from '../../domain/warnings/customer-note.js'
import { defineCommand, type StaffHere } from '../define.js'
import { customerOnFile } from './customer-on-file.js'

export default defineCommand({
  name: 'comment',
  arguments: {
    phone: phoneNumber({ shown: maskPhone }).optional(),
    customer: customerName({ alone: false }).optional(),
    comment: text(),
  },
  form: ['customer', 'phone', 'comment'],
  who: 'staff',
  where: ['work', 'management', 'direct'],
  async handle({ customer: name, phone, comment }, context: StaffHere) {
    const { db, brand, person, now } = context
    const customer = customerOnFile(context, { name, phone })
    const values = { customer: customer.name, comment }
    const note = { brandId: brand.id, customerId: customer.id, text: comment, createdBy: person.id }
    if (!noteOfCustomer(db, { ...note, kind: 'comment' }, now))
      throw new UserMistake({ key: 'warning.saidAlready', values })
    return [{ blocks: [say('warning.commented', values)] }]
  },
})
