import { expect, test } from 'vitest'
import { prepareShops } from './stage.js'
import { deathsChangeNothing, everythingHolds } from './trials.js'

const SEED = 20261120

test('whatever people do and however long they wait, everything holds', async () => {
  const told = await everythingHolds(prepareShops(), { numRuns: 40, seed: SEED })
  expect(told.size).toBeGreaterThan(40)
}, 60_000)

test('a process that dies on the way goes on as if nothing had happened', async () => {
  expect(await deathsChangeNothing(prepareShops(), { numRuns: 12, seed: SEED })).toBeGreaterThan(20)
}, 60_000)
