/** The personnel board: a case is put before it once, by those above, and whoever sits on it gets the printed timeline. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Garage, openGarage, saidInGroups } from '../points/garage.js'

let scene: Garage

beforeEach(async () => {
  scene = await openGarage()
})
afterEach(() => scene.world.close())

test('a head puts a case before the board; the assessor gets it in private with the link of the timeline', async () => {
  const { head, assessor, work, boss } = scene
  await head.says(work, '/人评会 TS261120-01 拖延处理，客户退了全单')
  expect(work.last.text).toBe('已单聊回复您。')
  expect(head.direct.last.text).toBe('TS261120-01 已提请人评会：拖延处理，客户退了全单')
  const told = assessor.direct.last.text
  expect(told).toContain('人评会 · TS261120-01 · 张三\n孙部长提请：拖延处理，客户退了全单\n全部经过：')
  expect(told).toMatch(/http\S+tracking/)
  expect(saidInGroups(scene)).not.toContain('拖延处理')
  await boss.says(boss.direct, '/人评会 TS261120-01 再提一次')
  expect(boss.direct.last.text).toBe('TS261120-01 已提请过人评会，不用再提。')
  await boss.says(work, '/查看 TS261120-01')
  expect(work.last.text).toContain('孙部长：提请人评会')
})

test('it is asked why; nobody else may', async () => {
  const { head, li, wang } = scene
  await head.says(head.direct, '/人评会 TS261120-01')
  expect(head.direct.last.text).toContain('TS261120-01 为什么提请人评会？')
  await head.says(head.direct, '拖延处理')
  expect(head.direct.last.text).toContain('已提请人评会：拖延处理')
  for (const person of [li, wang]) {
    await person.says(person.direct, '/人评会 TS261120-01 拖延处理')
    expect(person.direct.last.text).toContain('由部门负责人、考核或经理来做')
  }
})

test('the report of the month names the cases, and neither why nor because of whom', async () => {
  const { head, boss } = scene
  await head.says(head.direct, '/人评会 TS261120-01 拖延处理')
  await boss.says(boss.direct, '/报表')
  expect(boss.direct.last.text).toContain('提请人评会\n· 1 单：TS261120-01')
  expect(boss.direct.last.text).not.toContain('拖延处理')
})
