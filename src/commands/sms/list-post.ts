/** The post of short messages that somebody has to see to: sent by hand, failed, in doubt. It is edited as they are done (R003-048). */
import type { BrandHere } from '../../core/commands/command.js'
import type { Said } from '../../core/errors.js'
import { choices, type Draft, type DraftBlock, list, text } from '../../core/posts/draft.js'
import { localDayOf } from '../../domain/calendar/local-day.js'
import { callRoom } from '../../domain/calls/callers.js'
import { type Rules, zoneOf } from '../../domain/policy/rules.js'
import { DESK_NAMES, type Desk, deskOf, peopleAt, type SmsRow, smsById, waitingFor } from '../../domain/sms/listed.js'
import { BY_HAND, FOR_RELEASE, IN_DOUBT } from '../../domain/sms/state.js'
import type { Db } from '../../store/store.js'

export interface Seeing {
  db: Db
  rules: Rules
  now: Date
}

/** More names are not read. */
const MOST_NAMES = 20

/** Tells whoever sees to them of these messages, row ids: a list of the day, or the present one changed; it pings again only where all of it was done. */
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
  const key = `${prefix(brandId, desk)}${day}`
  const last = lastList(db, brandId, desk)
  const waiting = waitingFor(db, brandId, desk)
  if (last?.key !== key) {
    const before = last
      ? [{ edits: last.key, quiet: true, room: last.room, thread: null, blocks: [text('sms.carried')] }]
      : []
    return [...before, { key, ...to, blocks: listBlocks(waiting, desk) }]
  }
  const list = { edits: key, quiet: true, room: last.room, thread: null, blocks: listBlocks(waiting, desk) }
  if (waiting.length > rows.length) return [list]
  const line = text('sms.added', { count: rows.length })
  const news: Draft = {
    key: `sms-added:${first.id}:${now.getTime()}`,
    ...to,
    blocks: [line, groups(rows), nextButton(desk)],
  }
  return [list, news]
}

/** The lists of a brand as they are now, where they stand. */
export const listEdits = (db: Db, brandId: number): Draft[] =>
  DESK_NAMES.flatMap((desk) => {
    const last = lastList(db, brandId, desk)
    if (!last) return []
    const waiting = waitingFor(db, brandId, desk)
    // Where it cannot be changed, only the last one is worth a line.
    const quiet = waiting.length > 0
    return [{ edits: last.key, quiet, room: last.room, thread: null, blocks: listBlocks(waiting, desk) }]
  })

const prefix = (brandId: number, desk: Desk): string => `sms:${brandId}:${desk}:`

const lastList = (db: Db, brandId: number, desk: Desk) =>
  db.sql.get<{ key: string; room: number }>(
    `SELECT "key", "roomId" AS "room" FROM "Post" WHERE "key" GLOB ? || '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
     ORDER BY "key" DESC LIMIT 1`,
    prefix(brandId, desk),
  )

const listBlocks = (waiting: SmsRow[], desk: Desk): DraftBlock[] =>
  waiting.length === 0
    ? [text('sms.allDone')]
    : [text('sms.list', { count: waiting.length }), groups(waiting), nextButton(desk)]

export const nextButton = (desk: Desk): DraftBlock =>
  choices([{ label: { key: 'sms.button.next' }, does: { command: 'sms', given: { desk } } }])

/** Why it waits for somebody: a word of `sms.why`. */
export const whyOf = ({ state, error }: SmsRow) =>
  state === 'failed' ? 'failed' : error === IN_DOUBT || error === FOR_RELEASE ? error : BY_HAND

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
