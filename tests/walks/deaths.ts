/** Goes a way once more with a process that dies on it, again and again: each time it is started anew, and told again what it may not have heard. */
import type { ChatEvent } from '../../src/core/event.js'
import type { Sql } from '../../src/store/sql.js'
import type { World } from '../support/world.js'
import type { Act } from './acts.js'
import type { Mortal } from './mortal.js'
import { perform, turnTo } from './walker.js'

/** @param deaths so many steps from one to the next; as many as are needed on the way. Answers how often it died. */
export async function walkWithDeaths(
  world: World,
  mortal: Mortal,
  acts: readonly Act[],
  deaths: readonly number[],
): Promise<number> {
  let died = 0
  let heard: ChatEvent | undefined
  const listen = () => {
    const { adapter } = world
    const { accept } = adapter
    adapter.accept = (event) => {
      heard = event
      return accept(event)
    }
  }
  const next = () => {
    const steps = deaths[died]
    if (steps !== undefined) mortal.dieIn(steps)
  }
  /** Does it, and where it dies of that, as often as it takes. */
  async function survive(deed: () => Promise<unknown>): Promise<void> {
    let alive = await mortal.lives(deed())
    while (!alive) {
      died += 1
      void world.bot.schedule.stop()
      await mortal.bury()
      next()
      alive = await mortal.lives(world.boot())
      if (!alive) continue
      listen()
      alive = await mortal.lives(heard ? tellAgain(heard) : deed())
    }
  }
  /** As the platform does when nobody has told it that the event has arrived. */
  async function tellAgain(event: ChatEvent): Promise<void> {
    await world.adapter.accept(event)
    await world.bot.idle()
  }

  listen()
  next()
  for (const act of acts) {
    heard = undefined
    await survive(() => turnTo(world, act))
    await survive(() => perform(world, act))
    if ('restart' in act) listen()
  }
  return died
}

const KEPT = [
  'Complaint',
  'Problem',
  'Clock',
  'Acknowledgement',
  'Contact',
  'Pause',
  'FollowUp',
  'Leave',
  'Approval',
  'Decision',
  'Claim',
  'PointEntry',
  'Signature',
  'FormCopy',
  'Assist',
  'Investigation',
  'Consultation',
  'Batch',
  'Handover',
  'Evidence',
]
const ASKED = 'SELECT "roomId", "accountId", "command", "given", "asks", "state" FROM "Question" ORDER BY "id"'
/** A picture that was being fetched is fetched again a second later. */
const SAID = `SELECT "key", "roomId", "threadId", "content" FROM "Post" WHERE "key" NOT LIKE 'evidence:%' ORDER BY "key"`
const TOLD = `SELECT "complaintId", "visitId", "personId", "what", "details", "at" FROM "TimelineEntry"
  WHERE "what" NOT LIKE '%.evidence' ORDER BY "id"`

/** All that was kept, asked and said; not how it was sent. */
export const outcome = (sql: Sql): Record<string, unknown[]> => ({
  ...Object.fromEntries(KEPT.map((table) => [table, sql.all(`SELECT * FROM "${table}" ORDER BY "id"`)])),
  told: sql.all(TOLD),
  asked: sql.all(ASKED),
  said: sql.all(SAID),
})
