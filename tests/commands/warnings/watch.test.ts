/** Warnings about customers: noted before there is a complaint, read by whoever deals with them next, ended by hand. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Room } from '../../support/world.js'
import { type Garage, openGarage } from '../points/garage.js'
import { openOffice } from '../visits/office.js'

let scene: Garage
let work: Room

beforeEach(async () => {
  scene = await openGarage()
  work = scene.work
})
afterEach(() => scene.world.close())

const note = (words = '扬言要找媒体') => scene.wang.says(work, `/预警 王五 13900000005 ${words}`)

test('noted, it pings whoever heads customer service, once', async () => {
  const { admin, boss, wang } = scene
  await admin.says(work, '/部门 负责人 客服部 @钱总', { mentions: [boss] })
  const posts = await note()
  expect(posts.map(({ text }) => text)).toEqual([
    '@钱总\n⚠️ 预警 · 王五\n扬言要找媒体（王强）\n解除请发：/预警 王五 解除',
  ])
  await wang.says(work, '/预警 王五 扬言要找媒体')
  expect(work.last.text).toBe('王五 已有同样的预警，不用再记。')
})

test('it stands in the file, in the history, in a booking and in a new complaint, until it is ended', async () => {
  const { li } = scene
  await note()
  await note('要求退全款')
  const words = '预警: 要求退全款、扬言要找媒体'
  await li.says(work, '/客户 王五')
  expect(work.last.text).toContain(words)
  await li.presses(work.last, '历史')
  expect(work.last.text).toContain('预警：扬言要找媒体（未解除）')
  await li.says(work, '/报修 王五 11月23日 上午 翡翠湾3栋1201 柜门松动')
  expect(work.last.text).toContain('⚠️ 预警：要求退全款、扬言要找媒体')
  await li.says(work, '/投诉 王五 13900000005 台面开裂')
  expect(work.with('TS261120-02 · 王五').text).toContain(words)
  await li.says(work, '/查看 TS261120-02')
  expect(work.last.text).toContain(words)
  await li.says(work, '/预警 王五 解除')
  expect(work.last.text).toBe('预警已解除：王五')
  await li.says(work, '/客户 王五')
  expect(work.last.text).not.toContain('预警')
  await li.says(work, '/预警 王五 解除')
  expect(work.last.text).toBe('王五 没有预警，不用解除。')
})

test('what is missing is asked for; by itself it lists the open ones, and so does the agenda', async () => {
  const { li, world, management } = scene
  await li.says(work, '/预警')
  expect(work.last.text).toContain('现在没有客户预警。')
  await li.says(work, '/预警 王五')
  expect(work.last.text).toContain('王五 的电话是多少？')
  await li.says(work, '13900000005', { replyTo: work.last })
  expect(work.last.text).toContain('王五 为什么预警？')
  await li.says(work, '扬言要找媒体', { replyTo: work.last })
  expect(work.last.text).toContain('⚠️ 预警 · 王五')
  await li.says(work, '/预警')
  expect(work.last.text).toBe('岩板一店的客户预警：1 条\n· 王五：扬言要找媒体（李四，09:40）')
  await world.turnTo('2026-11-23T09:05')
  expect(management.with('周会议程').text).toContain('客户预警\n· 王五：扬言要找媒体（李四，11月20日')
})

test('whoever calls the customer reads it', async () => {
  const office = await openOffice('2026-03-09T08:40')
  const { li, an, work, world } = office
  await an.says(an.direct, '/帮助')
  await li.says(work, '/送货 王五 13900000005 3月10日上午 翡翠湾3栋1201 岩板2套 原因:急')
  await li.says(work, '/预警 王五 扬言要找媒体')
  await world.turnTo('2026-03-09T09:00')
  await an.presses(work.with('送货确认'), '打下一个')
  expect(an.direct.last.text).toContain('📞 送货确认 · 王五')
  expect(an.direct.last.text).toContain('预警: 扬言要找媒体')
  await world.close()
})
