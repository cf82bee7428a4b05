/**
 * The bot as a process of its own that kills itself, without a word of farewell, at the step that a test names. Steps are
 * where the parts meet: around an event's arrival, around each send, and three in every transaction of the store.
 */

import { writeSync } from 'node:fs'
import { createDiscordAdapter } from '../../adapters/discord/index.js'
import { createTelegramAdapter } from '../../adapters/telegram/index.js'
import { createWecomAdapter } from '../../adapters/wecom/index.js'
import type { WecomSettings } from '../../adapters/wecom/settings.js'
import { build } from '../../src/build.js'
import { readConfig } from '../../src/config.js'
import type { Adapter } from '../../src/core/adapter.js'
import type { Log } from '../../src/core/log.js'
import { turn } from '../../src/playground/open.js'
import { openStore, type Store } from '../../src/store/store.js'
import { ManualTime } from '../support/manual-time.js'
import { pretendWeb } from '../support/pretend-web.js'
import { QUIET_DAY } from '../support/quiet-day.js'

/** Where it works on one platform. */
export interface Site {
  platform: 'telegram' | 'discord' | 'wecom'
  /** Their account id. */
  admin: number | string
  token: string
  apiRoot: string
  /** What only WeCom asks for. */
  wecom?: Pick<WecomSettings, 'botId' | 'botName' | 'wsUrl' | 'app'>
}

export interface Start {
  sites: Site[]
  database: string
  /** An instant. */
  at: string
  /** Without the lists of the service day unless told otherwise. */
  policy?: string
}

/**
 * `die`: at so many steps from now. `turnTo`: jumps to that instant. `pass`: gets there from one due instant to the next.
 * `settle`: all is done, and nobody dies of what comes after.
 */
export type Order = { start: Start } | { die: number } | { turnTo: string } | { pass: string } | { settle: true }

let left = Number.POSITIVE_INFINITY
function step(name: string): void {
  left -= 1
  if (left > 0) return
  writeSync(1, name)
  process.kill(process.pid, 'SIGKILL')
}

function mortal(adapter: Adapter): Adapter {
  return {
    ...adapter,
    start: (accept, core) =>
      adapter.start(async (event) => {
        step(`before ${event.kind} ${event.id} is stored`)
        await accept(event)
        step(`after ${event.kind} ${event.id} was stored`)
      }, core),
    async send(post) {
      step(`before ${post.key} is sent`)
      const receipt = await adapter.send(post)
      step(`after ${post.key} was sent`)
      return receipt
    },
  }
}

const openMortalStore: typeof openStore = (settings) => {
  const store = openStore(settings)
  const transaction: Store['transaction'] = async (work) => {
    const result = await store.transaction(async (db) => {
      step('a transaction has begun')
      const done = await work(db)
      step('before a commit')
      return done
    })
    step('after a commit')
    return result
  }
  return { ...store, transaction }
}

function createAdapter({ platform, token, apiRoot, wecom }: Site, time: ManualTime, log: Log): Adapter {
  const settings = { token, apiRoot, log, now: time.now, pauses: { firstMs: 5, longestMs: 40 } }
  if (platform === 'telegram') return createTelegramAdapter(settings).adapter
  if (platform === 'discord') return createDiscordAdapter(settings).adapter
  if (!wecom) throw new Error('WeCom needs more')
  return createWecomAdapter({ ...settings, ...wecom, secret: token, webhooks: new Map() }).adapter
}

function open(start: Start) {
  const { sites, database, at, policy = QUIET_DAY } = start
  const time = new ManualTime(at)
  const log = { debug() {}, info() {}, warn() {}, error: (details: object) => console.error(details) }
  const bot = build({
    config: readConfig({
      DATABASE_URL: `file:${database}`,
      POLICY: policy,
      ADMIN_ACCOUNTS: sites.map(({ platform, admin }) => `${platform}:${admin}`).join(),
    }),
    root: process.cwd(),
    log,
    time,
    realNow: () => new Date(),
    chance: () => 0.5,
    web: pretendWeb,
    adapters: sites.map((site) => mortal(createAdapter(site, time, log))),
    openStore: openMortalStore,
  })
  return { bot, time }
}

let opened: ReturnType<typeof open> | undefined

async function obey(order: Order): Promise<void> {
  if ('start' in order) {
    opened = open(order.start)
    return opened.bot.start()
  }
  if (!opened) throw new Error('not started')
  const { bot, time } = opened
  if ('die' in order) left = order.die
  else if ('pass' in order) await turn(bot, time, new Date(order.pass))
  else if ('turnTo' in order) {
    time.set(new Date(order.turnTo))
    await bot.schedule.ring()
  } else {
    await bot.idle()
    left = Number.POSITIVE_INFINITY
  }
}

process.on('message', ({ id, order }: { id: number; order: Order }) => {
  obey(order).then(
    () => process.send?.(id),
    (error: unknown) => console.error(error),
  )
})
process.on('disconnect', () => process.exit())
