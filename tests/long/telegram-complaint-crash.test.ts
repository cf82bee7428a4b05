import { expect, test } from 'vitest'
import { dieAtEveryStep } from '../crash/every-step.js'
import { check, prepare, typed } from '../crash/one-complaint.js'
import { telegram } from '../crash/platforms.js'

test('a complaint is registered once, wherever the process dies', async () => {
  const deaths = await dieAtEveryStep(telegram, {
    prepare,
    act: ({ dealer: { li, work } }, complaining) => li.says(work, typed(complaining)),
    check,
  })
  expect(deaths.length).toBeGreaterThan(20)
}, 90_000)
