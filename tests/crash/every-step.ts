/** Kills the bot at the first step of something, at the second, and so on until it lives through it; looks each time what came of it. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished } from 'vitest'
import { keep } from '../../src/store/keep.js'
import type { Group } from '../contract/telegram-server.js'
import { type Dealer, openDealer } from '../telegram/dealer.js'
import { BotProcess, makeProgram } from './process.js'

interface Life {
  dealer: Dealer
  /** Reads the bot's database from outside. */
  rows<Row>(query: string, ...values: unknown[]): Row[]
  /** Gives an order, and waits until all that follows from it is done. */
  order(order: { turnTo: string }): Promise<void>
  settled(): Promise<void>
}

interface Trial<Prepared> {
  /** Once, before the bot becomes a process: through chat. */
  setUp?(dealer: Dealer): Promise<unknown>
  /** Without dying, before each run. */
  prepare(life: Life, run: number): Promise<Prepared>
  /** What the bot dies of. */
  act(life: Life, prepared: Prepared): Promise<unknown>
  /** After the bot was started again. */
  check(life: Life, prepared: Prepared): Promise<void> | void
}

interface PostRow {
  id: number
  room: number
  key: string
  state: string
}

/** Answers the steps at which the bot died. */
export async function dieAtEveryStep<Prepared>({ setUp, prepare, act, check }: Trial<Prepared>): Promise<string[]> {
  const [dealer, program] = await Promise.all([openDealer(), makeProgram()])
  onTestFinished(() => program.remove())
  await setUp?.(dealer)
  await dealer.stop()
  const { server, folder } = dealer
  const file = join(folder, 'test.db')
  const database = keep(new Database(file))
  let now = dealer.time.now().toISOString()
  let next = BotProcess.load(program.file)
  async function start(): Promise<BotProcess> {
    const bot = next
    next = BotProcess.load(program.file)
    await bot.surely(bot.order({ start: { token: server.token, apiRoot: server.url, database: file, at: now } }))
    return bot
  }
  let bot = await start()

  async function settled(): Promise<void> {
    const asked = bot
    await server.until(() => server.polled && server.unconfirmed.length === 0, 15_000)
    await asked.order({ settle: true })
  }
  const life: Life = {
    dealer,
    rows: <Row>(query: string, ...values: unknown[]) => database.prepare(query).all(...values) as Row[],
    async order(order) {
      now = order.turnTo
      await bot.order(order)
    },
    settled,
  }
  const posts = () => life.rows<PostRow>(NEW_MESSAGES)

  const deaths: string[] = []
  try {
    for (let run = 1; ; run++) {
      // A few seconds have passed since the last run, so that no limit of Telegram's is in the way.
      await bot.surely(life.order({ turnTo: new Date(Date.parse(now) + 20_000).toISOString() }))
      const prepared = await prepare(life, run)
      const last = { post: posts().at(-1)?.id ?? 0, message: lastMessage(dealer), updates: server.updates.length }
      await bot.surely(bot.order({ die: run }))
      const lived = act(life, prepared).then(settled)
      const step = await Promise.race([bot.died, lived.then(() => undefined)])
      const inDoubt = posts().filter(({ state }) => state === 'sending')
      if (step !== undefined) {
        deaths.push(step)
        bot = await start()
        await bot.surely(settled())
      }
      for (const update of server.updates.slice(last.updates)) server.deliverAgain(update)
      await bot.surely(settled())
      const rows = posts().filter(({ id }) => id > last.post)
      try {
        expect(bot.complaints).toBe('')
        for (const group of groupsOf(dealer)) expectOneEach(group, rows, inDoubt)
        await check(life, prepared)
      } catch (error) {
        throw new Error(`died at step ${run}: ${step ?? 'not at all'}`, { cause: error })
      }
      if (step === undefined) return deaths

      /** One message for each post; for one in doubt perhaps a second, and then the second says so. */
      function expectOneEach(group: Group, rows: PostRow[], inDoubt: PostRow[]): void {
        const here = ({ room }: PostRow) => room === group.id
        const texts = server.posts(group).flatMap(({ id, text }) => (id > last.message ? [text] : []))
        const plain = texts.filter((text) => !text.includes(MARK))
        const marked = texts.filter((text) => text.includes(MARK)).map((text) => text.replace(MARK, ''))
        expect(marked).toHaveLength(inDoubt.filter(here).length)
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
const NEW_MESSAGES = `SELECT p."id", p."key", p."state", CAST(r."externalId" AS INTEGER) AS "room" FROM "Post" p
  JOIN "Room" r ON r."id" = p."roomId" WHERE p."editsId" IS NULL AND p."lane" NOT LIKE 'g%'
  AND p."content" ->> 'threadState' IS NULL ORDER BY p."id"`

const groupsOf = ({ server }: Dealer): Group[] =>
  [...server.world.chats.values()].flatMap((chat) => (chat.id < 0 ? [{ id: chat.id, chat }] : []))

const lastMessage = (dealer: Dealer): number =>
  Math.max(...groupsOf(dealer).flatMap((group) => dealer.server.messages(group).map(({ id }) => id)))
