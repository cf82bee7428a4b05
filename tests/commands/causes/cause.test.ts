/** Why a problem came about: three levels by taps, the fourth in the department's own words, before a complaint closes. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Message } from '../../support/fake-adapter.js'
import { type Case, openCase, openEnglishCase } from '../complaints/later-life.js'

let scene: Case

beforeEach(async () => {
  scene = await openCase({ environment: { POLICY: 'car-service' } })
})
afterEach(() => scene.world.close())

const HINT = 'TS261120-01 请选问题原因'
const labels = ({ buttons }: Message) => buttons.map(({ label }) => label)
const story = async () => (await scene.li.says(scene.work, '/查看 TS261120-01'))[0]?.text ?? ''

/** From the signature to a customer who is satisfied. */
async function toFollowUp() {
  const { wang, li, work, card } = scene
  await wang.presses(card, '知晓')
  await wang.says(work, '/联系客户 TS261120-01 客户在家')
  for (const number of [1, 2]) await wang.says(work, `/解决 TS261120-01 ${number} 换好`)
  await li.says(work, '/效果确认 TS261120-01 满意')
  return li.says(work, '/回访 TS261120-01 满意 5')
}

test('one quiet line under the opening: level by level by taps, then the department is asked for its words', async () => {
  const { li, wang, work, thread } = scene
  const hint = work.with(HINT)
  expect([hint.thread, labels(hint)]).toEqual([thread, ['选原因', '误解']])
  await li.presses(hint, '选原因')
  expect(work.last.text).toContain('TS261120-01 哪个问题的原因？')
  await li.presses(work.last, '1. 台面开裂 → 工程部')
  expect(work.last.text).toContain('TS261120-01 问题 1 是什么原因？')
  expect(labels(work.last)).toEqual(['产品', '送货', '安装', '销售', '服务'])
  await li.presses(work.last, '产品')
  expect(work.last.text).toContain('TS261120-01 问题 1 · 产品，再选一级：')
  await li.presses(work.last, '质量')
  await li.presses(work.last, '开裂')
  expect(work.last.text).toBe('@王强\nTS261120-01 问题 1 原因：产品 / 质量 / 开裂。请工程部写明具体原因')
  expect(labels(hint)).toEqual(['选原因', '误解'])

  await wang.presses(work.last, '写原因')
  expect(work.last.text).toContain('TS261120-01 问题 1 具体是什么原因？')
  await wang.says(work, '运输时垫片脱落', { replyTo: work.last, thread })
  expect(work.last.text).toBe('TS261120-01 问题 1 原因：产品 / 质量 / 开裂，运输时垫片脱落')
  expect(await story()).toContain('原因与责任\n· 1. 原因：产品 / 质量 / 开裂、运输时垫片脱落')

  await li.says(work, '/原因 TS261120-01 2 安装 工艺 打胶')
  expect([hint.text, labels(hint)]).toEqual(['TS261120-01 问题原因已选', []])
})

test('typed in one line: what follows the branch is the detail; a name that stands only once is enough', async () => {
  const { wang, work } = scene
  const said = async (line: string) => (await wang.says(work, line))[0]?.text
  expect(await said('/原因 TS261120-01 1 产品 质量 开裂 垫片脱落')).toBe(
    'TS261120-01 问题 1 原因：产品 / 质量 / 开裂，垫片脱落',
  )
  expect(await said('/原因 TS261120-01 2 打胶')).toContain('TS261120-01 问题 2 原因：安装 / 工艺 / 打胶。')
  expect(await said('/原因 TS261120-01 2 细节:胶没干就通水')).toBe(
    'TS261120-01 问题 2 原因：安装 / 工艺 / 打胶，胶没干就通水',
  )
  expect(await said('/原因 TS261120-01 2')).toContain('要改请写：/原因 TS261120-01 2 新的原因')
  expect(await said('/原因 TS261120-01 2 打胶')).toBe('问题 2 的原因本来就是这样，不用改。')
  expect(await said('/原因 TS261120-01 2 天气')).toContain('TS261120-01 问题 2：“天气”属于哪一类？')
  await wang.presses(work.last, '产品')
  await wang.says(work, '型号', { replyTo: work.last })
  expect(labels(work.last)).toEqual(['发错', '缺件', '与合同不符'])
})

test('words that are no cause are the detail: of what was picked at intake, or of what is picked then', async () => {
  const { wang, work } = scene
  await wang.says(work, '/原因 TS261120-01 1 开裂')
  await wang.says(work, '/原因 TS261120-01 1 垫片脱落')
  expect(work.last.text).toBe('TS261120-01 问题 1 原因：产品 / 质量 / 开裂，垫片脱落')
  await wang.says(work, '/原因 TS261120-01 2 胶没干就通水')
  for (const level of ['安装', '工艺', '打胶']) await wang.presses(work.last, level)
  expect(work.with('问题 2 原因').text).toBe('TS261120-01 问题 2 原因：安装 / 工艺 / 打胶，胶没干就通水')
})

test('a satisfied customer is not enough: it closes with the last word that is lacking', async () => {
  const { wang, li, work } = scene
  await wang.says(work, '/原因 TS261120-01 1 发错')
  const [held] = await toFollowUp()
  expect(held?.text).toContain('· 问题 2 的原因，请发 /原因\n· 问题 1 的具体原因，请发 /原因')
  await wang.says(work, '/原因 TS261120-01 1 细节:单上写错')
  const posts = await wang.says(work, '/原因 TS261120-01 2 打胶 胶没干')
  expect(posts.map(({ text }) => text)).toContainEqual(expect.stringContaining('TS261120-01 要办的都办齐了，已结案'))
  expect((await li.says(work, '/原因 TS261120-01 2 接缝'))[0]?.text).toContain('已经结案')
})

test('a misunderstanding needs no cause, and is still followed up; a cause takes it back', async () => {
  const { li, other, work } = scene
  const hint = work.with(HINT)
  await other.presses(hint, '误解')
  expect(other.toast).toBe('TS261120-01 是否误解由开单人或部门负责人定，您不用操作，谢谢。')
  await li.presses(hint, '误解')
  expect(work.last.text).toBe('TS261120-01 属客户误解，请向客户说明，处理完照常回访')
  expect(labels(hint)).toEqual([])
  expect((await li.says(work, '/原因 TS261120-01 误解'))[0]?.text).toBe('TS261120-01 已记为误解，不用再点。')
  expect(await story()).toContain('原因与责任\n· 误解')
  const [back] = await li.says(work, '/原因 TS261120-01 1 开裂 垫片脱落')
  expect(back?.text).toContain('TS261120-01 不再记为误解')
  await li.says(work, '/原因 TS261120-01 误解')
  expect((await toFollowUp())[0]?.text).toContain('已结案')
})

test('nobody else explains it, and nothing changes', async () => {
  const { other, work } = scene
  const [no, ...more] = await other.says(work, '/原因 TS261120-01 1 开裂')
  expect([no?.text, more]).toEqual(['这一项由工程部填写，您不用操作，谢谢。', []])
  expect(await story()).not.toContain('原因与责任')
})

test('one problem is the root, never two; a new round keeps cause and root', async () => {
  const { li, boss, work } = scene
  expect((await li.says(work, '/主因 TS261120-01 2'))[0]?.text).toBe('TS261120-01 主因：2. 水槽漏水')
  expect((await li.says(work, '/主因 TS261120-01 2'))[0]?.text).toBe('问题 2 已经是主因，不用再标。')
  await li.says(work, '/主因 TS261120-01')
  await li.presses(work.last, '1. 台面开裂 → 工程部')
  await li.says(work, '/原因 TS261120-01 1 开裂')
  await boss.says(work, '/结案 TS261120-01 客户撤诉')
  await boss.says(work, '/重开 TS261120-01 客户又来电')
  const told = await story()
  expect(told).toContain('· 1. ★ 主因、原因：产品 / 质量 / 开裂')
  expect(told.match(/★/g)).toHaveLength(1)
})

test('where the policy has no tree nobody is asked, and the words alone are kept', async () => {
  await scene.world.close()
  scene = await openCase()
  const { wang, work } = scene
  expect(work.messages.filter(({ text }) => text.includes(HINT))).toEqual([])
  expect((await wang.says(work, '/原因 TS261120-01 1 板材有暗裂'))[0]?.text).toBe('TS261120-01 问题 1 原因：板材有暗裂')
})

test('in English', async () => {
  await scene.world.close()
  scene = await openEnglishCase({ POLICY: 'car-service' })
  const { li, wang, work } = scene
  await li.presses(work.with('TS261120-01: please pick the causes'), 'Pick causes')
  expect(work.last.text).toContain('TS261120-01: the cause of which problem?')
  const [line] = await wang.says(work, '/cause TS261120-01 1 开裂 detail:the spacer fell out')
  expect(line?.text).toBe('TS261120-01 problem 1, cause: 产品 / 质量 / 开裂, the spacer fell out')
  expect((await li.says(work, '/root TS261120-01 1'))[0]?.text).toBe('TS261120-01 root problem: 1. top cracked')
})
