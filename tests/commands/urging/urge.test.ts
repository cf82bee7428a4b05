/** A department is asked at once while the customer waits: pinged at any hour, answered by a tap, a reaction or a word. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Case, openCase } from '../complaints/later-life.js'

let scene: Case

beforeEach(async () => {
  scene = await openCase()
})
afterEach(() => scene.world.close())

const ASKED = '/求助 TS261120-01 工程部 客户问今天能不能换'
const CARD = '🆘 TS261120-01 · 张三 客户在等，请工程部马上回应\n李四：客户问今天能不能换'
const ANSWERED = '✅ TS261120-01 · 工程部 王强 来处理'
const card = () => scene.work.with('客户在等，请工程部')

test('the liaison is pinged with a button, the asker reads who was asked', async () => {
  const { li, work } = scene
  const [answer] = await li.says(work, ASKED)
  expect(answer?.text).toBe('TS261120-01 · 已请工程部的王强马上回应')
  expect(card().text).toBe(`@王强\n${CARD}`)
  expect(card().buttons.map(({ label }) => label)).toEqual(['我来'])
})

test('a tap answers: the card says who, whoever asked is pinged, nothing else is signed by it', async () => {
  const { li, wang, work } = scene
  await li.says(work, ASKED)
  const asked = card()
  await wang.presses(asked, '我来')
  expect(asked.text).toContain(ANSWERED)
  expect(asked.buttons).toEqual([])
  expect(work.with(`@李四\n${ANSWERED}`).text).toBe(`@李四\n${ANSWERED}`)
  const [story] = await li.says(work, '/查看 TS261120-01')
  expect(story?.text).toContain('求助\n· 工程部 09:00：客户问今天能不能换 · 王强 09:00 回应')
  expect(story?.text).toContain('工程部 · 待知晓')
})

test.each(['reaction', 'word'])('answered by a %s', async (by) => {
  const { li, wang, work, thread } = scene
  await wang.presses(scene.card, '知晓')
  await li.says(work, ASKED)
  const asked = card()
  if (by === 'reaction') await wang.reacts(asked, '👍')
  else await wang.says(work, '收到', { thread })
  expect(asked.text).toContain(ANSWERED)
})

test('the department may be left out where only one has the case; the words may not', async () => {
  const { li, work } = scene
  const [answer] = await li.says(work, '/求助 TS261120-01 客户在电话上 问几时到')
  expect(answer?.text).toContain('已请工程部的王强')
  expect(card().text).toContain('李四：客户在电话上 问几时到')
  const [asked] = await li.says(work, '/求助 TS261120-01 工程部')
  expect(asked?.text).toContain('TS261120-01 要问什么？')
})

test('five minutes, at night too: again after three, then the deputy, then the head', async () => {
  const { li, admin, work, world } = scene
  const head = world.person('孙工', '1007')
  await head.says(work, '/我是 孙工 项目经理')
  await admin.presses(work.last, '批准')
  await admin.says(work, '/部门 负责人 工程部 @孙工', { mentions: [head] })
  await scene.wang.presses(scene.card, '知晓')
  await world.turnTo('2026-11-20T23:00')
  await li.says(work, ASKED)
  await world.turnTo('2026-11-20T23:03')
  expect(work.last.text).toBe('@王强\n🆘 TS261120-01 · 张三 客户还在等，请工程部马上回应\n· 客户问今天能不能换')
  await world.turnTo('2026-11-20T23:05')
  expect(work.last.text).toMatch(/^@赵六 @李四\n🆘 TS261120-01 · 张三 客户等了 5分钟，工程部还没回应/)
  await world.turnTo('2026-11-20T23:08')
  expect(work.last.text).toContain('@孙工')
  const ring = work.last
  await head.presses(ring, '我来')
  expect(ring.text).toContain('不用再催')
  expect(ring.buttons).toEqual([])
  const before = work.messages.length
  await world.turnTo('2026-11-20T23:30')
  expect(work.messages).toHaveLength(before)
})

test('a new round ends it: the card of the old one has no button', async () => {
  const { li, wang, work, world } = scene
  await wang.presses(scene.card, '知晓')
  for (const number of [1, 2]) {
    await wang.says(work, `/解决 TS261120-01 ${number} 换好了`)
    await li.says(work, `/效果确认 TS261120-01 ${number} 满意`)
  }
  await li.says(work, ASKED)
  const asked = card()
  await world.turnBy(1)
  await li.says(work, '/回访 TS261120-01 不满意')
  expect(work.with('第 2 轮')).toBeDefined()
  expect(asked.text).toBe('TS261120-01 · 工程部 这次求助已结束，不用再回应')
})

test('asked once; only the department answers; a button of a closed case is over', async () => {
  const { li, boss, other, work } = scene
  await li.says(work, ASKED)
  expect((await li.says(work, ASKED))[0]?.text).toBe('TS261120-01 已在请工程部，还没有回应，不用再发。')
  expect((await other.says(work, ASKED))[0]?.text).toMatch(/^这一单由工程部和客服处理/)
  const asked = card()
  await other.presses(asked, '我来')
  expect(scene.world.adapter.toasts.at(-1)?.text).toContain('请工程部的人回应')
  const [button] = asked.buttons
  await scene.world.turnBy(1)
  await boss.says(work, '/结案 TS261120-01 客户撤诉')
  expect(asked.text).toBe('TS261120-01 · 工程部 这次求助已结束，不用再回应')
  expect(asked.buttons).toEqual([])
  expect((await li.says(work, '/查看 TS261120-01'))[0]?.text).toContain('客户问今天能不能换 · 没人回应')
  await boss.says(work, '/重开 TS261120-01')
  await scene.wang.pressesChoice(asked, button?.id ?? '')
  expect(scene.world.adapter.toasts.at(-1)?.text).toContain('已结束，不用再点')
})
