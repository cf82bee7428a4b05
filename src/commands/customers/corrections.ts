/** What would replace something in a file: whoever typed it is asked first, and words that fit nowhere are said back (R003-002). */
import type { Option } from '../../core/errors.js'
import { Ask } from '../../core/errors.js'
import type { FreeWords } from '../../core/kinds/address.js'
import type { CustomerRow } from '../../domain/customers/customer.js'
import { changePhone } from '../../domain/customers/former.js'
import { filesOf } from '../../domain/customers/identify.js'
import { phonesIn } from '../../domain/customers/phone.js'
import { placeOf } from '../../domain/customers/place.js'
import type { StaffHere } from '../define.js'
import { whichCustomer } from './which-customer.js'

/** More customers of one name are not offered. */
const MOST_CHOICES = 4

/** What the button says of a number that is not on file: it is of this file, row id, or of somebody else. */
export type PhoneOf = number | 'another'

/** The customer that is meant. With a number that a file of this name does not have, the file gets it or there is another. @throws Ask */
export function customerMeant(context: StaffHere, named: { name?: string; phone?: string }, phoneOf?: PhoneOf) {
  const { db, brand, person, now } = context
  const who = whichCustomer(context, named)
  if (who.known || phoneOf === 'another') return { ...who, isCorrected: false }
  const files = filesOf(db, brand.id, { name: who.name })
  const meant = files.find(({ id }) => id === phoneOf)
  if (meant) {
    changePhone(db, { brandId: brand.id, customer: meant.id, phone: who.phone, by: person.id, at: now })
    return { ...who, known: { ...meant, phone: who.phone }, isCorrected: true }
  }
  if (files.length > 0) throw whoseNumber(context, who.name, files)
  return { ...who, isCorrected: false }
}

function whoseNumber({ room, rules }: StaffHere, name: string, files: CustomerRow[]): Ask {
  const shown = phonesIn(rules.policy, room.purpose)
  const some = files.slice(0, MOST_CHOICES).map(({ id, phone }) => ({ id, phone: shown(phone) }))
  const options: Option[] = some.map(({ id, phone }) => ({
    label: { key: 'customer.changePhone', values: { phone } },
    value: id satisfies PhoneOf,
  }))
  const another: Option = { label: { key: 'customer.another' }, value: 'another' satisfies PhoneOf }
  const values = { name, phone: some.map(({ phone }) => phone) }
  return new Ask('phoneOf', { key: 'customer.askOther', values }, [...options, another])
}

/** Free words are the address of a new file, and of an old one when they look like it; else they are given back. @throws Ask before one on file is replaced */
export function addressMeant(
  said: string | FreeWords | undefined,
  known: CustomerRow | undefined,
): { address?: string; unread?: string } {
  if (said === undefined || typeof said === 'string') return { address: said }
  const { words, looksLikeAddress } = said
  if (!known) return { address: words }
  if (!looksLikeAddress) return { unread: words }
  const { name, address: from } = known
  const to = placeOf(words, from)
  if (!from || to === from) return { address: to }
  throw new Ask('address', { key: 'customer.askAddress', values: { name, from, to } }, [
    { label: { key: 'customer.change' }, value: to },
    { label: { key: 'customer.keep' }, value: from },
  ])
}
