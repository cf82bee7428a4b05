import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { keep } from '../../src/store/keep.js'
import { startTelegramServer } from '../contract/telegram-server.js'
import { BotProcess, makeProgram } from './process.js'

test('two processes that start at once on a new file both begin, and do the day’s work once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lianluo-two-'))
  const file = join(folder, 'test.db')
  const [program, ...servers] = await Promise.all([makeProgram(), startTelegramServer(), startTelegramServer()])
  const bots = servers.map(() => BotProcess.load(program.file))
  try {
    await Promise.all(
      bots.map((bot, index) => {
        const { token, url } = servers[index] ?? {}
        const site = { platform: 'telegram' as const, admin: 1001, token: token ?? '', apiRoot: url ?? '' }
        const start = { sites: [site], database: file, at: '2026-03-09T02:00:00Z' }
        return bot.surely(bot.order({ start }))
      }),
    )
    const database = keep(new Database(file))
    const names = database.prepare('SELECT migration_name FROM _prisma_migrations').pluck().all()
    expect(new Set(names).size).toBe(names.length)
    database.prepare(`INSERT INTO "Brand" ("name", "createdAt") VALUES ('one', '2026-03-09T02:00:00.000+00:00')`).run()
    await Promise.all(bots.map((bot) => bot.surely(bot.order({ turnTo: '2026-03-09T09:00:00Z' }))))
    expect(database.prepare('SELECT "day", "state" FROM "Run" WHERE "job" = ?').all('post-schedule')).toEqual([
      { day: '2026-03-09', state: 'done' },
    ])
    expect(bots.map(({ complaints }) => complaints)).toEqual(['', ''])
    database.close()
  } finally {
    await Promise.all([...bots.map((bot) => bot.kill()), ...servers.map((server) => server.close())])
    program.remove()
    rmSync(folder, { recursive: true })
  }
}, 30_000)
