/** Where the policy wants it, the customer's address is asked for once a complaint is taken down, never before (R000-020, R001-034, R002-038). */
import { code } from '../../core/kinds/code.js'
import { text as words } from '../../core/kinds/text.js'
import { choices, type Draft, text } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { customersByPhone, fileCustomer } from '../../domain/customers/customer.js'
import { policyOf } from '../../domain/policy/kept.js'
import { meantComplaint } from '../complaints/meant.js'
import { defineCommand, type StaffHere } from '../define.js'
import { editsOf } from '../edits.js'

/** One quiet line under the opening post, or where the reporter is; nothing when the file has the address. */
export function addressQuestion({ db, rules, room }: StaffHere, complaint: Complaint): Draft[] {
  const { id, brandId, code, customer, phone, roomId, threadId } = complaint
  if (!policyOf(db, rules, id).intake.asks.includes('address')) return []
  if (customersByPhone(db, brandId, phone).some(({ name, address }) => name === customer && address !== null)) return []
  const home = room.id === roomId ? { room: roomId, thread: threadId } : {}
  const does = { command: address.name, given: { code: tailOf(code) } }
  const blocks = [text('intake.noAddress', { code, customer }), choices([{ label: { key: 'button.address' }, does }])]
  return [{ ...home, key: keyOf(complaint), reply: false, blocks }]
}

export const address = defineCommand({
  name: 'address',
  arguments: { code: code(), address: words({}) },
  who: 'staff',
  where: ['work', 'direct'],
  hidden: true,
  async handle(given, context: StaffHere) {
    const { db, brand, now } = context
    const complaint = meantComplaint(context, given.code)
    const { code, customer, phone } = complaint
    fileCustomer(db, brand.id, { name: customer, phone, address: given.address }, now)
    const blocks = [text('intake.addressIs', { code, customer, address: given.address })]
    return [{ blocks }, ...editsOf(db, keyOf(complaint), blocks)]
  },
})

const keyOf = ({ id }: Complaint): string => `address:${id}`
