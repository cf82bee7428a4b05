/** What a policy may not say of money: departments that are not there, steps that do not go on. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { contradictions } from '../../../src/domain/policy/cross-checks.js'
import { policySchema } from '../../../src/domain/policy/schema.js'

const mall = parse(readFileSync('src/domain/policy/presets/mall.yaml', 'utf8'))

const flaws = (money: unknown) =>
  contradictions(policySchema.parse({ ...mall, money })).map(({ path, message }) => `${path.join('.')}: ${message}`)

const head = ['head']

test.each([
  [{ subsidy: { by: [{ headOf: '总部' }] } }, /^money\.subsidy\.by\.0: 总部 is not one of departments/],
  [{ copies: ['head', { headOf: '总部' }] }, /^money\.copies\.1: 总部 is not/],
  [{ voucher: { steps: [{ by: [{ headOf: '总部' }] }] } }, /^money\.voucher\.steps\.0\.by\.0: 总部 is not/],
  [
    { compensation: { steps: [{ upTo: 5, by: head }, { upTo: 5, by: head }, { by: head }] } },
    /1\.upTo: expected more than 5/,
  ],
  [{ compensation: { steps: [{ by: head }, { by: head }] } }, /steps\.0\.upTo: expected more than 0/],
  [{ compensation: { steps: [{ upTo: 500, by: head }] } }, /steps\.0\.upTo: expected none in the last step/],
])('%j', (money, expected) => {
  expect(flaws(money)).toEqual([expect.stringMatching(expected)])
})

test('what the presets say is right', () => {
  expect(flaws(mall.money)).toEqual([])
})
