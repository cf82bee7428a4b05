/** The whole bot on the strict local Discord: real sockets, the real client, time that stands still until it is turned. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turnOfLoop } from 'node:timers/promises'
import { createDiscordAdapter } from '../../adapters/discord/index.js'
import { build, type Lianluo } from '../../src/build.js'
import { readConfig } from '../../src/config.js'
import type { Adapter } from '../../src/core/adapter.js'
import { turn } from '../../src/playground/open.js'
import type { Db } from '../../src/store/store.js'
import type { Entered } from '../contract/discord/forms.js'
import type { Saying } from '../contract/discord/person.js'
import type { Filled } from '../contract/discord/typing.js'
import {
  type Channel,
  type Interaction,
  type Person,
  type Shown,
  startDiscordServer,
} from '../contract/discord-server.js'
import { ManualTime } from '../support/manual-time.js'
import { pretendWeb } from '../support/pretend-web.js'
import { QUIET_DAY } from '../support/quiet-day.js'

export interface StageSettings {
  /** Local time in Shanghai, "2026-03-09T10:00". */
  at?: string
  locale?: 'zh-CN' | 'en'
  /** Switched on in the portal. */
  messageContent?: boolean
}

export type Stage = Awaited<ReturnType<typeof openStage>>

/** So many turns of the loop, and what was written to a socket of this machine has been read. */
const TURNS = 12

/** The bot runs; nobody has said anything yet. By default it is a Monday morning, and everybody reads Chinese. */
export async function openStage({ at = '2026-03-09T10:00', locale = 'zh-CN', ...portal }: StageSettings = {}) {
  const time = new ManualTime(`${at}:00+08:00`)
  const server = await startDiscordServer({
    limits: false,
    now: () => time.now().getTime(),
    privileged: { messageContent: portal.messageContent ?? true },
  })
  const speaks = locale === 'en' ? 'en-US' : 'zh-CN'
  const admin = server.person({ name: '周敏', locale: speaks })
  const folder = mkdtempSync(join(tmpdir(), 'lianluo-stage-'))
  const errors: unknown[] = []
  const warnings: unknown[] = []
  let adapter: Adapter
  let stored = 0
  let underWay = 0
  let running = true
  let bot = boot()
  await bot.start()
  await server.until(() => server.commands.global.length > 0)
  await settled()

  function boot(): Lianluo {
    const log = {
      debug() {},
      info() {},
      warn: (details: object, message?: string) => warnings.push({ ...details, message }),
      error: (details: object, message?: string) => errors.push({ ...details, message }),
    }
    const settings = { token: server.token, apiRoot: server.url, log, now: time.now }
    adapter = counted(createDiscordAdapter({ ...settings, pauses: { firstMs: 5, longestMs: 40 } }).adapter)
    return build({
      config: readConfig({
        DATABASE_URL: `file:${join(folder, 'test.db')}`,
        DATABASE_SYNCHRONOUS: 'NORMAL',
        POLICY: QUIET_DAY,
        LOCALE: locale,
        ADMIN_ACCOUNTS: `discord:${admin.id}`,
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

  function counted(adapter: Adapter): Adapter {
    return {
      ...adapter,
      start: (accept, core) =>
        adapter.start(async (event) => {
          underWay += 1
          try {
            await accept(event)
            stored += 1
          } finally {
            underWay -= 1
          }
        }, core),
    }
  }

  /** All that was told to the bot is read, stored, handled and answered; a whole round changed nothing any more. */
  async function settled(): Promise<void> {
    for (let before = ''; ; ) {
      await server.until(() => server.connected || !running)
      await server.gateway.read()
      for (let turns = 0; turns < TURNS || underWay > 0; turns += 1) await turnOfLoop()
      await bot.idle()
      const now = `${stored} ${server.calls.length} ${server.gateway.identifies}`
      if (now === before) return
      before = now
    }
  }

  /** Somebody does something; a few seconds have passed since the last time, so that no limit of Discord's is in the way. */
  async function after<T>(act: () => Promise<T>): Promise<T> {
    time.set(new Date(time.now().getTime() + 20_000))
    const done = await act()
    await settled()
    return done
  }

  /** @throws when Discord told the person that the bot did not respond */
  async function answered(act: () => Promise<Interaction>): Promise<Interaction> {
    const interaction = await after(act)
    if (!interaction.acknowledged || interaction.failed) throw new Error('the bot did not respond')
    if (interaction.deferred) throw new Error('the bot is thinking for ever')
    return interaction
  }

  return {
    server,
    admin,
    folder,
    time,
    errors,
    warnings,
    /** What people's Discord is set to. */
    speaks,
    settled,
    after,
    health: () => adapter.health(),
    /** Says it and waits for the bot; answers what the bot posted meanwhile in that channel or, without one, in private. */
    async says(person: Person, where: Channel | Person, text: string, saying?: Saying): Promise<Shown[]> {
      const before = server.posts(where).length
      await after(() => ('kind' in where ? person.says(where, text, saying) : person.writes(text, saying)))
      return server.posts(where).slice(before)
    },
    /** Fills in a slash command; without a channel, in the direct line. */
    types: (person: Person, command: string, filled: Filled = {}, where?: Channel) =>
      answered(() => person.types(command, filled, where)),
    presses: (person: Person, shown: Shown, label: string) => answered(() => person.presses(shown, label)),
    selects: (person: Person, shown: Shown, label: string) => answered(() => person.selects(shown, label)),
    submits: (person: Person, form: Interaction, entered: Entered) => answered(() => person.submits(form, entered)),
    reacts: (person: Person, shown: Shown, emoji: string) => after(() => person.reacts(shown, emoji)),
    /** Lets the hours pass until the local time, ringing what is due on the way. */
    async turnTo(local: string): Promise<void> {
      await turn(bot, time, new Date(`${local}:00+08:00`))
      await settled()
    },
    look: <T>(work: (db: Db) => Promise<T> | T): Promise<T> => bot.store.transaction(work),
    async stop(): Promise<void> {
      running = false
      await bot.stop()
    },
    /** Begins again on the same store, perhaps later. */
    async startAgain(local?: string): Promise<void> {
      if (local) time.set(new Date(`${local}:00+08:00`))
      bot = boot()
      running = true
      await bot.start()
      await settled()
    },
    /** Stops everything; fails when the bot logged an error, or did to Discord what nobody should. */
    async close(): Promise<void> {
      await bot.stop()
      await server.close()
      rmSync(folder, { recursive: true, force: true })
      const wrong = { errors, complaints: server.complaints, rateLimited: server.rateLimited }
      if (Object.values(wrong).some(({ length }) => length > 0)) throw new Error(JSON.stringify(wrong, show))
    },
  }
}

const show = (_key: string, value: unknown) => (value instanceof Error ? value.stack : value)
