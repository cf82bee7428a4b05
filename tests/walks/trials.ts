/** The two things that walks are gone for: that everything holds, and that a death on the way changes nothing. */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { World } from '../support/world.js'
import type { Act } from './acts.js'
import { outcome, walkWithDeaths } from './deaths.js'
import { check } from './invariants.js'
import { Died, Mortal } from './mortal.js'
import { walks } from './steps.js'
import { walk } from './walker.js'

/** A failure names the seed and the path to the shortest walk that fails. */
export interface Trial {
  numRuns: number
  seed: number
}

/** Walks with everything looked at after every step. Answers how often each line came into a timeline. */
export async function everythingHolds(shop: World, trial: Trial): Promise<Map<string, number>> {
  const told = new Map<string, number>()
  const property = fc.asyncProperty(walks, (steps) =>
    within(shop.fork(), async (world) => {
      await walk(world, steps)
      const entries = await world.bot.store.read(({ sql }) =>
        sql.all<{ what: string }>('SELECT "what" FROM "TimelineEntry"'),
      )
      for (const { what } of entries) told.set(what, (told.get(what) ?? 0) + 1)
    }),
  )
  await fc.assert(property, trial)
  return told
}

/** So far apart that no post is cut off twice: such a one would wait for a person. */
const deathsApart = fc.array(fc.integer({ min: 20, max: 150 }), { minLength: 1, maxLength: 6 })

/** Walks that are gone twice, once without deaths. Answers how many there were. */
export async function deathsChangeNothing(shop: World, trial: Trial): Promise<number> {
  let deaths = 0
  const property = fc.asyncProperty(walks, deathsApart, async (steps, apart) => {
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
  await world.bot.store.read(({ sql }) => check(sql))
  expect(await outcomeOf(world), acts.map((act) => JSON.stringify(act)).join('\n')).toEqual(expected)
  expect(world.errors.filter((logged) => !isOfDeath(logged))).toEqual([])
}

const outcomeOf = (world: World) => world.bot.store.read(({ sql }) => outcome(sql))

/** What the dead still said. */
const isOfDeath = (logged: unknown): boolean =>
  typeof logged === 'object' && logged !== null && 'error' in logged && logged.error instanceof Died

async function within<T>(opening: Promise<World>, work: (world: World) => Promise<T>): Promise<T> {
  const world = await opening
  try {
    return await work(world)
  } finally {
    await world.close()
  }
}
