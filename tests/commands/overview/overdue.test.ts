/** What is late now: by department, the worst first, without what nobody but a few may read. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Garage, openGarage } from '../points/garage.js'

let scene: Garage

beforeEach(async () => {
  scene = await openGarage()
})
afterEach(() => scene.world.close())

test('nothing is late', async () => {
  const { boss, work } = scene
  await boss.says(work, '/超时')
  expect(work.last.text).toBe('岩板一店现在没有超时。')
})

test('each deadline with its complaint, department and how late it is, in a work group too', async () => {
  const { world, li, work } = scene
  await li.says(work, '/初审 TS261120-01 属实 约:11:40')
  await world.turnTo('2026-11-20T15:10')
  await li.says(work, '/超时')
  expect(work.last.text).toBe(
    ['岩板一店现在超时 1 项', '工程部', '· TS261120-01 张三 · 联系客户 · 应在 11:40 前，超时 3小时30分钟'].join('\n'),
  )
})

test('what a pause holds is not late; what was late before still is', async () => {
  const { world, li, boss, work } = scene
  await li.says(work, '/初审 TS261120-01 属实 约:16:00')
  await boss.says(work, '/挂起 TS261120-01 客户出差')
  await world.turnTo('2026-11-20T15:10')
  await li.says(work, '/超时')
  expect(work.last.text).toBe('岩板一店现在没有超时。')
  await boss.says(work, '/恢复 TS261120-01')
  await world.turnTo('2026-11-20T17:30')
  await boss.says(work, '/挂起 TS261120-01 客户出差')
  await li.says(work, '/超时')
  expect(work.last.text).toContain('现在超时 1 项')
})

test('the worst ten, a crisis before all, and how many more', async () => {
  const { world, li, boss, work } = scene
  for (let customer = 1; customer <= 11; customer++)
    await li.says(
      work,
      `/投诉 客户${'甲乙丙丁戊己庚辛壬癸子'[customer - 1]} 138000001${String(customer).padStart(2, '0')} 台面开裂`,
    )
  await boss.says(work, '/危机 TS261120-12')
  await world.turnTo('2026-11-20T18:00')
  await li.says(work, '/超时')
  const lines = work.last.text.split('\n')
  expect(lines[2]).toContain('🚨 危机 · TS261120-12')
  expect(lines.filter((line) => line.startsWith('· '))).toHaveLength(10)
  expect(lines.at(-1)).toMatch(/^还有 \d+ 项，先办上面的。$/)
})
