/** Finds out which customer is meant, and asks for what the file cannot tell. */
import { Ask } from '../../core/errors.js'
import { identify, type Named } from '../../domain/customers/identify.js'
import { phonesIn } from '../../domain/customers/phone.js'
import type { StaffHere } from '../define.js'

const MOST_CHOICES = 8

/** With a name and a phone number, whether on file or not; with one of them, by the file. @throws Ask */
export function whichCustomer({ db, brand, room, rules }: StaffHere, named: Named) {
  const found = identify(db, brand.id, named)
  if (!('missing' in found)) return found
  const among = found.among.slice(0, MOST_CHOICES)
  if (found.missing === 'name') {
    const options = among.map(({ name }) => ({ label: name, value: name }))
    throw new Ask('customer', { key: options.length > 0 ? 'customer.whichName' : 'customer.askName' }, options)
  }
  const shown = phonesIn(rules.policy, room.purpose)
  const options = among.map(({ phone, address }) => ({
    label: [shown(phone), address].filter(Boolean).join(' '),
    value: phone,
  }))
  const key = options.length > 0 ? 'customer.whichPhone' : 'customer.askPhone'
  throw new Ask('phone', { key, values: { name: named.name } }, options)
}
