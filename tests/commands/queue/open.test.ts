/** What is open, by department and level: how many, who holds it, what is due next (R002-008, R002-012, R002-013). */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Message } from '../../support/fake-adapter.js'
import { openShop, type Shop } from '../../support/shop.js'
import { openEnglishCase } from '../complaints/later-life.js'

let shop: Shop

beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.world.close())

const labels = (message: Message | undefined) => message?.buttons.map(({ label }) => label)
const opened = (name: string, number: number, what: string) =>
  shop.li.says(shop.work, `/投诉 ${name} 1380000000${number} ${what}`)

test('nothing is open', async () => {
  expect((await shop.li.says(shop.work, '/未结'))[0]?.text).toBe('岩板一店没有未结的投诉。')
  expect((await shop.li.says(shop.work, '/未结 二级'))[0]?.text).toBe('岩板一店二级没有未结的投诉。')
})

test('counts first, by level, with who holds it; then the oldest with their next deadlines', async () => {
  const { admin, li, wang, zhao, work, world } = shop
  await admin.says(work, '/部门 负责人 门店 @赵六', { mentions: [zhao] })
  await opened('张三', 1, '台面开裂；导购没讲清楚')
  await opened('李梅', 2, '水槽漏水')
  await wang.says(work, '/知晓 TS261120-01 工程部')
  await world.turnBy(45)
  const [said] = await li.says(work, '/未结')
  expect(said?.text.split('\n')).toEqual([
    '岩板一店未结 2 单，超时 2',
    '一级',
    '· 门店（赵六）1 单，超时 1',
    '二级',
    '· 工程部（王强）2 单，超时 1',
    '最早的',
    '· TS261120-01 张三 · 工程部 · 处理意见，11月22日 周日 09:00 前',
    '· TS261120-01 张三 · 门店 · 知晓，超时 15分钟',
    '· TS261120-02 李梅 · 工程部 · 知晓，超时 15分钟',
  ])
  expect(labels(said)).toEqual(['TS261120-01 张三', 'TS261120-02 李梅'])
  if (!said) throw new Error('nothing was answered')
  await li.presses(said, 'TS261120-02 李梅')
  expect(work.last.text).toContain('TS261120-02 · 待知晓')
})

test('of a department or a level only its own', async () => {
  const { li, work } = shop
  await opened('张三', 1, '台面开裂；导购没讲清楚')
  const [store] = await li.says(work, '/未结 门店')
  expect(store?.text.split('\n')).toEqual([
    '门店未结 1 单，超时 0',
    '一级',
    '· 门店（没有联络人）1 单，超时 0',
    '最早的',
    '· TS261120-01 张三 · 门店 · 知晓，09:30 前',
  ])
  const [second] = await li.says(work, '/未结 二级')
  expect(second?.text).toContain('岩板一店二级未结 1 单')
  expect(second?.text).not.toContain('门店')
  const [which] = await li.says(work, '/未结 火箭部')
  expect(labels(which)).toContain('工程部')
})

test('what is solved waits for whoever keeps it; what is paused is not late; what is closed is not there', async () => {
  const { admin, li, wang, work, world } = shop
  await opened('张三', 1, '台面开裂')
  await opened('李梅', 2, '水槽漏水')
  await opened('王五', 3, '地面空鼓开裂')
  await wang.says(work, '/知晓 TS261120-01')
  await wang.says(work, '/解决 TS261120-01 1 换好台面')
  await li.says(work, '/效果确认 TS261120-01 1 满意')
  await li.says(work, '/挂起 TS261120-02 等厂家补板')
  await admin.says(work, '/结案 TS261120-03 客户撤诉')
  await world.turnBy(60)
  const [said] = await li.says(work, '/未结')
  expect(said?.text).toContain('岩板一店未结 2 单，超时 0')
  expect(said?.text).toContain('· 都已解决，等回访 1 单，超时 0')
  expect(said?.text).toMatch(/· TS261120-01 张三 · 李四 · 回访，.*前/)
  expect(said?.text).toContain('· TS261120-02 李梅 · 工程部 · 挂起')
  expect(said?.text).not.toContain('TS261120-03')
  expect((await li.says(work, '/未结 工程部'))[0]?.text).not.toContain('TS261120-01')
})

test('more than a screen is counted, the oldest are shown', async () => {
  for (let one = 0; one < 10; one++) await opened(`客户${one}`, one, '台面开裂')
  const [said] = await shop.li.says(shop.work, '/未结 工程部')
  expect(said?.text).toContain('工程部未结 10 单')
  expect(said?.text).toContain('TS261120-08')
  expect(said?.text).not.toContain('TS261120-09')
  expect(said?.text).toContain('还有 2 项')
  expect(labels(said)).toHaveLength(4)
})

test('a partner firm’s complaint says so wherever it is read, and is listed apart (R002-004)', async () => {
  const { admin, li, work, world } = shop
  await opened('张三', 1, '台面开裂')
  const [opening] = await li.says(work, '/投诉 美家卫浴 13800000002 供货台面色差 身份:厂商')
  expect(opening?.text).toContain('厂商 · 投诉 TS261120-02 · 美家卫浴')
  expect((await li.says(work, '/查看 TS261120-02'))[0]?.text).toContain('厂商 · TS261120-02 · 待知晓')
  const [firms] = await li.says(work, '/未结 厂商')
  expect(firms?.text).toContain('岩板一店厂商未结 1 单')
  expect(firms?.text).toContain('· 厂商 · TS261120-02 美家卫浴 · 材料部 · 知晓，09:30 前')
  expect(firms?.text).not.toContain('张三')
  const office = world.room('-400', '管理群')
  await admin.says(office, '/绑定 岩板一店 management')
  expect((await admin.says(office, '/报表'))[0]?.text).toContain('· 其中厂商 1')
})

test('in English', async () => {
  const english = await openEnglishCase()
  const [said] = await english.li.says(english.work, '/open second')
  expect(said?.text.split('\n')).toEqual([
    'Slab, second level: 1 open, 0 late',
    'second level',
    '· 工程部 (Wang): 1, 0 late',
    'The oldest',
    '· TS261120-01 Zhang San · 工程部 · acknowledgement by 09:30',
  ])
  await english.world.close()
})
