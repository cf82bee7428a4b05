/** Opens the playground: the adapter with the pretend dealer's people and rooms, and the clock that turns. */
import { join } from 'node:path'
import { createPlaygroundAdapter } from '../../adapters/playground/index.js'
import type { Lianluo } from '../build.js'
import type { Config } from '../config.js'
import { loadPrompts, type Texts } from '../core/words/prompts.js'
import { addDays, instantAt, localDayOf, localTimeOf } from '../domain/calendar/local-day.js'
import type { Policy } from '../domain/policy/schema.js'
import type { Db } from '../store/store.js'
import { readSample, seedSample } from './sample.js'
import type { TurnedTime } from './turned-time.js'

interface Parts {
  config: Config
  root: string
  /** Where the pretend platform keeps its journal. */
  data: string
  time: TurnedTime
}

export function openPlayground({ config, root, data, time }: Parts) {
  const sample = readSample(join(root, 'src/playground/sample.yaml'))
  const { texts } = loadPrompts(join(root, 'prompts'), config.PROMPTS_DIR)
  const roleName = (role: string) => texts[config.LOCALE]?.[`role.${role}`] ?? role
  let bot: Lianluo | undefined
  const { adapter, page } = createPlaygroundAdapter({
    journal: join(data, 'playground-journal.jsonl'),
    people: sample.people.map(({ id, name, roles }) => ({ id, name, role: roles.map(roleName).join(' · ') })),
    rooms: sample.rooms.map(({ id, title, members }) => ({
      id,
      title,
      members: members ?? sample.people.map((one) => one.id),
    })),
    bot: { name: texts[config.LOCALE]?.['playground.bot'] ?? 'Lianluo' },
    time: {
      now: time.now,
      zone: config.TIME_ZONE,
      turnTo: async (instant) => (bot ? turn(bot, time, instant) : undefined),
    },
    words: Object.fromEntries(Object.entries(texts).map(([locale, all]) => [locale, wordsOf(all)])),
    locale: config.LOCALE,
  })
  return {
    adapter,
    page,
    /** Fills an empty store with the pretend dealer, and lets the clock turn. */
    async ready(built: Lianluo, policy: Policy) {
      bot = built
      if (!(await built.store.read(isEmpty))) return
      time.set(morning(time.now(), config.TIME_ZONE))
      await built.store.transaction((db) => seedSample(db, sample, policy, time.now()))
    },
  }
}

/** A new playground begins in working hours before 17:00, whenever it is started: else the first booking for tomorrow would miss its schedule. */
export function morning(now: Date, zone: string): Date {
  const today = localDayOf(now, zone)
  const time = localTimeOf(now, zone)
  if (time >= '07:00' && time < '16:30') return now
  return instantAt(time < '07:00' ? today : addDays(today, 1), '09:00', zone)
}

const isEmpty = (db: Db): boolean => db.sql.get('SELECT 1 FROM "Brand"') === undefined

/** Goes from one due instant to the next, as the hours would have, and lets each ring before the next. */
export async function turn(
  bot: Pick<Lianluo, 'idle' | 'schedule'>,
  time: Pick<TurnedTime, 'set'>,
  target: Date,
): Promise<void> {
  await bot.idle()
  let last: Date | undefined
  let again = 0
  for (;;) {
    const next = await bot.schedule.next()
    if (!next || next > target) break
    // Once more is what came of it at the same instant; after that it could not be done, and the sweep will try it.
    again = last && next <= last ? again + 1 : 0
    if (again > 1) break
    last = next
    time.set(next)
    await bot.schedule.ring()
    await bot.idle()
  }
  time.set(target)
  await bot.schedule.ring()
  await bot.idle()
}

const wordsOf = (texts: Texts): Texts =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) =>
      key.startsWith('playground.') ? [[key.slice('playground.'.length), text]] : [],
    ),
  )
