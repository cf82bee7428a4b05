/** Several must approve, one after the other: whoever is missing is skipped, nobody is asked twice. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Case, openCase } from '../complaints/later-life.js'

let scene: Case
let folder: string

/** The head of the department first, then the general manager. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lianluo-policy-'))
  const preset = readFileSync('src/domain/policy/presets/car-service.yaml', 'utf8')
  const path = join(folder, 'ours.yaml')
  const one = 'plan: { severities: [major, crisis], by: [{ role: general_manager }] }'
  expect(preset).toContain(one)
  writeFileSync(path, preset.replace(one, 'plan: { severities: [major], by: [head, { role: general_manager }] }'))
  scene = await openCase({ environment: { POLICY: path } })
})
afterEach(async () => {
  await scene.world.close()
  rmSync(folder, { recursive: true, force: true })
})

const headed = (name: string) =>
  scene.admin.says(scene.work, `/部门 负责人 工程部 @${name}`, {
    mentions: [scene.other, scene.boss].filter((person) => person.name === name),
  })

async function planned() {
  const { boss, wang, work, card, thread } = scene
  await boss.says(work, '/级别 重大', { thread })
  await wang.presses(card, '知晓')
  await wang.says(work, '/联系客户', { thread })
  await wang.says(work, '/处理意见 1 更换台面 11月25日', { thread })
  return work.with('请批准')
}

test('the head, then the general manager; until then nothing begins', async () => {
  const { boss, other, wang, li, work, thread } = scene
  await headed('陈师傅')
  const first = await planned()
  expect(first.text).toContain('@陈师傅')
  await boss.presses(first, '批准')
  expect(boss.toast).toBe('TS261120-01 这件事等陈师傅批，您不用操作，谢谢。')
  await other.presses(first, '批准')
  expect(first.text).toBe('TS261120-01 · 问题 1（工程部）处理意见\n陈师傅 09:00 批准')
  const second = work.with('请批准')
  expect(second.text).toContain('@钱总')
  expect((await wang.says(work, '/解决 1 换好台面', { thread }))[0]?.text).toContain('等钱总批准')
  expect((await li.says(work, '/查看 TS261120-01'))[0]?.text).toContain(
    '问题 1（工程部）处理意见 · 陈师傅 09:00 批准、等钱总',
  )
  await boss.says(work, '/批准 TS261120-01')
  expect(work.with('可以动手了').text).toContain('更换台面')
})

test('who typed the first of two yes has an answer', async () => {
  await headed('陈师傅')
  await planned()
  const [answer] = await scene.other.says(scene.work, '/批准 TS261120-01')
  expect(answer?.text).toBe('TS261120-01 · 问题 1（工程部）处理意见\n陈师傅 09:00 批准')
})

test('what the head changes is what the general manager is asked', async () => {
  const { other, work, thread } = scene
  await headed('陈师傅')
  await other.presses(await planned(), '修改')
  await other.says(work, '整套换新', { thread, replyTo: work.last })
  await other.presses(work.last, '11月25日 周三')
  expect(work.with('请批准').text).toContain(
    '@钱总\n📝 请批准 · TS261120-01 · 张三\n问题 1（工程部）处理意见\n处理意见: 整套换新',
  )
})

test('a department without a head: the general manager is asked at once', async () => {
  expect((await planned()).text).toContain('@钱总')
})

test('a head who is also the general manager is asked once', async () => {
  const { boss, work } = scene
  await headed('钱总')
  await boss.presses(await planned(), '批准')
  expect(work.with('可以动手了').text).toContain('更换台面')
})

test('the no of the head is enough', async () => {
  const { other, boss, work } = scene
  await headed('陈师傅')
  await other.presses(await planned(), '驳回')
  await other.presses(work.last, '费用太高')
  expect(work.with('请重新提处理意见').text).toContain('被陈师傅驳回')
  expect((await boss.says(work, '/批准 TS261120-01'))[0]?.text).toContain('没有要批的')
})
