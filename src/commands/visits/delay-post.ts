/** The post of a delay: whose goods, who was told, what became of their visits; it is edited as that is seen to (R003-005). */
import type { Said, Value } from '../../core/errors.js'
import { choices, type Draft, type DraftBlock, list, text } from '../../core/posts/draft.js'
import { localDayOf } from '../../domain/calendar/local-day.js'
import { zoneOf } from '../../domain/policy/rules.js'
import { delayNotice, delaysOf, type NoticedCustomer, type NoticedVisit } from '../../domain/visits/delay-notice.js'
import type { Slot } from '../../domain/visits/slot.js'
import type { StaffHere } from '../define.js'
import { editsOf } from '../plan/standing.js'
import { typedCode } from './card.js'

type Here = Pick<StaffHere, 'db' | 'rules' | 'brand'>

/** More are moved by their codes. */
const MOST_BUTTONS = 5

/** @param at when it was announced */
export const delayKey = (brandId: number, at: Date): string => `delay:${brandId}:${at.getTime()}:`

/** What was announced about this customer's goods, wherever it stands, as things are now. */
export const delayEdits = (here: Here, customerId: number): Draft[] =>
  delaysOf(here.db, customerId).flatMap((at) =>
    editsOf(here.db, delayKey(here.brand.id, at), () => delayBlocks(here, at)),
  )

/** @param at when it was announced */
export function delayBlocks({ db, rules, brand }: Here, at: Date): DraftBlock[] {
  const customers = delayNotice(db, brand.id, at, localDayOf(at, zoneOf(rules, brand)))
  const toCall = customers.filter(({ call }) => call === 'open')
  const toMove = customers.flatMap(({ visits }) => visits.filter(({ delayed }) => delayed))
  const reason = customers.find((one) => one.reason !== null)?.reason
  const [first] = toCall
  const values = {
    count: customers.length,
    reason: reason ? { key: 'visit.because', values: { reason } } : '',
    call: first ? { key: 'door.delayCall', values: { due: { instant: first.dueAt } } } : '',
  }
  const isOver = toCall.length + toMove.length === 0
  return [
    text(isOver ? 'door.delayOver' : 'door.delayed', values),
    list(customers.map(lineOf)),
    ...(isOver ? [] : [nextSteps(toCall.length > 0, toMove)]),
  ]
}

function lineOf({ customer, codes, call, visits }: NoticedCustomer): Said {
  const done: Said[] = [...(call === 'done' ? [{ key: 'door.delayTold' }] : []), ...visits.flatMap(becameOf)]
  const values = { customer, codes, done: done.length > 0 ? { key: 'door.delayDone', values: { done } } : '' }
  return { key: codes.length > 0 ? 'door.delayLine' : 'door.delayName', values }
}

/** Nothing while it still stands as it was. */
function becameOf({ code, state, held, delayed, was, ...slot }: NoticedVisit): Said[] {
  const date: Slot = { day: slot.day, half: slot.half ?? undefined, time: slot.time ?? undefined }
  const values: Record<string, Value> = { code, date }
  if (delayed) return []
  if (state === 'cancelled') return [{ key: 'door.delayCancelled', values }]
  if (held) return [{ key: 'door.delayHeld', values }]
  return [{ key: slot.day > was ? 'door.delayMoved' : 'door.delayStands', values }]
}

function nextSteps(isCalled: boolean, visits: NoticedVisit[]): DraftBlock {
  return choices([
    ...(isCalled
      ? [{ label: { key: 'door.button.call' }, does: { command: 'callback', given: { kind: 'delay' } } }]
      : []),
    ...visits.slice(0, MOST_BUTTONS).map(({ code }) => ({
      label: { key: 'door.button.move', values: { code } },
      does: { command: 'move', given: { code: typedCode(code) } },
    })),
  ])
}
