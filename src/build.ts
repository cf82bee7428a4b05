/** Builds the whole bot from its parts and settings; the only file that knows them all. */
import { join } from 'node:path'
import { commands, listeners } from './commands/all.js'
import type { Config } from './config.js'
import type { Adapter, PlatformName } from './core/adapter.js'
import { makeAlarms } from './core/alarm.js'
import { makeBell } from './core/bell.js'
import type { Bot } from './core/bot.js'
import type { BrandHere } from './core/command.js'
import { type CommandBook, makeCommandBook } from './core/command-book.js'
import { makeCoreSide } from './core/core-side.js'
import { makeEnqueue, marked } from './core/enqueue.js'
import type { Said } from './core/errors.js'
import { Inbox } from './core/inbox.js'
import { loadLexicon } from './core/lexicon.js'
import type { Log } from './core/log.js'
import { Outbox } from './core/outbox.js'
import { loadPrompts } from './core/prompts.js'
import { Schedule } from './core/schedule.js'
import type { StoredBlock } from './core/stored-post.js'
import type { Chance, Time } from './core/time.js'
import { Wording } from './core/wording.js'
import { maskedFor } from './domain/customers/phone.js'
import { openCardKeys } from './domain/ladder/clock.js'
import { loadPolicy } from './domain/policy/load.js'
import { type Rules, zoneOf } from './domain/policy/rules.js'
import type { Policy } from './domain/policy/schema.js'
import { postSchedule } from './jobs/post-schedule.js'
import { ringClocks } from './jobs/ring-clocks.js'
import { menusOf } from './menus.js'
import { openStore, type Store } from './store/store.js'

export interface Parts {
  config: Config
  /** The folder that holds prompts/, prisma/ and the presets. */
  root: string
  log: Log
  time: Time
  realNow(): Date
  chance: Chance
  adapters: readonly Adapter[]
  /** Sees every stored event, for counting. */
  seen?(platform: string, kind: string): void
  /** The store's door, when it is not the ordinary one. */
  openStore?: typeof openStore
}

export interface Lianluo {
  store: Store
  policy: Policy
  inbox: Inbox<Rules>
  outbox: Outbox
  schedule: Schedule<Rules>
  /** Begins: repairs what an earlier process left, catches up, then lets the platforms in. */
  start(): Promise<void>
  /** Stops receiving, sends what can be sent within 10 s, closes the store. */
  stop(): Promise<void>
  /** Nothing is being handled or sent. */
  idle(): Promise<void>
}

/** The folder of the policies that come with the program. */
export const presetsIn = (root: string): string => join(root, 'src/domain/policy/presets')

const DRAIN_MS = 7500

/** @throws SetupError with everything that is wrong. */
export function build({
  config,
  root,
  log,
  time,
  realNow,
  chance,
  adapters,
  seen,
  openStore: open = openStore,
}: Parts): Lianluo {
  const prompts = loadPrompts(join(root, 'prompts'), config.PROMPTS_DIR)
  const wording = new Wording(prompts.texts)
  const rules: Rules = {
    policy: loadPolicy(config.POLICY, presetsIn(root)),
    zone: config.TIME_ZONE,
  }
  const byPlatform = new Map<PlatformName, Adapter>(adapters.map((adapter) => [adapter.platform, adapter]))
  const zone = (brand: BrandHere | null) => zoneOf(rules, brand)

  const store = open({
    path: config.DATABASE_URL.replace(/^file:/, ''),
    synchronous: config.DATABASE_SYNCHRONOUS,
    migrations: join(root, 'prisma/migrations/sqlite'),
    now: realNow(),
  })
  const enqueue = makeEnqueue({
    wording,
    locale: config.LOCALE,
    zone: config.TIME_ZONE,
    capabilities: (platform) => byPlatform.get(platform)?.capabilities,
    masked: (text, purpose) => maskedFor(rules.policy, purpose)(text),
  })
  const mark = (blocks: StoredBlock[], said: Said, locale: string | null) =>
    marked(
      blocks,
      wording.say(said, { locale: locale ?? config.LOCALE, zone: config.TIME_ZONE, now: time.now() }),
      'before',
    )
  const admins = new Set(config.ADMIN_ACCOUNTS)
  const alarms = makeAlarms({ enqueue, time, accounts: config.ADMIN_ACCOUNTS, platforms: [...byPlatform.keys()] })

  const outbox: Outbox = new Outbox({
    store,
    adapters: byPlatform,
    time,
    chance,
    log,
    marks: {
      repeated: (blocks, locale) => mark(blocks, { key: 'core.repeated' }, locale),
      late: (blocks, locale, due) => mark(blocks, { key: 'core.late', values: { due: { instant: due } } }, locale),
    },
    lost: alarms.lost,
  })

  const all = commands(
    () => book,
    (lane) => outbox.wake([lane]),
  )
  const book: CommandBook<Rules> = makeCommandBook(all, prompts.commands)
  const bot: Bot<Rules> = {
    book,
    listeners,
    rules,
    lexicon: loadLexicon(join(root, 'prompts'), config.PROMPTS_DIR),
    enqueue,
    isAdmin: (account) => admins.has(account),
    zoneOf: zone,
    log,
  }

  const schedule: Schedule<Rules> = new Schedule({
    store,
    jobs: [postSchedule],
    ringers: [ringClocks],
    rules,
    enqueue,
    bell: makeBell(time, realNow),
    time,
    log,
    zoneOf: zone,
    missed: alarms.missed,
    rung: (lanes) => outbox.wake(lanes),
  })
  const inbox = new Inbox({
    store,
    bot,
    time,
    claim: (db, lanes) => outbox.claim(db, lanes),
    release: (claims) => outbox.release(claims),
    handled(lanes, claims) {
      outbox.send(claims)
      outbox.wake(lanes)
      schedule.arm()
    },
  })

  const coreSide = makeCoreSide({
    store,
    enqueue,
    time,
    log,
    suggest: async () => [],
    openCardKeys,
    trouble: alarms.trouble,
    wake: (lanes) => outbox.wake(lanes),
  })

  return {
    store,
    policy: rules.policy,
    inbox,
    outbox,
    schedule,
    async start() {
      await outbox.start()
      await schedule.start()
      inbox.wake()
      const accept = async (event: Parameters<typeof inbox.accept>[0]) => {
        await inbox.accept(event)
        seen?.(event.platform, event.kind)
      }
      const menus = menusOf(all, prompts.commands, config.LOCALE)
      for (const adapter of adapters) {
        await adapter.start(accept, coreSide(adapter.platform))
        adapter
          .publishCommands(menus)
          .catch((error: unknown) =>
            log.warn({ code: 'menu', platform: adapter.platform, error }, 'the command menu was not published'),
          )
      }
    },
    async stop() {
      await Promise.all(adapters.map((adapter) => adapter.stop()))
      await inbox.stop()
      await schedule.stop()
      await outbox.stop(DRAIN_MS)
      await store.close()
    },
    async idle() {
      await inbox.idle()
      await outbox.idle()
    },
  }
}
