/** What somebody cannot settle alone goes one level up, and those above are asked at once. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Case, openCase, openEnglishCase } from './later-life.js'

let scene: Case

beforeEach(async () => {
  scene = await openCase()
})
afterEach(() => scene.world.close())

test('from ordinary to major: the general manager is pinged in the thread, the management room reads it', async () => {
  const { wang, li, work, world, admin, thread, opening } = scene
  const boardroom = world.room('-200', '管理群')
  await admin.says(boardroom, '/绑定 岩板一店 management')
  const posts = await wang.says(work, '/升级 客户拒绝修补，要整块换', { thread })
  const line = '⬆️ TS261120-01 · 张三 升级为重大\n王强：客户拒绝修补，要整块换'
  const saidIn = (id: string) => posts.flatMap(({ room, text }) => (room === id ? text : []))
  expect(saidIn(work.id)).toEqual([`@钱总\n${line}`])
  expect(saidIn(boardroom.id)).toEqual([`${line}\n已通知 钱总\n· 1. 台面开裂 → 工程部\n· 2. 水槽漏水 → 工程部`])
  expect(opening.text.split('\n')[0]).toBe('⚠️ 重大 · 投诉 TS261120-01 · 张三')
  expect((await li.says(work, '/查看 TS261120-01'))[0]?.text).toContain(
    '王强：升级为重大，原因：客户拒绝修补，要整块换',
  )
})

test('without a reason the company’s own are offered', async () => {
  const { wang, li, work, thread } = scene
  await wang.says(work, '/升级', { thread })
  expect(work.last.text).toBe('TS261120-01 为什么升级？')
  expect(work.last.buttons.map(({ label }) => label)).toEqual([
    ...['权限不够', '要别的部门配合', '涉及合作方', '涉及法律责任', '要统一口径', '难以判断'],
  ])
  await wang.presses(work.last, '涉及合作方')
  expect(work.with('升级为重大').text).toContain('王强：涉及合作方')
  expect((await li.says(work, '/查看 TS261120-01'))[0]?.text).toContain('王强：升级为重大，原因：涉及合作方')
})

test('from minor to ordinary the head of the department is asked', async () => {
  const { admin, li, wang, other, work, thread } = scene
  await admin.says(work, '/部门 负责人 工程部 @陈师傅', { mentions: [other] })
  await li.says(work, '/级别 初级', { thread })
  const [ping] = await wang.says(work, '/升级 权限不够', { thread })
  expect(ping?.text).toBe('@陈师傅\n⬆️ TS261120-01 · 张三 升级为一般\n王强：权限不够')
})

test('above major there is only a decision to ask for; a crisis must be called', async () => {
  const { wang, boss, work, thread, opening } = scene
  await boss.says(work, '/级别 重大', { thread })
  const [ping] = await wang.says(work, '/请示 客户要十万元', { thread })
  expect(ping?.text).toBe('@钱总\n⬆️ TS261120-01 · 张三 请示处理办法\n王强：客户要十万元')
  expect(opening.text).toContain('⚠️ 重大')
})

test('asked the same again within the hour, nobody is pinged; another question, or an hour later, is asked', async () => {
  const { wang, boss, work, world, thread } = scene
  await boss.says(work, '/级别 重大', { thread })
  const ask = (why: string) => wang.says(work, `/升级 ${why}`, { thread })
  expect((await ask('客户要十万元'))[0]?.text).toContain('@钱总')
  await world.turnBy(30)
  expect((await ask('客户要十万元')).map(({ text }) => text)).toEqual(['TS261120-01 一小时内已请示过，正等答复。'])
  expect((await ask('客户要报警'))[0]?.text).toContain('@钱总')
  await world.turnBy(30)
  expect((await ask('客户要十万元'))[0]?.text).toContain('@钱总')
})

test('a closed complaint goes nowhere', async () => {
  const { wang, boss, work } = scene
  await boss.says(work, '/结案 TS261120-01 客户撤诉')
  const posts = await wang.says(work, '/升级 TS261120-01 权限不够')
  expect(posts.map(({ text }) => text)).toEqual(['TS261120-01 已经结案，要接着处理请先重开：/重开 TS261120-01'])
})

test('in English', async () => {
  await scene.world.close()
  scene = await openEnglishCase()
  const { wang, work, thread } = scene
  const [ping] = await wang.says(work, '/escalate he wants a new top', { thread })
  expect(ping?.text).toBe('@Qian\n⬆️ TS261120-01 · Zhang San is now major\nWang: he wants a new top')
})
