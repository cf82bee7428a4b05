/** A department's plan for its problem, and the date it promises. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Case, inThread, openCase, openEnglishCase } from './later-life.js'

let scene: Case

beforeEach(async () => {
  scene = await openCase()
})
afterEach(() => scene.world.close())

const signed = () => scene.wang.presses(scene.card, '知晓')
const PLAN = '/处理意见 TS261120-01 1 更换台面 11月25日'
const PLANNED = 'TS261120-01 问题 1（工程部）处理意见：更换台面，承诺 11月25日 周三 完成'
/** The answer asks to tell the customer. */
const ANSWER = `${PLANNED}\n请告诉客户怎么处理、几时完成`

test('typed in one line: the answer, and the same line in the thread', async () => {
  await signed()
  const posts = await scene.wang.says(scene.work, PLAN)
  expect(posts.map(({ text, thread }) => [text, thread])).toEqual([
    [ANSWER, undefined],
    [PLANNED, scene.thread],
  ])
})

test('inside the thread one line is enough', async () => {
  const { wang, work, thread } = scene
  await signed()
  const posts = await wang.says(work, '/处理意见 1 更换台面 11月25日', { thread })
  expect(posts.map(({ text }) => text)).toEqual([ANSWER])
})

test('what is missing is asked for: the plan, the date, which problem', async () => {
  const { wang, work, thread } = scene
  await signed()
  await wang.says(work, '/处理意见', { thread })
  expect(work.last.text).toContain('怎么处理？')
  await wang.says(work, '更换台面', { thread, replyTo: work.last })
  expect(work.last.text).toContain('承诺哪天完成？')
  await wang.says(work, '11月25日', { thread })
  expect(work.last.text).toBe('TS261120-01 的哪个问题？\n处理意见: 更换台面\n日期: 11月25日 周三')
  await wang.presses(work.last, '1. 台面开裂 → 工程部')
  expect(work.last.text).toBe(ANSWER)
})

test('a past date is refused politely, with the next working days to tap', async () => {
  const { wang, work, thread } = scene
  await signed()
  await wang.says(work, '/处理意见 1 更换台面 11月19日', { thread })
  expect(work.last.text).toContain('11月19日 周四 已经过了，承诺哪天完成？')
  await wang.presses(work.last, '11月23日 周一')
  expect(work.last.text).toContain('承诺 11月23日 周一 完成')
})

test('first "we know", then the plan: nothing is acknowledged by it', async () => {
  const { wang, li, work, card } = scene
  const [no, ...more] = await wang.says(work, PLAN)
  expect(no?.text).toBe('TS261120-01 请先知晓，再发处理意见：1. 台面开裂 → 工程部')
  expect(more).toEqual([])
  expect(card.buttons).toHaveLength(1)
  expect((await li.says(work, '/查看 TS261120-01'))[0]?.text).toContain('1. 台面开裂 · 工程部 · 待知晓')
})

test('it may be changed; the same once more changes nothing', async () => {
  const { wang, li, work } = scene
  await signed()
  await wang.says(work, PLAN)
  const again = await wang.says(work, PLAN)
  expect(again.map(({ text }) => text)).toEqual(['问题 1 的处理意见本来就是这样，不用改。'])
  await wang.says(work, '/处理意见 TS261120-01 1 修补台面 11月26日')
  const [story] = await li.says(work, '/查看 TS261120-01')
  expect(story?.text).toContain(
    '1. 台面开裂 · 工程部 · 已有处理意见（王强 09:00 知晓）；处理意见：修补台面，承诺 11月26日 周四',
  )
  expect(story?.text.match(/王强：问题 1 处理意见/g)).toHaveLength(2)
})

test('customer service and admins may enter it too; others may not, and nothing changes', async () => {
  const { li, admin, other, work } = scene
  await signed()
  const [no, ...more] = await other.says(work, PLAN)
  expect(no?.text).toBe('这一项由工程部提处理意见，您不用操作，谢谢。')
  expect(more).toEqual([])
  expect((await li.says(work, PLAN))[0]?.text).toBe(ANSWER)
  expect((await admin.says(work, '/处理意见 TS261120-01 2 换密封圈 11月24日'))[0]?.text).toContain('换密封圈')
})

test('the thread says "in progress" from the first signature on, and once only', async () => {
  const { wang, work, world } = scene
  const before = world.adapter.sent.length
  await signed()
  await wang.says(work, PLAN)
  await wang.says(work, '/处理意见 TS261120-01 2 换密封圈 11月24日')
  expect(inThread(scene, before).filter((line) => line.startsWith('open:'))).toEqual([
    'open: 处理中 TS261120-01 张三 台面开裂',
  ])
})

test('in English', async () => {
  await scene.world.close()
  scene = await openEnglishCase()
  const { wang, work, card, world } = scene
  await wang.presses(card, 'Acknowledge')
  const [line] = await wang.says(work, '/plan TS261120-01 1 replace the top Nov 25')
  expect(line?.text).toBe(
    'TS261120-01 problem 1 (工程部), plan: replace the top, promised for Wed 25 Nov\nPlease tell the customer what is done, and by when',
  )
  expect(world.adapter.threadStates.at(-1)?.title).toBe('In progress TS261120-01 Zhang San top cracked')
})
