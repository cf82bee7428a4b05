/** Out of hours: whether it can wait is asked at once, and what came in over night is handed over in the morning. */
import { afterEach, expect, test } from 'vitest'
import { openShop, type Shop } from '../../support/shop.js'
import type { Person } from '../../support/world.js'

let shop: Shop
afterEach(() => shop.world.close())

async function at(time: string, POLICY: string): Promise<Shop & { head: Person }> {
  shop = await openShop({ at: '2026-11-20T16:00', environment: { POLICY } })
  const { world, admin, work } = shop
  const head = world.person('孙部长', '1010')
  await head.says(work, '/我是 孙部长 部门负责人')
  await admin.presses(work.last, '批准')
  for (const name of ['客服部', '工程部']) await admin.says(work, `/部门 ${name} 负责人 @孙部长`, { mentions: [head] })
  await admin.says(work, '/联络人 客服部 @李四', { mentions: [shop.li] })
  await world.turnTo(time)
  return { ...shop, head }
}

test('the morning card lists what is still open, is signed once, and asks the head when nobody signs', async () => {
  const { world, li, wang, work } = await at('2026-11-20T20:00', 'mall')
  await li.says(work, '/投诉 张三 13800000001 电梯停了；灯不亮')
  await li.says(work, '/投诉 李雷 13800000002 空调不冷')
  const before = world.said.length
  await world.turnTo('2026-11-21T09:00')
  const cards = world.said.slice(before).filter(({ text }) => text.includes('夜间交接'))
  expect(cards.map(({ text }) => text)).toEqual([
    '@李四\n夜间交接：2 单还没办完，请知晓\n· TS261120-01 张三 11月20日 周五 20:00 李四：电梯停了，另有 1 个问题\n· TS261120-02 李雷 11月20日 周五 20:00 李四：空调不冷',
  ])
  const card = work.with('夜间交接：2 单')
  const [own] = await li.says(work, '/待办')
  expect(own?.text).toContain('夜间交接：11月21日 周六 早上的还没人接')
  await wang.presses(card, '知晓')
  expect(wang.toast).not.toBe('')
  expect(card.text).toContain('2 单还没办完')
  await world.turnTo('2026-11-21T09:30')
  expect(work.with('夜间交接还没有人知晓').text).toContain('@孙部长')
  await li.presses(card, '知晓')
  expect(card.text).toBe('✅ 11月21日 周六 夜间交接 · 李四 09:30 已知晓')
  expect((await li.says(work, '/待办'))[0]?.text).not.toContain('夜间交接')
  expect(work.messages.filter(({ text }) => text.includes('还没有人知晓'))).toEqual([])
})

test('nothing came in: no card; what was closed over night is not handed over', async () => {
  const { world, li, wang, work, admin } = await at('2026-11-20T20:00', 'mall')
  await li.says(work, '/投诉 张三 13800000001 电梯停了')
  await wang.says(work, '/知晓 TS261120-01')
  await admin.says(work, '/结案 TS261120-01 误报')
  const before = world.said.length
  await world.turnTo('2026-11-21T10:00')
  expect(world.said.slice(before).filter(({ text }) => text.includes('夜间'))).toEqual([])
})

test('urgent: those in charge are called at once, in quiet hours too; asked and answered once', async () => {
  const { world, li, work } = await at('2026-11-20T22:30', 'car-service')
  await li.says(work, '/投诉 张三 13800000001 台面开裂')
  const question = work.with('急不急')
  expect(question.text).toContain('现在是下班时间，TS261120-01 急不急？')
  await li.presses(question, '急')
  expect(work.with('下班后急件').text).toContain('@孙部长')
  expect(question.buttons).toEqual([])
  const said = world.said.length
  await li.says(work, '/投诉 李雷 13800000002 台面划痕')
  const second = world.said.slice(said).find(({ text }) => text.includes('急不急'))
  if (!second) throw new Error('it was not asked')
  await li.presses(second, '不急')
  expect(second.text).toBe('TS261120-02 不急，11月23日 周一 09:00 上班后处理（李四）')
})

test('in working time nobody is asked', async () => {
  const { li, work } = await at('2026-11-20T16:30', 'car-service')
  await li.says(work, '/投诉 张三 13800000001 台面开裂')
  expect(work.messages.filter(({ text }) => text.includes('急不急'))).toEqual([])
})
