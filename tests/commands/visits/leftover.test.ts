import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Door, openDoor } from './door.js'
import { labels } from './office.js'

const PHOTO = { name: 'damage.jpg', content: new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 2]) }

let door: Door
beforeEach(async () => {
  door = await openDoor()
})
afterEach(() => door.world.close())

const leftovers = () => door.world.bot.store.transaction((db) => db.leftover.findMany())

test('R003-007: what is missing is noted with its day, and message 5 goes the same day', async () => {
  const { he, work } = door
  const [answer] = await he.says(work, '/遗留 SH260309-01 缺一块侧板 预计 3月30日')
  expect(answer?.text).toBe('⏳ 已记遗留 SH260309-01（送货 张三）：缺一块侧板，预计 3月30日 周一 到')
  expect(labels(answer)).toEqual(['到货'])
  expect(await leftovers()).toMatchObject([{ visitId: 1, text: '缺一块侧板', expectedOn: '2026-03-30' }])
  expect(await door.stateOf('SH260309-01')).toBe('leftover')
  expect((await door.messages()).filter(({ number }) => number === 5)).toMatchObject([{ occasion: '5:1:2026-03-12' }])
  await door.world.turnBy(1)
  expect(door.world.said.map(({ text }) => text)).toContainEqual(expect.stringMatching(/短信5.*张三/))
})

test('R003-008: intact goods propose the visit that finishes it; one tap books it, and done closes it', async () => {
  const { he, an, work, world } = door
  await he.says(work, '/遗留 SH260309-01 缺一块侧板')
  await world.turnTo('2026-03-23T10:00')
  await an.says(work, '/遗留 到货')
  await an.presses(work.last, 'SH260309-01 张三')
  expect(work.last.text).toContain('检查结果？')
  await an.presses(work.last, '完好')
  const proposal = work.with('遗留货完好')
  expect(labels(proposal)[0]).toBe('3月26日 周四 上午')
  await an.presses(proposal, '3月26日 周四 下午')
  const visits = await door.visits()
  const next = visits.at(-1)
  expect(next).toMatchObject({ code: 'SH260323-01', afterId: 1, goods: '一块侧板', day: '2026-03-26', half: 'pm' })
  expect(proposal.text).toBe('✓ 遗留货 SH260309-01（张三）：缺一块侧板，已约上门 SH260323-01')
  expect(labels(proposal)).toEqual([])
  expect(await door.visits()).toHaveLength(visits.length)
  await world.turnTo('2026-03-26T15:00')
  await he.says(work, '/完成 SH260323-01')
  expect((await leftovers())[0]?.closedAt).not.toBeNull()
})

test.each([
  ['缺少一块侧板，少两个拉手', '一块侧板，两个拉手'],
  ['缺：一块侧板', '一块侧板'],
  ['Missing a side panel', 'a side panel'],
  ['缺角的台面换一块', '缺角的台面换一块'],
  ['缺货', '缺货'],
])('R003-008: what was missed as “%s” is brought as “%s”', async (missed, goods) => {
  const { he, an, work } = door
  await he.says(work, `/遗留 SH260309-01 ${missed}`)
  await an.says(work, '/遗留 到货 SH260309-01 完好')
  await an.presses(work.with('遗留货完好'), '3月16日 周一 上午')
  expect((await door.visits()).at(-1)).toMatchObject({ afterId: 1, goods })
})

test('R003-008: damaged goods are told to the customer within the hour, and claimed by the delivery lead', async () => {
  const { he, an, work, world } = door
  await he.says(work, '/遗留 SH260309-01 缺一块侧板')
  await world.turnTo('2026-03-23T10:00')
  await he.says(work, '/遗留 到货 SH260309-01 破损')
  expect(work.last.text).toContain('拍一张破损的照片')
  const seen = await he.says(work, '', { files: [PHOTO], replyTo: work.last })
  const told = seen.find(({ text }) => text.includes('遗留货破损'))
  expect(told?.text).toContain('11:00 前告知客户；送货组长办运输索赔')
  expect(told?.text).toContain('@安娜')
  const [call] = (await door.calls()).filter(({ kind }) => kind === 'damage')
  expect(call).toMatchObject({ state: 'open', visitId: 1, dueAt: new Date('2026-03-23T03:00:00Z') })
  expect(await world.bot.store.transaction((db) => db.evidence.findMany())).toMatchObject([{ visitId: 1 }])
  await world.turnTo('2026-03-30T10:00')
  await an.says(work, '/遗留 到货 SH260309-01 完好')
  expect(work.with('遗留货完好').buttons).toHaveLength(6)
})

test('R003-007: the complaint for which it was made waits until the goods have come', async () => {
  const { he, li, wu, work, world } = door
  await li.says(work, '/投诉 王五 13800000003 水槽漏水')
  await world.bot.store.transaction((db) => db.visit.update({ where: { id: 3 }, data: { complaintId: 1 } }))
  await wu.says(work, '/遗留 SF260309-01 等厂家发水槽')
  const pauses = () => world.bot.store.transaction((db) => db.pause.findMany())
  expect(await pauses()).toMatchObject([{ complaintId: 1, reason: '等厂家发水槽', toAt: null }])
  await world.turnTo('2026-03-16T10:00')
  await he.says(work, '/遗留 到货 SF260309-01 完好')
  expect((await pauses())[0]?.toAt).not.toBeNull()
})

test('R003-008: checked in the warehouse, the planners are asked for the day', async () => {
  const { he, an, sun, depot, work } = door
  await he.says(work, '/遗留 SH260309-01 缺一块侧板')
  const [answer] = await an.says(depot, '/遗留 到货 SH260309-01 完好')
  expect(answer).toMatchObject({ room: depot.id, buttons: [] })
  const asked = work.with('遗留货完好')
  expect(asked.text).toContain(`@${sun.name}`)
  expect(asked.buttons).toHaveLength(6)
})

test('nothing is waited for, a day that is over, a visit that is cancelled: a sentence, and nothing done', async () => {
  const { he, li, work } = door
  expect((await he.says(work, '/遗留 到货 SH260309-01'))[0]?.text).toContain('没有要到的遗留货')
  expect((await he.says(work, '/遗留 SH260309-01 缺板 预计 3月2日'))[0]?.text).toContain('已经过了')
  await li.says(work, '/取消 SH260309-01 退单')
  expect((await he.says(work, '/遗留 SH260309-01 缺板'))[0]?.text).toContain('已经取消')
  expect(await leftovers()).toEqual([])
})
