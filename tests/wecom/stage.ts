/** The whole bot on the strict local WeCom: real sockets, the official SDK, time that stands still until it is turned. */

import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { inspect } from 'node:util'
import type { FastifyInstance } from 'fastify'
import { createWecomAdapter, type WecomAdapter } from '../../adapters/wecom/index.js'
import { build, type Lianluo } from '../../src/build.js'
import { readConfig } from '../../src/config.js'
import type { Adapter } from '../../src/core/adapter.js'
import { turn } from '../../src/playground/open.js'
import type { Db } from '../../src/store/store.js'
import { makeMetrics } from '../../src/web/metrics.js'
import { makeServer } from '../../src/web/server.js'
import {
  type AppGroup,
  type Shown,
  startWecomServer,
  type WecomGroup,
  type WecomOptions,
  type WecomPerson,
} from '../contract/wecom-server.js'
import { ManualTime } from '../support/manual-time.js'
import { pretendWeb } from '../support/pretend-web.js'
import { QUIET_DAY } from '../support/quiet-day.js'

export interface StageSettings extends Pick<WecomOptions, 'limits'> {
  /** Local time in Shanghai, "2026-03-09T10:00". */
  at?: string
  locale?: 'zh-CN' | 'en'
  /** There is a custom app, whose callbacks reach the bot. */
  app?: boolean
  opaqueIds?: boolean
  /** Platforms besides; on each, the account 1001 is an admin's. */
  others?: Adapter[]
  /** How long a lost connection is awaited; hardly at all unless told. */
  hopeMs?: number
}

export type Stage = Awaited<ReturnType<typeof openStage>>
export type Place = WecomGroup | WecomPerson | AppGroup

/** Nothing came over a socket of this machine for so long: all that was said has been read. */
const QUIET_MS = 8

/** The bot runs; nobody has said anything yet. By default it is a Monday morning, and everybody reads Chinese. */
export async function openStage(settings: StageSettings = {}) {
  const {
    at = '2026-03-09T10:00',
    locale = 'zh-CN',
    app = false,
    limits = false,
    others = [],
    opaqueIds = false,
    hopeMs = 1,
  } = settings
  const time = new ManualTime(`${at}:00+08:00`)
  const server = await startWecomServer({ now: () => time.now().getTime(), bot: { opaqueIds }, app, limits })
  const admin = server.person({ name: '周敏' })
  const folder = mkdtempSync(join(tmpdir(), 'lianluo-wecom-'))
  const errors: unknown[] = []
  const warnings: unknown[] = []
  const lines: string[] = []
  const write = (kept?: unknown[]) => (details: object, message?: string) => {
    lines.push(inspect({ ...details, message }, { depth: 8 }))
    kept?.push({ ...details, message })
  }
  const log = { debug: write(), info: write(), warn: write(warnings), error: write(errors) }
  let opened: WecomAdapter
  let web: FastifyInstance
  let stored = 0
  let underWay = 0
  let bot = await boot()

  async function boot(): Promise<Lianluo> {
    const { corpId, agentId, secret, token, aesKey } = server.app
    opened = createWecomAdapter({
      botId: server.bot.id,
      secret: server.bot.secret,
      botName: server.bot.name,
      wsUrl: server.wsUrl,
      apiRoot: server.apiRoot,
      app: app ? { corpId, agentId, secret, callback: { token, aesKey } } : undefined,
      webhooks: new Map(),
      log,
      now: time.now,
      pauses: { firstMs: 5, longestMs: 40 },
      hopeMs,
    })
    const ours = opaqueIds && !app ? admin.openid : admin.userid
    const admins = [`wecom:${ours}`, ...others.map(({ platform }) => `${platform}:1001`)]
    const fresh = build({
      config: readConfig({
        DATABASE_URL: `file:${join(folder, 'test.db')}`,
        DATABASE_SYNCHRONOUS: 'NORMAL',
        POLICY: QUIET_DAY,
        LOCALE: locale,
        ADMIN_ACCOUNTS: admins.join(),
      }),
      root: process.cwd(),
      log,
      time,
      realNow: () => new Date(),
      chance: () => 0.5,
      web: pretendWeb,
      adapters: [counted(opened.adapter), ...others],
    })
    const health = async () => [{ name: 'wecom', ...opened.adapter.health() }]
    const metrics = makeMetrics(fresh.store, () => [], time.now)
    web = await makeServer({ log, metrics, webhooks: { wecom: opened.callback }, pages: [], health })
    await web.listen({ host: '127.0.0.1', port: 0 })
    const { port } = web.server.address() as AddressInfo
    if (app) server.callbackUrl = `http://127.0.0.1:${port}/webhooks/wecom`
    await fresh.start()
    await server.until(() => server.connections() === 1)
    return fresh
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
      await sleep(QUIET_MS)
      while (underWay > 0) await sleep(1)
      await bot.idle()
      const now = `${stored} ${server.calls.length} ${server.subscriptions}`
      if (now === before) return
      before = now
    }
  }

  /** Somebody does something; some seconds have passed since the last time. */
  async function after<T>(act: () => Promise<T>): Promise<T> {
    time.set(new Date(time.now().getTime() + 20_000))
    const done = await act()
    await settled()
    return done
  }

  return {
    server,
    admin,
    folder,
    time,
    errors,
    warnings,
    /** Every line that was logged, with all that its errors carry. */
    lines,
    settled,
    after,
    health: () => opened.adapter.health(),
    /** What an operator reads. */
    async readyz() {
      const { statusCode, body } = await web.inject('/readyz')
      return { status: statusCode, text: body }
    },
    /** Says it (in a group: mentioning the bot) and waits for the bot; answers what the bot posted meanwhile there. */
    async says(
      person: WecomPerson,
      where: WecomGroup | WecomPerson,
      text: string,
      quote?: Shown | string,
    ): Promise<Shown[]> {
      const before = server.posts(where).length
      await after(() => ('members' in where ? person.says(where, text, { quote }) : person.writes(text, { quote })))
      return server.posts(where).slice(before)
    },
    presses: (person: WecomPerson, where: Place, shown: Shown, label: string) =>
      after(() => person.presses(where, shown, label)),
    /** Lets the hours pass until the local time, ringing what is due on the way. */
    async turnTo(local: string): Promise<void> {
      await turn(bot, time, new Date(`${local}:00+08:00`))
      await settled()
    },
    /** The same by so many milliseconds. */
    async turnBy(milliseconds: number): Promise<void> {
      await turn(bot, time, new Date(time.now().getTime() + milliseconds))
      await settled()
    },
    look: <T>(work: (db: Db) => Promise<T> | T): Promise<T> => bot.store.transaction(work),
    async stop(): Promise<void> {
      await web.close()
      await bot.stop()
    },
    /** Begins again on the same store, perhaps later. */
    async startAgain(local?: string): Promise<void> {
      if (local) time.set(new Date(`${local}:00+08:00`))
      bot = await boot()
      await settled()
    },
    /** Stops everything; fails when the bot logged an error, or did to WeCom what nobody should. */
    async close(): Promise<void> {
      await web.close()
      await bot.stop()
      await server.close()
      rmSync(folder, { recursive: true, force: true })
      const wrong = { errors, complaints: server.complaints, dropped: server.dropped === 0 ? [] : [server.dropped] }
      if (Object.values(wrong).some(({ length }) => length > 0)) throw new Error(JSON.stringify(wrong, show))
    },
  }
}

const show = (_key: string, value: unknown) => (value instanceof Error ? value.stack : value)
