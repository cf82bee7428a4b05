/** The two things that walks are gone for: that everything holds, and that a death on the way changes nothing. */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Sql } from '../../src/store/sql.js'
import type { World } from '../support/world.js'
import type { Act } from './acts.js'
import { outcome, walkWithDeaths } from './deaths.js'
import { check } from './invariants.js'
import { Died, Mortal } from './mortal.js'
import { type Preset, rulesOf } from './stage.js'
import { walks } from './steps.js'
import { walk } from './walker.js'

/** A failure names the seed and the path to the shortest walk that fails. */
export interface Trial {
  numRuns: number
  seed: number
}

type Shops = (preset: Preset) => Promise<World>

/** Walks with everything looked at after every step. Answers how often each line came into a timeline, and how complaints ended. */
export async function everythingHolds(shops: Shops, trial: Trial): Promise<Map<string, number>> {
  const told = new Map<string, number>()
  const property = fc.asyncProperty(walks, async ({ preset, steps }) => {
    const shop = await shops(preset)
    await within(shop.fork(), async (world) => {
      await walk(world, steps)
      for (const what of await world.bot.store.read(({ sql }) => whatCameUp(sql)))
        told.set(what, (told.get(what) ?? 0) + 1)
    })
  })
  await fc.assert(property, trial)
  return told
}

/** The ways to the end of a complaint that a satisfied customer has. */
export const ENDINGS = ['closed with money', 'closed with signatures', 'closed with an approval'] as const

const FULLY_CLOSED = `SELECT 1 FROM "Complaint" c WHERE c."state" = 'closed' AND EXISTS (
  SELECT 1 FROM "FollowUp" f WHERE f."complaintId" = c."id" AND f."round" = c."round" AND f."satisfied")`
const WITH: Record<(typeof ENDINGS)[number], string> = {
  'closed with money': `SELECT 1 FROM "Claim" WHERE "complaintId" = c."id" AND "state" = 'received'`,
  'closed with signatures': `SELECT 1 FROM "Signature" WHERE "complaintId" = c."id" AND "round" = c."round"`,
  'closed with an approval': `SELECT 1 FROM "Approval" WHERE "complaintId" = c."id" AND "kind" = 'plan' AND "state" = 'approved'`,
}

const whatCameUp = (sql: Sql): string[] => [
  ...sql.all<{ what: string }>('SELECT "what" FROM "TimelineEntry"').map(({ what }) => what),
  ...ENDINGS.filter((ending) => sql.get(`${FULLY_CLOSED} AND EXISTS (${WITH[ending]})`)),
]

/** So far apart that no post is cut off twice: such a one would wait for a person. */
const deathsApart = fc.array(fc.integer({ min: 20, max: 150 }), { minLength: 1, maxLength: 6 })

/** Walks that are gone twice, once without deaths. Answers how many there were. */
export async function deathsChangeNothing(shops: Shops, trial: Trial): Promise<number> {
  let deaths = 0
  const property = fc.asyncProperty(walks, deathsApart, async ({ preset, steps }, apart) => {
    const shop = await shops(preset)
    const { acts, expected } = await within(shop.fork(), async (world) => {
      const acts = await walk(world, steps)
      return { acts, expected: await outcomeOf(world) }
    })
    const mortal = new Mortal()
    await within(shop.fork({ openStore: mortal.openStore, noErrors: false }), async (world) => {
      deaths += await walkWithDeaths(world, mortal, acts, apart)
      await expectTheSame(world, acts, expected)
    })
  })
  await fc.assert(property, trial)
  return deaths
}

async function expectTheSame(world: World, acts: Act[], expected: Record<string, unknown[]>): Promise<void> {
  await world.bot.store.read((db) => check(db, rulesOf(world), world.time.now()))
  expect(await outcomeOf(world), acts.map((act) => JSON.stringify(act)).join('\n')).toEqual(expected)
  expect(world.errors.filter((logged) => !isOfDeath(logged))).toEqual([])
}

const outcomeOf = (world: World) => world.bot.store.read(({ sql }) => outcome(sql))

/** What the dead still said; of a picture, that the living fetched it in their place. */
const isOfDeath = (logged: unknown): boolean =>
  typeof logged === 'object' &&
  logged !== null &&
  (('error' in logged && logged.error instanceof Died) || ('code' in logged && logged.code === 'not-fetched'))

async function within<T>(opening: Promise<World>, work: (world: World) => Promise<T>): Promise<T> {
  const world = await opening
  try {
    return await work(world)
  } finally {
    await world.close()
  }
}
