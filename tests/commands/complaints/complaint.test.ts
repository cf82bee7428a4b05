/** Opening a complaint, as the room sees it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShop, type Shop } from '../../support/shop.js'

let shop: Shop

beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.world.close())

const OPEN = '/投诉 张三 13800000001 台面开裂;水槽漏水'

test('the opening post answers the reporter and opens the thread; each department gets one card', async () => {
  const { li, work } = shop
  const [opening, card, ...more] = await li.says(work, OPEN)

  expect(more).toEqual([])
  expect(opening?.text).toBe('投诉 TS261120-01 · 张三\n· 1. 台面开裂 → 工程部\n· 2. 水槽漏水 → 工程部')
  expect(opening?.post.opensThread?.title).toBe('TS261120-01 张三 台面开裂')
  expect(opening?.post.replyTo).toBeDefined()
  expect(opening?.buttons.map(({ label }) => label)).toEqual(['转派', '给客户的回执'])
  expect(card?.thread).toBe(`r${opening?.id}`)
  expect(card?.text).toBe(
    [
      '@王强',
      'TS261120-01 · 工程部 · 请在 09:30 前知晓',
      '· 1. 台面开裂',
      '· 2. 水槽漏水',
      '客户: 张三 138****0001',
      '联络人: 王强',
      '时限: 30分钟（09:30 前）',
    ].join('\n'),
  )
  expect(card?.buttons.map(({ label }) => label)).toEqual(['知晓'])
})

test('a department with nobody says so and pings the admins, and the reporter learns how to name a liaison', async () => {
  const { li, work } = shop
  const [opening, ...cards] = await li.says(work, '/投诉 张三 13800000001 台面开裂;颜色有色差')
  expect(opening?.text).toContain('材料部还没有联络人，请设置：/联络人 材料部 @姓名')
  expect(cards.map(({ post }) => post.mentions.map(({ name }) => name))).toEqual([['王强'], ['周敏']])
  expect(cards[1]?.text).toContain('联络人: 未设置，请管理员 周敏 设置')
})

test('a head signs where there is no liaison; the admins are left alone', async () => {
  const { admin, li, zhao, work } = shop
  await admin.says(work, '/部门 负责人 材料部 @赵六', { mentions: [zhao] })
  const [, card] = await li.says(work, '/投诉 张三 13800000001 颜色有色差')
  expect(card?.post.mentions.map(({ name }) => name)).toEqual(['赵六'])
  expect(card?.text).toContain('联络人: 未设置，请负责人 赵六 知晓')
})

test('the file fills in what is known; what is not is asked for, and nothing is written meanwhile', async () => {
  const { li, work } = shop
  const [question] = await li.says(work, '/投诉 张三 台面开裂')
  expect(question?.text).toContain('请发张三的电话')
  expect((await li.says(work, '13800000001'))[0]?.text).toContain('投诉 TS261120-01 · 张三')

  await li.says(work, OPEN.replaceAll('张三', '王五').replace('01 ', '02 '))
  const [again] = await li.says(work, '/投诉 13800000002 柜门松动')
  expect(again?.text).toContain('王五 已有未结投诉 TS261120-02')
})

test('the same customer within seven days: add to the open one, or open another, by one tap', async () => {
  const { li, work } = shop
  const [opening] = await li.says(work, OPEN)
  const [question] = await li.says(work, '/投诉 张三 13800000001 颜色有色差')
  expect(question?.buttons.map(({ label }) => label)).toEqual(['加到 TS261120-01', '新开一单'])

  await li.presses(work.last, '加到 TS261120-01')
  expect(work.with('已加 1 个问题').text).toContain('· 3. 颜色有色差 → 材料部')
  expect(work.messages.find(({ id }) => id === opening?.id)?.text).toContain('· 3. 颜色有色差 → 材料部')
  expect(work.with('TS261120-01 · 材料部').thread).toBe(`r${opening?.id}`)

  await li.says(work, '/投诉 张三 13800000001 安装不平')
  await li.presses(work.last, '新开一单')
  expect(work.with('投诉 TS261120-02').text).toContain('安装不平')
})

test('after seven days a new complaint is simply a new one', async () => {
  const { li, work, world } = shop
  await li.says(work, OPEN)
  await world.turnTo('2026-11-27T09:01')
  expect((await li.says(work, OPEN))[0]?.text).toContain('投诉 TS261127-01')
})

test('reported in a direct room, it lives in the work group; the reporter gets the code', async () => {
  const { li, work } = shop
  const [answer, opening, card] = await li.says(li.direct, OPEN)
  expect(answer?.room).toBe(li.id)
  expect(answer?.text).toContain('已开单 TS261120-01（张三），在“岩板一店工作群”处理。')
  expect([opening?.room, card?.room]).toEqual([work.id, work.id])
})

test('a problem joins the card that still waits, and gets a card of its own when the old one is signed', async () => {
  const { li, wang, work } = shop
  const [, card] = await li.says(work, OPEN)
  const thread = card?.thread
  await li.says(work, '/问题 瓷砖破损', { thread })
  expect(work.messages.find(({ id }) => id === card?.id)?.text).toContain('· 3. 瓷砖破损')
  expect(work.last.text).toBe('@王强\nTS261120-01 · 工程部 又加了问题，请一起知晓（09:30 前）')

  await wang.presses(work.messages.find(({ id }) => id === card?.id) ?? work.last, '知晓')
  await li.says(work, '/问题 0120-01'.replace('0120', '1120').concat(' 墙面渗水'))
  expect(work.last.text).toContain('@王强\nTS261120-01 · 工程部 · 请在 09:30 前知晓\n· 4. 墙面渗水')
})

test('an installer may open one; whoever only looks may not', async () => {
  const { admin, chen, work, world } = shop
  const [opening] = await chen.says(work, OPEN)
  expect(opening?.text).toContain('投诉 TS261120-01 · 张三')
  const guest = world.person('孙七', '1010')
  await guest.says(work, '/我是 孙七 只读')
  await admin.presses(work.last, '批准')
  const answers = await guest.says(work, OPEN)
  expect(answers).toHaveLength(1)
  expect(answers[0]?.text).not.toContain('TS')
})

test('what an installer took down is kept by customer service: asked, reminded and called back there', async () => {
  const { wang, li, chen, work } = shop
  const posts = await chen.says(work, '/投诉 张三 13800000001 台面开裂，客户要律师')
  const question = posts.find(({ text }) => text.includes('像是重大投诉'))
  expect(question?.text).toContain('@李四')
  const [, card] = posts
  await wang.presses(card ?? work.last, '知晓')
  const thread = card?.thread
  await wang.says(work, '/处理意见 更换台面 11月25日', { thread })
  await wang.says(work, '/联系客户 说好了', { thread })
  await wang.says(work, '/解决 已更换', { thread })
  expect(work.last.text).toContain('@李四')
  await li.says(work, '/效果确认 满意', { thread })
  expect((await li.says(work, '/待办'))[0]?.text).toContain('等您办')
  expect((await chen.says(work, '/待办'))[0]?.text).not.toContain('等您办')
})
