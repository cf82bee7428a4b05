/** Leave that nobody decides: asked for again, then of those above, and in the end no leave. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShop, type Shop } from '../support/shop.js'
import type { Person } from '../support/world.js'

let shop: Shop
let liu: Person
let shen: Person

/** 刘经理 is the head of 王强's department, 沈店长 is above him. */
beforeEach(async () => {
  shop = await openShop({ at: '2026-11-20T10:00' })
  const { world, admin, work } = shop
  liu = world.person('刘经理', '1006')
  shen = world.person('沈店长', '1007')
  for (const [person, role] of [
    [liu, '部门负责人'],
    [shen, '店长'],
  ] as const) {
    await person.says(work, `/我是 ${person.name} ${role}`)
    await admin.presses(work.last, '批准')
  }
  await admin.says(work, '/部门 负责人 工程部 @刘经理')
})
afterEach(() => shop.world.close())

const LEAVE = '王强请假：11月24日 周二'
/** What was said of it in the group by itself: to whom, and what. */
const said = () =>
  shop.work.messages
    .filter(({ text }) => /[⏰⚠]/u.test(text) && text.includes('请假'))
    .map(({ post, text }) => [post.mentions.map(({ name }) => name).join(), text.split('\n')[1]])

const AGAIN = ['刘经理', `⏰ ${LEAVE}，还没批，请批准`]
const ABOVE = ['沈店长', `⏰ ${LEAVE}，刘经理还没批，请批准`]
const BEGUN = ['王强,刘经理', `⚠️ ${LEAVE}，没有批，按上班算。要补批请发 /请假`]

test('R003-041: the working day before at opening, above before the draft, and on the day it is no leave', async () => {
  const { wang, work, world } = shop
  await wang.says(work, '/请假 11月24日')
  const card = work.last
  await world.turnTo('2026-11-23T08:59')
  expect(said()).toEqual([])
  await world.turnTo('2026-11-23T09:00')
  expect(said()).toEqual([AGAIN])
  expect(work.last.buttons.map(({ label }) => label)).toEqual(['批准', '驳回'])
  await world.turnTo('2026-11-23T14:30')
  expect(said()).toEqual([AGAIN, ABOVE])
  await world.turnTo('2026-11-24T09:00')
  expect(work.last.text.split('\n')[1]).toBe(BEGUN[1])
  expect(card.text).toContain('按上班算')
  expect(card.buttons).toEqual([])
  await world.turnTo('2026-11-24T20:00')
  expect(work.messages.flatMap(({ text }) => text.match(/^@王强.*\n⚠/su) ?? [])).toHaveLength(1)
})

test('R003-041: it may still be approved afterwards', async () => {
  const { wang, work, world } = shop
  await wang.says(work, '/请假 11月24日 到 11月26日')
  const card = work.last
  await world.turnTo('2026-11-24T09:00')
  const [list] = await liu.says(work, '/请假')
  if (!list) throw new Error('no list')
  await liu.presses(list, '批准 王强')
  expect(card.text).toContain('✓ 王强请假：11月24日 周二 至 11月26日 周四，刘经理批准')
})

test('R003-041: once it is decided nothing rings, and every card says so', async () => {
  const { wang, work, world } = shop
  await wang.says(work, '/请假 11月24日')
  const card = work.last
  await world.turnTo('2026-11-23T09:00')
  const again = work.last
  await liu.presses(again, '批准')
  for (const one of [card, again]) {
    expect(one.text).toContain(`✓ ${LEAVE}，刘经理批准`)
    expect(one.buttons).toEqual([])
  }
  await world.turnTo('2026-11-24T20:00')
  expect(said()).toEqual([])
})

test('R003-041: on the same day they are asked again after half an hour each', async () => {
  const { wang, work, world } = shop
  await world.turnTo('2026-11-24T08:40')
  await wang.says(work, '/请假 今天 看病')
  await world.turnTo('2026-11-24T09:09')
  expect(said()).toEqual([])
  await world.turnTo('2026-11-24T09:10')
  expect(said()).toEqual([AGAIN])
  await world.turnTo('2026-11-24T09:40')
  expect(said()).toEqual([AGAIN, ABOVE])
  await world.turnTo('2026-11-24T10:10')
  expect(work.last.post.mentions.map(({ name }) => name).join()).toBe(BEGUN[0])
})

test('R003-041: after days of rest it is the last working day before; nobody is called at night', async () => {
  const { admin, wang, work, world } = shop
  await admin.says(work, '/日历 周休 周日 周一')
  await wang.says(work, '/请假 11月24日')
  await world.turnTo('2026-11-21T09:00')
  expect(said()).toEqual([AGAIN])
  await wang.says(work, '/请假 取消')
  await world.turnTo('2026-11-23T23:00')
  await wang.says(work, '/请假 11月24日')
  await world.turnTo('2026-11-24T06:59')
  expect(said()).toEqual([])
  await world.turnTo('2026-11-24T07:00')
  expect(said()).toEqual([AGAIN])
})

test('R003-041: in private where the superior talks with us, and the one who asked is told there', async () => {
  const { wang, work, world } = shop
  await liu.says(liu.direct, '/帮助')
  await wang.says(wang.direct, '/请假 11月24日 看病')
  await world.turnTo('2026-11-23T09:00')
  expect(said()).toEqual([])
  expect(liu.direct.last.text).toBe(`⏰ ${LEAVE}，还没批，请批准\n代理: 没有\n原因: 看病`)
  await world.turnTo('2026-11-24T09:00')
  expect(wang.direct.last.text).toBe(BEGUN[1])
  expect(liu.direct.last.text).toBe(BEGUN[1])
  expect(work.messages.some(({ text }) => text.includes('看病'))).toBe(false)
})
