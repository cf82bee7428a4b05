/** How a brand's short messages stand: what waits for somebody, what goes by itself and when, what went today. */
import type { Said } from '../../core/errors.js'
import { choices, type Draft, type DraftBlock, list, text } from '../../core/posts/draft.js'
import { instantAt } from '../../domain/calendar/local-day.js'
import { maskPhone } from '../../domain/customers/phone.js'
import { zoneOf } from '../../domain/policy/rules.js'
import { comingUp, DESK_NAMES, type SmsRow, sentSince, waitingFor } from '../../domain/sms/listed.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { groups, numberSaid } from './list-post.js'

/** More are only counted. */
const MOST = 12

export function overview(context: StaffHere): Draft {
  const { db, brand, rules } = context
  const today = instantAt(todayHere(context), '00:00', zoneOf(rules, brand))
  const waiting = waitingFor(db, brand.id)
  const later = comingUp(db, brand.id)
  const sent = sentSince(db, brand.id, today)
  const blocks: DraftBlock[] = [
    text('sms.overview', { waiting: waiting.length, later: later.length, sent: sent.length }),
    ...(waiting.length > 0 ? [groups(waiting)] : []),
    ...(later.length > 0 ? [list(lines(later), { key: 'sms.later' })] : []),
    ...(sent.length > 0 ? [list(lines(sent), { key: 'sms.sentToday' })] : []),
  ]
  const next = DESK_NAMES.filter((desk) => waitingFor(db, brand.id, desk).length > 0).map((desk) => ({
    label: { key: 'sms.button.nextOf', values: { role: { key: `role.${desk}` } } },
    does: { command: 'sms', given: { desk } },
  }))
  return { blocks: next.length > 0 ? [...blocks, choices(next)] : blocks }
}

/** One line for each number and time. */
function lines(rows: SmsRow[]): Said[] {
  const grouped = new Map<string, SmsRow[]>()
  for (const row of rows) {
    const of = `${row.number} ${row.state === 'sent' ? '' : row.releaseAt}`
    grouped.set(of, [...(grouped.get(of) ?? []), row])
  }
  return [...grouped.values()].flatMap((of) => (of[0] ? [lineOf(of[0], of)] : []))
}

function lineOf({ number, state, releaseAt }: SmsRow, rows: SmsRow[]): Said {
  const names = rows.slice(0, MOST).map(({ customer, phone }) => `${customer} ${maskPhone(phone)}`)
  const more = rows.length > MOST ? [{ key: 'sms.more', values: { count: rows.length } }] : []
  const when =
    state === 'sent' || releaseAt === null ? '' : { key: 'sms.from', values: { at: { instant: new Date(releaseAt) } } }
  return { key: 'sms.line', values: { number: numberSaid(number), when, names: [...names, ...more] } }
}
