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

test('R003-043: the store gets it, with its notice in writing; its manager is pinged once', async () => {
  const { chen, work } = door
  const seen = await chen.says(work, '/问题 AZ260309-01 类型:门店 合同尺寸写错')
  const called = seen.find(({ text }) => text.includes('现场问题（门店）'))
  expect(called?.text).toContain('@孙经理')
  expect(called?.text).toContain('@店总')
  expect(labels(called)).toEqual(['知晓'])
  expect(labels(seen.find(({ text }) => text.includes('工作知会单（门店），请')))).toEqual(['签收', '看表'])
  expect(seen.filter(({ text }) => text.includes('@店总'))).toEqual([called])
  expect(await complaints()).toMatchObject([{ problems: [{ department: { name: '门店' } }] }])
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
  expect(labels(asked)).toEqual([
    ...['3月13日 周五 上午', '3月13日 周五 下午', '3月14日 周六 上午'],
    ...['3月14日 周六 下午', '3月16日 周一 上午', '3月16日 周一 下午', '改期'],
  ])
  await sun.presses(asked, '3月16日 周一 下午')
  expect((await door.visits())[1]).toMatchObject({ held: false, day: '2026-03-16', half: 'pm', time: null })
  expect(labels(work.with('AZ260309-01（安装 李姐）：3月12日'))).toEqual([])
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

test('R003-042: the manager is pinged once, also where the department is his own; his signature is on the call', async () => {
  const { chen, sun, work } = door
  const seen = await chen.says(work, '/问题 AZ260309-01 类型:安装 台面不平')
  expect(seen.filter(({ text }) => text.includes('@孙经理'))).toHaveLength(1)
  const called = seen.find(({ text }) => text.includes('现场问题（安装）'))
  if (!called) throw new Error('nobody was called')
  await sun.presses(called, '知晓')
  expect(labels(called)).toEqual([])
  expect(called.text).toContain('✓ 孙经理 13:30 已知晓现场问题（安装） TS260312-01（安装 AZ260309-01）')
})

test('R003-042: of another department’s problem he says by a reaction that he knows; the department signs for itself', async () => {
  const { chen, sun, work } = door
  const seen = await chen.says(work, '/问题 AZ260309-01 类型:设计效果 颜色不搭')
  const called = seen.find(({ text }) => text.includes('现场问题（设计效果）'))
  if (!called) throw new Error('nobody was called')
  expect(labels(called)).toEqual(['知晓'])
  await sun.reacts(called, '✅')
  expect(called.text).toContain('✓ 孙经理 13:30 已知晓现场问题（设计效果）')
  expect((await complaints())[0]?.problems).toMatchObject([{ state: 'routed' }])
  expect((await sun.says(work, '/知晓 TS260312-01')).map(({ text }) => text)).toEqual([
    '孙经理 13:30 已经知晓，不用再点。',
  ])
})

test('R003-044: transport, installation and quality stay with him: his signature counts for the department', async () => {
  const { chen, sun, admin, li, work } = door
  await admin.says(work, '/联络人 安装部 @李四', { mentions: [li] })
  const seen = await chen.says(work, '/问题 AZ260309-01 类型:运输 台面磕掉一角')
  const called = seen.find(({ text }) => text.includes('现场问题（运输）'))
  if (!called) throw new Error('nobody was called')
  await sun.presses(called, '知晓')
  expect((await complaints())[0]?.problems).toMatchObject([{ state: 'acknowledged' }])
})

test.each([
  ['R003-044', '运输', 48],
  ['R003-045', '设计不能安装', 24],
  ['R003-046', '设计效果', 24],
  ['R003-047', '与介绍不符', 24],
])('%s: %s is to have a plan within %i hours', async (_, type, hours) => {
  const { chen, admin, li, work, world } = door
  await admin.says(work, '/联络人 设计部 @李四', { mentions: [li] })
  await admin.says(work, '/联络人 门店 @李四', { mentions: [li] })
  await admin.says(work, '/联络人 安装部 @李四', { mentions: [li] })
  await chen.says(work, `/问题 AZ260309-01 类型:${type} 说的和做的不一样`)
  await li.says(work, '/知晓 TS260312-01')
  const clocks = await world.bot.store.transaction((db) => db.clock.findMany({ where: { kind: 'plan' } }))
  expect(clocks).toHaveLength(1)
  expect(clocks.map(({ startedAt, dueAt }) => (dueAt.getTime() - startedAt.getTime()) / 3_600_000)).toEqual([hours])
})

test('R003-006: a mistake of the store in a contract is the store’s at once, also before any visit', async () => {
  const { an, work, dian } = door
  const seen = await an.says(work, '/投诉 王五 13800000003 合同写错了')
  const card = seen.find(({ text }) => text.includes('@店总'))
  expect(card?.text).toContain('门店')
  expect(labels(card)).toContain('知晓')
  if (card) await dian.presses(card, '知晓')
  expect((await complaints())[0]?.problems).toMatchObject([{ state: 'acknowledged' }])
})
