/** Whose word a sum needs: to the fen, up to and with what a step allows. */
import { expect, test } from 'vitest'
import { approversFor } from '../../../src/domain/money/steps.js'
import { loadPolicy } from '../../../src/domain/policy/load.js'

const slabs = loadPolicy('slab-dealer', 'src/domain/policy/presets')

test.each([
  [19.99, 1998, 'head'],
  [19.99, 1999, 'head'],
  [19.99, 2000, 'boss'],
  [500, 50_000, 'head'],
  [500, 50_001, 'boss'],
])('up to %d yuan, asked for %d fen: %s', (upTo, fen, who) => {
  const steps = { head: ['head' as const], boss: [{ role: 'general_manager' as const }] }
  const compensation = { steps: [{ upTo, by: steps.head }, { by: steps.boss }], papers: 0 }
  const policy = { ...slabs, money: { ...slabs.money, compensation } }
  expect(approversFor(policy, { kind: 'compensation', fen })).toEqual(who === 'head' ? steps.head : steps.boss)
})
