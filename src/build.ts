/** Builds the whole bot from its parts and settings; the only file that knows them all. */
import { dirname, join } from 'node:path'
import { commands, listeners } from './commands/all.js'
import { suggestions } from './commands/suggestions.js'
import type { Adapter, PlatformName } from './core/adapter.js'
import { makeAlarms } from './core/alarm.js'
import type { Bot } from './core/bot.js'
import type { BrandHere } from './core/commands/command.js'
import { type CommandBook, makeCommandBook } from './core/commands/command-book.js'
import { makeSuggest } from './core/commands/suggest.js'
import { makeCoreSide } from './core/core-side.js'
import { Inbox } from './core/inbox/inbox.js'
import { Outbox } from './core/outbox/outbox.js'
import { makeEnqueue } from './core/posts/enqueue.js'
import type { Voice } from './core/posts/going.js'
import { makeMarks } from './core/posts/marks.js'
import { makeBell } from './core/time/bell.js'
import { Schedule } from './core/time/schedule.js'
import { loadLexicon } from './core/words/lexicon.js'
import { loadPrompts } from './core/words/prompts.js'
import { Wording } from './core/words/wording.js'
import { brandOfThread } from './domain/complaints/find.js'
import { maskedFor } from './domain/customers/phone.js'
import { openCardKeys } from './domain/ladder/clock.js'
import { adoptPolicy } from './domain/policy/kept.js'
import { loadPolicy } from './domain/policy/load.js'
import { type Rules, zoneOf } from './domain/policy/rules.js'
import { makeFiles } from './files.js'
import { jobs, ringers } from './jobs/all.js'
import { makeRingSms } from './jobs/ring-sms.js'
import { menusOf, publishMenus } from './menus.js'
import { linksTo, makePages } from './pages.js'
import { type Lianluo, type Parts, presetsIn } from './parts.js'
import { openSms } from './sms/open.js'
import { openStore } from './store/store.js'

export type { Lianluo } from './parts.js'

const DRAIN_MS = 7500

/** @throws SetupError with everything that is wrong. */
export function build(parts: Parts): Lianluo {
  const { config, root, log, time, realNow, chance, adapters, web, seen, openStore: open = openStore } = parts
  const prompts = loadPrompts(join(root, 'prompts'), config.PROMPTS_DIR)
  const wording = new Wording(prompts.texts)
  const rules: Rules = {
    policy: loadPolicy(config.POLICY, presetsIn(root)),
    zone: config.TIME_ZONE,
    platforms: adapters.map(({ platform }) => platform),
    chains: Object.fromEntries(
      adapters.flatMap(({ platform, capabilities: { chains } }) => (chains === undefined ? [] : [[platform, chains]])),
    ),
  }
  const byPlatform = new Map<PlatformName, Adapter>(adapters.map((adapter) => [adapter.platform, adapter]))
  const zone = (brand: BrandHere | null) => zoneOf(rules, brand)
  const path = config.DATABASE_URL.replace(/^file:/, '')
  const store = open({
    path,
    synchronous: config.DATABASE_SYNCHRONOUS,
    migrations: join(root, 'prisma/migrations/sqlite'),
    now: realNow(),
  })
  const voice: Voice = {
    wording,
    locale: config.LOCALE,
    zone: config.TIME_ZONE,
    capabilities: (platform) => byPlatform.get(platform)?.capabilities,
    routes: (platform, target) => byPlatform.get(platform)?.routes?.(target),
    masked: (text, purpose) => maskedFor(rules.policy, purpose)(text),
  }
  const enqueue = makeEnqueue(voice)
  const admins = new Set(config.ADMIN_ACCOUNTS)
  const alarms = makeAlarms({
    ...{ enqueue, time, accounts: config.ADMIN_ACCOUNTS, platforms: [...byPlatform.keys()] },
    masked: (text) => voice.masked(text, 'work'),
  })

  const outbox: Outbox = new Outbox({
    ...{ store, adapters: byPlatform, time, chance, log },
    marks: makeMarks(voice, time),
    lost: alarms.lost,
    detour: alarms.detour,
  })

  const sms = openSms({ config, store, time, log, settled: () => schedule.arm() })
  const links = linksTo(web)
  const all = commands(
    () => book,
    (lane) => outbox.wake([lane]),
    links.form,
    (number) => sms.numbers.includes(number),
    links.feeds,
    links.table,
  )
  const book: CommandBook<Rules> = makeCommandBook(all, prompts.commands)
  const lexicon = loadLexicon(join(root, 'prompts'), config.PROMPTS_DIR)
  const files = makeFiles({
    ...{ store, adapters: byPlatform, rules, lexicon, enqueue, time, chance, log },
    folder: join(dirname(path), 'files'),
    wake: (lanes) => outbox.wake(lanes),
  })
  const bot: Bot<Rules> = {
    book,
    listeners,
    rules,
    lexicon,
    enqueue,
    keepFiles: files.keep,
    isAdmin: (account) => admins.has(account),
    brandOfThread: (db, threadId) => brandOfThread(db, threadId)?.id,
    capabilities: voice.capabilities,
    routes: voice.routes,
    zoneOf: zone,
    trouble: alarms.trouble,
    log,
  }

  const schedule: Schedule<Rules> = new Schedule({
    store,
    jobs,
    ringers: [...ringers(rules), makeRingSms(rules, sms.numbers, () => sms.sender.wake())],
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
    suggest: makeSuggest(bot, voice, suggestions),
    openCardKeys,
    trouble: alarms.trouble,
    wake: (lanes) => outbox.wake(lanes),
    opened: (platform) => outbox.opened(platform),
  })

  return {
    store,
    policy: rules.policy,
    inbox,
    outbox,
    schedule,
    ...makePages({
      ...{ config, store, wording, rules, lexicon, enqueue, now: time.now, key: web.key, maxBytes: files.maxBytes },
      wake: (lanes) => outbox.wake(lanes),
    }),
    async start() {
      const since = time.now()
      if (await store.transaction(async (db) => adoptPolicy(db, rules.policy, since)))
        log.info({ code: 'policy', name: rules.policy.name }, 'another policy is in force: what is open keeps its own')
      await outbox.start()
      await files.fetcher.start()
      await sms.sender.start()
      await schedule.start()
      inbox.wake()
      const accept = async (event: Parameters<typeof inbox.accept>[0]) => {
        await inbox.accept(event)
        seen?.(event.platform, event.kind)
      }
      const menus = menusOf(all, prompts, bot.lexicon, config.LOCALE)
      for (const adapter of adapters) {
        await adapter.start(accept, coreSide(adapter.platform))
        void publishMenus(adapter, menus, log)
      }
    },
    async stop() {
      await Promise.all(adapters.map((adapter) => adapter.stop()))
      await inbox.stop()
      await files.fetcher.stop()
      await schedule.stop()
      await Promise.all([sms.sender.stop(), outbox.stop(DRAIN_MS)])
      await store.close()
    },
    async idle() {
      await inbox.idle()
      await files.fetcher.idle()
      await sms.sender.idle()
      await outbox.idle()
    },
  }
}
