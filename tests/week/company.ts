/** The bot as a process on three platforms at once, its people, and the time that all of them share. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { keep } from '../../src/store/keep.js'
import { BotProcess, makeProgram } from '../crash/process.js'
import { ManualTime } from '../support/manual-time.js'
import { gather } from './dealer.js'
import { onDiscord } from './on-discord.js'
import { onTelegram } from './on-telegram.js'
import { onWecom } from './on-wecom.js'

/** After so long no limit of a platform, and no pause after a failure, is in the way any more. */
const PAUSE_MS = 20_000
const UNSENT = `SELECT 1 FROM "Post" WHERE "state" IN ('waiting', 'sending')`
const HANDLED = `SELECT count(*) AS "count" FROM "Event" WHERE "state" = 'handled'`

export type Company = Awaited<ReturnType<typeof openCompany>>

/** @param at local time in Shanghai, "2026-03-09T10:00" */
export async function openCompany(at: string) {
  const time = new ManualTime(`${at}:00+08:00`)
  const now = () => time.now().getTime()
  const [telegram, discord, wecom, program] = await Promise.all([
    onTelegram(now),
    onDiscord(now),
    onWecom(now),
    makeProgram(),
  ])
  const ways = [telegram, discord, wecom]
  const brands = gather({ telegram, discord, wecom })
  const folder = mkdtempSync(join(tmpdir(), 'lianluo-week-'))
  const file = join(folder, 'test.db')
  let deaths = 0
  let next = BotProcess.load(program.file)
  let bot = await start()
  const database = keep(new Database(file))
  await settled()

  async function start(): Promise<BotProcess> {
    const fresh = next
    next = BotProcess.load(program.file)
    const sites = brands.map(({ way, staff }) => way.site(staff.admin))
    const start = { sites, database: file, at: time.now().toISOString(), policy: 'slab-dealer' }
    await fresh.surely(fresh.order({ start }))
    return fresh
  }

  async function quiet(): Promise<void> {
    for (let before = ''; ; ) {
      await Promise.all(ways.map((way) => way.heard()))
      await bot.surely(bot.order({ settle: true }))
      const traffic = [...ways.map((way) => way.traffic()), rows<{ count: number }>(HANDLED)[0]?.count].join()
      if (traffic === before) return
      before = traffic
    }
  }

  /** All that was told is read, handled and answered; what had to wait for its turn is said as well. */
  async function settled(): Promise<void> {
    await quiet()
    for (let waits = 0; rows(UNSENT).length > 0; waits += 1) {
      if (waits > 30) throw new Error(`still unsent: ${JSON.stringify(rows(`${UNSENT.replace('1', '*')} LIMIT 3`))}`)
      await pass(PAUSE_MS)
      await quiet()
    }
  }

  async function pass(milliseconds: number): Promise<void> {
    await to(new Date(now() + milliseconds))
  }

  async function to(instant: Date): Promise<void> {
    time.set(instant)
    await bot.surely(bot.order({ pass: instant.toISOString() }))
  }

  function rows<Row>(query: string, ...values: unknown[]): Row[] {
    return database.prepare(query).all(...values) as Row[]
  }

  return {
    brands,
    rows,
    now: () => time.now(),
    settled,
    pass,
    get deaths() {
      return deaths
    },
    /** @param local "2026-03-09T10:00"; nothing happens when it is past */
    async turnTo(local: string): Promise<void> {
      const instant = new Date(`${local}:00+08:00`)
      if (instant.getTime() <= now()) return
      await to(instant)
      await settled()
    },
    /** The same; on the way the process dies at its so-manieth step or, where it has not so many to do, when it has arrived. */
    async turnDying(local: string, step: number): Promise<void> {
      const instant = new Date(`${local}:00+08:00`)
      if (instant.getTime() <= now()) return
      time.set(instant)
      const mortal = bot
      await mortal.surely(mortal.order({ die: step }))
      await Promise.race([mortal.died, mortal.order({ pass: instant.toISOString() })])
      await mortal.kill()
      deaths += 1
      if (mortal.complaints !== '') throw new Error(mortal.complaints)
      bot = await start()
      await settled()
    },
    async close(): Promise<void> {
      await Promise.all([bot.kill(), next.kill()])
      database.close()
      await Promise.all(ways.map((way) => way.close()))
      program.remove()
      rmSync(folder, { recursive: true, force: true })
      if (bot.complaints !== '') throw new Error(bot.complaints)
    },
  }
}
