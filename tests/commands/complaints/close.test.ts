/** A manager closes a complaint with a reason: nobody is asked or reminded any more. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Case, inThread, openCase, openEnglishCase } from './later-life.js'

let scene: Case

beforeEach(async () => {
  scene = await openCase()
})
afterEach(() => scene.world.close())

const LINE = 'TS261120-01 已结案，原因：客户撤诉'
const CLOSED = `${LINE}\n· 1. 台面开裂 · 工程部 · 未知晓\n· 2. 水槽漏水 · 工程部 · 未知晓`

test('the line first, then the thread is archived; cards and reminders lose their buttons', async () => {
  const { boss, work, world, card, opening } = scene
  await world.turnTo('2026-11-20T09:20')
  const ring = work.with('⏰')
  const before = world.adapter.sent.length
  await boss.says(work, '/结案 TS261120-01 客户撤诉')
  expect(inThread(scene, before)).toEqual([LINE, 'archived: 已结案 TS261120-01 张三 台面开裂'])
  expect([card.text, ring.text]).toEqual(Array(2).fill('TS261120-01 · 工程部 · 已结案，不用再知晓'))
  expect([opening, card, ring].flatMap(({ buttons }) => buttons)).toEqual([])
})

test('the clocks stop, and what was not signed is not called kept', async () => {
  const { boss, li, work, world, thread } = scene
  await boss.says(work, '/结案 客户撤诉', { thread })
  const before = world.adapter.messages.length
  await world.turnTo('2026-11-20T15:00')
  expect(world.adapter.messages).toHaveLength(before)
  const [story] = await li.says(work, '/查看 TS261120-01')
  expect(story?.text).toContain('钱总：结案，原因：客户撤诉')
  expect(story?.text).not.toContain('按时')
})

test('the reason is asked for', async () => {
  const { boss, work } = scene
  await boss.says(work, '/结案 TS261120-01')
  expect(work.last.text).toContain('为什么结案？')
  await boss.says(work, '客户撤诉', { replyTo: work.last })
  expect(work.with('已结案，原因').text).toBe(CLOSED)
})

test('for managers only, and once only', async () => {
  const { li, wang, boss, admin, work, world } = scene
  for (const person of [li, wang]) {
    const [no, ...more] = await person.says(work, '/结案 TS261120-01 客户撤诉')
    expect(no?.text).toBe('/结案 只有总经理、部门负责人、店长能用，请找他们。')
    expect(more).toEqual([])
  }
  expect(world.adapter.threadStates).toEqual([])
  await admin.says(work, '/结案 TS261120-01 客户撤诉')
  const again = await boss.says(work, '/结案 TS261120-01 客户撤诉')
  expect(again.map(({ text }) => text)).toEqual(['TS261120-01 已经结案，不用再结。'])
  expect(world.adapter.threadStates).toHaveLength(1)
})

test('closed is closed: no signature, no plan, no other department, no new problem', async () => {
  const { boss, wang, li, work, card, world, thread } = scene
  const [button] = card.buttons
  await boss.says(work, '/结案 TS261120-01 客户撤诉')
  await wang.pressesChoice(card, button?.id ?? '')
  expect(wang.toast).toContain('TS261120-01 已经结案')
  expect(await wang.says(work, '收到', { thread })).toEqual([])
  for (const typed of ['/处理意见 1 更换台面 11月25日', '/转派 1 材料部', '/问题 颜色有色差', '/回访 满意']) {
    const posts = await li.says(work, typed, { thread })
    expect(posts.map(({ text }) => text)).toEqual(['TS261120-01 已经结案，要接着处理请先重开：/重开 TS261120-01'])
  }
  expect(world.adapter.threadStates).toHaveLength(1)
})

test('in English', async () => {
  await scene.world.close()
  scene = await openEnglishCase()
  const { boss, work, card } = scene
  const [line] = await boss.says(work, '/close TS261120-01 the customer withdrew it')
  expect(line?.text).toBe(
    'TS261120-01 is closed: the customer withdrew it\n· 1. top cracked · 工程部 · not acknowledged\n· 2. sink leaking · 工程部 · not acknowledged',
  )
  expect(card.text).toBe('TS261120-01 · 工程部 · closed, nothing to acknowledge any more')
})
