/** Calling the customer back: satisfied closes the complaint, not satisfied begins a new round. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Case, inThread, openCase, openEnglishCase } from './later-life.js'

let scene: Case

beforeEach(async () => {
  scene = await openCase()
})
afterEach(() => scene.world.close())

const BOTH_SIGNED = '· 1. 台面开裂 · 工程部 · 已知晓\n· 2. 水槽漏水 · 工程部 · 已知晓'
const signed = () => scene.wang.presses(scene.card, '知晓')
/** Nothing was done but sign: whether it is meant is asked. */
const sure = () => scene.li.presses(scene.work.last, '确定结案')

test('satisfied: one line, the complaint is closed and its thread archived', async () => {
  const { li, work, world, opening } = scene
  await signed()
  const before = world.adapter.sent.length
  await li.says(work, '/回访 TS261120-01 满意 5分 师傅很准时')
  await sure()
  expect(inThread(scene, before)).toEqual([
    'TS261120-01 回访：满意、5分、师傅很准时。已结案',
    'archived: 已结案 TS261120-01 张三 台面开裂',
  ])
  expect(opening.buttons).toEqual([])
  const [story] = await li.says(work, '/查看 TS261120-01')
  expect(story?.text).toContain('TS261120-01 · 已结案\n')
  expect(story?.text).toContain('回访\n· 第 1 轮：满意、5分、师傅很准时（李四 09:00）')
  expect(story?.text).toContain('李四：回访满意，结案')
})

test('without the answer it is asked for, one tap is enough, and a second tap does nothing', async () => {
  const { li, wang, work, thread, world } = scene
  await signed()
  await wang.says(work, '/处理意见 1 更换台面 11月25日', { thread })
  const [question] = await li.says(work, '/回访', { thread })
  expect(question?.text).toBe('客户满意吗？')
  const [yes] = question?.buttons ?? []
  await li.presses(work.last, '满意')
  expect(work.last.text).toBe(
    'TS261120-01 回访：满意。已结案\n· 1. 台面开裂 · 工程部：更换台面，承诺 11月25日 周三\n· 2. 水槽漏水 · 工程部 · 已知晓',
  )
  const before = world.adapter.messages.length
  await li.pressesChoice(work.with('✓ 满意'), yes?.id ?? '')
  expect(world.adapter.messages).toHaveLength(before)
  expect(li.toast).toBe('已经选过了，不用再点。')
})

test('not satisfied: a new round with fresh cards and clocks, the remark and the history kept', async () => {
  const { li, wang, work, world, thread } = scene
  await signed()
  await wang.says(work, '/处理意见 1 更换台面 11月25日', { thread })
  await world.turnBy(60)
  const before = world.adapter.sent.length
  await li.says(work, '/回访 不满意 2 还在漏水', { thread })
  expect(inThread(scene, before)).toEqual([
    'open: TS261120-01 张三 台面开裂',
    'TS261120-01 回访：不满意、2分、还在漏水。进入第 2 轮，请重新知晓',
    'TS261120-01 · 工程部 · 请在 10:30 前知晓',
  ])
  await wang.presses(work.with('请在 10:30 前知晓'), '知晓')
  const [story] = await li.says(work, '/查看 TS261120-01')
  expect(story?.text).toContain('TS261120-01 · 处理中 · 第 2 轮\n')
  expect(story?.text).toContain('1. 台面开裂 · 工程部 · 已知晓（王强 10:00 知晓）')
  expect(story?.text).toContain('王强：问题 1 处理意见：更换台面，承诺 11月25日 周三')
  expect(story?.text).toContain('第 1 轮：不满意、2分、还在漏水（李四 10:00）')
  await li.says(work, '/回访 TS261120-01 满意')
  await sure()
  expect(work.last.text).toBe(`TS261120-01 回访：满意。已结案\n${BOTH_SIGNED}`)
})

test('satisfied before anything was done: asked once, with what is open; it may wait', async () => {
  const { li, wang, work, thread } = scene
  await signed()
  const [question] = await li.says(work, '/回访 TS261120-01 满意')
  expect(question?.text).toContain(
    'TS261120-01 这些问题还没有处理意见，也没有解决：1. 台面开裂 → 工程部、2. 水槽漏水 → 工程部\n确定结案？',
  )
  expect(question?.text).not.toContain('提醒')
  expect(question?.buttons.map(({ label }) => label)).toEqual(['确定结案', '先不结'])
  await li.presses(work.last, '先不结')
  expect(work.last.text).toBe('TS261120-01 先不结案，处理好再回访。')
  expect((await li.says(work, '/查看 TS261120-01'))[0]?.text).toContain('TS261120-01 · 处理中\n')
  await wang.says(work, '/处理意见 1 更换台面 11月25日', { thread })
  expect((await li.says(work, '/回访 TS261120-01 满意'))[0]?.text).toContain('已结案')
})

test('too early while somebody has not acknowledged', async () => {
  const { li, work, world } = scene
  const [no, ...more] = await li.says(work, '/回访 TS261120-01 满意')
  expect(no?.text).toBe('TS261120-01 还不能回访，这些问题还没有知晓：1. 台面开裂 → 工程部、2. 水槽漏水 → 工程部')
  expect(more).toEqual([])
  expect(world.adapter.threadStates).toEqual([])
})

test('once closed, a second follow-up changes nothing', async () => {
  const { li, work } = scene
  await signed()
  await li.says(work, '/回访 TS261120-01 满意')
  await sure()
  const again = await li.says(work, '/回访 TS261120-01 不满意')
  expect(again.map(({ text }) => text)).toEqual(['TS261120-01 已经结案，要接着处理请先重开：/重开 TS261120-01'])
})

test('not for those who do the work', async () => {
  const { wang, other, work, world } = scene
  await signed()
  for (const person of [wang, other]) {
    const [no, ...more] = await person.says(work, '/回访 TS261120-01 满意')
    expect(no?.text).toContain('/回访 只有客服专员、')
    expect(more).toEqual([])
  }
  expect(world.adapter.threadStates).toHaveLength(1)
})

test('in English', async () => {
  await scene.world.close()
  scene = await openEnglishCase()
  const { li, wang, work, card, world } = scene
  await wang.presses(card, 'Acknowledge')
  await li.says(work, '/followup TS261120-01 no 2 still leaking')
  expect(work.with('follow-up').text).toBe(
    'TS261120-01 follow-up: not satisfied, 2 of 5, still leaking. Round 2 begins, please acknowledge again',
  )
  await wang.presses(work.last, 'Acknowledge')
  await li.says(work, '/followup TS261120-01 satisfied 5')
  await li.presses(work.last, 'Close it')
  expect(work.last.text).toBe(
    'TS261120-01 follow-up: satisfied, 5 of 5. Closed\n· 1. top cracked · 工程部 · acknowledged\n· 2. sink leaking · 工程部 · acknowledged',
  )
  expect(world.adapter.threadStates.at(-1)).toMatchObject({
    title: 'Closed TS261120-01 Zhang San top cracked',
    open: false,
  })
})
