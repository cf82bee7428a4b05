/** How customer files are shown: one with all that is open, or several with their codes. */

import type { Prisma } from '../../../prisma/client/client.js'
import type { Said, Value } from '../../core/errors.js'
import { type Draft, type DraftBlock, facts, list, text } from '../../core/posts/draft.js'
import type { CustomerRow } from '../../domain/customers/customer.js'
import { phonesIn } from '../../domain/customers/phone.js'
import { WITH_OPEN } from '../../domain/customers/search.js'
import type { LineRow } from '../../domain/orders/order.js'
import { slotOf } from '../../domain/visits/visit.js'
import type { StaffHere } from '../define.js'
import { kindOf } from '../visits/card.js'
import { warningFact } from '../warnings/lines.js'
import { birthdaySaid } from './birthday.js'

/** More are not listed: the person is asked to say more. */
export const MOST_FILES = 10

/** @param head the first line, told the name. */
export async function showFile({ db, room, rules }: StaffHere, { id }: CustomerRow, head: string): Promise<Draft> {
  const shown = phonesIn(rules.policy, room.purpose)
  const file = await db.customer.findUniqueOrThrow({ where: { id }, include: { ...WITH_OPEN, ...WITH_ORDERS } })
  const complaints = file.complaints.map(({ code }) => code)
  const visits = file.visits.map(
    (visit): Said => ({
      key: 'customer.visit',
      values: { code: visit.code, kind: kindOf(visit), date: slotOf(visit) },
    }),
  )
  const blocks: DraftBlock[] = [
    text(head, { name: file.name }),
    facts([
      ['commands.customer.arguments.phone', shown(file.phone)],
      ['commands.customer.arguments.address', file.address ?? undefined],
      warningFact(db, id),
      ['customer.complaints', complaints.length > 0 ? complaints : undefined],
      ...DETAILS.map((one): [string, Value] => [`commands.customer.arguments.${one}`, file[one] ?? undefined]),
      ['commands.customer.arguments.vip', file.vip ? { key: 'customer.vip' } : undefined],
      ['commands.customer.arguments.birthday', file.birthday === null ? undefined : birthdaySaid(file.birthday)],
    ]),
    ...(visits.length > 0 ? [list(visits, { key: 'customer.visits' })] : []),
    ...(file.orders.length > 0 ? [list(file.orders.map(orderSaid), { key: 'customer.orders' })] : []),
  ]
  return { blocks }
}

const DETAILS = ['area', 'designer', 'manager', 'guide', 'remark'] as const

const WITH_ORDERS = {
  orders: { include: { lines: { orderBy: { number: 'asc' } } }, orderBy: { id: 'desc' }, take: 5 },
} satisfies Prisma.CustomerInclude

/** How much of it has come. */
function orderSaid({
  number,
  lines,
}: {
  number: string
  lines: Pick<LineRow, 'product' | 'quantity' | 'arrived'>[]
}): Said {
  const goods = lines.map(({ product, quantity }) => `${product}×${quantity}`)
  const sum = (of: 'arrived' | 'quantity') => lines.reduce((all, line) => all + line[of], 0)
  const values = { number, goods, arrived: sum('arrived'), all: sum('quantity') }
  return { key: goods.length > 0 ? 'customer.order' : 'customer.emptyOrder', values }
}

export async function showFiles({ db, room, rules }: StaffHere, files: CustomerRow[]): Promise<Draft> {
  const shown = phonesIn(rules.policy, room.purpose)
  const some = await db.customer.findMany({
    where: { id: { in: files.slice(0, MOST_FILES).map(({ id }) => id) } },
    include: WITH_OPEN,
    orderBy: { id: 'desc' },
  })
  const items = some.map(({ name, phone, address, visits, complaints }): Said => {
    const codes = [...visits, ...complaints].map(({ code }) => code)
    const who = [name, shown(phone), address].filter(Boolean).join(' ')
    return {
      key: 'customer.found',
      values: { who, codes: codes.length > 0 ? { key: 'customer.open', values: { codes } } : '' },
    }
  })
  const more = files.length > MOST_FILES ? [text('customer.more')] : []
  return { blocks: [text('customer.several', { count: some.length }), list(items), ...more] }
}
