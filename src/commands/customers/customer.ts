/** The customer file (R003-002): a name and a phone number make or change it, with a contract when one is named; one of them shows it. */

import { kind } from '../../core/commands/argument.js'
import { shortened } from '../../core/commands/find-command.js'
import { UserMistake } from '../../core/errors.js'
import { act } from '../../core/kinds/act.js'
import { addressOrWords, type FreeWords } from '../../core/kinds/address.js'
import { customerName } from '../../core/kinds/name.js'
import { phoneNumber } from '../../core/kinds/phone.js'
import { tapped } from '../../core/kinds/tapped.js'
import { text } from '../../core/kinds/text.js'
import { yesNo } from '../../core/kinds/yes-no.js'
import { choices, type Draft, text as line } from '../../core/posts/draft.js'
import { type CustomerRow, type Details, type Filed, fileWhole } from '../../domain/customers/customer.js'
import { filesOf } from '../../domain/customers/identify.js'
import { maskPhone } from '../../domain/customers/phone.js'
import { fileOrder, type Item } from '../../domain/orders/order.js'
import { thankForContract } from '../../domain/sms/registered.js'
import { defineCommand, type StaffHere } from '../define.js'
import { contract } from '../orders/contract.js'
import { items, itemsIn } from '../orders/items.js'
import { BOOKERS } from '../visits/roles.js'
import { birthday } from './birthday.js'
import { addressMeant, customerMeant, type PhoneOf } from './corrections.js'
import { showFile, showFiles } from './file.js'
import { showHistory } from './history.js'
import { verb } from './verb.js'
import { showVips } from './vips.js'

interface Said extends Omit<Details, 'address'> {
  customer?: string
  phone?: string
  order?: string
  items?: Item[]
  history?: 'history'
  list?: 'vip'
  address?: string | FreeWords
  phoneOf?: PhoneOf
}

/** Only behind its name: free words are the address, or goods. */
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
    verb: verb().optional(),
    address: addressOrWords().optional(),
    phoneOf: tapped<PhoneOf>(),
  },
  form: ['customer', 'phone', 'address', 'order', 'items'],
  who: BOOKERS,
  where: ['work', 'direct'],
  async handle(given, context) {
    const { verb: _, ...said } = given
    const { customer, phone, order, items, history, list, ...rest } = said
    const isNamed = customer !== undefined || phone !== undefined
    if (list && !isNamed) return [showVips(context)]
    // Beside a customer the word marks that one.
    const details = list ? { ...rest, vip: rest.vip ?? true } : rest
    const hasNews = [order, items, ...Object.values(details)].some((one) => one !== undefined)
    const toFile = hasNews || (history === undefined && (customer !== undefined) === (phone !== undefined))
    return [await (toFile ? file({ ...said, ...details }, context) : show(said, context))]
  },
})

async function file(said: Said, context: StaffHere): Promise<Draft> {
  const { customer, phone, order, history: _, list: __, phoneOf, ...rest } = said
  if (order === undefined && rest.items) throw new UserMistake({ key: 'order.needsNumber' })
  const { name, phone: number, known, isCorrected } = customerMeant(context, { name: customer, phone }, phoneOf)
  const { items = [], address: free, ...details } = order === undefined ? rest : withGoods(rest, known)
  const { address, unread } = addressMeant(free, known)
  const { db, rules, brand, person, now } = context
  const who = { name, phone: number, address, ...details }
  const { row, filed } = fileWhole(db, brand.id, who, { by: person.id, at: now })
  const ordered = order === undefined ? 'same' : fileContract(context, row.id, order, items)
  if (order !== undefined && ordered === 'new')
    thankForContract(db, rules.policy, { brand, customer: row, order, at: now })
  const head = HEADS[filed === 'same' && (isCorrected || ordered !== 'same') ? 'changed' : filed]
  const { blocks } = withHistory(row, await showFile(context, row, head))
  return { blocks: unread === undefined ? blocks : [...blocks, line('customer.unread', { words: shortened(unread) })] }
}

/** Beside a contract, words that are no address are what was bought: one of each. */
function withGoods<S extends Pick<Said, 'items' | 'address'>>(said: S, known: CustomerRow | undefined): S {
  const { items = [], address: free } = said
  if (typeof free !== 'object' || free.looksLikeAddress || (items.length > 0 && !known?.address)) return said
  return { ...said, items: [...items, ...itemsIn(free.words)], address: undefined }
}

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
