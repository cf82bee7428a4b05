/** R004-091: on the first working day of a quarter the management reads how the last one went, beside the one before. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { quarterBefore } from '../../src/domain/reports/quarters.js'
import { type Case, openCase } from '../commands/complaints/later-life.js'
import type { Room } from '../support/world.js'

let scene: Case
let management: Room

const open = async (POLICY: string) => {
  scene = await openCase({ at: '2026-06-29T09:00', environment: { POLICY } })
  management = scene.world.room('-300', '管理群')
  await scene.admin.says(management, '/绑定 岩板一店 管理')
}
beforeEach(() => open('car-service'))
afterEach(() => scene.world.close())

const reviews = () => management.messages.filter(({ text }) => text.includes('季度复盘'))

test('figures with where they go, and a button that proposes a measure', async () => {
  const { world, li, boss, wang, work } = scene
  await li.says(work, '/投诉 李梅 13800000002 台面开裂')
  await li.says(work, '/级别 TS260629-02 重大')
  await li.says(work, '/投诉 王五 13800000003 台面开裂')
  await boss.says(work, '/结案 TS260629-03 协商好了')
  await world.bot.store.transaction(({ sql }) =>
    sql.run(`UPDATE "Complaint" SET "createdAt" = '2026-02-10T02:00:00.000+00:00' WHERE "code" = 'TS260629-03'`),
  )
  await world.turnTo('2026-06-30T18:00')
  expect(reviews()).toEqual([])
  await world.turnTo('2026-07-01T09:01')
  const [review] = reviews()
  expect(review?.text).toContain(
    '岩板一店 2026Q2 季度复盘（括号里是 2026Q1）\n· 新投诉 2 ↑（1）\n· 重大和危机 1 ↑（0）',
  )
  expect(review?.text).toContain('· 结案 1 ↑（0）')
  expect(review?.text).toContain('· 费用 0元 →（0元）')
  expect(review?.text).not.toContain('回访满意')

  await boss.presses(review ?? management.last, '提措施')
  expect(management.last.text).toContain('针对“2026Q2”，采取什么预防措施？')
  await boss.says(management, '开裂的板材到货先验', { replyTo: management.last })
  await boss.says(management, '7月31日', { replyTo: management.last })
  await boss.says(management, '@王强', { replyTo: management.last, mentions: [wang] })
  await boss.says(work, '/措施')
  expect(work.last.text).toContain('开裂的板材到货先验 · 王强')

  await world.turnTo('2026-07-03T09:01')
  expect(reviews()).toHaveLength(1)
})

test('without a management room the general manager reads it alone', async () => {
  await scene.world.close()
  scene = await openCase({ at: '2026-06-29T09:00', environment: { POLICY: 'car-service' } })
  const { world, boss, work } = scene
  await boss.says(boss.direct, '你好')
  await world.turnTo('2026-07-01T09:01')
  expect(boss.direct.messages.filter(({ text }) => text.includes('2026Q2 季度复盘'))).toHaveLength(1)
  expect(work.messages.filter(({ text }) => text.includes('季度复盘'))).toEqual([])
  await boss.presses(boss.direct.with('季度复盘'), '提措施')
  expect(boss.direct.last.text).toContain('针对“2026Q2”，采取什么预防措施？')
})

test('only where the policy asks for it', async () => {
  await scene.world.close()
  await open('mall')
  await scene.world.turnTo('2026-07-01T12:00')
  expect(reviews()).toEqual([])
  await scene.li.says(scene.work, '/制度')
  expect(scene.work.last.text).not.toContain('复盘')
})

test('the quarter before', () => {
  const zone = 'Asia/Shanghai'
  const names = ['2026-01-04', '2026-04-01', '2026-07-01', '2026-12-31'].map((day) => quarterBefore(day, zone).name)
  expect(names).toEqual(['2025Q4', '2026Q1', '2026Q2', '2026Q3'])
  expect(quarterBefore('2026-01-04', zone).period).toEqual({
    from: new Date('2025-10-01T00:00+08:00'),
    to: new Date('2026-01-01T00:00+08:00'),
  })
})
