/** Opening a closed complaint again: the next round, with everything asked afresh. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Case, inThread, openCase, openEnglishCase } from './later-life.js'

let scene: Case

beforeEach(async () => {
  scene = await openCase()
  const { wang, card, boss, work, world } = scene
  await wang.presses(card, '知晓')
  await boss.says(work, '/结案 TS261120-01 客户撤诉')
  await world.turnTo('2026-11-20T10:00')
})
afterEach(() => scene.world.close())

test('the thread is opened first, then the line, then a fresh card', async () => {
  const { li, work, world, opening } = scene
  const before = world.adapter.sent.length
  await li.says(work, '/重开 TS261120-01 又漏水了')
  expect(inThread(scene, before)).toEqual([
    'open: TS261120-01 张三 台面开裂',
    'TS261120-01 已重开，第 2 轮，原因：又漏水了。请重新知晓',
    'TS261120-01 · 工程部 · 请在 10:30 前知晓',
  ])
  expect(work.last.text).toContain('@王强\n')
  expect(work.last.text).toContain('· 1. 台面开裂\n· 2. 水槽漏水\n')
  expect(opening.buttons.map(({ label }) => label)).toEqual(['转派', '给客户的回执'])
})

test('the clock runs again and rings; the signature of the first round stays in the story', async () => {
  const { li, wang, work, world, card, thread } = scene
  await li.says(work, '/重开', { thread })
  await world.turnTo('2026-11-20T10:15')
  expect(work.last.text).toContain('⏰ TS261120-01 · 工程部 还未知晓，请在')
  await wang.says(work, '收到', { thread })
  expect(work.with('王强 10:15 已知晓').thread).toBe(thread)
  expect(card.text).toContain('王强 09:00 已知晓')
  const [story] = await li.says(work, '/查看 TS261120-01')
  expect(story?.text).toContain('TS261120-01 · 处理中 · 第 2 轮\n')
  expect(story?.text).toContain('1. 台面开裂 · 工程部 · 已知晓（王强 10:15 知晓）')
  expect(story?.text).toContain('09:00 王强：工程部知晓')
  expect(story?.text).toContain('10:00 李四：重开，第 2 轮')
})

test('without a code the closed ones are offered; none is said to be none', async () => {
  const { li, work } = scene
  await li.says(work, '/重开')
  await li.presses(work.last, 'TS261120-01 张三')
  expect(work.with('已重开').text).toBe('TS261120-01 已重开，第 2 轮，请重新知晓')
  expect((await li.says(work, '/重开'))[0]?.text).toBe('没有已结案的投诉。')
})

test('only what is closed, only by those who take complaints down', async () => {
  const { li, wang, work, world } = scene
  const [no] = await wang.says(work, '/重开 TS261120-01')
  expect(no?.text).toContain('/重开 只有客服专员、')
  const before = world.adapter.threadStates.length
  await li.says(work, '/重开 TS261120-01')
  const again = await li.says(work, '/重开 TS261120-01')
  expect(again.map(({ text }) => text)).toEqual(['TS261120-01 还没有结案，不用重开。'])
  expect(world.adapter.threadStates).toHaveLength(before + 1)
})

test('closed and opened once more it is the third round', async () => {
  const { li, boss, work } = scene
  await li.says(work, '/重开 TS261120-01')
  await boss.says(work, '/结案 TS261120-01 客户撤诉')
  await li.says(work, '/重开 TS261120-01')
  expect(work.with('已重开').text).toBe('TS261120-01 已重开，第 3 轮，请重新知晓')
})

test('/查看 has the deadlines of this round only; what was before stays in the timeline', async () => {
  const { li, wang, work, world, thread } = scene
  const story = async () => (await li.says(work, '/查看 TS261120-01'))[0]?.text ?? ''
  expect(await story()).toContain('工程部知晓：按时，不到1分钟')
  await li.says(work, '/重开', { thread })
  expect((await story()).match(/工程部知晓：.*/g)).toEqual([expect.stringContaining('工程部知晓：10:30 前')])
  await world.turnTo('2026-11-20T10:20')
  await wang.says(work, '收到', { thread })
  const told = await story()
  expect(told.match(/工程部知晓：.*/g)).toEqual(['工程部知晓：按时，用了 20分钟'])
  expect(told).toContain('09:00 王强：工程部知晓')
})

test('in English', async () => {
  await scene.world.close()
  scene = await openEnglishCase()
  const { boss, li, work, world } = scene
  await boss.says(work, '/close TS261120-01 withdrawn')
  const before = world.adapter.sent.length
  await li.says(work, '/reopen TS261120-01 leaking again')
  expect(inThread(scene, before).slice(0, 2)).toEqual([
    'open: TS261120-01 Zhang San top cracked',
    'TS261120-01 is open again, round 2: leaking again. Please acknowledge again',
  ])
})
