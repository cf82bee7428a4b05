import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Group } from '../contract/telegram-server.js'
import { type Dealer, openDealer } from './dealer.js'

let dealer: Dealer
let other: Group
beforeAll(async () => {
  dealer = await openDealer()
  const { admin, server } = dealer
  other = server.group({ title: '岩板二店工作群' })
  const zhou = server.person({ name: '周周' })
  await dealer.says(admin, other, '/绑定 岩板二店 work')
  const [card] = await dealer.says(zhou, other, '/我是 周周 客服专员')
  if (!card) throw new Error('no card')
  await dealer.presses(admin, card, '批准')
  await dealer.says(zhou, other, '/投诉 孙九 13700000009 台面开裂')
  await dealer.says(zhou, other, '/送货 孙九 13700000009 3月20日上午 江南里5号')
})
afterAll(() => dealer.close())

const rows = () =>
  dealer.look(async (db) => [
    await db.customer.count(),
    await db.visit.count(),
    await db.complaint.count(),
    await db.brand.count(),
    await db.department.count(),
    await db.liaison.count(),
    await db.codeCounter.findMany(),
  ])

let before: unknown
beforeEach(async () => {
  before = await rows()
})

const ask = /日期|哪天|电话|问题|编号|部门|哪个|什么|例如/
const bad: [what: string, who: 'li' | 'admin' | 'chen', line: string, says: RegExp | string][] = [
  ['an impossible date', 'li', '/送货 张三 13800000001 2月30日上午 翡翠湾3栋1201 岩板', '没有“2月30日上午”这个日期'],
  ['an impossible hour', 'li', '/报修 张三 13800000001 3月20日 25:00 翡翠湾3栋1201', '没有“3月20日 25:00”这个日期'],
  ['a phone with a digit too few', 'li', '/投诉 张三 1380000000 台面开裂', '电话“1380000000”好像不对'],
  ['an unknown department', 'admin', '/联络人 火星部 @wangqiang', '火星部'],
  ['ten thousand letters', 'li', `/投诉 张三 13800000001 ${'裂'.repeat(10_000)}`, '消息太长'],
  ['nothing but the command', 'li', '/投诉', ask],
  ['emoji', 'li', '/送货 😀👨‍👩‍👧🎉', ask],
  ['zero-width marks', 'li', '/送\u200b货 \u200b\u2060\ufeff', '哪天送'],
  ['right-to-left marks', 'li', '/查看 \u202eTS260309-77\u202c', ask],
  ['@everyone', 'li', '/投诉 @everyone', ask],
  ['markup', 'li', '/送货 <b>x</b><a href="tg://user?id=1001">y</a>', ask],
  ['marks of other platforms', 'li', '/报修 *_[x](https://example.com)`', ask],
  ['an unknown code', 'li', '/查看 TS260101-01', '没有这个编号'],
  ['a complaint of another brand', 'li', '/查看 TS260309-01', '没有这个编号'],
  ['a visit of another brand', 'li', '/取消 SH260309-01', '没有这个编号'],
  ['a customer of another brand', 'li', '/查找 13700000009', '没有找到“137****0009”，请换个姓名或电话试试。'],
  ['a command of another role', 'chen', '/送货 张三 13800000001 3月20日上午 翡翠湾3栋1201', '客服专员'],
  ['a command for admins', 'chen', '/绑定 岩板三店 work', '管理员'],
  ['a typo in Chinese', 'li', '/投速 张三 13800000001 台面开裂', '/投诉？'],
  ['a typo in English', 'li', '/complain Zhang 13800000001 crack', '/complaint？'],
  ['a word that is no command', 'li', '/天气 北京', '/帮助'],
]

test.each(bad)('%s gets one short post that says what to do, and changes nothing', async (_what, who, line, says) => {
  const { work } = dealer
  const [post, ...more] = await dealer.says(dealer[who], work, line)
  expect(more).toEqual([])
  expect(post?.text).toMatch(says)
  expect(post?.text.length).toBeLessThanOrEqual(700)
  expect(post?.text).not.toMatch(/孙九|江南里|岩板二店/)
  expect(post?.pings).toEqual([])
  expect(await rows()).toEqual(before)
})

test('what was typed is shown as it is, never as marks', async () => {
  const { li, work } = dealer
  const [card] = await dealer.says(li, work, '/客户 <b>甲</b>&lt 13800000055 *_[点我](https://example.com)')
  expect(card?.text).toContain('<b>甲</b>&lt\n')
  expect(card?.text).toContain('*_[点我](https://example.com)')
  expect(card?.bold).toEqual(['已建档：<b>甲</b>&lt'])
})
