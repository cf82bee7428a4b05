/** The whole bot on the strict local Telegram: real sockets, the real client, time that stands still until it is turned. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTelegramAdapter } from '../../adapters/telegram/index.js'
import { build, type Lianluo } from '../../src/build.js'
import { readConfig } from '../../src/config.js'
import { turn } from '../../src/playground/open.js'
import type { Db } from '../../src/store/store.js'
import { type Group, type Person, type Saying, type Shown, startTelegramServer } from '../contract/telegram-server.js'
import { ManualTime } from '../support/manual-time.js'
import { pretendWeb } from '../support/pretend-web.js'
import { QUIET_DAY } from '../support/quiet-day.js'

const silent = { debug() {}, info() {}, warn() {} }

interface Settings {
  /** Local time in Shanghai, "2026-03-09T10:00". */
  at?: string
}

/** The bot runs; nobody has said anything yet. By default it is a Monday morning. */
export async function openStage({ at = '2026-03-09T10:00' }: Settings = {}) {
  const server = await startTelegramServer()
  const folder = mkdtempSync(join(tmpdir(), 'lianluo-stage-'))
  const time = new ManualTime(`${at}:00+08:00`)
  const errors: unknown[] = []
  let bot = boot()
  await bot.start()
  await settled()

  function boot(): Lianluo {
    const log = { ...silent, error: (details: object) => errors.push(details) }
    const settings = { token: server.token, apiRoot: server.url, log, now: time.now }
    const { adapter } = createTelegramAdapter({ ...settings, pauses: { firstMs: 5, longestMs: 40 } })
    return build({
      config: readConfig({
        DATABASE_URL: `file:${join(folder, 'test.db')}`,
        DATABASE_SYNCHRONOUS: 'NORMAL',
        POLICY: QUIET_DAY,
        ADMIN_ACCOUNTS: 'telegram:1001',
      }),
      root: process.cwd(),
      log,
      time,
      realNow: () => new Date(),
      chance: () => 0.5,
      web: pretendWeb,
      adapters: [adapter],
    })
  }

  /** Everything that was told to the bot is stored, handled and answered. */
  async function settled(): Promise<void> {
    await server.until(() => server.polled && server.unconfirmed.length === 0)
    await bot.idle()
  }

  /** Somebody does something; a few seconds have passed since the last time, so that no limit of Telegram's is in the way. */
  async function after(act: () => Promise<unknown>): Promise<void> {
    time.set(new Date(time.now().getTime() + 20_000))
    await act()
    await settled()
  }

  return {
    server,
    folder,
    time,
    errors,
    settled,
    /** Says it and waits for the bot; answers what the bot posted meanwhile in that group or, without one, in private. */
    async says(person: Person, where: Group | Person, text: string, saying?: Saying): Promise<Shown[]> {
      const before = server.posts(where).length
      await after(() => ('chat' in where ? person.says(where, text, saying) : person.writes(text)))
      return server.posts(where).slice(before)
    },
    presses: (person: Person, shown: Shown, label: string) => after(() => person.presses(shown, label)),
    reacts: (person: Person, shown: Shown, emoji: string) => after(() => person.reacts(shown, emoji)),
    /** Lets the hours pass until the local time, ringing what is due on the way. */
    turnTo: (local: string) => turn(bot, time, new Date(`${local}:00+08:00`)),
    look: <T>(work: (db: Db) => Promise<T> | T): Promise<T> => bot.store.transaction(work),
    stop: () => bot.stop(),
    /** Begins again on the same store, perhaps later. */
    async startAgain(local?: string): Promise<void> {
      if (local) time.set(new Date(`${local}:00+08:00`))
      bot = boot()
      await bot.start()
      await settled()
    },
    /** Stops everything; fails when the bot logged an error. */
    async close(): Promise<void> {
      await bot.stop()
      await server.close()
      rmSync(folder, { recursive: true, force: true })
      if (errors.length > 0) throw new Error(`the bot logged ${JSON.stringify(errors, show)}`)
    },
  }
}

const show = (_key: string, value: unknown) => (value instanceof Error ? value.stack : value)
