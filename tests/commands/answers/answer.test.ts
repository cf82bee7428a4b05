/** Approved answers: proposed by anybody, approved by the general manager, only then told to anybody else. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Room } from '../../support/world.js'
import { type Garage, openGarage } from '../points/garage.js'

let scene: Garage
let work: Room

beforeEach(async () => {
  scene = await openGarage()
  work = scene.work
})
afterEach(() => scene.world.close())

const propose = (words = '签收后三天内开') => scene.li.says(work, `/口径 新 能不能开发票 = ${words}`)

test('proposed, approved, found', async () => {
  const { boss, wang } = scene
  await propose()
  const card = work.last
  expect(card.text).toBe('@钱总\n口径 1，请批准\n问：能不能开发票\n答：签收后三天内开\n李四提')
  await wang.says(work, '/口径 发票')
  expect(work.last.text).toContain('没有“发票”的统一口径')
  await wang.presses(card, '批准')
  expect(wang.toast).toContain('口径由总经理批准')
  await boss.says(work, '/待办')
  expect(work.last.text).toContain('1. 能不能开发票')
  await boss.presses(card, '批准')
  expect(work.last.text).toBe('@李四\n口径 1 已批准（钱总）\n问：能不能开发票\n答：签收后三天内开')
  expect(card.buttons).toEqual([])
  await wang.says(work, '/口径 发票')
  expect(work.last.text).toBe('岩板一店的统一口径\n· 问：能不能开发票\n答：签收后三天内开')
})

test('rejected it is told to nobody, and cannot be approved any more', async () => {
  const { boss, wang } = scene
  await propose()
  const card = work.last
  const [approve] = card.buttons
  await boss.presses(card, '驳回')
  expect(work.last.text).toContain('口径 1 已驳回（钱总）')
  await boss.pressesChoice(card, approve?.id ?? '')
  expect(boss.toast).toContain('这条口径已经处理过')
  await wang.says(work, '/口径')
  expect(work.last.text).toContain('还没有统一口径')
})

test('the same question answered anew: the approved one takes the place of the one before', async () => {
  const { boss, wang } = scene
  await propose()
  await boss.presses(work.last, '批准')
  await propose('当天开')
  await wang.says(work, '/口径 发票')
  expect(work.last.text).toContain('三天内')
  await boss.says(work, '/口径')
  await boss.presses(work.last, '批准 2')
  await wang.says(work, '/口径 发票')
  expect(work.last.text).toBe('岩板一店的统一口径\n· 问：能不能开发票\n答：当天开')
})

test('what is missing is asked for', async () => {
  const { li } = scene
  await li.says(work, '/口径 新')
  expect(work.last.text).toContain('客户问什么？')
  await li.says(work, '能不能开发票', { replyTo: work.last })
  expect(work.last.text).toContain('“能不能开发票”怎么答？')
  await li.says(work, '签收后三天内开', { replyTo: work.last })
  expect(work.last.text).toContain('口径 1，请批准\n问：能不能开发票\n答：签收后三天内开')
})
