/** How bad a complaint is: words suggest it, a person says it, and in a crisis everybody who must know is told at once. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ALL } from '../../support/fake-adapter.js'
import { openShop } from '../../support/shop.js'
import { type Case, openCase, openEnglishCase } from './later-life.js'

let scene: Case

beforeEach(async () => {
  scene = await openCase()
})
afterEach(() => scene.world.close())

const CRISIS = '/危机 TS261120-01 台面砸伤客户'
const CALLED = '🚨 危机 TS261120-01 · 张三\n陈师傅：台面砸伤客户'
const TOLD = '已通知 钱总、王强、李四'

async function management() {
  const { world, admin } = scene
  const room = world.room('-200', '管理群')
  await admin.says(room, '/绑定 岩板一店 management')
  return room
}

test('anybody of the staff calls it: the general manager and the named departments are pinged in the thread, the management reads it', async () => {
  const { other, work, world, thread, opening, card } = scene
  const boardroom = await management()
  const posts = await other.says(work, CRISIS)

  const told = posts.filter(({ room }) => room === boardroom.id)
  const said = posts.filter(({ room }) => room === work.id)
  expect(said.map((post) => [post.thread, post.text])).toEqual([
    [undefined, `${CALLED}\n${TOLD}`],
    [thread, `@钱总 @王强 @李四\n${CALLED}`],
  ])
  expect(told.map(({ text }) => text)).toEqual([`${CALLED}\n${TOLD}\n· 1. 台面开裂 → 工程部\n· 2. 水槽漏水 → 工程部`])
  expect(said[1]?.buttons.map(({ label }) => label)).toEqual(['知晓'])
  expect(opening.text.split('\n')[0]).toBe('🚨 危机 · 投诉 TS261120-01 · 张三')
  expect(card.text).toContain('🚨 危机 · TS261120-01 · 工程部 · 请在 09:30 前知晓')
  expect(world.adapter.threadStates.at(-1)?.title).toBe('危机 TS261120-01 张三 台面开裂')
})

test('said in its thread, the ping is the answer; the button signs', async () => {
  const { other, wang, work, thread, card } = scene
  const posts = await other.says(work, '/危机', { thread })
  expect(posts.map(({ text }) => text)).toEqual(['@钱总 @王强 @李四\n🚨 危机 TS261120-01 · 张三\n陈师傅 报告'])
  await wang.presses(work.last, '知晓')
  expect(card.text).toContain('王强 09:00 已知晓')
})

test('those who have it in hand are called too, each once: the head of the department, and who took it', async () => {
  const { admin, boss, wang, other, work, thread, world } = scene
  const head = world.person('孙工', '1007')
  await head.says(work, '/我是 孙工 项目经理')
  await admin.presses(work.last, '批准')
  await admin.says(work, '/部门 负责人 设计部 @孙工', { mentions: [head] })
  await admin.says(work, '/联络人 设计部 @陈师傅', { mentions: [other] })
  await admin.says(work, '/转派 TS261120-01 2 设计部')
  await wang.presses(scene.card, '知晓')
  const [ping] = await boss.says(work, '/危机 台面砸伤客户', { thread })
  expect(ping?.text).toContain('@王强 @陈师傅 @孙工 @李四')
})

test('who has signed already is pinged without a button', async () => {
  const { other, wang, work, thread, card } = scene
  await wang.presses(card, '知晓')
  const [ping] = await other.says(work, '/危机', { thread })
  expect(ping?.text).toContain('@钱总 @王强')
  expect(ping?.buttons).toEqual([])
  expect(scene.world.adapter.threadStates.at(-1)?.title).toBe('危机 处理中 TS261120-01 张三 台面开裂')
})

test('once only; a closed complaint and an unknown one are refused', async () => {
  const { other, boss, work } = scene
  await other.says(work, CRISIS)
  const again = await boss.says(work, CRISIS)
  expect(again.map(({ text }) => text)).toEqual(['TS261120-01 已经是危机，该通知的人都已通知。'])
  expect((await other.says(work, '/危机 TS261120-09'))[0]?.text).toContain('没有这个编号的投诉')
  await boss.says(work, '/结案 TS261120-01 客户撤诉')
  expect((await other.says(work, CRISIS))[0]?.text).toContain('已经结案')
})

test('in a customer’s room it needs the code, and the customer reads no names', async () => {
  const { world, admin, other, work } = scene
  const site = world.room('-300', '翡翠湾客户群')
  await admin.says(site, '/绑定 岩板一店 customer')
  expect((await other.says(site, '/危机'))[0]?.text).toBe('请写上编号再发，例如 /危机 TS260312-01。')
  const posts = await other.says(site, CRISIS)
  expect(posts.filter(({ room }) => room === site.id).map(({ text }) => text)).toEqual(['收到，已经通知负责人。'])
  expect(work.with('🚨 危机 TS261120-01').text).toContain('@钱总')
  expect((await other.says(site, CRISIS)).map(({ text }) => text)).toEqual(['收到，已经通知负责人。'])
})

test('of a closed complaint the customer’s room hears only that it was heard; who keeps it may reopen it', async () => {
  const { world, admin, boss, li, other, work, thread } = scene
  const site = world.room('-300', '翡翠湾客户群')
  await admin.says(site, '/绑定 岩板一店 customer')
  await boss.says(work, '/结案 TS261120-01 客户撤诉')
  const posts = await other.says(site, CRISIS)
  expect(posts.filter(({ room }) => room === site.id).map(({ text }) => text)).toEqual(['收到，已经通知负责人。'])
  const ping = work.with('结案后又报危机')
  expect(ping.text).toBe(
    '@李四\n🚨 TS261120-01 · 张三 结案后又报危机\n陈师傅 在客户群报告：台面砸伤客户\n请看要不要重开',
  )
  expect(ping.thread).toBe(thread)
  expect(world.adapter.threadStates.at(-1)?.open).toBe(false)
  await li.presses(ping, '重开')
  expect(work.with('TS261120-01 已重开').text).toContain('原因：台面砸伤客户')
})

test('the management reads that it is over, as it read that it began', async () => {
  const { boss, other, work } = scene
  const boardroom = await management()
  const read = () => boardroom.messages.map(({ text }) => text.split('\n')[0])
  await other.says(work, CRISIS)
  await boss.says(work, '/级别 TS261120-01 一般 已经就医，客户谅解')
  expect(read().at(-1)).toBe('TS261120-01 级别：危机 → 一般（钱总：已经就医，客户谅解）')
  await other.says(work, CRISIS)
  await boss.says(work, '/结案 TS261120-01 客户撤诉')
  expect(read().at(-1)).toBe('TS261120-01 已结案，原因：客户撤诉')
  const before = read().length
  await boss.says(work, '/重开 TS261120-01')
  await boss.says(work, '/级别 TS261120-01 一般 误报')
  await boss.says(work, '/结案 TS261120-01 客户撤诉')
  expect(read()).toHaveLength(before + 1)
})

test('quiet hours hold nobody’s reminder back from then on', async () => {
  const { li, other, work, world } = scene
  await world.turnTo('2026-11-20T21:50')
  await li.says(work, '/投诉 王五 13800000002 瓷砖破损')
  const rings = () => work.messages.filter(({ text }) => text.includes('⏰ TS261120-02'))
  await world.turnTo('2026-11-20T23:00')
  expect(rings()).toEqual([])
  await other.says(work, '/危机 TS261120-02')
  await world.turnBy(1)
  expect(rings().length).toBeGreaterThan(0)
})

test('a crisis is ended by the general manager, with the reason; nobody else lowers it', async () => {
  const { li, boss, other, work, world, opening } = scene
  await other.says(work, CRISIS)
  expect((await li.says(work, '/级别 TS261120-01 一般'))[0]?.text).toBe(
    'TS261120-01 是危机，只有总经理能降级，请找他们。',
  )
  expect((await boss.says(work, '/级别 TS261120-01 一般'))[0]?.text).toContain('TS261120-01 为什么从危机降为一般？')
  const [line] = await boss.says(work, '已经就医，客户谅解', { replyTo: work.last })
  expect(line?.text).toBe('TS261120-01 级别：危机 → 一般（钱总：已经就医，客户谅解）')
  expect(opening.text.split('\n')[0]).toBe('投诉 TS261120-01 · 张三')
  expect(world.adapter.threadStates.at(-1)?.title).toBe('TS261120-01 张三 台面开裂')
  expect((await li.says(work, '/查看 TS261120-01'))[0]?.text).toContain('钱总：定为一般，原因：已经就医，客户谅解')
})

test('a word suggests it: one quiet question under the opening, and one tap decides', async () => {
  const { li, work, world } = scene
  const [opening, , hint] = await li.says(work, '/投诉 王五 13800000002 台面开裂要求赔偿')
  expect(hint?.thread).toBe(`r${opening?.id}`)
  expect(hint?.text).toBe('@李四\nTS261120-02 像是重大投诉（含“赔偿”），定为？')
  expect(hint?.buttons.map(({ label }) => label)).toEqual(['一般', '重大', '危机'])
  if (!hint || !opening) throw new Error('nothing was suggested')
  await li.presses(hint, '重大')
  expect(hint.text).toBe('TS261120-02 定为重大（李四）')
  expect(hint.buttons).toEqual([])
  expect(opening.text.split('\n')[0]).toBe('⚠️ 重大 · 投诉 TS261120-02 · 王五')
  expect(work.with('⚠️ 重大 TS261120-02').text).toBe('@钱总\n⚠️ 重大 TS261120-02 · 王五\n李四 定级')
  expect(world.adapter.threadStates.at(-1)?.title).not.toContain('危机')
  expect((await li.says(work, '/查看 TS261120-02'))[0]?.text.split('\n')[0]).toBe('⚠️ 重大 · TS261120-02 · 待知晓')
})

test('it stays ordinary when somebody says so; nobody is pinged, and the question is answered once', async () => {
  const { li, work } = scene
  const [, , hint] = await li.says(work, '/投诉 王五 13800000002 台面开裂要求赔偿')
  if (!hint) throw new Error('nothing was suggested')
  const before = work.messages.length
  await li.presses(hint, '一般')
  expect(hint.text).toBe('TS261120-02 定为一般（李四）')
  expect(work.messages).toHaveLength(before)
  expect((await li.says(work, '/级别 TS261120-02 一般'))[0]?.text).toBe('TS261120-02 本来就是一般，不用改。')
  expect((await li.says(work, '/查看 TS261120-02'))[0]?.text).toContain('李四：确认为一般')
})

test('problems that are added may sound worse still', async () => {
  const { li, other, work, thread } = scene
  await li.says(work, '/问题 工人被砸伤', { thread })
  const hint = work.last
  expect(hint.text).toBe('@李四\nTS261120-01 像是危机投诉（含“砸伤”），定为？')
  await other.presses(hint, '危机')
  expect(hint.text).toBe('TS261120-01 定为危机（陈师傅）')
  await li.says(work, '/问题 客户要找媒体', { thread })
  expect(work.messages.filter(({ text }) => text.includes('像是'))).toEqual([])
})

test('only those who take complaints down set it otherwise; a level that is missing is asked for', async () => {
  const { other, li, work, thread } = scene
  await other.says(work, '/级别 TS261120-01 重大')
  expect(work.last.text).toContain('能用')
  await li.says(work, '/级别', { thread })
  expect(work.last.text).toContain('定为哪一级？')
  await li.presses(work.last, '初级')
  expect(work.with('级别：一般 → 初级').text).toBe('TS261120-01 级别：一般 → 初级（李四）')
})

test('where there are no threads the ping is the answer, and nothing is said twice', async () => {
  const shop = await openShop({ capabilities: { ...ALL, threads: false } })
  try {
    const { li, chen, work } = shop
    await li.says(work, '/投诉 张三 13800000001 台面开裂')
    const posts = await chen.says(work, CRISIS)
    const line = '🚨 危机 〔TS261120-01〕 · 张三\n陈师傅：台面砸伤客户'
    expect(posts.map(({ text }) => text)).toEqual([`@王强 @李四\n${line}`])
  } finally {
    await shop.world.close()
  }
})

test('in English', async () => {
  await scene.world.close()
  scene = await openEnglishCase()
  const { other, li, work, thread } = scene
  const [ping] = await other.says(work, '/crisis the top hurt the customer', { thread })
  expect(ping?.text).toBe('@Qian @Wang @Li\n🚨 Crisis TS261120-01 · Zhang San\nChen: the top hurt the customer')
  await li.says(work, '/problem he wants compensation, or a lawyer', { thread })
  expect(work.messages.filter(({ text }) => text.includes('sounds'))).toEqual([])
})

test('one that nobody has taken down is registered and called in one line, by anybody of the staff', async () => {
  const { other, work } = scene
  const boardroom = await management()
  const posts = await other.says(work, '/危机 王五 13800000002 台面开裂砸到人了')
  const [opening] = posts
  expect(opening?.text).toBe('🚨 危机 · 投诉 TS261120-02 · 王五\n· 1. 台面开裂砸到人了 → 工程部')
  expect(posts.filter(({ text }) => text.includes('像是'))).toEqual([])
  const called = '🚨 危机 TS261120-02 · 王五\n陈师傅 报告'
  expect(posts.find(({ thread, text }) => thread === `r${opening?.id}` && text.includes(called))?.text).toContain(
    '@钱总',
  )
  expect(boardroom.last.text).toContain(called)
})

test('a customer who has an open complaint gets no second one; nobody is asked anything', async () => {
  const { other, work } = scene
  const [answer] = await other.says(work, '/危机 张三 13800000001 台面砸到人了')
  expect(answer?.text).toContain('🚨 危机 TS261120-01 · 张三\n陈师傅：台面砸到人了')
})

test('without a customer it is asked which complaint, or a new one; then for the customer and the phone number', async () => {
  const { other, work } = scene
  await other.says(work, '/危机 台面砸到人了')
  await other.presses(work.last, '新开一单')
  await other.says(work, '13800000002')
  await other.says(work, '王五', { replyTo: work.last })
  expect(work.with('投诉 TS261120-02').text).toContain('1. 台面砸到人了')
})

test('whoever else is named beside the code belongs to what happened', async () => {
  const { other, work } = scene
  const [answer] = await other.says(work, '/危机 TS261120-01 伤者 王五 13800000002')
  expect(answer?.text).toContain('王五 138****0002 伤者')
})
