/** Every gesture that Discord has, through the whole bot. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Channel, Interaction, Shown } from '../contract/discord-server.js'
import { type Dealer, lastIn, openDealer } from './dealer.js'

let dealer: Dealer
beforeEach(async () => {
  dealer = await openDealer()
})
afterEach(() => dealer.close())

const signatures = () => dealer.look((db) => db.acknowledgement.findMany({ include: { person: true } }))
const now = (shown: Shown, where: Channel) => dealer.server.messages(where).find(({ id }) => id === shown.id)

/** A complaint that waits for a signature. */
async function complaint(customer = '张三', phone = '13800000001'): Promise<{ thread: Channel; card: Shown }> {
  const { li, work, server } = dealer
  await dealer.types(li, '投诉', { 客户: customer, 电话: phone, 问题: '台面开裂' }, work)
  const thread = server.threads(work).at(-1)
  if (!thread) throw new Error('no thread')
  return { thread, card: lastIn(server.posts(thread)) }
}

test.each(['✅', '👍', '👌', '👍🏻'])('%s under the card signs', async (emoji) => {
  const { card, thread } = await complaint()
  await dealer.reacts(dealer.zhao, card, emoji)
  expect((await signatures()).map(({ gesture, person }) => [person.name, gesture])).toEqual([['赵六', 'reaction']])
  expect(now(card, thread)?.buttons).toEqual([])
})

test('any other emoji, a reaction that is taken back, and the bot’s own word sign nothing', async () => {
  const { wang, chen } = dealer
  const { card, thread } = await complaint()
  await dealer.reacts(wang, card, '😂')
  await dealer.reacts(chen, card, '✅')
  await dealer.says(dealer.li, thread, '好的，收到了客户的照片')
  expect(await signatures()).toEqual([])
  await dealer.reacts(wang, card, '✅')
  await dealer.after(() => wang.unreacts(card, '✅'))
  expect(await signatures()).toHaveLength(1)
})

test('the button, the word in the thread, and both forms of the command sign', async () => {
  const { wang, work } = dealer
  const first = await complaint()
  await dealer.presses(wang, first.card, '知晓')
  const second = await complaint('王五', '13800000002')
  await dealer.says(wang, second.thread, '收到')
  const third = await complaint('赵七', '13800000003')
  await dealer.types(wang, 'ack', {}, third.thread)
  const fourth = await complaint('孙八', '13800000004')
  await dealer.says(wang, work, '/知晓 TS260309-04')
  for (const { card, thread } of [first, second, third, fourth])
    expect(now(card, thread)).toMatchObject({ edited: true, buttons: [] })
  expect((await signatures()).map(({ gesture }) => gesture)).toEqual(['button', 'word', 'command', 'command'])
})

test('who may not, and who came second, are told so alone', async () => {
  const { wang, zhao, chen, server, work } = dealer
  const { card, thread } = await complaint()
  const posts = server.posts(thread).length
  const foreign = await dealer.presses(chen, card, '知晓')
  expect(foreign.ephemeral.join()).toContain('这一项由工程部的联络人知晓')
  await dealer.presses(wang, card, '知晓')
  const typed = await dealer.types(zhao, 'ack', { code: 'TS260309-01' }, work)
  expect(typed.ephemeral.join()).toContain('王强')
  const denied = await dealer.types(chen, 'delivery', { customer: '张三', date: '明天' }, work)
  expect(denied.ephemeral.join()).toContain('客服专员')
  expect(server.posts(thread)).toHaveLength(posts)
  expect(await signatures()).toHaveLength(1)
})

test('two press in the same second: one signature, and a polite word for the other', async () => {
  const { wang, zhao } = dealer
  const { card, thread } = await complaint()
  const pressed = await Promise.all([wang.presses(card, '知晓'), zhao.presses(card, '知晓')])
  await dealer.settled()
  expect((await signatures()).map(({ person }) => person.name)).toEqual(['王强'])
  expect(pressed.map(({ acknowledged, failed }) => [acknowledged, failed])).toEqual(Array(2).fill([true, false]))
  expect(pressed[1]?.ephemeral.join()).toContain('王强')
  expect(now(card, thread)?.text).toContain('王强')
})

test('one presses twice: one effect, and both presses are answered', async () => {
  const { li, work, server } = dealer
  await dealer.types(li, 'delivery', { customer: '张三', phone: '13800000001', date: '明天上午', address: '3栋' }, work)
  const question = lastIn(server.posts(work))
  const pressed = await Promise.all([li.presses(question, '客户要求'), li.presses(question, '客户要求')])
  await dealer.settled()
  expect(server.posts(work).filter(({ text }) => text.includes('已预约送货'))).toHaveLength(1)
  expect(pressed.map(({ acknowledged }) => acknowledged)).toEqual([true, true])
  expect(pressed.flatMap(({ ephemeral }) => ephemeral)).toEqual(['已经选过了，不用再点。'])
})

test('events that Discord tells twice have one effect', async () => {
  const { wang, server } = dealer
  server.repeatEvents(2)
  const { card, thread } = await complaint()
  expect(server.threads(dealer.work)).toHaveLength(1)
  server.repeatEvents(1)
  const pressed: Interaction = await dealer.presses(wang, card, '知晓')
  server.repeatEvents(1)
  await dealer.says(wang, thread, '收到')
  expect(await signatures()).toHaveLength(1)
  expect(pressed.ephemeral).toEqual([])
  expect(await dealer.look((db) => db.complaint.count())).toBe(1)
})

test('while one types, codes, customers, days and departments are suggested', async () => {
  const { li, wang, work } = dealer
  await complaint()
  await complaint('李梅', '13900000007')
  const offered = async (command: string, option: string, typed: string) =>
    (await li.completes(command, option, typed, {}, work)).map(({ name, value }) => `${name} → ${value}`)
  expect(await offered('show', 'code', '张')).toEqual(['TS260309-01 张三 台面开裂 → TS260309-01'])
  expect(await offered('show', 'code', '02')).toEqual(['TS260309-02 李梅 台面开裂 → TS260309-02'])
  expect((await offered('complaint', 'customer', '李')).join()).toContain('李梅')
  expect((await offered('delivery', 'date', '明天')).join()).toContain('3月10日')
  expect((await offered('department', 'department', '工')).join()).toContain('工程部')
  const foreign = await wang.completes('delivery', 'customer', '张', {}, work)
  expect(foreign).toEqual([])
})

test('in the direct line, commands, forms and typed lines do what they do in a group', async () => {
  const { li, wang, work, server } = dealer
  const asked = await dealer.types(li, 'complaint')
  await dealer.submits(li, asked, { customer: '张三', phone: '13800000001', problems: '台面开裂' })
  expect(server.privately(li).at(-1)).toContain('TS260309-01')
  const [thread] = server.threads(work)
  if (!thread) throw new Error('no thread')
  expect(lastIn(server.posts(thread))).toMatchObject({ pings: ['王强'], buttons: ['知晓'] })
  await dealer.says(wang, wang, '/知晓 TS260309-01')
  expect(lastIn(server.posts(thread)).text).toContain('王强')
  const [shown] = await dealer.says(li, li, '/查看 TS260309-01')
  expect(shown?.text).toContain('13800000001')
  await dealer.types(li, 'mine')
  expect(server.privately(li).at(-1)).toContain('TS260309-01')
  const [question] = await dealer.says(li, li, '/送货 张三 明天上午 翡翠湾3栋1201')
  if (!question) throw new Error('nothing was asked')
  await dealer.presses(li, question, '客户要求')
  expect(server.privately(li).at(-1)).toContain('SH260309-01')
})

test('more than five choices are a menu', async () => {
  const { li, work, server } = dealer
  for (let each = 1; each <= 6; each += 1)
    await dealer.types(
      li,
      'complaint',
      { customer: `客户${each}`, phone: `1380000001${each}`, problems: '台面开裂' },
      work,
    )
  await dealer.types(dealer.wang, 'ack', {}, work)
  const menu = lastIn(server.posts(work))
  expect(menu.selects[0]?.options).toHaveLength(6)
  await dealer.selects(dealer.wang, menu, menu.selects[0]?.options[2] ?? '')
  expect(await signatures()).toHaveLength(1)
})

test('a thread that people archived or locked is brought back when the bot has something to say', async () => {
  const { li, wang, server } = dealer
  const { card, thread } = await complaint()
  await wang.changes(thread, { archived: true })
  await dealer.types(wang, 'ack', { code: 'TS260309-01' }, dealer.work)
  expect(now(card, thread)).toMatchObject({ edited: true, buttons: [] })
  expect(thread.archived).toBe(false)
  await wang.changes(thread, { archived: true, locked: true })
  await dealer.types(li, 'problem', { problems: '水槽漏水', code: 'TS260309-01' }, dealer.work)
  expect(lastIn(server.posts(thread)).text).toContain('水槽漏水')
})

test('what people write is shown as it is: no markup, no pings, no masked links', async () => {
  const { li, work, server } = dealer
  await dealer.types(
    li,
    'customer',
    { customer: '**张**', phone: '13800000055', address: '`3栋` ||x|| @everyone <@1> [点我](https://example.com)' },
    work,
  )
  const card = lastIn(server.posts(work))
  expect(card.pings).toEqual([])
  expect(card.marks.map(({ kind }) => kind)).not.toContain('link')
  expect(card.text).toContain('||x||')
  expect(card.text).toContain('[点我](https://example.com)')
})
