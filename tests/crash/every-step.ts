/** Kills the bot at the first step of something, at the second, and so on until it lives through it; looks each time what came of it. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished } from 'vitest'
import { keep } from '../../src/store/keep.js'
import type { Platform, Played, Rows } from './platforms.js'
import { BotProcess, makeProgram } from './process.js'

export interface Life<Dealer> {
  dealer: Dealer
  /** Reads the bot's database from outside. */
  rows: Rows
  /** Gives an order, and waits until all that follows from it is done. */
  order(order: { turnTo: string }): Promise<void>
  settled(): Promise<void>
}

interface Trial<Dealer, Prepared> {
  /** Once, before the bot becomes a process: through chat. */
  setUp?(dealer: Dealer): Promise<unknown>
  /** Without dying, before each run. */
  prepare(life: Life<Dealer>, run: number): Promise<Prepared>
  /** What the bot dies of. */
  act(life: Life<Dealer>, prepared: Prepared): Promise<unknown>
  /** After the bot was started again. */
  check(life: Life<Dealer>, prepared: Prepared): Promise<void> | void
}

interface PostRow {
  id: number
  room: string
  key: string
  state: string
}

/** Answers the steps at which the bot died. */
export async function dieAtEveryStep<Dealer extends Played, Prepared>(
  platform: Platform<Dealer>,
  { setUp, prepare, act, check }: Trial<Dealer, Prepared>,
): Promise<string[]> {
  const [dealer, program] = await Promise.all([platform.open(), makeProgram()])
  onTestFinished(() => program.remove())
  await setUp?.(dealer)
  await dealer.stop()
  const file = join(dealer.folder, 'test.db')
  const database = keep(new Database(file))
  let now = dealer.time.now().toISOString()
  let next = BotProcess.load(program.file)
  async function start(): Promise<BotProcess> {
    const bot = next
    next = BotProcess.load(program.file)
    await bot.surely(bot.order({ start: { sites: [platform.site(dealer)], database: file, at: now } }))
    return bot
  }
  let bot = await start()

  const later = () => new Date(Date.parse(now) + platform.pauseMs).toISOString()

  async function settled(): Promise<void> {
    const asked = bot
    await platform.settled(dealer, {
      rows: life.rows,
      idle: () => asked.order({ settle: true }),
      wait: () => life.order({ turnTo: later() }),
    })
  }
  const life: Life<Dealer> = {
    dealer,
    rows: <Row>(query: string, ...values: unknown[]) => database.prepare(query).all(...values) as Row[],
    async order(order) {
      now = order.turnTo
      dealer.time.set(new Date(now))
      await bot.order(order)
    },
    settled,
  }
  const posts = () => life.rows<PostRow>(NEW_MESSAGES)

  const deaths: string[] = []
  try {
    await bot.surely(settled())
    for (let run = 1; ; run++) {
      await bot.surely(life.order({ turnTo: later() }))
      const prepared = await prepare(life, run)
      const last = { post: posts().at(-1)?.id ?? 0, said: platform.posts(dealer) }
      const tellAgain = platform.listen(dealer, life.rows, () => act(life, prepared))
      await bot.surely(bot.order({ die: run }))
      const mortal = bot
      // What an act notices only after the death is nothing to the next life.
      const lived = act(life, prepared).then(() => (bot === mortal ? settled() : undefined))
      const step = await Promise.race([bot.died, lived.then(() => undefined)])
      const inDoubt = posts().filter(({ state }) => state === 'sending')
      if (step !== undefined) {
        deaths.push(step)
        bot = await start()
        await bot.surely(settled())
      }
      await tellAgain()
      await bot.surely(settled())
      const rows = posts().filter(({ id }) => id > last.post)
      try {
        expect(bot.complaints).toBe('')
        for (const [room, said] of platform.posts(dealer))
          expectOneEach(room, said.slice(last.said.get(room)?.length ?? 0), rows, inDoubt)
        await check(life, prepared)
      } catch (error) {
        throw new Error(`died at step ${run}: ${step ?? 'not at all'}`, { cause: error })
      }
      if (step === undefined) return deaths

      /** One message for each post; for one in doubt perhaps a second, and then the second says so. */
      function expectOneEach(room: string, texts: string[], rows: PostRow[], inDoubt: PostRow[]): void {
        const here = (row: PostRow) => row.room === room
        const plain = texts.filter((text) => !text.includes(MARK))
        const marked = texts.filter((text) => text.includes(MARK)).map((text) => text.replace(MARK, ''))
        const doubts = platform.repeats ? inDoubt.filter(here).length : 0
        if (platform.repeats === 'perhaps') expect(marked.length).toBeLessThanOrEqual(doubts)
        else expect(marked).toHaveLength(doubts)
        expect(new Set(plain).size).toBe(plain.length)
        expect(new Set([...plain, ...marked]).size).toBe(rows.filter(here).length)
      }
    }
  } finally {
    await Promise.all([bot.kill(), next.kill()])
    database.close()
    await dealer.close()
  }
}

const MARK = '【补发】'

/** Posts that make a message: no edits, no mere answers to a press, nothing that only changes how a thread looks. */
const NEW_MESSAGES = `SELECT p."id", p."key", p."state", r."externalId" AS "room" FROM "Post" p
  JOIN "Room" r ON r."id" = p."roomId" WHERE p."editsId" IS NULL AND p."lane" NOT LIKE 'g%'
  AND p."content" ->> 'threadState' IS NULL ORDER BY p."id"`
