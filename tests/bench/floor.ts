/** The floor of the durable path: the same rows, written by hand with better-sqlite3 in as few commits as the promise allows. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { keep } from '../../src/store/keep.js'
import { migrate } from '../../src/store/migrations.js'
import type { Synchronous } from './durable.js'
import { type Figures, measure } from './measure.js'

const CONTENT = JSON.stringify({
  mentions: [],
  title: 'TS261120-01 客户1 台面开裂',
  blocks: [
    { kind: 'text', text: '投诉 TS261120-01 · 客户1' },
    { kind: 'list', items: ['1. 台面开裂 → 工程部'] },
    {
      kind: 'choices',
      choices: [
        { label: '转派', does: { command: 'route', given: { code: { prefix: 'TS', day: '261120', number: 1 } } } },
      ],
    },
  ],
})
const EVENT = JSON.stringify({
  kind: 'message',
  platform: 'telegram',
  id: '1:1',
  room: { id: '-100', direct: false, title: 'work' },
  sender: { id: '7', name: 'Li' },
  messageId: '1',
  text: '/投诉 客户1 13810000001 台面开裂',
  mentions: [],
  mentionsBot: false,
})
const TRACE = JSON.stringify([
  { key: 'clock.started', values: { at: '2026-11-20T09:00:00.000Z' } },
  { key: 'clock.due', values: { at: '2026-11-20T09:30:00.000Z' } },
])
const AT = '2026-11-20T09:00:00.000+00:00'

export async function floor(synchronous: Synchronous, runs: number): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'lianluo-floor-'))
  const db = keep(new Database(join(folder, 'floor.db')))
  db.exec('PRAGMA journal_mode = WAL')
  db.exec(`PRAGMA synchronous = ${synchronous}`)
  db.exec('PRAGMA foreign_keys = ON')
  migrate(db, 'prisma/migrations/sqlite', new Date(AT))
  const brand = db.prepare(`INSERT INTO "Brand" ("name", "createdAt") VALUES ('b', ?)`).run(AT).lastInsertRowid
  const room = db
    .prepare(`INSERT INTO "Room" ("platform", "externalId", "createdAt") VALUES ('telegram', '-100', ?)`)
    .run(AT).lastInsertRowid
  const department = db
    .prepare(`INSERT INTO "Department" ("brandId", "name") VALUES (?, 'd')`)
    .run(brand).lastInsertRowid

  const event = db.prepare(
    `INSERT INTO "Event" ("platform", "externalId", "payload", "receivedAt") VALUES ('telegram', ?, ?, ?)`,
  )
  const customer = db.prepare(`INSERT INTO "Customer" ("brandId", "name", "phone", "createdAt") VALUES (?, ?, ?, ?)`)
  const counter = db.prepare(
    `INSERT INTO "CodeCounter" ("brandId", "prefix", "day", "last") VALUES (?, 'TS', '261120', 1)
     ON CONFLICT ("brandId", "prefix", "day") DO UPDATE SET "last" = "last" + 1`,
  )
  const thread = db.prepare(`INSERT INTO "Thread" ("roomId", "tag") VALUES (?, ?)`)
  const complaint = db.prepare(
    `INSERT INTO "Complaint" ("brandId", "code", "customerId", "roomId", "threadId", "state", "createdAt") VALUES (?, ?, ?, ?, ?, 'routed', ?)`,
  )
  const problem = db.prepare(
    `INSERT INTO "Problem" ("complaintId", "number", "text", "departmentId") VALUES (?, 1, '台面开裂', ?)`,
  )
  const entry = db.prepare(
    `INSERT INTO "TimelineEntry" ("complaintId", "what", "details", "at") VALUES (?, 'timeline-complaint.opened', '{"problems":1}', ?)`,
  )
  const clock = db.prepare(
    `INSERT INTO "Clock" ("kind", "complaintId", "departmentId", "round", "startedAt", "dueAt", "ringAt", "trace") VALUES ('acknowledge', ?, ?, 1, ?, ?, ?, ?)`,
  )
  const post = db.prepare(
    `INSERT INTO "Post" ("key", "roomId", "threadId", "lane", "content", "state", "attempts", "createdAt") VALUES (?, ?, ?, 'r1', ?, ?, ?, ?)`,
  )
  const handled = db.prepare(`UPDATE "Event" SET "state" = 'handled' WHERE "id" = ?`)
  const sending = db.prepare(`UPDATE "Post" SET "state" = 'sending', "attempts" = "attempts" + 1 WHERE "id" = ?`)
  const sent = db.prepare(`UPDATE "Post" SET "state" = 'sent' WHERE "id" = ?`)
  const receipt = db.prepare(`INSERT INTO "Receipt" ("postId", "roomId", "messageId", "at") VALUES (?, ?, ?, ?)`)
  const placed = db.prepare(`UPDATE "Thread" SET "externalId" = ? WHERE "id" = ?`)

  const handle = db.transaction((index: number, eventId: number | bigint) => {
    const customerId = customer.run(brand, `客户${index}`, `138${index}`, AT).lastInsertRowid
    counter.run(brand)
    const threadId = thread.run(room, `TS261120-${index}`).lastInsertRowid
    const complaintId = complaint.run(brand, `TS261120-${index}`, customerId, room, threadId, AT).lastInsertRowid
    problem.run(complaintId, department)
    entry.run(complaintId, AT)
    clock.run(complaintId, department, AT, AT, AT, TRACE)
    const first = post.run(`complaint:${index}`, room, null, CONTENT, 'sending', 1, AT).lastInsertRowid
    const second = post.run(`card:${index}`, room, threadId, CONTENT, 'waiting', 0, AT).lastInsertRowid
    handled.run(eventId)
    return { first, second, threadId }
  })
  const settleFirst = db.transaction((index: number, { first, second, threadId }: ReturnType<typeof handle>) => {
    sent.run(first)
    receipt.run(first, room, String(index), AT)
    placed.run(`r${index}`, threadId)
    sending.run(second)
  })
  const settleSecond = db.transaction((index: number, second: number | bigint) => {
    sent.run(second)
    receipt.run(second, room, `c${index}`, AT)
  })
  const result = await measure(runs, (index) => {
    const eventId = event.run(String(index), EVENT, AT).lastInsertRowid
    const rows = handle(index, eventId)
    settleFirst(index, rows)
    settleSecond(index, rows.second)
  })
  db.close()
  rmSync(folder, { recursive: true })
  return result
}
