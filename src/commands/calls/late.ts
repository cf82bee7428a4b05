/** A visit that was moved, cancelled or only proposed after today's lists were posted: its calls leave them, and join them for another day (R003-011, R003-012, R003-016). */
import type { Draft } from '../../core/posts/draft.js'
import { instantAt } from '../../domain/calendar/local-day.js'
import { type CallKind, dropCalls } from '../../domain/calls/call.js'
import { listOf } from '../../domain/calls/list.js'
import { openWanted } from '../../domain/calls/wanted.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import type { Db } from '../../store/store.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { addedPosts, listEdit } from './list-post.js'

const AHEAD = ['receives', 'tomorrow', 'slot'] as const satisfies readonly CallKind[]
/** Reasons by which the customer knows already. */
const KNOWN: readonly (string | null | undefined)[] = ['customer', 'agreed']

export const knowsAlready = (reason: string | null | undefined): boolean => KNOWN.includes(reason)

/** Nothing of a new booking: it was just agreed on with the customer, unless it was only proposed. @param what happened: booked, proposed, moved, cancelled, held, takenUp, delayed @param visit as it is now */
export function lateCalls(context: StaffHere, what: string, visit: VisitRow): Draft[] {
  const { db, rules, brand, now } = context
  const { receives, tomorrow, slots } = rules.policy.day
  const calendar = calendarHere(context)
  const today = todayHere(context)
  if (what === 'booked' || !calendar.isWorkingDay(today)) return []
  if (what === 'held') dropCalls(db, visit.id, AHEAD, now)
  const isWanted = (what === 'moved' && !knowsAlready(visit.reason)) || what === 'takenUp' || what === 'proposed'
  const times = { receives, tomorrow, slot: slots }
  return AHEAD.flatMap((kind) => {
    const at = times[kind]?.at
    if (at === undefined || now < instantAt(today, at, calendar.zone)) return []
    const of = { db, policy: rules.policy, calendar, brandId: brand.id, day: today, now }
    const opened = isWanted ? openWanted(of, kind, visit.id) : []
    const list = listOf(db, brand.id, kind, today)
    const added = list.open.filter(({ key }) => opened.includes(key))
    if (added.length > 0) return addedPosts(context, kind, today, added)
    return wasListed(db, kind, today, visit) ? listEdit(context, list) : []
  })
}

const wasListed = (db: Db, kind: CallKind, day: string, { id }: VisitRow): boolean =>
  db.sql.get(
    `SELECT 1 FROM "Call" WHERE "visitId" = ? AND "kind" = ? AND "day" = ? AND "state" = 'dropped'`,
    ...[id, kind, day],
  ) !== undefined
