/** Whoever is on duty judges a new complaint first, and promises the customer a call. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShop, type Shop } from '../../support/shop.js'

let shop: Shop

/** 09:00 on a Friday; 赵六 is the first liaison of customer service, 李四 takes complaints down. */
beforeEach(async () => {
  shop = await openShop({ environment: { POLICY: 'car-service' } })
  await shop.admin.says(shop.work, '/联络人 客服部 @赵六 @李四', { mentions: [shop.zhao, shop.li] })
})
afterEach(() => shop.world.close())

const opened = async () => {
  const { li, work } = shop
  const posts = await li.says(work, '/投诉 张三 13800000001 台面开裂')
  return posts.find(({ text }) => text.includes('投诉 TS261120-01')) ?? work.last
}
const story = async () => (await shop.li.says(shop.work, '/查看 TS261120-01'))[0]?.text ?? ''

test('the opening post waits for it, and pings whose turn it is', async () => {
  const opening = await opened()
  expect(opening.text).toContain('@赵六')
  expect(opening.text).toContain('待初审，请在 11:00 前')
  expect(opening.buttons.map(({ label }) => label)).toContain('初审')
  expect(await story()).toContain('待初审，11:00 前')
})

test('while the first is away it is the turn of the next', async () => {
  const { admin, zhao, work } = shop
  await zhao.says(work, '/请假 今天 到 明天')
  await admin.presses(work.last, '批准')
  expect((await opened()).text).not.toContain('@赵六')
  await shop.world.turnTo('2026-11-20T10:01')
  expect(work.with('⏰ TS261120-01 · 张三 还没初审').text).toContain('@李四')
})

test('judged: the opening waits no more, the customer is promised a call, the answer asks to make it', async () => {
  const opening = await opened()
  const { zhao, work } = shop
  const [answer] = await zhao.says(work, '/初审 TS261120-01 属质量问题 约:10:30')
  expect(answer?.text).toBe(
    'TS261120-01 · 初审：属质量问题（赵六）\n已约客户 10:30 前回电，请告知初审结果、下一步和时间',
  )
  expect(answer?.buttons.map(({ label }) => label)).toEqual(['已联系'])
  expect(opening.text).not.toContain('待初审')
  expect(opening.buttons.map(({ label }) => label)).not.toContain('初审')
  const told = await story()
  expect(told).toContain('初审: 属质量问题（赵六 09:00）')
  expect(told).toContain('已约客户 10:30 回电')
  expect(told).toContain('初审：按时')
  expect(told).toContain('工程部联系客户：10:30 前')
})

test('when the customer is called is asked for, with hours to tap; an hour that is over today is tomorrow’s', async () => {
  await opened()
  const { zhao, work } = shop
  await zhao.says(work, '/初审 TS261120-01 属质量问题')
  expect(work.last.text).toContain('约客户什么时候回电？')
  expect(work.last.buttons.map(({ label }) => label)).toContain('11月20日 周五 11:00')
  await zhao.presses(work.last, '11月20日 周五 11:00')
  expect(work.last.text).toContain('已约客户 11:00 前回电')
  const [again] = await zhao.says(work, '/初审 TS261120-01 属质量问题 约:8:30')
  expect(again?.text).toBe('TS261120-01 已由赵六初审：属质量问题。要补充请用 /备注。')
})

test('it stands in the list of whose turn it is, and of nobody else', async () => {
  await opened()
  const { li, zhao, work } = shop
  const list = async (person: typeof li) => (await person.says(work, '/待办'))[0]?.text
  expect(await list(zhao)).toContain('等您办：TS261120-01 张三 · 初审 · 11:00 前')
  expect(await list(li)).not.toContain('初审')
})

test('whom the complaint is about does not judge it: it is the turn of the next', async () => {
  await opened()
  const { li, zhao, work, world } = shop
  await li.says(work, '/涉及 TS261120-01 @赵六', { mentions: [zhao] })
  expect((await zhao.says(work, '/待办'))[0]?.text).not.toContain('初审')
  expect((await li.says(work, '/待办'))[0]?.text).toContain('初审 · 11:00 前')
  await world.turnTo('2026-11-20T10:01')
  expect(work.with('⏰ TS261120-01 · 张三 还没初审').text).toMatch(/^@李四\n/)
})

test('who signs for the department as well is pinged once', async () => {
  const { li, work } = shop
  const posts = await li.says(work, '/投诉 张三 13800000001 等候太久')
  expect(posts.filter(({ text }) => text.includes('@赵六')).map(({ text }) => text.split('\n')[1])).toEqual([
    'TS261120-01 · 客服部 · 请在 09:30 前知晓',
  ])
})

test('others are refused politely; what is late is told above', async () => {
  await opened()
  const { world, chen, admin, work } = shop
  const head = world.person('林主任', '1010')
  await head.says(work, '/我是 林主任 部门负责人')
  await admin.presses(work.last, '批准')
  await admin.says(work, '/部门 负责人 客服部 @林主任', { mentions: [head] })
  expect((await chen.says(work, '/初审 TS261120-01 属质量问题 约:10:30'))[0]?.text).toMatch(/^初审由赵六、李四/)
  await world.turnTo('2026-11-20T14:00')
  expect(work.with('初审超时，应在 11:00 前').text).toContain('@林主任')
})

test('whose turn it is judges a secret complaint as well, and reads it until then', async () => {
  const { li, chen, admin, work } = shop
  await admin.says(work, '/联络人 客服部 @陈师傅', { mentions: [chen] })
  await opened()
  await chen.says(chen.direct, '你好')
  await li.says(work, '/保密 TS261120-01')
  expect((await chen.says(chen.direct, '/查看 TS261120-01'))[0]?.text).toContain('台面开裂')
  const [answer] = await chen.says(chen.direct, '/初审 TS261120-01 属质量问题 约:10:30')
  expect(answer?.text).toContain('初审：属质量问题（陈师傅）')
  expect((await chen.says(chen.direct, '/查看 TS261120-01'))[0]?.text).not.toContain('台面开裂')
})

test('a policy may name who judges first', async () => {
  const { world, work, li } = shop
  world.bot.policy.intake.triage = { by: [{ role: 'installer' }] }
  await li.says(work, '/投诉 张三 13800000001 台面开裂')
  expect(work.with('待初审').text).toContain('@陈师傅')
  const [answer] = await shop.chen.says(work, '/初审 TS261120-01 属质量问题 约:10:30')
  expect(answer?.text).toContain('初审：属质量问题（陈师傅）')
})
