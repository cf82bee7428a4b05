/** The list of VIP customers, a line each: birthday, open complaints, the last call (R001-042). */
import type { Said, Value } from '../../core/errors.js'
import { type Draft, list, text } from '../../core/posts/draft.js'
import { localDayOf } from '../../domain/calendar/local-day.js'
import { phonesIn } from '../../domain/customers/phone.js'
import { type Vip, vipsOf } from '../../domain/customers/vips.js'
import { zoneOf } from '../../domain/policy/rules.js'
import type { StaffHere } from '../define.js'
import { birthdaySaid } from './birthday.js'

/** As many as are read on a phone. */
const MOST = 20

export function showVips(context: StaffHere): Draft {
  const vips = vipsOf(context.db, context.brand.id)
  if (vips.length === 0) return { blocks: [text('vip.none')] }
  const more = vips.length > MOST ? [text('vip.more', { count: vips.length - MOST })] : []
  const lines = vips.slice(0, MOST).map((vip) => lineOf(context, vip))
  return { blocks: [text('vip.title', { count: vips.length }), list(lines), ...more] }
}

function lineOf({ room, rules, brand }: StaffHere, { name, phone, birthday, open, calledAt }: Vip): Said {
  const part = (key: string, value: Value): Value => (value === undefined ? '' : { key, values: { value } })
  const called = calledAt ? { day: localDayOf(calledAt, zoneOf(rules, brand)) } : undefined
  const values = {
    who: `${name} ${phonesIn(rules.policy, room.purpose)(phone)}`,
    birthday: part('vip.born', birthday === null ? undefined : birthdaySaid(birthday)),
    open: part('vip.open', open.length === 0 ? undefined : open),
    called: called ? part('vip.called', called) : { key: 'vip.neverCalled' },
  }
  return { key: 'vip.line', values }
}
