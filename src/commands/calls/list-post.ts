/** The post of a call list: how far it is, who is missing, and one button to the next call. It is edited as calls are made. */
import type { BrandHere } from '../../core/commands/command.js'
import type { Said } from '../../core/errors.js'
import { choices, type Draft, type DraftBlock, text } from '../../core/posts/draft.js'
import { localDayOf } from '../../domain/calendar/local-day.js'
import type { CallKind, CallRow } from '../../domain/calls/call.js'
import { callersOf, callRoom } from '../../domain/calls/callers.js'
import { type CallList, listKey, listOf, reminderKey, remindersOf } from '../../domain/calls/list.js'
import { type Rules, zoneOf } from '../../domain/policy/rules.js'
import type { Db } from '../../store/store.js'
import { editsOf } from '../edits.js'

export interface Calling {
  db: Db
  rules: Rules
  brand: BrandHere
  now: Date
}

export const kindSaid = (kind: CallKind): Said => ({ key: `calls.kind.${kind}` })

/** A new post that pings whoever makes these calls, or the present one changed; nothing for a list without calls. */
export function listPosts(calling: Calling, kind: CallKind, day: string): Draft[] {
  const { db, rules, brand } = calling
  const list = listOf(db, brand.id, kind, day)
  const edits = listEdit(calling, list)
  if (edits.length > 0 || list.open.length === 0) return edits
  const [caller] = callersOf(db, brand.id, kind, day)
  const room = callRoom(db, rules.platforms, brand.id, caller?.id)
  if (room === undefined) return []
  const blocks = listBlocks(calling, list)
  return [{ key: listKey(brand.id, kind, day), room, thread: null, mentions: caller && [caller.id], blocks }]
}

/** Calls that came up later: the list changes, and whoever makes them is pinged with the names alone; with the list, that post ends. */
export function addedPosts(calling: Calling, kind: CallKind, day: string, added: CallRow[]): Draft[] {
  const { db, rules, brand, now } = calling
  const posts = listPosts(calling, kind, day)
  const [caller] = callersOf(db, brand.id, kind, day)
  const room = callRoom(db, rules.platforms, brand.id, caller?.id)
  const [first] = added
  if (!first || room === undefined || posts.every(({ edits }) => edits === undefined)) return posts
  const due = dueOfAll(added, now)
  const of = { kind: kindSaid(kind), names: added.map(nameOf) }
  const line = due ? text('calls.addedBy', { ...of, due: { instant: due } }) : text('calls.added', of)
  const list = listKey(brand.id, kind, day)
  // A call may leave the list and join it again.
  const key = reminderKey(list, `added:${first.id}:${remindersOf(db, list).length}`)
  return [...posts, { key, room, thread: null, mentions: caller && [caller.id], blocks: [line, nextButton(kind)] }]
}

/** The post as the list is now, where it stands. */
export function listEdit(calling: Calling, list: CallList): Draft[] {
  const key = listKey(calling.brand.id, list.kind, list.day)
  const post = calling.db.sql.get<{ room: number }>('SELECT "roomId" AS "room" FROM "Post" WHERE "key" = ?', key)
  if (!post) return []
  // Where it cannot be changed, a line for each call would bury the room; the last one is worth it.
  const quiet = list.open.length > 0 || list.carriedTo !== undefined
  const blocks = listBlocks(calling, list)
  const isOver = list.open.length === 0 || list.carriedTo !== undefined
  // What reminds of it says the same then, and has nothing to press any more.
  const over = isOver ? remindersOf(calling.db, key).flatMap((one) => editsOf(calling.db, one, blocks)) : []
  return [
    { edits: key, quiet, room: post.room, thread: null, blocks },
    ...over.map((draft) => ({ ...draft, quiet: true })),
  ]
}

function listBlocks({ rules, brand, now }: Calling, { kind, open, done, carriedTo }: CallList): DraftBlock[] {
  const of = { kind: kindSaid(kind), done, all: done + open.length }
  if (carriedTo) return [text('calls.carried', { ...of, day: { day: carriedTo } })]
  if (open.length === 0) return [text('calls.allMade', of)]
  const due = dueOfAll(open, now)
  const zone = zoneOf(rules, brand)
  const today = localDayOf(now, zone)
  const dueDay = ({ dueAt }: CallRow) => localDayOf(new Date(dueAt), zone)
  const late = open.filter((call) => dueDay(call) < today)
  const soon = due ? [] : open.filter((call) => dueDay(call) === today)
  return [
    due ? text('calls.listBy', { ...of, due: { instant: due } }) : text('calls.list', of),
    missing(open),
    ...(late.length > 0 ? [text('calls.overdue', { names: late.map((call) => overdueName(call, zone)) })] : []),
    ...(soon.length > 0 ? [text('calls.dueToday', { names: soon.map(nameOf) })] : []),
    nextButton(kind),
  ]
}

/** When all of them are due, if that is one hour and still ahead. */
function dueOfAll(calls: CallRow[], now: Date): Date | undefined {
  const [due, ...others] = [...new Set(calls.map(({ dueAt }) => dueAt))].map((at) => new Date(at))
  return due && others.length === 0 && due > now ? due : undefined
}

/** Who is still to be called; addresses stand in the schedule only. */
export const missing = (open: CallRow[]): DraftBlock =>
  text('calls.missing', { count: open.length, names: open.map(nameOf) })

export const nextButton = (kind: CallKind): DraftBlock =>
  choices([{ label: { key: 'calls.button.next' }, does: { command: 'callback', given: { kind } } }])

/** With the day on which it was due. */
export const overdueName = (call: CallRow, zone: string): Said => ({
  key: 'calls.overdueName',
  values: { who: nameOf(call), day: { day: localDayOf(new Date(call.dueAt), zone) } },
})

const nameOf = ({ customer, code }: CallRow): Said | string =>
  code === null ? customer : { key: 'calls.name', values: { customer, code } }
