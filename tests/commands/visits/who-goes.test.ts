/** On a day on which somebody stands in for the leader of a crew, whatever names who comes names them (R003-041). */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { satisfactionIn } from '../../../src/domain/calls/satisfaction.js'
import type { Person } from '../../support/world.js'
import { labels, type Office, openOffice } from './office.js'

let office: Office
let liu: Person
/** 一组 is 陈师傅's, 二组 刘师傅's; Monday, 9 March 2026, and on Thursday 刘师傅 stands in for 陈师傅. */
beforeEach(async () => {
  office = await openOffice()
  const { world, admin, chen, li, work } = office
  liu = world.person('刘师傅', '1011')
  await liu.says(work, '/我是 刘师傅 安装师傅')
  await admin.presses(work.last, '批准')
  await admin.says(work, '/人员 手机 刘师傅 13900000077')
  await admin.says(work, '/班组 加 一组 安装 13900000009 2 @陈师傅', { mentions: [chen] })
  for (const person of [liu, li]) await person.says(person.direct, '/帮助')
})
afterEach(() => office.world.close())

async function isAway() {
  const { admin, chen, work } = office
  await chen.says(work, '/请假 3月12日 代理:@刘师傅')
  await admin.presses(work.with('陈师傅请假'), '批准')
}

const secondCrew = () => office.admin.says(office.work, `/班组 加 二组 安装 13900000077 2 @刘师傅`, { mentions: [liu] })

const install = (day = '3月12日') =>
  office.li.says(office.work, `/安装 张三 13800000001 ${day}下午 翡翠湾3栋1201 岩板 师傅:一组 原因:急`)

test('R003-041: the card, the change note and the departure name the deputy under their own number, on that day alone', async () => {
  const { li, work, world } = office
  await isAway()
  const [card] = await install('3月13日')
  expect(card?.text).toContain('师傅: 一组 139****0009')
  await li.says(work, '/改期 AZ260309-01 3月12日下午 客户要求')
  expect(card?.text).toContain('师傅: 刘师傅 139****0077（代一组）')
  await world.turnTo('2026-03-12T10:30')
  await li.says(work, '/改期 AZ260309-01 3月12日15:00 客户要求')
  expect(work.with('【变更】').text).toContain('刘师傅（代一组）')
  await world.turnTo('2026-03-12T13:30')
  await liu.says(work, '/出发 AZ260309-01')
  expect(liu.direct.last.text).toContain('师傅: 刘师傅 13900000077（代一组）')
  expect(work.with('已出发').text).not.toContain('139****0009')
})

test('R003-041: a card that was there before the leave says who comes, and again when it is taken back', async () => {
  const { chen, work } = office
  const [card] = await install()
  await isAway()
  expect(card?.text).toContain('师傅: 刘师傅 139****0077（代一组）')
  await chen.says(work, '/请假 取消')
  expect(card?.text).toContain('师傅: 一组 139****0009')
})

test('R003-012, R003-041: whoever calls announces who comes, and the score is theirs', async () => {
  const { admin, li, work, world } = office
  const board = world.room('-300', '管理群')
  await admin.says(board, '/绑定 岩板一店 management')
  await isAway()
  await install()
  await world.turnTo('2026-03-11T15:30')
  await li.presses(work.with('安装确认'), '打下一个')
  expect(li.direct.last.text).toContain('师傅: 刘师傅 13900000077（代一组）')
  await li.presses(li.direct.last, '确认')
  await world.turnTo('2026-03-12T16:00')
  await li.says(work, '/完成 AZ260309-01')
  await li.says(li.direct, '/回电 安装回访')
  expect(li.direct.last.text).toContain('师傅: 刘师傅 13900000077（代一组）')
  for (const score of ['5', '4', '5', '3']) await li.presses(li.direct.last, score)
  await li.presses(li.direct.last, '完成')
  await world.turnTo('2026-04-01T09:00')
  expect(board.with('客户满意度').text).toContain('安装\n· 刘师傅 4.0 分（1 次）')
  await secondCrew()
  const scores = await world.bot.store.transaction(async (db) => satisfactionIn(db, 1, '2026-03', 'Asia/Shanghai'))
  expect(scores.map(({ whose }) => whose)).toContain('二组')
})

test('R003-011, R003-041: half-days are proposed with a crew whose own leader comes, else with who stands in', async () => {
  const { li, work } = office
  await isAway()
  await li.says(work, '/送货 李姐 13800000002 3月11日上午 江南里5号 岩板 原因:急')
  expect(labels(work.with('李姐 送货后安装'))[0]).toBe('12日上午 刘师傅（代一组）')
  await secondCrew()
  await li.says(work, '/送货 王五 13800000003 3月11日上午 江南里8号 岩板 原因:急')
  const asked = work.with('王五 送货后安装')
  expect(labels(asked).slice(0, 3)).toEqual(['12日上午 二组', '12日下午 二组', '13日上午 一组'])
  await li.presses(asked, '12日上午 二组')
  expect((await office.visits()).at(-1)).toMatchObject({ crew: '二组', day: '2026-03-12' })
})
