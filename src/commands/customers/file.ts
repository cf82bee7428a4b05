/** How customer files are shown: one with all that is open, or several with their codes. */
import { type Draft, type DraftBlock, facts, list, text } from '../../core/draft.js'
import type { Said } from '../../core/errors.js'
import type { CustomerRow } from '../../domain/customers/customer.js'
import { phonesIn } from '../../domain/customers/phone.js'
import { openCodes } from '../../domain/customers/search.js'
import { openVisitsOf, slotOf } from '../../domain/visits/visit.js'
import type { StaffHere } from '../define.js'
import { kindOf } from '../visits/card.js'

/** More are not listed: the person is asked to say more. */
export const MOST_FILES = 10

/** @param head the first line, told the name. */
export function showFile(
  { db, room, rules }: StaffHere,
  { id, name, phone, address }: CustomerRow,
  head: string,
): Draft {
  const shown = phonesIn(rules.policy, room.purpose)
  const visits = openVisitsOf(db, id).map(
    (visit): Said => ({
      key: 'customer.visit',
      values: { code: visit.code, kind: kindOf(visit), date: slotOf(visit) },
    }),
  )
  const complaints = (openCodes(db, [id]).get(id) ?? []).filter((code) => code.startsWith('TS'))
  const blocks: DraftBlock[] = [
    text(head, { name }),
    facts([
      ['commands.customer.arguments.phone', shown(phone)],
      ['commands.customer.arguments.address', address ?? undefined],
      ['customer.complaints', complaints.length > 0 ? complaints : undefined],
    ]),
  ]
  return { blocks: visits.length > 0 ? [...blocks, list(visits, { key: 'customer.visits' })] : blocks }
}

export function showFiles({ db, room, rules }: StaffHere, files: CustomerRow[]): Draft {
  const some = files.slice(0, MOST_FILES)
  const shown = phonesIn(rules.policy, room.purpose)
  const codes = openCodes(
    db,
    some.map(({ id }) => id),
  )
  const items = some.map(({ id, name, phone, address }): Said => {
    const open = codes.get(id)
    const who = [name, shown(phone), address].filter(Boolean).join(' ')
    return {
      key: 'customer.found',
      values: { who, codes: open ? { key: 'customer.open', values: { codes: open } } : '' },
    }
  })
  const more = files.length > MOST_FILES ? [text('customer.more')] : []
  return { blocks: [text('customer.several', { count: some.length }), list(items), ...more] }
}
