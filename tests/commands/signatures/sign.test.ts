/** The handling sheet of a mall: called back and satisfied, it is signed box by box in chat; then the complaint closes by itself and the copies go out. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { photo } from '../../evidence/pictures.js'
import { openTwoRooms } from '../../platforms/two-rooms.js'
import { openShop, type Shop } from '../../support/shop.js'
import type { Person } from '../../support/world.js'

const MALL = { environment: { POLICY: 'mall' } }

let shop: Shop & { head: Person; auditor: Person }

/** The customer of one complaint has just said that all is well. */
async function calledBack(opened: Shop) {
  const { world, admin, work, li, wang } = opened
  const head = world.person('孙部长', '1010')
  const auditor = world.person('郑稽核', '1011')
  for (const [who, role] of [
    [head, '部门负责人'],
    [auditor, '稽核'],
  ] as const) {
    await who.says(work, `/我是 ${who.name} ${role}`)
    await admin.presses(work.last, '批准')
  }
  await admin.says(work, '/部门 工程部 负责人 @孙部长', { mentions: [head] })
  await admin.says(work, '/部门 客服部 负责人 @李四', { mentions: [li] })
  const [, card] = await li.says(work, '/投诉 张三 13800000001 电梯停了')
  if (card) await wang.presses(card, '知晓')
  await wang.says(work, '/解决 TS261120-01 1 修好了')
  await wang.says(work, '/原因 TS261120-01 1 卖场设备 门机老化')
  await li.says(work, '/效果确认 TS261120-01 满意')
  shop = { ...opened, head, auditor }
  return shop
}
beforeEach(async () => {
  await calledBack(await openShop(MALL))
})
afterEach(() => shop.world.close())

const sheet = () => shop.work.with('客诉处理单请签字')

test('satisfied, but not closed: the sheet asks everybody who signs, and says who', async () => {
  const { li, work } = shop
  await li.says(work, '/回访 TS261120-01 满意')
  expect(work.with('结案还差').text).toBe(
    'TS261120-01 回访：满意。结案还差：\n· 签字：记录单位、处理单位·工程部、稽核处',
  )
  expect(sheet().text).toBe(
    '@李四 @孙部长 @郑稽核\nTS261120-01 · 张三 · 客诉处理单请签字\n· ☐ 记录单位（李四）\n· ☐ 处理单位·工程部（孙部长）\n· ☐ 稽核处（郑稽核）',
  )
})

test('nobody is asked to sign a complaint against themselves', async () => {
  const { li, head, work } = shop
  await li.says(work, '/涉及 TS261120-01 @孙部长', { mentions: [head] })
  await li.says(work, '/回访 TS261120-01 满意')
  expect(sheet().text).not.toContain('孙部长')
  expect(sheet().text).toContain('☐ 处理单位·工程部（周敏）')
  await head.says(head.direct, '/待办')
  expect(head.direct.last.text).not.toContain('签字')
})

test('once it is closed nothing is left to sign', async () => {
  const { li, head, auditor, work, admin } = shop
  await li.says(work, '/回访 TS261120-01 满意')
  const asked = sheet()
  await auditor.presses(asked, '签字')
  await admin.says(work, '/结案 TS261120-01 客户同意')
  expect(asked.text).toBe('TS261120-01 · 张三 · 客诉处理单，不用再签\n· ☑ 稽核处 · 郑稽核 09:00')
  expect(asked.buttons).toEqual([])
  expect((await head.says(work, '/签字 TS261120-01'))[0]?.text).toContain('已经结案')
})

test('each signs once; the last signature closes it, and the copies go to their holders', async () => {
  const { li, wang, head, auditor, work, world } = shop
  await li.says(work, '/回访 TS261120-01 满意')
  await wang.presses(sheet(), '签字')
  expect(wang.toast).toBe('TS261120-01 的签字要由 李四、孙部长、郑稽核 来签。')
  await li.presses(sheet(), '签字')
  expect(sheet().text).toContain('☑ 记录单位 · 李四 09:00')
  await li.presses(sheet(), '签字')
  expect(li.toast).toBe('TS261120-01 您已经签过了。')
  await auditor.says(work, '/签字 TS261120-01 手续齐全')
  expect(sheet().text).toContain('☑ 稽核处 · 郑稽核 09:00：手续齐全')
  await head.presses(sheet(), '签字')
  expect(work.with('已签齐').buttons).toEqual([])
  expect(work.with('都办齐了').text).toContain('TS261120-01 要办的都办齐了，已结案')
  const copies = work.messages.filter(({ text }) => text.includes('联（'))
  expect(copies.map(({ text }) => text.split('\n').at(-1))).toEqual([
    'TS261120-01 · 张三 · 客诉处理单第 1/3 联（处理单位），请签收',
    'TS261120-01 · 张三 · 客诉处理单第 2/3 联（稽核处），请签收',
    'TS261120-01 · 张三 · 客诉处理单第 3/3 联（企划处客服课），请签收',
  ])
  const second = work.with('第 2/3 联')
  await head.presses(second, '签收')
  expect(head.toast).toBe('这一联由稽核处签收。')
  await auditor.presses(second, '签收')
  expect(second.text).toBe('✅ TS261120-01 第 2 联（稽核处）郑稽核 09:00 已签收')
  const [story] = await li.says(work, '/查看 TS261120-01')
  expect(story?.text).toContain('签收第 2 联（稽核处）')
  expect(world.errors).toEqual([])
})

test('the keeper is reminded until all have signed; a manager may close without', async () => {
  const { li, admin, work, world } = shop
  await li.says(work, '/回访 TS261120-01 满意')
  await world.turnTo('2026-11-21T18:00')
  expect(work.with('处理单还没签齐').text).toContain('请在 11月22日 周日 18:00 前签完')
  const [again] = await li.says(work, '/回访 TS261120-01 满意')
  expect(again?.text).toContain('已经回访满意，只差：签字：')
  await admin.says(work, '/结案 TS261120-01 特批')
  expect(work.with('已结案，原因').text).toContain('特批')
  const before = world.said.length
  await world.turnTo('2026-11-24T12:00')
  expect(world.said.slice(before).filter(({ text }) => text.includes('⏰'))).toEqual([])
})

test('too early, or where nothing is signed, it says so', async () => {
  const { li, work, world } = shop
  await li.says(work, '/投诉 李雷 13800000002 空调不冷')
  const [early] = await li.says(work, '/签字 TS261120-02')
  expect(early?.text).toBe('TS261120-02 问题还没全部解决，解决后再签字。')
  await world.close()
  await calledBack(await openShop({ environment: { POLICY: 'slab-dealer' } }))
  const [none] = await shop.li.says(shop.work, '/签字 TS261120-01')
  expect(none?.text).toBe('TS261120-01 不用签字。')
})

test('a new round is signed anew', async () => {
  const { li, work, admin } = shop
  await li.says(work, '/回访 TS261120-01 满意')
  await li.presses(sheet(), '签字')
  await admin.says(work, '/结案 TS261120-01 先结')
  await li.says(work, '/重开 TS261120-01 又坏了')
  const [early] = await li.says(work, '/签字 TS261120-01')
  expect(early?.text).toContain('还没全部解决')
})

test('what is approved after the sheet was sent brings a box: whoever signs it is asked', async () => {
  const { li, admin, head, auditor, work, world } = shop
  const treasurer = world.person('吴会计', '1012')
  await treasurer.says(work, '/我是 吴会计 财务')
  await admin.presses(work.last, '批准')
  await admin.says(work, '/部门 财务部 负责人 @吴会计', { mentions: [treasurer] })
  await li.says(work, '/赔付 TS261120-01 200元 误工', { files: [photo('a.jpg')] })
  await li.says(work, '/回访 TS261120-01 满意')
  const first = sheet()
  await li.presses(first, '签字')
  await head.presses(first, '签字')
  await auditor.presses(first, '签字')
  await head.presses(work.with('📝 请批准'), '批准')
  expect(sheet().text).toContain('☐ 财会部（吴会计）')
  expect(sheet().text).toMatch(/^@吴会计\n/)
  await treasurer.presses(sheet(), '签字')
  expect(work.with('已签齐').buttons).toEqual([])
})

test('a copy that was received on one platform has no button on the other either', async () => {
  await shop.world.close()
  const { hall, keeper, ...opened } = await openTwoRooms(MALL)
  const { world, work, admin, auditor } = await calledBack(opened)
  await auditor.also('discord', '2011').says(hall, '/我是 郑稽核 稽核')
  await keeper.presses(hall.last, '批准')
  for (const platform of ['telegram', 'discord'] as const) await auditor.says(auditor.directOn(platform), '/待办')
  await admin.says(work, '/结案 TS261120-01 特批')
  const copies = world.said.filter(({ text }) => text.includes('（稽核处），请签收'))
  expect(copies.map(({ platform }) => platform)).toEqual(['telegram', 'discord'])
  if (copies[1]) await auditor.presses(copies[1], '签收')
  expect(copies.map(({ text }) => text.includes('已签收'))).toEqual([true, true])
})
