/** What people, tampered-with apps and admins do wrong: a sentence where somebody waits, a log line, and no call repeated for ever. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Channel, Interaction, Shown } from '../contract/discord-server.js'
import { type Dealer, lastIn, openDealer } from './dealer.js'
import { openStage } from './stage.js'

let dealer: Dealer
beforeEach(async () => {
  dealer = await openDealer()
})
afterEach(() => dealer.close())

const posts = (where: Channel = dealer.work) => dealer.server.posts(where)
const rows = () =>
  dealer.look(async (db) => [
    await db.customer.count(),
    await db.visit.count(),
    await db.complaint.count(),
    await db.brand.count(),
    await db.liaison.count(),
    await db.acknowledgement.count(),
  ])

async function complaint(): Promise<{ thread: Channel; card: Shown }> {
  const { li, work, server } = dealer
  await dealer.types(li, 'complaint', { customer: '张三', phone: '13800000001', problems: '台面开裂' }, work)
  const thread = server.threads(work).at(-1)
  if (!thread) throw new Error('no thread')
  return { thread, card: lastIn(posts(thread)) }
}

/** Calls since then that concern it. */
const callsFor = (id: string, since: number) =>
  dealer.server.calls.slice(since).filter(({ path, method }) => method !== 'GET' && path.includes(id))

test.each([
  '1:nothing-that-we-offered',
  '1:<script>',
  '2:future',
  'x'.repeat(100),
  '1:',
  '1:a!delivery.customer+phone',
  '1/complaint',
  "1:' OR 1=1 --",
])('a button with the id %j that nobody offered is answered with a sentence', async (customId) => {
  const { card } = await complaint()
  const before = await rows()
  const pressed = await dealer.after(() => dealer.wang.presses(card, '知晓', { customId }))
  expect(pressed).toMatchObject({ acknowledged: true, failed: false })
  if (!pressed.modal) expect(pressed.ephemeral).toEqual(['这个按钮已经失效，请重新发命令。'])
  else {
    const filled = await dealer.submits(dealer.wang, pressed, {})
    expect(filled.ephemeral).toEqual(['这个按钮已经失效，请重新发命令。'])
  }
  expect(await rows()).toEqual(before)
})

test('a choice of somebody else’s question is not theirs to make', async () => {
  const { li, zhao, work } = dealer
  await dealer.types(li, 'delivery', { customer: '张三', phone: '13800000001', date: '明天上午', address: '3栋' }, work)
  const question = lastIn(posts())
  const foreign = await dealer.presses(zhao, question, '客户要求')
  expect(foreign.ephemeral.join()).toMatch(/别人|客服专员/)
  expect(await dealer.look((db) => db.visit.count())).toBe(0)
})

test('the button of a message that the bot did not send', async () => {
  const { li, wang, work } = dealer
  const { card } = await complaint()
  const theirs = await li.says(work, 'press here')
  await dealer.settled()
  const customId = choiceOf(card)
  const pressed = await dealer.after(() => wang.presses(theirs, '知晓', { customId }))
  expect(pressed).toMatchObject({ acknowledged: true, failed: false, ephemeral: ['这个按钮已经失效，请重新发命令。'] })
  expect(await dealer.look((db) => db.acknowledgement.count())).toBe(0)
})

function choiceOf(card: Shown): string {
  const message = dealer.server.world.channels.get(card.channel)?.messages.find(({ id }) => id === card.id)
  return message?.components[0]?.components?.[0]?.custom_id ?? ''
}

test('when Discord takes the first answer no more, the answer is said in the room', async () => {
  const { li, work, server } = dealer
  const before = posts().length
  server.failNext({ code: 10062, path: /^\/interactions\// })
  await dealer.after(() => li.types('schedule', { date: '明天' }, work))
  expect(
    posts()
      .slice(before)
      .map(({ text }) => text),
  ).toEqual(['3月10日 周二没有送货、安装和售服。'])
})

test('when a private answer comes too late, it is said in the room, to the one who asked', async () => {
  const { wang, chen, server } = dealer
  const { card, thread } = await complaint()
  const before = posts(thread).length
  server.failNext({ code: 50027, path: /^\/webhooks\//, times: 9 })
  await dealer.after(() => chen.presses(card, '知晓'))
  const [said, ...more] = posts(thread).slice(before)
  expect(more).toEqual([])
  expect(said?.text).toContain('这一项由工程部的联络人知晓')
  expect(said?.pings).toEqual(['陈师傅'])
  expect(await dealer.look((db) => db.acknowledgement.count())).toBe(0)
  await dealer.presses(wang, card, '知晓')
})

test('a form does not take more than the bot reads, and an option that does is answered with a sentence', async () => {
  const { li, work } = dealer
  const before = await rows()
  const form = await dealer.types(li, 'complaint', {}, work)
  const filled = { customer: '张三', phone: '13800000001', problems: '裂'.repeat(4000) }
  await expect(li.submits(form, filled)).rejects.toThrow('is too long')
  const long = await dealer.types(li, 'complaint', { text: '裂'.repeat(6000) }, work)
  expect(long.ephemeral.join() + lastIn(posts()).text).toContain('消息太长')
  expect(await rows()).toEqual(before)
})

test('a value that cannot be, in an option or a form, is asked for again', async () => {
  const { li, work } = dealer
  const wrong: [command: string, filled: Record<string, string>, says: string][] = [
    ['delivery', { customer: '张三', phone: '13800000001', date: '2月30日上午' }, '没有“2月30日上午”这个日期'],
    ['complaint', { customer: '张三', phone: '1380000000', problems: '台面开裂' }, '电话“1380000000”好像不对'],
    ['show', { code: 'TS260101-99' }, '没有这个编号'],
    ['show', { code: '<@1> **x**' }, '“<@1> **x**”没有看懂'],
  ]
  for (const [command, filled, says] of wrong) {
    const before = posts().length
    const asked = await dealer.types(li, command, filled, work)
    expect(
      [
        ...asked.ephemeral,
        ...posts()
          .slice(before)
          .map(({ text }) => text),
      ].join(),
    ).toContain(says)
  }
  expect(await rows()).toEqual([0, 0, 0, 1, 2, 0])
})

describe('a room, a thread or a message is gone', () => {
  test('without a word to the bot: one call, and never again', async () => {
    const { admin, server } = dealer
    const second = server.channel({ name: '岩板一店仓库' })
    await dealer.types(admin, 'bind', { brand: '岩板一店', purpose: '仓库群' }, second)
    second.deleted = true
    const since = server.calls.length
    for (const day of ['09', '10', '11']) await dealer.turnTo(`2026-03-${day}T17:00`)
    expect(callsFor(second.id, since)).toHaveLength(1)
    expect(server.privately(admin).join('\n')).toContain('有一条消息没发出去')
  })

  test('a command from a thread that is deleted before the answer is answered in the room or alone', async () => {
    const { li, server } = dealer
    const { thread } = await complaint()
    const asked = await dealer.after(async () => {
      const asked = await li.types('show', { code: 'TS260309-01' }, thread)
      thread.deleted = true
      return asked
    })
    expect(asked.acknowledged).toBe(true)
    expect([...posts().map(({ text }) => text), ...server.privately(li)].join('\n')).toContain('TS260309-01 · ')
  })

  test('the message that is answered', async () => {
    const { li, work, server } = dealer
    const before = posts().length
    await dealer.after(async () => server.deleteMessage(await li.says(work, '/排班 明天')))
    expect(posts().slice(before)).toHaveLength(1)
  })
})

test('a right that is taken away: a sentence for the operator and one for the admin, and one call', async () => {
  const { admin, work, server } = dealer
  await dealer.says(admin, admin, '/帮助')
  await dealer.after(async () => server.permissions(work, { deny: ['SendMessages'] }))
  expect(dealer.health()).toMatchObject({ ok: false })
  expect(dealer.health().detail).toContain('in #岩板一店工作群 the bot needs: Send Messages')
  expect(server.privately(admin).at(-1)).toContain('频道“#岩板一店工作群”：机器人缺少权限')
  expect(server.privately(admin).at(-1)).toContain('Send Messages')
  const since = server.calls.length
  await dealer.turnTo('2026-03-09T23:00')
  expect(callsFor(work.id, since).length).toBeLessThanOrEqual(1)
  await dealer.after(async () => server.permissions(work, { allow: ['SendMessages'] }))
  expect(dealer.health().ok).toBe(true)
  await dealer.turnTo('2026-03-10T17:00')
  expect(lastIn(posts()).text).toBe('明日无送货安装')
})

test('without the right to see the channel, a command there is answered alone', async () => {
  const { li, work, server } = dealer
  await dealer.after(async () => server.permissions(work, { deny: ['ViewChannel'] }))
  const asked: Interaction = await dealer.after(() => li.types('mine', {}, work))
  expect(asked).toMatchObject({ acknowledged: true, failed: false })
})

test('with the intent switched off the bot says so, and all but typed lines goes on', async () => {
  const stage = await openStage({ messageContent: false })
  const { server, admin } = stage
  const work = server.channel({ name: '岩板一店工作群' })
  await stage.types(admin, 'bind', { brand: '岩板一店', purpose: '工作群' }, work)
  expect(lastIn(server.posts(work)).text).toContain('已建品牌“岩板一店”')
  expect(stage.health().ok).toBe(false)
  expect(stage.health().detail).toContain('the Message Content intent is off')
  expect(server.privately(admin).join('\n')).toContain('Message Content Intent')
  expect(await stage.says(admin, work, '/帮助')).toEqual([])
  const [named] = await stage.says(admin, work, '@lianluo /帮助')
  expect(named?.text).toContain('/投诉')
  const [alone] = await stage.says(admin, admin, '/帮助')
  expect(alone?.text).toContain('/投诉')
  await stage.close()
})
