/** The customer file (R003-002): a name and a phone number make or change it, with a contract when one is named; one of them shows it. */

import { kind } from '../../core/commands/argument.js'
import { UserMistake } from '../../core/errors.js'
import { act } from '../../core/kinds/act.js'
import { customerName } from '../../core/kinds/name.js'
import { phoneNumber } from '../../core/kinds/phone.js'
import { text } from '../../core/kinds/text.js'
import { yesNo } from '../../core/kinds/yes-no.js'
import { choices, type Draft } from '../../core/posts/draft.js'
import { type CustomerRow, type Details, type Filed, fileWhole } from '../../domain/customers/customer.js'
import { filesOf } from '../../domain/customers/identify.js'
import { maskPhone } from '../../domain/customers/phone.js'
import { fileOrder, type Item } from '../../domain/orders/order.js'
import { thankForContract } from '../../domain/sms/registered.js'
import { defineCommand, type StaffHere } from '../define.js'
import { contract } from '../orders/contract.js'
import { items } from '../orders/items.js'
import { BOOKERS } from '../visits/roles.js'
import { birthday } from './birthday.js'
import { showFile, showFiles } from './file.js'
import { showHistory } from './history.js'
import { showVips } from './vips.js'
import { whichCustomer } from './which-customer.js'

interface Said extends Details {
  customer?: string
  phone?: string
  order?: string
  items?: Item[]
  history?: 'history'
  list?: 'vip'
}

/** Only behind its name: free words are the address. */
const field = () => kind<string>({ ...text({}), onlyNamed: true }).optional()

export default defineCommand({
  name: 'customer',
  arguments: {
    customer: customerName().optional(),
    phone: phoneNumber({ shown: maskPhone }).optional(),
    order: contract().optional(),
    items: items().optional(),
    area: field(),
    designer: field(),
    manager: field(),
    guide: field(),
    remark: field(),
    vip: yesNo().optional(),
    birthday: birthday().optional(),
    list: act('vip').optional(),
    history: act('history').optional(),
    address: text({}).optional(),
  },
  form: ['customer', 'phone', 'address', 'order', 'items'],
  who: BOOKERS,
  where: ['work', 'direct'],
  async handle(given, context) {
    const { customer, phone, order, items, history, list, ...rest } = given
    const isNamed = customer !== undefined || phone !== undefined
    if (list && !isNamed) return [showVips(context)]
    // Beside a customer the word marks that one.
    const details = list ? { ...rest, vip: rest.vip ?? true } : rest
    const hasNews = [order, items, ...Object.values(details)].some((one) => one !== undefined)
    const toFile = hasNews || (history === undefined && (customer !== undefined) === (phone !== undefined))
    return [await (toFile ? file({ ...given, ...details }, context) : show(given, context))]
  },
})

async function file(said: Said, context: StaffHere): Promise<Draft> {
  const { customer, phone, order, items = [], history: _, list: __, ...details } = said
  if (order === undefined && items.length > 0) throw new UserMistake({ key: 'order.needsNumber' })
  const { name, phone: number } = whichCustomer(context, { name: customer, phone })
  const { row, filed } = fileWhole(context.db, context.brand.id, { name, phone: number, ...details }, context.now)
  const ordered = order === undefined ? 'same' : fileContract(context, row.id, order, items)
  const isNew = { customer: filed === 'new', order: ordered === 'new' }
  if (isNew.customer || isNew.order) thank(context, row, isNew.order ? order : undefined)
  const head = HEADS[filed === 'same' && ordered !== 'same' ? 'changed' : filed]
  return withHistory(row, await showFile(context, row, head))
}

const thank = ({ db, rules, brand, now }: StaffHere, customer: CustomerRow, order: string | undefined): void =>
  thankForContract(db, rules.policy, { brand, customer, order, at: now })

const HEADS: Record<Filed, string> = { new: 'customer.filed', changed: 'customer.changed', same: 'customer.file' }

/** A contract number is one customer's in a brand. */
function fileContract({ db, brand, now }: StaffHere, customerId: number, number: string, items: Item[]): Filed {
  const done = fileOrder(db, brand.id, { number, customerId, items }, now)
  if (!('of' in done)) return done.filed
  throw new UserMistake({ key: 'order.ofOther', values: { number, customer: done.of.customer } })
}

async function show({ customer, phone, history }: Said, context: StaffHere): Promise<Draft> {
  const files = filesOf(context.db, context.brand.id, { name: customer, phone })
  const [only] = files
  if (!only) throw new UserMistake({ key: 'customer.unknown', values: { who: customer ?? phone } })
  if (files.length > 1) return showFiles(context, files)
  return history ? showHistory(context, only) : withHistory(only, await showFile(context, only, 'customer.file'))
}

const withHistory = ({ name, phone }: CustomerRow, { blocks }: Draft): Draft => ({
  blocks: [
    ...blocks,
    choices([
      {
        label: { key: 'button.history' },
        does: { command: 'customer', given: { customer: name, phone, history: 'history' } },
      },
    ]),
  ],
})
