/** What was solved on the spot: one line, and it is filed, signed, solved and closed. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Message } from '../../support/fake-adapter.js'
import { openShop, type Shop } from '../../support/shop.js'
import { openEnglishCase } from '../complaints/later-life.js'

let shop: Shop

beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.world.close())

const QUICK = '/现场解决 张三 13800000001 瓷砖松动 ; 结果:已重新打胶'
const labels = (message: Message | undefined) => message?.buttons.map(({ label }) => label)
const story = async () => (await shop.li.says(shop.work, '/查看 TS261120-01'))[0]?.text

test('nobody is pinged, nothing is left to press, nothing waits', async () => {
  const { li, wang, work, world } = shop
  const [opening, line, ...more] = await li.says(work, QUICK)
  expect(more).toEqual([])
  expect(opening?.text).toBe('投诉 TS261120-01 · 张三\n· 1. 瓷砖松动 → 工程部')
  expect(labels(opening)).toEqual([])
  expect(line?.text).toBe('TS261120-01 · 张三 现场解决，已结案：已重新打胶')
  expect([opening, line].flatMap((post) => post?.post.mentions)).toEqual([])
  expect(world.adapter.threadStates.at(-1)).toMatchObject({ title: '已结案 TS261120-01 张三 瓷砖松动', open: false })
  expect((await wang.says(work, '/待办'))[0]?.text).toContain('没有待办')
  expect(await world.bot.store.read(({ sql }) => sql.all('SELECT 1 FROM "Clock" WHERE "stoppedAt" IS NULL'))).toEqual(
    [],
  )
})

test('it goes by the same steps as any other complaint', async () => {
  await shop.li.says(shop.work, QUICK)
  const text = await story()
  expect(text).toContain('TS261120-01 · 已结案')
  expect(text).toContain('1. 瓷砖松动 · 工程部 · 已解决（李四 09:00 知晓）；解决：已重新打胶')
  for (const line of ['开单', '知晓', '问题 1 已解决：已重新打胶', '现场解决，结案']) expect(text).toContain(line)
  const whats = await shop.world.bot.store.read(({ sql }) =>
    sql.all<{ what: string }>('SELECT "what" FROM "TimelineEntry" ORDER BY "id"').map(({ what }) => what),
  )
  expect(whats).toEqual([
    'timeline-complaint.registered',
    'timeline-complaint.acknowledged',
    'timeline-handling.solved',
    'timeline-intake.quick',
  ])
})

test('filed on a later day it says so; a day that is part of the problem stays there', async () => {
  const { li, work } = shop
  const [, line] = await li.says(work, QUICK.replace('/现场解决 ', '/现场解决 昨天 '))
  expect(line?.text).toBe('TS261120-01 · 张三 现场解决，已结案（补录 11月19日 周四）：已重新打胶')
  expect(await story()).toContain('现场解决，结案（补录 11月19日 周四）')
  const [opening] = await li.says(work, '/现场解决 李梅 13800000002 11月3日装的瓷砖松动；结果:已打胶')
  expect(opening?.text).toContain('1. 11月3日装的瓷砖松动')
  expect(work.last.text).not.toContain('补录')
})

test('how it was solved is asked for when it is missing', async () => {
  const { li, work } = shop
  const [ask] = await li.says(work, '/现场解决 张三 13800000001 瓷砖松动')
  expect(ask?.text).toContain('怎么解决的？')
  await li.says(work, '已打胶', { replyTo: ask })
  expect(work.last.text).toBe('TS261120-01 · 张三 现场解决，已结案：已打胶')
})

test('words that sound worse are asked about first: a complaint keeps what was done as a note', async () => {
  const { li, work } = shop
  const line = '/现场解决 张三 13800000001 瓷砖松动，客户说要找律师 ; 结果:已道歉'
  const [ask] = await li.says(work, line)
  expect(ask?.text).toContain('像是重大投诉（含“律师”），要开投诉单吗？')
  expect(labels(ask)).toEqual(['开投诉单', '已解决，直接结案'])
  await li.presses(work.last, '开投诉单')
  expect(work.with('请在 09:30 前知晓').post.mentions.map(({ name }) => name)).toEqual(['王强'])
  expect(await story()).toContain('备注：已道歉')

  await li.says(work, line.replace('张三 13800000001', '李梅 13800000002'))
  await li.presses(work.last, '已解决，直接结案')
  expect(work.last.text).toContain('TS261120-02 · 李梅 现场解决，已结案：已道歉')
})

test('a customer with an open complaint: added to it, or filed by itself, by one tap', async () => {
  const { li, work } = shop
  await li.says(work, '/投诉 张三 13800000001 台面开裂')
  const [ask] = await li.says(work, QUICK)
  expect(labels(ask)).toEqual(['加到 TS261120-01', '新开一单'])
  await li.presses(work.last, '加到 TS261120-01')
  expect(await story()).toContain('2. 瓷砖松动 · 工程部 · 待知晓')
  expect(await story()).toContain('备注：已重新打胶')

  await li.says(work, QUICK)
  await li.presses(work.last, '新开一单')
  expect(work.last.text).toContain('TS261120-02 · 张三 现场解决，已结案')
})

test('told in a direct room, it is filed in the work room', async () => {
  const { li, work } = shop
  const [answer] = await li.says(li.direct, QUICK)
  expect(answer?.text).toBe('TS261120-01 · 张三 现场解决，已结案：已重新打胶\n· 1. 瓷砖松动 → 工程部')
  expect(work.with('投诉 TS261120-01').buttons).toEqual([])
})

test('it can be opened again', async () => {
  const { admin, li, work } = shop
  await li.says(work, QUICK)
  await admin.says(work, '/重开 TS261120-01 又松了')
  expect(await story()).toContain('第 2 轮')
  expect(work.with('请在 09:30 前知晓').post.mentions.map(({ name }) => name)).toEqual(['王强'])
})

test('an installer may not', async () => {
  const { chen, work, world } = shop
  const answers = await chen.says(work, QUICK)
  expect(answers).toHaveLength(1)
  expect(await world.bot.store.read(({ sql }) => sql.all('SELECT 1 FROM "Complaint"'))).toEqual([])
})

test('in English', async () => {
  const english = await openEnglishCase()
  const { li, work } = english
  const [, line] = await li.says(work, '/quick yesterday Wang Wu 13800000005 tile loose; result:glued')
  expect(line?.text).toBe('TS261120-02 · Wang Wu: solved on the spot and closed (filed later, of Thu 19 Nov): glued')
  await english.world.close()
})
