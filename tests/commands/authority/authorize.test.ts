/** R001-040: authority on the spot, given from above, known by whoever holds it, and read by everybody in the case. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Message } from '../../support/fake-adapter.js'
import { type Case, openCase, openEnglishCase } from '../complaints/later-life.js'

let scene: Case

beforeEach(async () => {
  scene = await openCase()
})
afterEach(() => scene.world.close())

const LINE = '/授权 TS261120-01 @王强 可以当场换货'
const labels = ({ buttons }: Message) => buttons.map(({ label }) => label)
const story = async () => (await scene.li.says(scene.work, '/查看 TS261120-01'))[0]?.text ?? ''

test('in a crisis: pinged with a button, in the opening post, in the story, and told to the management', async () => {
  const { world, admin, boss, wang, work } = scene
  const management = world.room('-300', '管理群')
  await admin.says(management, '/绑定 岩板一店 管理')
  await boss.says(work, '/危机 TS261120-01 台面砸伤客户')
  await boss.says(work, LINE, { mentions: [wang] })
  const card = work.with('@王强\nTS261120-01 · 钱总')
  expect([card.text, labels(card)]).toEqual(['@王强\nTS261120-01 · 钱总 授权 王强：可以当场换货', ['知晓']])
  expect(management.last.text).toBe('TS261120-01 · 钱总 授权 王强：可以当场换货')
  expect(scene.opening.text).toContain('现场授权\n· 王强：可以当场换货（钱总 授权，待知晓）')

  await wang.presses(card, '知晓')
  expect([card.text, labels(card)]).toEqual(['✅ TS261120-01 · 王强 09:00 已知晓授权：可以当场换货（钱总）', []])
  expect(scene.opening.text).toContain('· 王强：可以当场换货（钱总 授权）')
  expect(await story()).toContain('现场授权\n· 王强：可以当场换货（钱总 授权）')
  expect(await story()).toContain('钱总：授权 王强：可以当场换货')
})

test('wherever it was told, the button is gone once it is known; nobody else knows for its holder', async () => {
  const { boss, wang, other, work, thread } = scene
  const before = work.messages.length
  await boss.says(work, LINE, { mentions: [wang] })
  const cards = work.messages.slice(before).filter(({ text }) => text.includes('授权 王强'))
  expect(cards.map((card) => card.thread)).toEqual([undefined, thread])
  const [card, copy] = cards as [Message, Message]
  await other.presses(card, '知晓')
  expect(other.toast).toBe('这项授权由 王强 知晓，您不用操作，谢谢。')
  const [button] = card.buttons
  await wang.presses(copy, '知晓')
  expect(cards.flatMap(labels)).toEqual([])
  await wang.pressesChoice(card, button?.id ?? '')
  expect(wang.toast).toBe('已经知晓了，不用再点。')
})

test('also by the head of customer service; not by others, and only to somebody who works here', async () => {
  const { admin, li, wang, work } = scene
  expect((await li.says(work, LINE, { mentions: [wang] })).map(({ text }) => text)).toEqual([
    '授权由总经理或客服负责人给，您不用操作，谢谢。',
  ])
  await admin.says(work, '/部门 负责人 客服部 @李四', { mentions: [li] })
  await li.says(work, '/授权 TS261120-01 @路人甲 可以当场换货')
  expect(work.last.text).toContain('“路人甲”不在这里工作，授权给谁？')
  await li.says(work, '@王强', { mentions: [wang], replyTo: work.last })
  expect(work.with('李四 授权 王强').text).toContain('可以当场换货')
})

test('in English', async () => {
  await scene.world.close()
  scene = await openEnglishCase()
  const { boss, wang, work } = scene
  await boss.says(work, '/authorize TS261120-01 @Wang may exchange it at once', { mentions: [wang] })
  const card = work.with('authorizes')
  expect(card.text).toContain('TS261120-01 · Qian authorizes Wang: may exchange it at once')
  await wang.presses(card, 'Acknowledge')
  expect(card.text).toBe('✅ TS261120-01 · Wang knows since 09:00, authorized: may exchange it at once (Qian)')
})
