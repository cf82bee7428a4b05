import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Door, openDoor } from './door.js'
import { labels } from './office.js'

let door: Door
beforeEach(async () => {
  door = await openDoor()
})
afterEach(() => door.world.close())

const complaints = () =>
  door.world.bot.store.transaction((db) =>
    db.complaint.findMany({ include: { problems: { include: { department: true } } } }),
  )

test('R003-042, R003-044: from the card by taps; the installation manager is called with a button to sign', async () => {
  const { chen, sun } = door
  await chen.says(chen.direct, '/出发 AZ260309-01')
  await chen.presses(chen.direct.last, '有问题')
  expect(chen.direct.last.text).toContain('有什么问题？')
  await chen.says(chen.direct, '台面磕掉一角')
  expect(chen.direct.last.text).toContain('AZ260309-01 是哪一类问题？')
  expect(labels(chen.direct.last)).toEqual(['门店', '运输', '安装', '产品', '设计不能安装', '设计效果', '与介绍不符'])
  const seen = await door.sees(() => chen.presses(chen.direct.last, '运输'))
  const called = seen.find(({ text }) => text.includes('⚠️ 现场问题（运输） TS260312-01（安装 AZ260309-01）'))
  expect(called?.text).toContain('@孙经理')
  expect(labels(called)).toEqual(['知晓'])
  expect(await complaints()).toMatchObject([{ visitId: 2, problems: [{ department: { name: '安装部' } }] }])
  if (!called) throw new Error('nobody was called')
  await sun.presses(called, '知晓')
  expect((await complaints())[0]?.problems).toMatchObject([{ state: 'acknowledged' }])
})

test('R003-043: the store gets it, with its notice in writing', async () => {
  const { chen, dian, work } = door
  const seen = await chen.says(work, '/问题 AZ260309-01 类型:门店 合同尺寸写错')
  const called = seen.find(({ text }) => text.includes('现场问题（门店）'))
  expect(called?.text).toContain('@孙经理')
  expect(called?.text).toContain('@店总')
  expect(labels(called)).toContain('书面通知')
  expect(await complaints()).toMatchObject([{ problems: [{ department: { name: '门店' } }] }])
  await dian.says(dian.direct, '/帮助')
  if (!called) throw new Error('nobody was called')
  await dian.presses(called, '书面通知')
  expect(dian.direct.last.text).toContain('TS260312-01')
})

test('R003-045: what the design makes impossible waits for a plan, and then gets a new day', async () => {
  const { chen, admin, li, sun, work, world } = door
  await admin.says(work, '/联络人 设计部 @李四', { mentions: [li] })
  const seen = await chen.says(work, '/问题 AZ260309-01 类型:设计不能安装 岛台下没有插座')
  expect(seen.some(({ text }) => text.includes('AZ260309-01 先暂停'))).toBe(true)
  expect(await door.visits()).toMatchObject([{}, { state: 'booked', held: true }, {}])
  await world.turnTo('2026-03-12T14:00')
  await li.says(work, '/知晓 TS260312-01')
  const planned = await li.says(work, '/处理意见 TS260312-01 改电路 3月14日')
  const asked = planned.find(({ text }) => text.includes('可以重新约日期'))
  expect(asked?.text).toContain('@孙经理')
  if (!asked) throw new Error('nobody was asked')
  await sun.presses(asked, '改期')
  await sun.says(work, '3月17日上午', { replyTo: work.last })
  expect((await door.visits())[1]).toMatchObject({ held: false, day: '2026-03-17' })
})

test('R003-046, R003-047: the other types go to their departments; a second one joins the same complaint', async () => {
  const { chen, work } = door
  await chen.says(work, '/问题 AZ260309-01 类型:设计效果 颜色不搭')
  await chen.says(work, '/问题 AZ260309-01 类型:与介绍不符 说好送水槽')
  expect(await complaints()).toMatchObject([
    { code: 'TS260312-01', problems: [{ department: { name: '设计部' } }, { department: { name: '门店' } }] },
  ])
})

test('a problem of a service visit joins the complaint for which it is made', async () => {
  const { li, chen, work, world } = door
  await li.says(work, '/投诉 王五 13800000003 水槽漏水')
  await world.bot.store.transaction((db) => db.visit.update({ where: { id: 3 }, data: { complaintId: 1 } }))
  await chen.says(work, '/问题 SF260309-01 类型:产品 龙头也坏了')
  expect(await complaints()).toMatchObject([{ visitId: 3, problems: [{}, { department: { name: '安装部' } }] }])
})

test('in the thread of a complaint a problem needs neither visit nor type', async () => {
  const { chen, li, work } = door
  const [, card] = await li.says(work, '/投诉 王五 13800000003 水槽漏水')
  await chen.says(work, '/问题 台面也裂了', { thread: card?.thread })
  expect(await complaints()).toMatchObject([{ visitId: null, problems: [{}, { text: '台面也裂了' }] }])
})
