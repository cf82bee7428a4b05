import { expect, test } from 'vitest'
import { CHANGES } from '../walks/replay.js'
import { prepareShops } from '../walks/stage.js'
import { deathsChangeNothing, ENDINGS, everythingHolds } from '../walks/trials.js'

const SEED = 20261121
const MINUTES = 60_000

test(
  'two thousand walks: everything holds, and every change that a timeline can tell came up, and every way to the end',
  async () => {
    const told = await everythingHolds(prepareShops(), { numRuns: 2000, seed: SEED })
    expect([...Object.keys(CHANGES), ...ENDINGS].filter((what) => !told.has(what))).toEqual([])
  },
  15 * MINUTES,
)

test(
  'two hundred walks with deaths on the way end as those without',
  async () => {
    const deaths = await deathsChangeNothing(prepareShops(), { numRuns: 200, seed: SEED })
    expect(deaths).toBeGreaterThan(300)
  },
  5 * MINUTES,
)
