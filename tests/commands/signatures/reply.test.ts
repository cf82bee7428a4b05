/** The reply sheet of a renovation company: once every problem has its plan it goes out, before the work, to be signed and held. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShop, type Shop } from '../../support/shop.js'
import type { Person } from '../../support/world.js'

const CODE = 'TS261120-01'
let shop: Shop
let sun: Person
let gu: Person
let lin: Person

beforeEach(async () => {
  shop = await openShop({ environment: { POLICY: 'renovation' } })
  const { world, work, admin, li, wang, zhao } = shop
  const heads = [
    ['孙部长', '1010', '工程部'],
    ['顾部长', '1011', '设计部'],
    ['林主任', '1012', '客服部'],
  ] as const
  ;[sun, gu, lin] = heads.map(([name, id]) => world.person(name, id)) as [Person, Person, Person]
  for (const [index, who] of [sun, gu, lin].entries()) {
    await who.says(work, `/我是 ${who.name} 部门负责人`)
    await admin.presses(work.last, '批准')
    await admin.says(work, `/部门 负责人 ${heads[index]?.[2]} @${who.name}`, { mentions: [who] })
  }
  await admin.says(work, '/联络人 设计部 @赵六', { mentions: [zhao] })
  await gu.says(gu.direct, '/待办')
  await li.says(work, '/投诉 张三 13800000001 墙面开裂；书柜与图纸不符')
  for (const who of [wang, zhao]) await who.says(work, `/知晓 ${CODE}`)
})
afterEach(() => shop.world.close())

const firstPlan = () => shop.wang.says(shop.work, `/处理意见 ${CODE} 1 铲除重做 11月25日`)
const lastPlan = () => shop.zhao.says(shop.work, `/处理意见 ${CODE} 2 重做层板 11月26日`)
const sheets = () => shop.work.messages.filter(({ text }) => text.includes('客户投诉意见回复表请签字'))

test('R000-024, R000-026: with the last plan, not before, to all who sign and to all who hold a copy', async () => {
  await firstPlan()
  expect([sheets(), shop.world.said.filter(({ text }) => text.includes('请签收'))]).toEqual([[], []])
  await lastPlan()
  expect(sheets().map(({ text }) => text)).toEqual([
    `@孙部长 @顾部长\n${CODE} · 张三 · 客户投诉意见回复表请签字\n· ☐ 责任部门·工程部（孙部长）\n· ☐ 责任部门·设计部（顾部长）`,
  ])
  expect(gu.direct.last.text).toContain(`${CODE} · 张三 · 客户投诉意见回复表第 2/3 联（设计部），请签收`)
  await gu.presses(gu.direct.last, '签收')
  await sun.says(sun.direct, '/待办')
  expect(sun.direct.last.text).toContain(`等您签字：${CODE} 张三 · 责任部门·工程部`)
  expect(gu.direct.last.text).toBe(`✅ ${CODE} 第 2 联（设计部）顾部长 09:00 已签收`)
})

test('the copy opens the printed sheet for whoever presses it', async () => {
  await firstPlan()
  await lastPlan()
  await gu.presses(gu.direct.last, '看表')
  expect(gu.direct.last.text).toContain('客户投诉意见回复表，24 小时内有效')
})

test('it is signed before the work; a new plan asks nobody again, and closing hands out nothing twice', async () => {
  const { work, admin, world } = shop
  const [early] = await sun.says(work, `/签字 ${CODE}`)
  expect(early?.text).toBe(`${CODE} 还有问题没有处理意见，都有了再签字。`)
  await firstPlan()
  await lastPlan()
  await sun.presses(work.with('请签字'), '签字')
  expect(work.with('请签字').text).toContain('☑ 责任部门·工程部 · 孙部长 09:00')
  await shop.wang.says(work, `/处理意见 ${CODE} 1 挂网重做 11月27日`)
  expect(sheets()).toHaveLength(1)
  const copies = () => world.said.filter(({ text }) => text.includes('请签收')).length
  const before = copies()
  await admin.says(work, `/结案 ${CODE} 客户撤诉`)
  expect([before, copies()]).toEqual([3, 3])
})

test('who has not signed is asked once more when the customer was called back', async () => {
  const { work, li, wang, zhao } = shop
  await firstPlan()
  await lastPlan()
  await sun.presses(work.with('请签字'), '签字')
  for (const [who, number] of [
    [wang, 1],
    [zhao, 2],
  ] as const) {
    await who.says(work, `/联系客户 ${CODE} 客户同意`)
    await who.says(work, `/解决 ${CODE} ${number} 做好了`)
    await who.says(work, `/原因 ${CODE} ${number} 工程质量 工人疏忽`)
  }
  await li.says(work, `/效果确认 ${CODE} 满意`)
  await li.says(work, `/回访 ${CODE} 满意`)
  expect(sheets().at(-1)?.text).toMatch(/^@顾部长\n/)
  const last = sheets().at(-1)
  if (last) await gu.presses(last, '签字')
  expect(work.with('都办齐了').text).toContain('已结案')
})

test('R000-034: the report counts what is signed, and lists what is not as open', async () => {
  const { work, li } = shop
  await firstPlan()
  expect((await lin.says(lin.direct, '/报表'))[0]?.text).not.toContain('责任')
  await lastPlan()
  await sun.presses(work.with('请签字'), '签字')
  const report = async () => (await lin.says(lin.direct, '/报表'))[0]?.text
  expect(await report()).toContain(`责任（以签字为准）\n· 工程部：1 个问题\n· 未签字：${CODE} 问题 2（设计部）`)
  await li.says(work, `/定责 ${CODE} 2`)
  await gu.presses(work.with('是设计部的责任吗'), '认')
  expect(await report()).toContain('责任（以签字为准）\n· 工程部：1 个问题\n· 设计部：1 个问题')
})
