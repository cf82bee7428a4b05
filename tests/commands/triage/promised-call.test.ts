/** A problem that is handed over with a time at which the customer expects a call. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Case, openCase } from '../complaints/later-life.js'

let scene: Case

beforeEach(async () => {
  scene = await openCase()
  const { admin, other, work } = scene
  await admin.says(work, '/联络人 材料部 @陈师傅', { mentions: [other] })
})
afterEach(() => scene.world.close())

const HANDED_OVER = '/转派 TS261120-01 1 材料部 约:15:00'
const card = () => scene.work.with('材料部 · 请在')
const story = async () => (await scene.li.says(scene.work, '/查看 TS261120-01'))[0]?.text ?? ''

test('the answer, the new department’s card and the story say so', async () => {
  const { li, work } = scene
  const [answer] = await li.says(work, HANDED_OVER)
  expect(answer?.text).toContain('已约客户 15:00 回电')
  expect(card().text).toContain('回电: 已约客户 15:00 回电')
  const told = await story()
  expect(told).toContain('1. 台面开裂 · 材料部 · 待知晓；已约客户 15:00 回电')
  expect(told).toContain('材料部联系客户：15:00 前')
  expect(told).toContain('问题 1 约客户 15:00 回电')
})

test('it is due then, however late the department signs; a call keeps it', async () => {
  const { li, other, work, world } = scene
  await li.says(work, HANDED_OVER)
  await world.turnTo('2026-11-20T13:30')
  await other.presses(card(), '知晓')
  await world.turnTo('2026-11-20T14:00')
  expect(work.with('材料部 还没联系客户').text).toContain('请在 15:00 前联系')
  await other.says(work, '/联系客户 TS261120-01 没人接')
  expect(await story()).toContain('材料部联系客户：15:00 前')
  await other.says(work, '/联系客户 TS261120-01 客户同意')
  expect(await story()).toContain('材料部联系客户：按时')
  expect(await story()).not.toContain('；已约客户')
})

test('nobody called: whoever signs is pinged, then the head; the keeper hears of it', async () => {
  const { li, work, world } = scene
  await li.says(work, HANDED_OVER)
  await world.turnTo('2026-11-20T15:00')
  expect(work.with('材料部 超时未联系客户').text).toMatch(/^@陈师傅 @李四/)
})

test('what was promised goes with the problem; another hour takes its place', async () => {
  const { li, work } = scene
  await li.says(work, HANDED_OVER)
  const [again] = await li.says(work, '/转派 TS261120-01 1 设计部')
  expect(again?.text).toContain('已约客户 15:00 回电')
  const [other] = await li.says(work, '/转派 TS261120-01 1 材料部 约:明天10点')
  expect(other?.text).toContain('已约客户 11月21日 周六 10:00 回电')
})

test('a new round has promised nothing', async () => {
  const { li, boss, work } = scene
  await li.says(work, HANDED_OVER)
  await boss.says(work, '/结案 TS261120-01 客户撤诉')
  await boss.says(work, '/重开 TS261120-01')
  expect(await story()).not.toContain('；已约客户')
})

test('what is no hour is asked for', async () => {
  const { li, work } = scene
  const [asked] = await li.says(work, '/转派 TS261120-01 1 材料部 约:明天')
  expect(asked?.text).toContain('约在什么时候？')
})
