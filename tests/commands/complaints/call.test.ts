/** A department calls the customer: reached, or tried three times; what was said is kept. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Case, openCase, openEnglishCase } from './later-life.js'

let scene: Case

beforeEach(async () => {
  scene = await openCase()
})
afterEach(() => scene.world.close())

const signed = () => scene.wang.presses(scene.card, '知晓')
const story = async () => (await scene.li.says(scene.work, '/查看 TS261120-01'))[0]?.text ?? ''

test('reached: one line, in the thread as well, and all problems of the department have been called about', async () => {
  const { wang, work, thread } = scene
  await signed()
  const posts = await wang.says(work, '/联系客户 TS261120-01 客户同意明天上门')
  const line = 'TS261120-01 · 工程部 已联系客户：客户同意明天上门'
  expect(posts.map((post) => [post.text, post.thread])).toEqual([
    [line, undefined],
    [line, thread],
  ])
  expect(await story()).toContain('1. 台面开裂 · 工程部 · 已联系客户')
  expect(await story()).toContain('王强：工程部联系了客户：客户同意明天上门')
})

test.each(['联系不上', '客户电话打不通', '没人接', '无人接听，晚上再打'])('“%s” is no contact', async (said) => {
  const { wang, work, thread } = scene
  await signed()
  const [line] = await wang.says(work, `/联系客户 ${said}`, { thread })
  expect(line?.text).toContain('TS261120-01 · 工程部 第 1 次没联系上客户')
  expect(await story()).toContain('1. 台面开裂 · 工程部 · 已知晓')
})

test('first no answer, then reached: the last word counts', async () => {
  const { wang, work, thread } = scene
  await signed()
  const [line] = await wang.says(work, '/联系客户 上午没人接，下午接通了，同意更换', { thread })
  expect(line?.text).toBe('TS261120-01 · 工程部 已联系客户：上午没人接，下午接通了，同意更换')
})

test('the third try counts as called', async () => {
  const { wang, work, thread } = scene
  await signed()
  await wang.says(work, '/联系客户 联系不上', { thread })
  await wang.says(work, '/联系客户 联系不上 关机', { thread })
  expect(await story()).toContain('台面开裂 · 工程部 · 已知晓')
  const [line] = await wang.says(work, '/联系客户 联系不上', { thread })
  expect(line?.text).toBe('TS261120-01 · 工程部 第 3 次没联系上客户\n已试 3 次，按已联系处理，请接着处理。')
  expect(await story()).toContain('台面开裂 · 工程部 · 已联系客户')
  const [fourth] = await wang.says(work, '/联系客户 联系不上', { thread })
  expect(fourth?.text).toBe('TS261120-01 · 工程部 第 4 次没联系上客户')
})

test('later calls are only noted', async () => {
  const { wang, work, thread } = scene
  await signed()
  await wang.says(work, '/处理意见 1 更换台面 11月25日', { thread })
  await wang.says(work, '/联系客户 约好周三上门', { thread })
  const told = await story()
  expect(told).toContain('1. 台面开裂 · 工程部 · 已有处理意见')
  expect(told).toContain('2. 水槽漏水 · 工程部 · 已联系客户')
})

test('a call before anybody has signed is too early; not for others', async () => {
  const { wang, other, work } = scene
  const [early] = await wang.says(work, '/联系客户 TS261120-01')
  expect(early?.text).toBe('TS261120-01 请先知晓：1. 台面开裂 → 工程部、2. 水槽漏水 → 工程部')
  await signed()
  const [no] = await other.says(work, '/联系客户 TS261120-01')
  expect(no?.text).toBe('这一项由工程部处理，您不用操作，谢谢。')
  expect(await story()).not.toContain('联系了客户')
})

test('customer service says for which department, when there are several', async () => {
  const { li, wang, work, thread } = scene
  await li.says(work, '/问题 颜色有色差', { thread })
  await signed()
  const [line] = await li.says(work, '/联系客户 TS261120-01')
  expect(line?.text).toBe('TS261120-01 · 工程部 已联系客户')
  await scene.admin.says(work, '/联络人 材料部 @王强', { mentions: [wang] })
  await wang.says(work, '收到', { thread })
  await li.says(work, '/联系客户 TS261120-01 客户在家')
  expect(work.last.text).toContain('TS261120-01 是哪个部门联系了客户？')
  await li.presses(work.last, '材料部')
  expect(work.with('材料部 已联系').text).toBe('TS261120-01 · 材料部 已联系客户：客户在家')
  expect((await li.says(work, '/联系客户 TS261120-01 部门:工程部 再约'))[0]?.text).toBe(
    'TS261120-01 · 工程部 已联系客户：再约',
  )
})

test('a department that has nothing in the case is refused, not taken for all', async () => {
  const { li, work } = scene
  await signed()
  const [no] = await li.says(work, '/联系客户 TS261120-01 部门:材料部 再约')
  expect(no?.text).toBe('TS261120-01 没有材料部的问题，只有工程部的。')
  expect(await story()).not.toContain('联系了客户')
})

test('where the policy sets a time for it: the reminder has the button, and nothing is solved without a call', async () => {
  await scene.world.close()
  const preset = readFileSync('src/domain/policy/presets/slab-dealer.yaml', 'utf8')
  const contact = 'contact: { rule: { kind: elapsed, for: 2h, restDays: none } }'
  const folder = mkdtempSync(join(tmpdir(), 'policy-'))
  const file = join(folder, 'own.yaml')
  writeFileSync(file, preset.replace(/^clocks:.*$/m, `clocks:\n  ${contact}`))
  scene = await openCase({ environment: { POLICY: file } })
  rmSync(folder, { recursive: true })
  const { wang, work, thread, world } = scene
  await signed()
  const [no] = await wang.says(work, '/解决 1 换好台面', { thread })
  expect(no?.text).toBe('TS261120-01 请工程部先联系客户，再报解决：/联系客户 TS261120-01')
  await world.turnTo('2026-11-20T10:00')
  const ring = work.with('还没联系客户')
  await wang.presses(ring, '已联系')
  expect(work.with('工程部 已联系客户').thread).toBe(thread)
  expect((await wang.says(work, '/解决 1 换好台面', { thread }))[0]?.text).toContain('已解决：换好台面')
  expect(await story()).toContain('工程部联系客户：按时，用了 1小时')
})

test('in English', async () => {
  await scene.world.close()
  scene = await openEnglishCase()
  const { wang, work, card } = scene
  await wang.presses(card, 'Acknowledge')
  expect((await wang.says(work, '/call TS261120-01 no answer'))[0]?.text).toBe(
    'TS261120-01 · 工程部 did not reach the customer, try 1',
  )
  expect((await wang.says(work, '/call TS261120-01 agreed to a visit'))[0]?.text).toBe(
    'TS261120-01 · 工程部 called the customer: agreed to a visit',
  )
})
