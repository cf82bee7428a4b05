/** What somebody has to do by when: in their own list, and in what is handed over to a deputy. */
import { afterEach, expect, test } from 'vitest'
import { type Case, openCase, openEnglishCase } from './later-life.js'

let scene: Case
afterEach(() => scene.world.close())

const todo = async (who: 'li' | 'wang' | 'other') => (await scene[who].says(scene.work, '/待办'))[0]?.text.split('\n')

test('the liaison has the plan and the promises, whoever took the complaint the solution and the call back', async () => {
  scene = await openCase({ environment: { POLICY: 'mall' } })
  const { li, wang, work, card } = scene
  expect(await todo('wang')).toEqual([
    '王强的待办：1 项',
    expect.stringContaining('· 1. 等您知晓：TS261120-01 张三 · 工程部 · '),
  ])
  expect(await todo('li')).toEqual([
    '李四的待办：2 项',
    '· 1. 等您办：TS261120-01 张三 · 解决 · 11月21日 周六 09:00 前',
    '· 2. 您开的投诉：TS261120-01 张三 · 待知晓',
  ])
  await wang.presses(card, '知晓')
  await wang.says(work, '/解决 TS261120-01 1 换好了')
  await wang.says(work, '/解决 TS261120-01 2 换好了')
  await li.says(work, '/效果确认 TS261120-01 1 满意')
  await li.says(work, '/效果确认 TS261120-01 2 满意')
  expect((await todo('li'))?.join('\n')).toMatch(/1\. 等您办：TS261120-01 张三 · 回访 · .+ 前\n· 2\. 您开的投诉/)
})

test('the most urgent first, late ones say so; others have nothing of it', async () => {
  scene = await openCase()
  const { wang, work, card, world } = scene
  await wang.presses(card, '知晓')
  await wang.says(work, '/处理意见 TS261120-01 1 更换台面 11月21日')
  expect(await todo('wang')).toEqual([
    '王强的待办：2 项',
    '· 1. 等您办：TS261120-01 张三 · 问题 1 承诺 · 11月21日 周六 18:00 前',
    '· 2. 等您办：TS261120-01 张三 · 工程部处理意见 · 11月22日 周日 09:00 前',
  ])
  await world.turnTo('2026-11-21T19:00')
  expect((await todo('wang'))?.[1]).toBe('· 1. 等您办：TS261120-01 张三 · 问题 1 承诺 · 应在 18:00 前，已超时')
  expect(await todo('other')).toEqual(['您现在没有待办，辛苦了。'])
})

test('what is paused is not urgent: apart in the list, last in the handover', async () => {
  scene = await openCase()
  const { admin, li, wang, work, card } = scene
  await wang.presses(card, '知晓')
  await li.says(work, '/投诉 王五 13800000002 水槽漏水')
  await li.says(work, '/挂起 TS261120-01 等厂家补板')
  expect(await todo('wang')).toEqual([
    '王强的待办：1 项',
    '· 1. 等您知晓：TS261120-02 王五 · 工程部 · 09:30 前',
    '挂起中，先不用办',
    '· TS261120-01 张三 · 等厂家补板',
  ])
  await wang.says(work, '/请假 11月24日 代理:@赵六')
  await admin.presses(work.with('王强请假'), '批准')
  expect(work.last.text.split('\n').slice(2)).toEqual([
    '王强手上还有：',
    '· TS261120-02 王五 · 工程部知晓 · 09:30 前',
    '· TS261120-01 张三 · 挂起：等厂家补板',
  ])
})

test('the handover says what and until when', async () => {
  scene = await openCase()
  const { admin, wang, work, card } = scene
  await wang.presses(card, '知晓')
  await wang.says(work, '/请假 11月24日 代理:@赵六')
  await admin.presses(work.with('王强请假'), '批准')
  expect(work.last.text).toContain('王强手上还有：\n· TS261120-01 张三 · 工程部处理意见 · 11月22日 周日 09:00 前')
})

test('leave waits for the one who is asked; nobody else is bothered', async () => {
  scene = await openCase()
  const { wang, admin, work } = scene
  await wang.says(work, '/请假 11月24日 代理:@赵六')
  const list = async (who: 'admin' | 'boss') => (await scene[who].says(work, '/待办'))[0]?.text
  expect(await list('admin')).toContain('等您批的请假：王强 11月24日 周二，赵六代')
  expect(await list('boss')).toBe('您现在没有待办，辛苦了。')
  await admin.presses(work.with('王强请假'), '批准')
  expect(await list('admin')).not.toContain('请假')
})

test('while whoever took the complaint is away, the deputy has its deadlines', async () => {
  scene = await openCase({ environment: { POLICY: 'mall' } })
  const { admin, li, work, world } = scene
  await li.says(work, '/请假 11月20日 代理:@陈师傅')
  await admin.presses(work.with('李四请假'), '批准')
  const solve = '· 1. 等您办：TS261120-01 张三 · 解决 · 11月21日 周六 09:00 前'
  expect(await todo('other')).toEqual(['陈师傅的待办：1 项', solve])
  expect(await todo('li')).toContain(solve)
  await world.turnTo('2026-11-21T08:00')
  expect(await todo('other')).toEqual(['您现在没有待办，辛苦了。'])
})

test('in English', async () => {
  scene = await openEnglishCase()
  const { wang, work, card } = scene
  await wang.presses(card, 'Acknowledge')
  const [list] = await wang.says(work, '/mine')
  expect(list?.text).toContain('To do by a deadline: TS261120-01 Zhang San · 工程部, plan · by ')
})
