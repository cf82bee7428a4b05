/** The warehouse's morning (R003-018): a card that goes from order to order, the list, the warning, and silence. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Person } from '../../support/world.js'
import { labels, type Office, openOffice } from '../visits/office.js'

let office: Office
let cang: Person

/** Three deliveries on Wednesday, the 11th. */
beforeEach(async () => {
  office = await openOffice('2026-03-09T10:00')
  const { world, admin, work, li } = office
  cang = world.person('仓海', '1010')
  await cang.says(work, '/我是 仓海 仓管')
  await admin.presses(work.last, '批准')
  await li.says(work, '/送货 张三 13800000001 3月11日上午 翡翠湾3栋1201 岩板台面2套 原因:急')
  await li.says(work, '/送货 王五 13800000002 3月11日上午10点 江南里5号 水槽 原因:急')
  await li.says(work, '/送货 陈六 13800000003 3月11日下午 江南里6号 原因:急')
})
afterEach(() => office.world.close())

test('R003-018: at 08:00 the warehouse is asked for one order after the other, and at 08:30 everybody reads the answers', async () => {
  const { world, depot, work } = office
  await world.turnTo('2026-03-11T08:00')
  const card = depot.with('到货核对')
  expect(card.text).toBe(
    '@仓海\n到货核对 3月11日 周三 · 送货 3单，请在 08:30 前回完\n▶ 上午 SH260309-01 张三 · 岩板台面2套',
  )
  expect(labels(card)).toEqual(['全部齐', '齐', '缺', '损'])
  await cang.presses(card, '齐')
  expect(card.text).toContain('还差 2 家：王五、陈六')
  expect(card.text).toContain('▶ 10:00 SH260309-02 王五 · 水槽')

  await cang.presses(card, '缺')
  const warning = work.with('缺货，请改期或补货')
  expect(warning.text).toContain('@安娜')
  expect(warning.text).toContain('SH260309-02 王五（3月11日 周三 10:00 送货）')
  expect(labels(warning)).toEqual(['改期'])
  await cang.presses(card, '齐')
  expect(card.text).toContain('✓ 到货已核对 3月11日 周三 · 送货 3单')
  expect(card.text).toContain('· 10:00 SH260309-02 王五：✗ 缺货')
  expect(labels(card)).toEqual([])

  await world.turnTo('2026-03-11T08:30')
  const list = work.with('今日送货到货情况')
  expect(list.text).toBe(
    [
      '今日送货到货情况 3月11日 周三 · 3单',
      '· 上午 SH260309-01 张三：✓ 齐',
      '· 10:00 SH260309-02 王五：✗ 缺货',
      '· 下午 SH260309-03 陈六：✓ 齐',
    ].join('\n'),
  )
  expect(list.text).not.toContain('江南里')
  expect((await office.visits()).map(({ state, stock }) => [state, stock])).toEqual([
    ['stocked', 'ok'],
    ['stocked', 'short'],
    ['stocked', 'ok'],
  ])
  const seen = await office.sees(() => world.turnTo('2026-03-11T08:40'))
  expect(seen).toEqual([])

  // A correction, typed later: the list and the warning say so.
  await cang.says(depot, '/仓管反馈 SH260309-02 齐')
  expect(list.text).toContain('王五：✓ 齐')
  expect(warning.text).toContain('✓ SH260309-02 王五')
  expect(labels(warning)).toEqual([])
})

test('R003-018: everything complete is one tap', async () => {
  const { world, depot } = office
  await world.turnTo('2026-03-11T08:00')
  await cang.presses(depot.with('到货核对'), '全部齐')
  expect(depot.with('到货').text).toContain('✓ 到货已核对')
  expect((await office.visits()).map(({ stock }) => stock)).toEqual(['ok', 'ok', 'ok'])
})

test('R003-018: silence at 08:35 goes to the deputy of the warehouse and to the installation manager; they can answer there', async () => {
  const { world, admin, work, depot, zhao } = office
  const jing = world.person('静经理', '1011')
  await jing.says(work, '/我是 静经理 安装部经理')
  await admin.presses(work.last, '批准')
  await admin.says(work, '/联络人 仓储部 @仓海 @赵六', { mentions: [cang, zhao] })
  await world.turnTo('2026-03-11T08:00')
  await cang.presses(depot.with('到货核对'), '齐')
  await world.turnTo('2026-03-11T08:34')
  expect(work.messages.filter(({ text }) => text.includes('⏰ 到货核对'))).toEqual([])
  await world.turnTo('2026-03-11T08:35')
  const late = work.with('⏰ 到货核对')
  expect(late.post.mentions.map(({ name }) => name)).toEqual(['赵六', '静经理'])
  expect(late.text).toContain('还差 2 家：王五、陈六')
  await zhao.presses(late, '全部齐')
  expect(late.text).toContain('✓ 到货已核对')
  expect(work.with('今日送货到货情况').text).toContain('陈六：✓ 齐')
})

test('R003-018: who does not speak for the warehouse is refused politely, and nothing changes', async () => {
  const { world, depot, chen } = office
  await world.turnTo('2026-03-11T08:00')
  await chen.presses(depot.with('到货核对'), '全部齐')
  expect(chen.toast + depot.last.text).toContain('仓管')
  expect((await office.visits()).map(({ stock }) => stock)).toEqual([null, null, null])
})

test('R003-018: what was answered before the question is not asked, and is told at 08:30 all the same', async () => {
  const { world, depot, work } = office
  await world.turnTo('2026-03-11T07:30')
  for (const at of ['01', '02', '03']) await cang.says(depot, `/仓管反馈 SH260309-${at} 齐`)
  const seen = await office.sees(() => world.turnTo('2026-03-11T08:29'))
  expect(seen.filter(({ text }) => text.includes('到货'))).toEqual([])
  await world.turnTo('2026-03-11T08:30')
  expect(work.with('今日送货到货情况').text).toContain('· 3单')
})

test('R003-018: deliveries that are done already are neither asked for nor listed without an answer', async () => {
  const { world, li, work } = office
  await world.turnTo('2026-03-11T07:30')
  for (const at of ['01', '02', '03']) await li.says(work, `/完成 SH260309-${at}`)
  const seen = await office.sees(() => world.turnTo('2026-03-11T08:40'))
  expect(seen.filter(({ text }) => text.includes('到货'))).toEqual([])
})
