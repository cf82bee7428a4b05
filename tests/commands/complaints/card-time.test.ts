/** The time on a card where only working time counts: the policy's rule, not the hours of the night. */
import { expect, test } from 'vitest'
import { openCase, openEnglishCase } from './later-life.js'

test('30 minutes of working time are called so, with the due time', async () => {
  const { world, li, work } = await openCase({ environment: { POLICY: 'renovation' } })
  try {
    await world.turnTo('2026-11-20T22:30')
    await li.says(work, '/投诉 王五 13800000002 水槽漏水')
    expect(work.with('TS261120-02 · ').text).toMatch(/时限: .+内（只算工作时间），11月\d+日 周. \d\d:\d\d 前/)
  } finally {
    await world.close()
  }
})

test('in English', async () => {
  const { world, card } = await openEnglishCase({ POLICY: 'renovation' })
  try {
    expect(card.text).toMatch(/Time: within .+ of working time, by /)
  } finally {
    await world.close()
  }
})
