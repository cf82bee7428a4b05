/** The agenda of the weekly meeting: open, late, who comes again, measures; on a working day only. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Garage, openGarage } from '../commands/points/garage.js'

let scene: Garage

beforeEach(async () => {
  scene = await openGarage()
})
afterEach(() => scene.world.close())

test('on Monday morning, in the management room', async () => {
  const { world, li, boss, work, wang, management } = scene
  await boss.says(work, '/结案 TS261120-01 客户同意')
  await li.says(work, '/投诉 张三 13800000001 水槽漏水')
  await li.says(work, '/措施 送货前拍包装照 11月30日 @王强', { mentions: [wang] })
  await world.turnTo('2026-11-23T09:01')
  const agenda = management.with('周会议程').text
  expect(agenda).toContain('岩板一店周会议程 11月23日 周一\n· 未结 1：一般 1\n· 现在超时 ')
  expect(agenda).toContain('30 天内重复投诉的客户\n· 张三 2 单：TS261120-01、TS261120-02')
  expect(agenda).toContain('在办的预防措施\n· 1. 送货前拍包装照 · 王强 · 11月30日 周一 · 待批')
  await world.turnTo('2026-11-24T12:00')
  expect(management.messages.filter(({ text }) => text.includes('周会议程'))).toHaveLength(1)
})

test('a Monday that rests moves it to the next working day', async () => {
  const { world, admin, management, work } = scene
  await admin.says(work, '/日历 11月23日 休息')
  await world.turnTo('2026-11-23T12:00')
  expect(management.messages.filter(({ text }) => text.includes('周会议程'))).toEqual([])
  await world.turnTo('2026-11-24T09:01')
  expect(management.with('周会议程').text).toContain('11月24日')
})
