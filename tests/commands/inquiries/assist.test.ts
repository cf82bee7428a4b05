/** A department that helps: it signs for its task like for a problem, is rung when it is silent, and says when it is done. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Message } from '../../support/fake-adapter.js'
import type { Person } from '../../support/world.js'
import { type Case, openCase, openEnglishCase } from '../complaints/later-life.js'

let scene: Case
let qian: Person

beforeEach(async () => {
  scene = await openCase()
  const { world, work, admin } = scene
  qian = world.person('钱联络', '1010')
  await qian.says(work, '/我是 钱联络 设计师')
  await admin.presses(work.last, '批准')
  await admin.says(work, '/联络人 设计部 @钱联络', { mentions: [qian] })
})
afterEach(() => scene.world.close())

const ASSIST = '/协办 TS261120-01 设计部 出新图'
const labels = ({ buttons }: Message) => buttons.map(({ label }) => label)
const story = async () => (await scene.li.says(scene.work, '/查看 TS261120-01'))[0]?.text ?? ''
const card = () => scene.work.with('TS261120-01 · 设计部 ·')

test('its liaison gets a card with the task, signs, and is done with it; the owner learns that', async () => {
  const { wang, work, thread } = scene
  const [answer] = await wang.says(work, ASSIST)
  expect(answer?.text).toBe('TS261120-01 · 请设计部协办：出新图')
  expect(card().text).toContain('@钱联络\nTS261120-01 · 设计部 · 请在 09:30 前知晓\n· 协办：出新图')
  expect([card().thread, labels(card())]).toEqual([thread, ['知晓']])
  expect(await story()).toContain('协办（不影响结案）\n· 设计部：出新图 · 待知晓')
  expect((await qian.says(work, '/待办'))[0]?.text).toContain('TS261120-01 张三 · 设计部 · 09:30 前')

  await qian.presses(card(), '知晓')
  expect(card().text).toBe('✅ TS261120-01 · 设计部 · 钱联络 09:00 已知晓\n· 协办：出新图')
  expect(labels(card())).toEqual(['完成'])
  expect((await qian.says(work, '/待办'))[0]?.text).toContain('您的协办：TS261120-01 张三 · 设计部：出新图')
  expect(await story()).toContain('设计部知晓：按时')

  const signed = card()
  const [done] = signed.buttons
  await qian.presses(signed, '完成')
  expect(signed.text).toContain('· 协办：出新图 ✅')
  expect(labels(signed)).toEqual([])
  expect(work.with('协办完成').text).toBe('@王强\nTS261120-01 · 设计部 协办完成：出新图（钱联络）')
  expect(await story()).toContain('· 设计部：出新图 · 09:00 完成')
  await qian.pressesChoice(signed, done?.id ?? '')
  expect(qian.toast).toBe('TS261120-01 这项协办已经完成或已过，不用再点。')
})

test('a word in the thread signs it too, and a second one changes nothing', async () => {
  const { wang, work, thread } = scene
  await wang.says(work, ASSIST)
  await qian.says(work, '收到', { thread })
  expect(card().text).toContain('钱联络 09:00 已知晓')
  expect((await qian.says(work, '/知晓 TS261120-01'))[0]?.text).toBe('设计部已由 钱联络 于 09:00 知晓，谢谢。')
})

test('silent, it is rung and its ladder climbs; signed, nobody is', async () => {
  const { wang, work, world } = scene
  await wang.presses(scene.card, '知晓')
  await wang.says(work, ASSIST)
  await world.turnTo('2026-11-20T09:20')
  const ring = work.with('⏰ TS261120-01 · 设计部 还未知晓')
  expect(ring.text).toContain('· 协办：出新图')
  await qian.presses(ring, '知晓')
  const before = world.said.length
  await world.turnTo('2026-11-20T12:00')
  expect(world.said.slice(before).filter(({ text }) => text.includes('⏰'))).toEqual([])
})

test('two tasks share a card; each has its own button', async () => {
  const { wang, li, work } = scene
  await wang.says(work, ASSIST)
  await li.says(work, '/协办 TS261120-01 设计部 复核尺寸 3 处')
  expect(work.with('又加了协办').text).toContain('TS261120-01 · 设计部 又加了协办，请一起知晓（09:30 前）')
  const first = work.with('· 协办：复核尺寸 3 处')
  expect(first.text).toContain('· 协办：出新图\n· 协办：复核尺寸 3 处')
  await qian.presses(first, '知晓')
  expect(labels(first)).toEqual(['完成：出新图', '完成：复核尺寸 3 处'])
  await qian.presses(first, '完成：出新图')
  expect(labels(first)).toEqual(['完成'])
})

test('what is missing is asked for; a department is not asked to help with what it has', async () => {
  const { wang, work, thread } = scene
  await wang.says(work, '/协办', { thread })
  await wang.says(work, '出新图', { replyTo: work.last, thread })
  expect(work.last.text).toContain('请哪个部门协办？')
  expect(labels(work.last)).not.toContain('工程部')
  await wang.presses(work.last, '设计部')
  expect(card().text).toContain('协办：出新图')
  expect((await wang.says(work, '/协办 TS261120-01 工程部 出新图'))[0]?.text).toBe(
    '这个问题本来就在工程部，请直接处理，不用协办。',
  )
})

test('only those who have it ask for help, and only the one asked signs and is done', async () => {
  const { wang, other, work } = scene
  expect((await other.says(work, ASSIST))[0]?.text).toBe('协办由工程部或客服来请，您不用操作，谢谢。')
  await wang.says(work, ASSIST)
  await other.presses(card(), '知晓')
  expect(other.toast).toContain('由设计部的联络人知晓')
  await qian.presses(card(), '知晓')
  await other.presses(card(), '完成')
  expect(other.toast).toBe('这一项由设计部来办，您不用操作，谢谢。')
})

test('it does not hold up closing; afterwards nothing is left to press', async () => {
  const { wang, li, boss, work } = scene
  await wang.says(work, ASSIST)
  await qian.presses(card(), '知晓')
  const signed = card()
  await wang.presses(scene.card, '知晓')
  for (const number of [1, 2]) await wang.says(work, `/解决 TS261120-01 ${number} 换好`)
  await li.says(work, '/效果确认 TS261120-01 满意')
  expect((await li.says(work, '/回访 TS261120-01 满意 5'))[0]?.text).toContain('已结案')
  await qian.presses(signed, '完成')
  expect(qian.toast).toContain('已经结案')
  expect((await boss.says(work, ASSIST))[0]?.text).toContain('已经结案')
})

test('a new round asks nobody to help any more', async () => {
  const { wang, li, work, world } = scene
  await wang.presses(scene.card, '知晓')
  await wang.says(work, ASSIST)
  await wang.says(work, '/处理意见 TS261120-01 1 更换台面 11月25日')
  const old = card()
  await li.says(work, '/回访 TS261120-01 不满意')
  expect([old.text, labels(old)]).toEqual(['TS261120-01 · 设计部 · 已进入新一轮，不用再知晓', []])
  expect(await story()).not.toContain('协办（不影响结案）')
  await world.turnTo('2026-11-20T12:00')
  expect(work.messages.filter(({ text }) => text.includes('⏰ TS261120-01 · 设计部'))).toEqual([])
})

test('its problem moves away, the task stays', async () => {
  const { wang, li, work } = scene
  await wang.says(work, ASSIST)
  await li.says(work, '/转派 TS261120-01 1 设计部')
  await li.says(work, '/转派 TS261120-01 1 材料部')
  expect(card().text).toContain('· 协办：出新图')
  await qian.presses(work.with('· 协办：出新图'), '知晓')
  expect(await story()).toContain('设计部：出新图 · 办理中（钱联络 09:00 知晓）')
})

test('in English', async () => {
  await scene.world.close()
  scene = await openEnglishCase()
  const { admin, wang, other, work } = scene
  await admin.says(work, '/liaison 设计部 @Chen', { mentions: [other] })
  const [answer] = await wang.says(work, '/assist TS261120-01 设计部 a new drawing')
  expect(answer?.text).toBe('TS261120-01 · 设计部, please help: a new drawing')
  await other.presses(card(), 'Acknowledge')
  await other.presses(card(), 'Done')
  expect(work.with('has helped').text).toBe('@Wang\nTS261120-01 · 设计部 has helped: a new drawing (Chen)')
})
