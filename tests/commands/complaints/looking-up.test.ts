/** Looking up: the story of a case, what waits for somebody, and the quiet offer. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShop, type Shop } from '../../support/shop.js'

let shop: Shop

beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.world.close())

const OPEN = '/投诉 张三 13800000001 台面开裂;颜色有色差'

test('show tells problems, signatures, clocks and the timeline; in its thread without a code', async () => {
  const { li, wang, work, world } = shop
  const [, card] = await li.says(work, OPEN)
  await world.turnBy(12)
  await wang.presses(card ?? work.last, '知晓')
  await world.turnBy(20)
  const [story] = await li.says(work, '/查看', { thread: card?.thread })
  expect(story?.text.split('\n')).toEqual([
    'TS261120-01 · 处理中',
    '客户: 张三 138****0001',
    '问题',
    '· 1. 台面开裂 · 工程部 · 已知晓（王强 09:12 知晓）',
    '· 2. 颜色有色差 · 材料部 · 待知晓',
    '时限',
    '· 工程部知晓：按时，用了 12分钟',
    '· 材料部知晓：应在 09:30 前，已超时 2分钟（09:00 开始计时、09:30 到期）',
    '· 工程部处理意见：11月22日 周日 09:12 前，还有 1天23小时（09:12 开始计时、11月22日 周日 09:12 到期）',
    '经过',
    '· 09:00 李四：开单，2 个问题',
    '· 09:12 王强：工程部知晓',
    '· 09:15 材料部未知晓，提醒 周敏',
    '· 09:30 材料部知晓超时',
    '· 09:30 材料部未知晓，提醒 周敏',
  ])
})

test('signed within the first minute', async () => {
  const { li, wang, work } = shop
  const [, card] = await li.says(work, OPEN)
  await wang.presses(card ?? work.last, '知晓')
  expect((await li.says(work, '/查看', { thread: card?.thread }))[0]?.text).toContain('· 工程部知晓：按时，不到1分钟\n')
})

test('a direct room shows the phone number in full', async () => {
  const { li, work } = shop
  await li.says(work, OPEN)
  expect((await li.says(li.direct, '/查看 TS261120-01'))[0]?.text).toContain('13800000001')
})

test('show tells a visit too, and asks when a tail fits both', async () => {
  const { li, work } = shop
  await li.says(work, '/送货 张三 13800000001 11月25日上午 翡翠湾3栋1201 岩板台面2套')
  await li.says(work, OPEN)
  const [visit] = await li.says(work, '/查看 SH261120-01')
  expect(visit?.text).toContain('SH261120-01 · 送货 · 已预约')
  expect(visit?.text).toContain('翡翠湾3栋1201')
  expect(visit?.text).toContain('09:00 李四：预约 11月25日 周三')
  const [which] = await li.says(work, '/查看 01')
  expect(which?.buttons.map(({ label }) => label)).toEqual(['TS261120-01 张三', 'SH261120-01 张三'])
})

test('mine lists what waits for each person, with codes', async () => {
  const { admin, li, wang, chen, work, world } = shop
  await li.says(work, OPEN)
  expect((await wang.says(work, '/待办'))[0]?.text).toBe(
    '王强的待办：1 项\n· 1. 等您知晓：TS261120-01 张三 · 工程部 · 09:30 前',
  )
  expect((await li.says(work, '/待办'))[0]?.text).toBe('李四的待办：1 项\n· 1. 您开的投诉：TS261120-01 张三 · 待知晓')
  expect((await chen.says(work, '/待办'))[0]?.text).toBe('您现在没有待办，辛苦了。')
  const newcomer = world.person('孙七', '1009')
  await newcomer.says(work, '/我是 孙七 安装师傅')
  expect((await admin.says(work, '/待办'))[0]?.text).toBe('周敏的待办：1 项\n· 1. 等您批准的人员：孙七 · 安装师傅')
})

test('an installer finds his visits of the next days', async () => {
  const { li, chen, work } = shop
  await li.says(work, '/安装 张三 13800000001 11月24日 上午 翡翠湾3栋1201 师傅:陈师傅 13900000009')
  expect((await chen.says(work, '/待办'))[0]?.text).toContain(
    '您近日的上门：AZ261120-01 安装 张三 · 11月24日 周二 上午',
  )
})

test('a message that sounds like a complaint gets one quiet offer; one tap goes on from there', async () => {
  const { li, work } = shop
  const [offer, ...more] = await li.says(work, '13800000001 说台面裂缝，要投诉')
  expect(more).toEqual([])
  expect(offer?.text).toBe('开投诉单？')
  await li.presses(work.last, '开投诉单')
  expect(work.last.text).toContain('客户叫什么名字？')
  await li.says(work, '张三', { replyTo: work.last })
  expect(work.with('投诉 TS261120-01 · 张三').text).toContain('· 1. 说台面裂缝，要投诉 → 工程部')
})

test('no offer for ordinary talk, to strangers, or inside the thread of a complaint', async () => {
  const { li, work, world } = shop
  const [, card] = await li.says(work, OPEN)
  expect(await li.says(work, '今天天气不错')).toEqual([])
  expect(await li.says(work, '客户要投诉到消协', { thread: card?.thread })).toEqual([])
  expect(await world.person('路人', '1010').says(work, '我要投诉')).toEqual([])
})
