/** Whom somebody means by a name, a phone number or both: the file fills in what was not said. */
import type { Db } from '../../store/store.js'
import { type CustomerRow, customersByName, customersByPhone } from './customer.js'

export interface Named {
  name?: string
  phone?: string
}

/** `known` is the file, when there is one; `missing` and `among` say what to ask for. */
export type Identified =
  | { name: string; phone: string; known?: CustomerRow }
  | { missing: 'name' | 'phone'; among: CustomerRow[] }

/** With both, they need not be on file. With one, exactly one file must fit; with none, the name is missing. */
export function identify(db: Db, brandId: number, { name, phone }: Named): Identified {
  if (name !== undefined && phone !== undefined)
    return { name, phone, known: customersByPhone(db, brandId, phone).find((one) => one.name === name) }
  const missing = name === undefined ? 'name' : 'phone'
  const among = filesOf(db, brandId, { name, phone })
  const [known] = among
  return known && among.length === 1 ? { name: known.name, phone: known.phone, known } : { missing, among }
}

/** All files that fit what was said; none when nothing was. */
export function filesOf(db: Db, brandId: number, { name, phone }: Named): CustomerRow[] {
  if (phone === undefined) return name === undefined ? [] : customersByName(db, brandId, name)
  const files = customersByPhone(db, brandId, phone)
  return name === undefined ? files : files.filter((file) => file.name === name)
}
