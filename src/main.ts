/** The process: settings, log, platforms and signals. Time and chance enter here and are handed down. */
import './heap.js'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { build } from './build.js'
import { DEFAULT_POLICY, readConfig } from './config.js'
import type { Adapter } from './core/adapter.js'
import type { Time } from './core/time.js'
import { loadPolicy } from './domain/policy/load.js'
import { linkKeyIn } from './link-key.js'
import { presetsIn } from './parts.js'
import { openPlatforms } from './platforms.js'
import { openPlayground } from './playground/open.js'
import { turnedTime } from './playground/turned-time.js'
import { SetupError } from './setup-error.js'
import { makeMetrics } from './web/metrics.js'
import { makeServer } from './web/server.js'

/** The folder with prompts/ and prisma/: beside src/ in the source, one up in dist/. */
const here = dirname(fileURLToPath(import.meta.url))
const root = existsSync(join(here, '../prompts')) ? join(here, '..') : join(here, '../..')

const realTime: Time = {
  now: () => new Date(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  },
}

/** The policy is checked with the settings, so that all that is wrong is said at once. */
function wrongPolicy(name: string | undefined): string[] {
  try {
    loadPolicy(name || DEFAULT_POLICY, presetsIn(root))
    return []
  } catch (error) {
    if (error instanceof SetupError) return error.problems
    throw error
  }
}

const LONGEST_STOP_MS = 15_000

/** What this process makes is its own alone: customers stand in the store, in its log and its copies, and in the files beside it (R004-085). */
const NOBODY_ELSE = 0o077

async function main() {
  process.umask(NOBODY_ELSE)
  if (existsSync('.env')) process.loadEnvFile('.env')
  const config = readConfig(process.env, wrongPolicy(process.env.POLICY))
  const log = pino({ level: config.LOG_LEVEL })
  const data = dirname(config.DATABASE_URL.replace(/^file:/, ''))
  const turned = config.PLAYGROUND ? turnedTime(realTime, join(data, 'playground-time.json')) : undefined
  const time = turned ?? realTime

  const platforms = await openPlatforms(config, { log, now: time.now })
  const playground = turned ? openPlayground({ config, root, data, time: turned }) : undefined
  const adapters: Adapter[] = [...platforms.adapters, ...(playground ? [playground.adapter] : [])]

  const chance = Math.random
  /** Known once it listens: the port may be any. */
  let port = config.PORT
  const address = () => config.PUBLIC_URL?.replace(/\/+$/, '') ?? `http://${config.HOST}:${port}`
  const bot = build({
    config,
    root,
    log,
    time,
    realNow: realTime.now,
    chance,
    adapters,
    web: { address, key: linkKeyIn(join(data, 'key'), randomBytes), random: randomBytes },
    seen: (...seen) => metrics.countEvent(...seen),
  })
  const metrics = makeMetrics(
    bot.store,
    () => adapters.map((adapter) => ({ name: adapter.platform, ok: adapter.health().ok })),
    time.now,
  )
  const server = await makeServer({
    log,
    metrics,
    metricsToken: config.METRICS_TOKEN,
    webhooks: platforms.webhooks,
    forms: bot.formPages,
    calendars: bot.calendars,
    imports: bot.imports,
    pages: playground ? [{ prefix: '/playground', page: playground.page }] : [],
    health: async () => [
      {
        name: 'database',
        ...(await bot.store
          .transaction(() => ({ ok: true, detail: 'writes' }))
          .catch((error: unknown) => ({ ok: false, detail: String(error) }))),
      },
      { name: 'clocks', ...bot.schedule.health() },
      ...adapters.map((adapter) => ({ name: adapter.platform, ...adapter.health() })),
    ],
  })
  await playground?.ready(bot, bot.policy)
  await server.listen({ host: config.HOST, port: config.PORT }).catch((error: Error) => {
    throw new SetupError([`HOST, PORT: cannot listen at ${config.HOST}:${config.PORT} (${error.message})`])
  })
  port = (server.server.address() as AddressInfo).port
  await bot.start()
  log.info({ address: config.HOST, port, adapters: adapters.map(({ platform }) => platform) }, 'ready')
  if (playground) console.log(`\n  Playground: http://${config.HOST}:${port}/playground\n`)

  // A library that stumbles over one strange answer must not take everything down: what matters stands in the store.
  process.on('unhandledRejection', (error) => log.error({ code: 'unhandled', error }, 'a promise failed unheard'))

  let stopping = false
  async function stop(signal: string) {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    // Whatever hangs must not keep us: all that matters is stored.
    setTimeout(() => process.exit(1), LONGEST_STOP_MS).unref()
    await server.close()
    await bot.stop()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal))
}

main().catch((error: unknown) => {
  if (error instanceof SetupError)
    console.error(`Lianluo cannot start:\n${error.problems.map((problem) => `  - ${problem}`).join('\n')}`)
  else console.error(error)
  process.exit(1)
})
