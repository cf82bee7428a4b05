/** The customer that something is noted of; with name and phone number a new file is made. */
import { type CustomerRow, fileCustomer } from '../../domain/customers/customer.js'
import type { Named } from '../../domain/customers/identify.js'
import { whichCustomer } from '../customers/which-customer.js'
import type { StaffHere } from '../define.js'

/** @throws Ask for what the files do not tell */
export function customerOnFile(context: StaffHere, named: Named): CustomerRow {
  const { name, phone, known } = whichCustomer(context, named)
  return known ?? fileCustomer(context.db, context.brand.id, { name, phone }, context.now)
}
