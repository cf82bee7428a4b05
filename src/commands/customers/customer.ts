/** The customer file (R003-002): a name and a phone number make or change it, one of them shows it. */

import { UserMistake } from '../../core/errors.js'
import { customerName } from '../../core/kinds/name.js'
import { phoneNumber } from '../../core/kinds/phone.js'
import { text } from '../../core/kinds/text.js'
import type { Draft } from '../../core/posts/draft.js'
import { fileCustomer } from '../../domain/customers/customer.js'
import { filesOf } from '../../domain/customers/identify.js'
import { maskPhone } from '../../domain/customers/phone.js'
import { defineCommand, type StaffHere } from '../define.js'
import { BOOKERS } from '../visits/roles.js'
import { showFile, showFiles } from './file.js'
import { whichCustomer } from './which-customer.js'

interface Said {
  customer?: string
  phone?: string
  address?: string
}

export default defineCommand({
  name: 'customer',
  arguments: {
    customer: customerName().optional(),
    phone: phoneNumber({ shown: maskPhone }).optional(),
    address: text({}).optional(),
  },
  form: ['customer', 'phone', 'address'],
  who: BOOKERS,
  where: ['work', 'direct'],
  async handle(given, context) {
    const { customer, phone, address } = given
    const toFile = address !== undefined || (customer !== undefined) === (phone !== undefined)
    return [await (toFile ? file(given, context) : show(given, context))]
  },
})

async function file({ customer, phone, address }: Said, context: StaffHere): Promise<Draft> {
  const { name, phone: number, known } = whichCustomer(context, { name: customer, phone })
  const before = known?.address
  const row = fileCustomer(context.db, context.brand.id, { name, phone: number, address }, context.now)
  const changed = row.address !== before
  return showFile(context, row, known ? (changed ? 'customer.changed' : 'customer.file') : 'customer.filed')
}

async function show({ customer, phone }: Said, context: StaffHere): Promise<Draft> {
  const files = filesOf(context.db, context.brand.id, { name: customer, phone })
  const [only] = files
  if (!only) throw new UserMistake({ key: 'customer.unknown', values: { who: customer ?? phone } })
  return files.length === 1 ? showFile(context, only, 'customer.file') : showFiles(context, files)
}
