/** What has been with a customer: orders, visits, complaints, calls and messages, the latest of each. */
import type { Said } from '../../core/errors.js'
import { type Draft, list, text } from '../../core/posts/draft.js'
import { localDayOf } from '../../domain/calendar/local-day.js'
import type { CustomerRow } from '../../domain/customers/customer.js'
import { historyOf, type Past } from '../../domain/customers/history.js'
import { zoneOf } from '../../domain/policy/rules.js'
import type { StaffHere } from '../define.js'

const STATES: Record<Past['what'], string> = {
  order: 'customer.orderState',
  visit: 'show.visitState',
  complaint: 'complaint.state',
  call: 'customer.callState',
  sms: 'customer.smsState',
  watch: 'warning.noteState',
  comment: 'warning.noteState',
  address: 'warning.noteState',
  phone: 'warning.noteState',
}
/** What has no code is called by its kind. */
const NAMED: Partial<Record<Past['what'], string>> = { call: 'calls.kind', sms: 'sms.number' }

/** The newest first; enough for a screen of a phone. */
const MOST = 8

export function showHistory({ db, rules, brand }: StaffHere, customer: CustomerRow): Draft {
  const zone = zoneOf(rules, brand)
  const past = historyOf(db, customer.id)
  const line = ({ at, day, what, name, state }: Past): Said => ({
    key: `customer.past.${what}`,
    values: {
      day: { day: day ?? localDayOf(new Date(at), zone) },
      name: NAMED[what] ? { key: `${NAMED[what]}.${name}` } : name,
      state: { key: `${STATES[what]}.${state}` },
    },
  })
  const more = past.length > MOST ? [text('customer.past.more', { count: past.length - MOST })] : []
  if (past.length === 0) return { blocks: [text('customer.past.none', { name: customer.name })] }
  return { blocks: [text('customer.past.head', { name: customer.name }), list(past.slice(0, MOST).map(line)), ...more] }
}
