/** The post of short messages that somebody has to see to: sent by hand, failed, in doubt. It is edited as they are done (R003-048). */
import type { BrandHere } from '../../core/commands/command.js'
import type { Said } from '../../core/errors.js'
import { choices, type Draft, type DraftBlock, list, text } from '../../core/posts/draft.js'
import { localDayOf } from '../../domain/calendar/local-day.js'
import { callRoom } from '../../domain/calls/callers.js'
import { type Rules, zoneOf } from '../../domain/policy/rules.js'
import { DESK_NAMES, type Desk, deskOf, peopleAt, type SmsRow, smsById, waitingFor } from '../../domain/sms/listed.js'
import { BY_HAND, FOR_RELEASE, IN_DOUBT } from '../../domain/sms/state.js'
import { hasBlank } from '../../domain/sms/words.js'
import type { Db } from '../../store/store.js'

export interface Seeing {
  db: Db
  rules: Rules
  now: Date
}

/** More names are not read. */
const MOST_NAMES = 20

/** Tells whoever sees to them of these messages, row ids, on the one list: it changes, unless there is a new one, which pings: on a new day, after all was done, and of what has gone wrong. */
export function toSeeTo(seeing: Seeing, ids: readonly number[]): Draft[] {
  const rows = ids.flatMap((id) => smsById(seeing.db, id) ?? [])
  const brands = [...new Set(rows.map(({ brandId }) => brandId))]
  return brands.flatMap((brandId) =>
    DESK_NAMES.flatMap((desk) =>
      added(
        seeing,
        brandId,
        desk,
        rows.filter((row) => row.brandId === brandId && deskOf(row.number) === desk),
      ),
    ),
  )
}

function added(seeing: Seeing, brandId: number, desk: Desk, rows: SmsRow[]): Draft[] {
  const [first] = rows
  if (!first) return []
  const { db, rules, now } = seeing
  const day = localDayOf(now, zoneOf(rules, brandOf(db, brandId)))
  const [person] = peopleAt(db, brandId, desk, day)
  const room = callRoom(db, rules.platforms, brandId, person?.id)
  if (room === undefined) return []
  const to = { room, thread: null, mentions: person && [person.id] }
  const today = `${prefix(brandId, desk)}${day}:`
  const last = lastList(db, brandId, desk)
  const listed = listedOf(db, brandId, desk)
  const blocks = listBlocks(listed, desk)
  const change = last && listed.length > rows.length && { edits: last.key, quiet: true, room: last.room, thread: null }
  if (change && last.key.startsWith(today) && !rows.some(isWrong)) return [{ ...change, blocks }]
  const before = change ? [{ ...change, blocks: [text('sms.carried')] }] : []
  return [...before, { key: `${today}${first.id}:${now.getTime()}`, ...to, blocks }]
}

/** A gateway had it, and the customer may not. */
const isWrong = ({ state, error }: SmsRow): boolean => state === 'failed' || error === IN_DOUBT

/** The lists of a brand as they are now, where they stand. */
export const listEdits = (db: Db, brandId: number): Draft[] =>
  DESK_NAMES.flatMap((desk) => {
    const last = lastList(db, brandId, desk)
    if (!last) return []
    const listed = listedOf(db, brandId, desk)
    // Where it cannot be changed, only the last one is worth a line.
    const quiet = listed.length > 0
    return [{ edits: last.key, quiet, room: last.room, thread: null, blocks: listBlocks(listed, desk) }]
  })

/** What somebody was told of and still waits: the rest is told together, in a moment. */
const listedOf = (db: Db, brandId: number, desk: Desk): SmsRow[] =>
  waitingFor(db, brandId, desk).filter(({ releaseAt }) => releaseAt === null)

const prefix = (brandId: number, desk: Desk): string => `sms:${brandId}:${desk}:`

const lastList = (db: Db, brandId: number, desk: Desk) =>
  db.sql.get<{ key: string; room: number }>(
    `SELECT "key", "roomId" AS "room" FROM "Post" WHERE "key" > ? AND "key" < ? AND "key" NOT GLOB '*[~#]*'
     ORDER BY "id" DESC LIMIT 1`,
    ...[prefix(brandId, desk), `${prefix(brandId, desk)}\uFFFF`],
  )

const listBlocks = (listed: SmsRow[], desk: Desk): DraftBlock[] =>
  listed.length === 0
    ? [text('sms.allDone')]
    : [text('sms.list', { count: listed.length }), groups(listed), nextButton(desk)]

const nextButton = (desk: Desk): DraftBlock =>
  choices([{ label: { key: 'sms.button.next' }, does: { command: 'sms', given: { desk } } }])

/** Why it waits for somebody: a word of `sms.why`. */
export function whyOf(sms: SmsRow) {
  const { state, error } = sms
  if (hasBlank(sms)) return 'blank'
  return state === 'failed' ? 'failed' : error === IN_DOUBT || error === FOR_RELEASE ? error : BY_HAND
}

/** One line for each number and reason. */
export function groups(rows: SmsRow[]): DraftBlock {
  const grouped = new Map<string, SmsRow[]>()
  for (const row of rows) {
    const of = `${row.number} ${whyOf(row)}`
    grouped.set(of, [...(grouped.get(of) ?? []), row])
  }
  return list([...grouped.values()].flatMap((of) => (of[0] ? [groupSaid(of[0], of)] : [])))
}

const groupSaid = (first: SmsRow, rows: SmsRow[]): Said => ({
  key: 'sms.group',
  values: { number: numberSaid(first.number), why: { key: `sms.why.${whyOf(first)}` }, names: namesOf(rows) },
})

export const numberSaid = (number: number): Said => ({ key: `sms.number.${number}` })

export const namesOf = (rows: SmsRow[]) => {
  const names = rows.slice(0, MOST_NAMES).map(({ customer }) => customer)
  return rows.length > MOST_NAMES ? [...names, { key: 'sms.more', values: { count: rows.length } }] : names
}

function brandOf(db: Db, id: number): BrandHere {
  const brand = db.sql.get<BrandHere>('SELECT "id", "name", "zone", "weeklyRest" FROM "Brand" WHERE "id" = ?', id)
  if (!brand) throw new Error(`no brand ${id}`)
  return brand
}
