/** The lists of the day where only the card that is pressed can be changed: what says nothing new is not said. */
import { expect, test } from 'vitest'
import { ALL } from '../../support/fake-adapter.js'
import { openShop } from '../../support/shop.js'

test('R003-018: the warehouse reads once that all is checked, however often a delivery leaves or is done', async () => {
  const { world, work, admin, li, chen } = await openShop({
    ...{ at: '2026-03-09T10:00', capabilities: { ...ALL, edits: 'pressed' } },
  })
  const depot = world.room('-102', '岩板一店仓库')
  await admin.says(depot, '/绑定 岩板一店 warehouse')
  const cang = world.person('仓海', '1010')
  await cang.says(work, '/我是 仓海 仓管')
  await admin.presses(work.last, '批准')
  await li.says(work, '/送货 张三 13800000001 3月10日上午 翡翠湾3栋1201 岩板台面2套 原因:急')
  await li.says(work, '/送货 王五 13800000002 3月10日上午 江南里5号 水槽 原因:急')
  await world.turnTo('2026-03-10T08:00')
  await cang.presses(depot.with('到货核对'), '全部齐')
  await world.turnTo('2026-03-10T08:40')
  const before = depot.messages.length
  for (const code of ['SH260309-01', 'SH260309-02'])
    for (const line of ['/出发', '/完成']) await chen.says(work, `${line} ${code}`)
  expect(depot.messages.slice(before).map(({ text }) => text)).toEqual([])
  await world.close()
})
