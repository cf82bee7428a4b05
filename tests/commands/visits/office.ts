/** One brand with its rooms and people, and the bot without platforms: somebody says, the rooms see. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import customer from '../../../src/commands/customers/customer.js'
import find from '../../../src/commands/customers/find.js'
import cancel from '../../../src/commands/visits/cancel.js'
import delivery from '../../../src/commands/visits/delivery.js'
import done from '../../../src/commands/visits/done.js'
import install from '../../../src/commands/visits/install.js'
import move from '../../../src/commands/visits/move.js'
import repair from '../../../src/commands/visits/repair.js'
import schedule from '../../../src/commands/visits/schedule.js'
import { makeCommandBook } from '../../../src/core/command-book.js'
import { makeEnqueue } from '../../../src/core/enqueue.js'
import { handleEvent } from '../../../src/core/handle.js'
import { loadLexicon } from '../../../src/core/lexicon.js'
import { loadPrompts } from '../../../src/core/prompts.js'
import { type Content, choiceId } from '../../../src/core/stored-post.js'
import { Wording } from '../../../src/core/wording.js'
import { localDayOf } from '../../../src/domain/calendar/local-day.js'
import { loadPolicy } from '../../../src/domain/policy/load.js'
import type { Rules } from '../../../src/domain/policy/rules.js'
import { postSchedule } from '../../../src/jobs/post-schedule.js'
import { type Db, openStore } from '../../../src/store/store.js'

const ZONE = 'Asia/Shanghai'
const prompts = loadPrompts('prompts')
const lexicon = loadLexicon('prompts')
const commands = [customer, find, delivery, install, repair, schedule, move, cancel, done]
const silent = { debug() {}, info() {}, warn() {}, error() {} }

export interface Seen {
  text: string
  buttons: string[]
  press(label: string, name?: string): Promise<Seen[]>
}

/** @param at local time in Shanghai, "2026-03-09 10:00" (a Monday). */
export async function openOffice(at = '2026-03-09 10:00') {
  const folder = mkdtempSync(join(tmpdir(), 'office-'))
  let now = shanghai(at)
  let events = 0
  const store = openStore({
    path: join(folder, 'office.db'),
    synchronous: 'NORMAL',
    migrations: 'prisma/migrations/sqlite',
    now,
  })
  const rules: Rules = { policy: loadPolicy('slab-dealer', 'src/domain/policy/presets'), zone: ZONE }
  const enqueue = makeEnqueue({
    wording: new Wording(prompts.texts),
    locale: 'zh-CN',
    zone: ZONE,
    capabilities: () => undefined,
  })
  const book = makeCommandBook(commands, prompts.commands)
  const bot = {
    book,
    listeners: [],
    rules,
    lexicon,
    enqueue,
    isAdmin: () => false,
    zoneOf: () => ZONE,
    log: silent,
  }
  await store.transaction((db) => furnish(db, now))

  /** What the rooms see of what `work` enqueues. */
  async function seeing(work: (db: Db) => Promise<unknown>): Promise<Seen[]> {
    return store.transaction(async (db) => {
      const { last } = db.sql.get<{ last: number }>('SELECT coalesce(max("id"), 0) AS "last" FROM "Post"') as {
        last: number
      }
      await work(db)
      return postsAfter(db, last)
    })
  }

  function postsAfter(db: Db, last: number): (Seen & { room: string })[] {
    const rows = db.sql.all<{ id: number; room: string; content: string }>(
      `SELECT "Post"."id", "Room"."externalId" AS "room", "content" FROM "Post" JOIN "Room" ON "Room"."id" = "roomId"
       WHERE "Post"."id" > ? AND "editsId" IS NULL ORDER BY "Post"."id"`,
      last,
    )
    return rows.map(({ id, room, content }) => {
      const { blocks, mentions } = JSON.parse(content) as Content
      const labels = blocks.flatMap((block) =>
        block.kind === 'choices' ? block.choices.map(({ label }) => label) : [],
      )
      const lines = blocks.flatMap((block) => {
        if (block.kind === 'text') return [block.text]
        if (block.kind === 'facts') return block.facts.map(({ label, value }) => `${label}: ${value}`)
        return block.kind === 'list' ? [...(block.title ? [block.title] : []), ...block.items] : []
      })
      const pings = mentions.map(({ name }) => `@${name} `).join('')
      return {
        room,
        text: pings + lines.join('\n'),
        buttons: labels,
        press: (label: string, name = 'Li') =>
          happens(name, room, {
            kind: 'button',
            messageId: '',
            choice: choiceId(id, labels.indexOf(label)),
            gesture: 'g',
          }),
      }
    })
  }

  async function happens(name: string, room: string, what: object): Promise<Seen[]> {
    const event = {
      platform: 'playground' as const,
      id: `e${++events}`,
      room: { id: room, direct: room === name, title: room },
      sender: { id: name, name },
      ...what,
    } as Parameters<typeof handleEvent>[3]
    return seeing(async (db) => {
      const { bug } = await handleEvent(bot, store, db, event, now)
      if (bug) throw bug
    })
  }

  return {
    store,
    rules,
    at: (time: string) => {
      now = shanghai(time)
    },
    says: (name: string, text: string, room = 'work') =>
      happens(name, room, { kind: 'message', messageId: `m${events}`, text, mentions: [], mentionsBot: false }),
    /** The daily post of today, with its row. */
    posts: (late = false) =>
      seeing(async (db) => {
        const day = localDayOf(now, ZONE)
        const brand = { id: 1, name: 'Slab One', zone: null, weeklyRest: '7' }
        const dueAt = shanghai(`${day} 17:00`)
        db.sql.insert('Run', { job: postSchedule.name, brandId: 1, day, dueAt, state: 'done', late, at: now })
        enqueue(db, await postSchedule.run({ db, rules, brand, day, dueAt, now, late }), now)
      }),
    visits: () => store.transaction((db) => db.visit.findMany({ orderBy: { id: 'asc' } })),
    timeline: () => store.transaction((db) => db.timelineEntry.findMany({ orderBy: { id: 'asc' } })),
    async close() {
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}

export const shanghai = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+08:00`)

/** Brand 1 rests on Sundays; Li is its customer service, An its installation assistant, Chen a fitter. Brand 2 is Zhou's. */
function furnish(db: Db, now: Date) {
  for (const name of ['Slab One', 'Slab Two'])
    db.sql.insert('Brand', { name, weeklyRest: name === 'Slab One' ? '7' : '', createdAt: now })
  const rooms = [
    ['work', 1, 'work'],
    ['second', 1, 'work'],
    ['depot', 1, 'warehouse'],
    ['other', 2, 'work'],
  ] as const
  for (const [externalId, brandId, purpose] of rooms)
    db.sql.insert('Room', { platform: 'playground', externalId, title: externalId, purpose, brandId, createdAt: now })
  const people = [
    ['Li', 1, 'service'],
    ['An', 1, 'install_assistant'],
    ['Chen', 1, 'installer'],
    ['Zhou', 2, 'service'],
  ] as const
  for (const [name, brandId, role] of people) {
    const personId = db.sql.insert('Person', { name, createdAt: now })
    db.sql.insert('Account', { platform: 'playground', externalId: name, name, personId })
    db.sql.insert('Role', { personId, brandId, role, createdAt: now })
  }
}
