/** Which batch a problem is from, how many units of it came, and the alarm when too many of them have the same fault. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShop, type Shop } from '../../support/shop.js'
import type { Person, Room } from '../../support/world.js'
import { openEnglishCase } from '../complaints/later-life.js'

let shop: Shop
let boss: Person
let keeper: Person
let boardroom: Room

beforeEach(async () => {
  shop = await openShop({ environment: { POLICY: 'service-centre' } })
  const { world, admin } = shop
  boss = world.person('钱总', '1006')
  keeper = world.person('仓叔', '1008')
  await joins(boss, '总经理')
  await joins(keeper, '仓管')
  boardroom = world.room('-200', '管理群')
  await admin.says(boardroom, '/绑定 岩板一店 management')
})
afterEach(() => shop.world.close())

async function joins(person: Person, role: string) {
  await person.says(shop.work, `/我是 ${person.name} ${role}`)
  await shop.admin.presses(shop.work.last, '批准')
}

/** So many complaints about the same, marked one after the other. */
async function mark(count: number, first = 1) {
  const { li, work } = shop
  for (let n = first; n < first + count; n++) {
    await li.says(work, `/投诉 客户${n} 1380000000${n} 台面开裂`)
    await li.says(work, `/批次 TS261120-0${n} B2603 开裂`)
  }
}

const alarms = (room = shop.work) => room.messages.filter(({ text }) => text.includes('批量异常'))
const answer = async (person: Person, typed: string, room = shop.work) => (await person.says(room, typed))[0]?.text

test('a problem is marked; the warehouse is asked how many came, with a button, and only with the first', async () => {
  const { li, work } = shop
  await li.says(work, '/投诉 客户1 13800000001 台面开裂')
  const posts = await li.says(work, '/批次 TS261120-01 1 b2603 开裂')
  const [ask] = posts
  expect(posts[0]?.text).toBe('@仓叔\nTS261120-01 问题 1：批次 B2603 开裂，共 1 件，交付数未知')
  if (!ask) throw new Error('nobody was asked')
  await keeper.presses(ask, '填交付数')
  expect(work.last.text).toBe('批次 B2603 一共交付了多少件？\n批次: B2603')
  await keeper.says(work, '200', { replyTo: work.last })
  expect(work.last.text).toBe('批次 B2603 共交付 200 件\n· B2603 开裂：1/200（0.5%）')
  await mark(1, 2)
  expect(work.with('TS261120-02 问题 1').text).toBe('TS261120-02 问题 1：批次 B2603 开裂，共 2/200（1%）')
})

test('exactly the limit is no alarm; above it those named are pinged and the management reads it, once', async () => {
  const { work, world } = shop
  expect(await answer(keeper, '/批次 B2603 交付 20')).toBe('批次 B2603 共交付 20 件')
  await mark(1)
  expect(alarms()).toEqual([])
  await mark(1, 2)
  const line = '⚠️ 批量异常 B2603 开裂：2/20（10%）\nTS261120-02、TS261120-01'
  expect(alarms().map(({ text }) => text)).toEqual([`@钱总\n${line}`])
  expect(alarms(boardroom).map(({ text }) => text)).toEqual([line])
  expect(alarms()[0]?.thread).toBe(work.with('TS261120-02 · 工程部').thread)
  await mark(1, 3)
  await keeper.says(work, '/批次 B2603 交付 10件')
  await world.turnTo('2026-11-20T12:00')
  expect(alarms()).toHaveLength(1)
})

test('another fault of the same batch has an alarm of its own; capitals make no other fault', async () => {
  const { li, work } = shop
  await keeper.says(work, '/批次 B2603 交付 20')
  await mark(2)
  await li.says(work, '/批次 TS261120-01 B2603 Chipped')
  await li.says(work, '/批次 TS261120-02 B2603 chipped')
  expect(alarms().at(-1)?.text).toContain('B2603 Chipped：2/20（10%）')
  expect(await answer(li, '/批次')).toBe('岩板一店的批次\n· B2603 Chipped：2/20（10%）')
})

test('it may turn out when the number is known; whoever is away is replaced by the deputy, and with nobody there the admins are told', async () => {
  const { admin, work } = shop
  await boss.says(work, '/请假 11月20日 代理:@李四')
  await mark(2)
  await keeper.says(work, '/批次 B2603 交付 20')
  expect(alarms()[0]?.text).toMatch(/^@李四\n/)
  await admin.says(work, '/人员 移除 钱总')
  await mark(2, 3)
  await admin.says(work, '/批次 TS261120-03 B2604 色差')
  await admin.says(work, '/批次 B2604 交付 3')
  expect(alarms().at(-1)?.text).toMatch(/^@周敏\n⚠️ 批量异常 B2604 色差：1\/3（33.33%）/)
})

test('what is missing is asked for, with the faults that are known', async () => {
  const { li, work } = shop
  await mark(1)
  await li.says(work, '/投诉 客户2 13800000002 台面开裂;墙面渗水')
  await li.says(work, '/批次 TS261120-02')
  expect(work.last.text).toContain('TS261120-02 的哪个问题？')
  await li.presses(work.last, '2. 墙面渗水 → 工程部')
  expect(work.last.text).toContain('哪个批次？')
  await li.says(work, '2603-甲', { replyTo: work.last })
  expect(work.last.text).toContain('2603-甲 是什么毛病？')
  await li.says(work, '/批次 TS261120-02 1 B2603')
  await li.presses(work.last, '开裂')
  expect(work.with('TS261120-02 问题 1：批次 B2603 开裂').text).toContain('共 2 件')
})

test('all of it in one line', async () => {
  const { li, work } = shop
  await li.says(work, '/投诉 客户1 13800000001 台面开裂')
  expect(await answer(li, '/批次 TS261120-01 1 B2603 开裂 交付 200')).toBe(
    'TS261120-01 问题 1：批次 B2603 开裂，共 1/200（0.5%）',
  )
})

test('who may: those concerned mark, those who know count; the story and the list show it', async () => {
  const { wang, chen, work } = shop
  expect(await answer(chen, '/批次')).toBe('还没有标过批次，例如 /批次 TS260312-01 1 B2603 开裂。')
  await mark(1)
  expect(await answer(chen, '/批次 TS261120-01 B2603 开裂')).toBe('这一项由工程部标批次，您不用操作，谢谢。')
  expect(await answer(wang, '/批次 TS261120-01 B2603 开裂')).toBe('问题 1 本来就标了这个批次，不用改。')
  expect(await answer(wang, '/批次 B2603 交付 5')).toContain('您不用操作')
  expect(await answer(keeper, '/批次 B2603 交付')).toContain('“交付”没有看懂')
  expect(await answer(chen, '/批次 B2603')).toBe('批次 B2603\n· 开裂：1 件，交付数未知 · TS261120-01')
  expect(await answer(chen, '/批次 X1')).toBe('批次 X1 还没有投诉，请核对批次号。')
  expect(await answer(chen, '/查看 TS261120-01')).toContain('1. 台面开裂 · 工程部 · 待知晓；批次 B2603：开裂')
  expect(work.with('李四：问题 1 批次 B2603：开裂').text).toContain('TS261120-01')
})

test('a policy without a limit counts and is silent; in English', async () => {
  const { world, li, admin, work } = await openEnglishCase()
  try {
    const [line] = await li.says(work, '/batch TS261120-01 1 B2603 crack')
    expect(line?.text).toBe('TS261120-01 problem 1: batch B2603 crack, 1 so far, number delivered unknown')
    const [count] = await admin.says(work, '/batch B2603 delivered 2 units')
    expect(count?.text).toBe('Batch B2603: 2 delivered\n· B2603 crack: 1/2 (50%)')
    expect(world.said.filter(({ text }) => text.includes('Batch alert'))).toEqual([])
  } finally {
    await world.close()
  }
})
