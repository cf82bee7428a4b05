/** No deadline is lost: not in a crisis, a pause or a new round, not when people are away, not when the policy changes. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { type Case, openCase, openEnglishCase } from './later-life.js'

const folder = mkdtempSync(join(tmpdir(), 'never-silent-'))
const POLICY = join(folder, 'policy.yaml')
let scene: Case

afterEach(() => scene.world.close())
afterAll(() => rmSync(folder, { recursive: true }))

/** The preset with these clocks instead of its own, and signatures counted in this way. */
function policy(clocks: string, counts = 'elapsed'): void {
  const preset = readFileSync('src/domain/policy/presets/slab-dealer.yaml', 'utf8')
  const own = preset.replace(/^clocks:.*\n(?: .*\n)*/m, clocks && `clocks:\n  ${clocks}\n`)
  writeFileSync(POLICY, own.replace('counts: elapsed', `counts: ${counts}`))
}

async function open(clocks: string, counts?: string) {
  policy(clocks, counts)
  scene = await openCase({ environment: { POLICY } })
}

const rings = () =>
  scene.work.messages.flatMap(({ text, post }) =>
    text.includes('⏰') ? [post.mentions.map(({ name }) => name).join()] : [],
  )
const at = (time: string) => scene.world.turnTo(`2026-11-${time}`)
const story = async (code = 'TS261120-01') => (await scene.li.says(scene.work, `/查看 ${code}`))[0]?.text ?? ''
const signed = () => scene.wang.presses(scene.card, '知晓')
const PAUSE = '/挂起 TS261120-01 等厂家补板'

test('a crisis does not wait for working hours', async () => {
  await open('contact: { rule: { kind: business, for: 2h } }', 'business')
  const { li, wang, other, work } = scene
  await at('20T20:00')
  await li.says(work, '/投诉 王五 13800000002 瓷砖破损')
  expect(await story('TS261120-02')).toContain('知晓：11月21日 周六 09:30 前')
  await other.says(work, '/危机 TS261120-02 砸伤客户')
  expect(await story('TS261120-02')).toContain('知晓：20:30 前')
  const before = rings().length
  await at('20T20:15')
  expect(rings().length).toBeGreaterThan(before)
  await wang.presses(work.with('TS261120-02 · 工程部 · 请在'), '知晓')
  expect(await story('TS261120-02')).toContain('联系客户：22:15 前')
})

test('a crisis ends the pause, and says so', async () => {
  await open('')
  const { li, other, work, world, card, thread } = scene
  await li.says(work, PAUSE)
  await at('20T12:00')
  const [line] = await other.says(work, '/危机 台面砸伤客户', { thread })
  expect(line?.text).toContain('🚨 危机 TS261120-01 · 张三')
  expect(line?.text).toContain('TS261120-01 已恢复，时限接着走')
  expect(card.text).toContain('请在 12:30 前知晓')
  expect(world.adapter.threadStates.at(-1)?.title).toBe('危机 TS261120-01 张三 台面开裂')
  await at('20T12:15')
  expect(rings()).toEqual(['王强'])
})

test('so does a new round', async () => {
  await open('')
  const { li, wang, work } = scene
  await signed()
  for (const number of [1, 2]) await wang.says(work, `/解决 TS261120-01 ${number} 换好了`)
  await li.says(work, '/效果确认 TS261120-01 满意')
  await li.says(work, PAUSE)
  await at('20T12:00')
  await li.says(work, '/回访 TS261120-01 不满意 又裂了')
  expect(work.with('第 2 轮').text).toContain('TS261120-01 已恢复，时限接着走')
  expect(await story()).not.toContain('· 挂起')
  await at('20T12:15')
  expect(rings()).toEqual(['王强'])
})

test('a word of it in English', async () => {
  scene = await openEnglishCase()
  const { li, work, thread } = scene
  await li.says(work, '/pause TS261120-01 waiting')
  const [line] = await li.says(work, '/crisis the top hurt the customer', { thread })
  expect(line?.text).toContain('TS261120-01 goes on, and so do its clocks')
})

const SOLVE = 'solve: { rule: { kind: elapsed, for: 24h }, remindAt: [100]'

async function liAway() {
  const { admin, li, work } = scene
  await signed()
  await li.says(work, '/请假 11月21日 家里有事')
  await admin.presses(work.with('李四请假'), '批准')
}

test('who keeps it is away without a deputy: the next one above is reminded', async () => {
  await open(`${SOLVE}, ladder: [{ at: 125, who: { role: general_manager } }] }`)
  await liAway()
  await at('21T09:00')
  expect(rings()).toEqual(['钱总'])
})

test('nobody above either: the admins', async () => {
  await open(`${SOLVE}, ladder: [] }`)
  await liAway()
  await at('21T09:00')
  expect(rings()).toEqual(['周敏'])
})

test('a deadline that the policy sets no more is still called late, once', async () => {
  await open('contact: { rule: { kind: elapsed, for: 2h } }')
  const { world, work, li } = scene
  await signed()
  await at('20T10:40')
  expect(rings()).toEqual(['王强', '王强'])
  await world.down()
  policy('')
  await world.boot()
  await li.says(work, '/记录 TS261120-01 客户来过电话')
  await at('20T10:59')
  expect(rings()).toHaveLength(2)
  await at('20T11:00')
  expect(rings()).toEqual(['王强', '王强', '王强,李四'])
  await at('20T20:00')
  expect(rings()).toHaveLength(3)
  expect((await story()).match(/11:00 工程部联系客户超时/g)).toHaveLength(1)
})

test('a shorter ladder does not ring again what has rung', async () => {
  await open('contact: { rule: { kind: elapsed, for: 2h } }')
  await signed()
  await at('20T10:40')
  await scene.world.down()
  policy('contact: { rule: { kind: elapsed, for: 2h }, remindAt: [100], ladder: [] }')
  await scene.world.boot()
  await at('20T20:00')
  expect(rings()).toEqual(['王强', '王强', '王强,李四'])
  expect((await story()).match(/11:00 工程部联系客户超时/g)).toHaveLength(1)
})

test('a reminder after the promised time does not say that the time comes near', async () => {
  await open('promised: { rule: { kind: onDayAt, at: closing }, remindAt: [100] }')
  await signed()
  await scene.wang.says(scene.work, '/处理意见 TS261120-01 1 更换台面 11月20日')
  await at('20T18:00')
  expect(await story()).toContain('问题 1 未解决，提醒 王强')
})
