/** How a complaint reached us: the channel, when it was heard, what the customer wants. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Message } from '../../support/fake-adapter.js'
import { openShop, type Shop } from '../../support/shop.js'
import { openEnglishCase } from '../complaints/later-life.js'

let shop: Shop

beforeEach(async () => {
  shop = await openShop({ environment: { POLICY: 'mall' } })
})
afterEach(() => shop.world.close())

const labels = (message: Message | undefined) => message?.buttons.map(({ label }) => label)
const story = async () => (await shop.li.says(shop.work, '/查看 TS261120-01'))[0]?.text

test('none of it is asked for', async () => {
  const [opening] = await shop.li.says(shop.work, '/投诉 张三 13800000001 电梯停了')
  expect(opening?.text).not.toMatch(/渠道|听到|诉求/)
})

test('typed after the rest it stands on the opening post and in the story', async () => {
  const { li, work } = shop
  const [opening] = await li.says(work, '/投诉 张三 13800000001 电梯停了 渠道:电话 听到:8:40 诉求:马上修好')
  expect(opening?.text).toBe('投诉 TS261120-01 · 张三\n· 1. 电梯停了 → 工程部\n渠道: 电话\n听到: 08:40\n诉求: 马上修好')
  expect(await story()).toContain('渠道: 电话\n听到: 08:40\n诉求: 马上修好')
})

test('a demand ends at the semicolon; the problem may follow it', async () => {
  const [opening] = await shop.li.says(shop.work, '/投诉 张三 13800000001 诉求:换新；电梯停了')
  expect(opening?.text).toContain('1. 电梯停了 → 工程部\n诉求: 换新')
})

test.each([
  ['来电', '电话'],
  ['上访', '上门'],
])('%s alone says the channel', async (word, channel) => {
  const [opening] = await shop.li.says(shop.work, `/投诉 张三 13800000001 ${word} 电梯停了`)
  expect(opening?.text).toContain(`1. 电梯停了 → 工程部\n渠道: ${channel}`)
})

test('a word that could be the problem is left in it', async () => {
  const [opening] = await shop.li.says(shop.work, '/投诉 张三 13800000001 电梯 电话 打不通')
  expect(opening?.text).toContain('1. 电梯 电话 打不通 → 工程部')
  expect(opening?.text).not.toContain('渠道')
})

test('in a menu the channel is picked', async () => {
  const fields = { customer: '张三', phone: '13800000001', problems: '电梯停了', channel: '总部' }
  const [opening] = await shop.li.uses(shop.work, 'complaint', fields)
  expect(opening?.text).toContain('渠道: 总部')
})

test('taken down later than the policy allows: one line in the answer, one in the timeline, with the department', async () => {
  const { wang, admin, work } = shop
  await wang.says(work, '/我是 王强 客服专员')
  await admin.presses(work.last, '批准')
  const [opening] = await wang.says(work, '/投诉 张三 13800000001 电梯停了 听到:8:10')
  expect(opening?.text).toContain('听到: 08:10，50分钟后才登记，超时')
  expect(await story()).toContain('09:00 王强：听到 50 分钟后才登记，超时（工程部）')
})

test('whoever signs for no department is noted without one; within half an hour nothing is', async () => {
  const { li, work } = shop
  await li.says(work, '/投诉 张三 13800000001 电梯停了 听到:昨天17:00')
  expect(await story()).toMatch(/李四：听到 960 分钟后才登记，超时$/)
  const [opening] = await li.says(work, '/投诉 李梅 13800000002 电梯停了 听到:8:30')
  expect(opening?.text).toContain('听到: 08:30')
  expect(opening?.text).not.toContain('超时')
})

test('an hour that is still to come was yesterday; what cannot be is asked again, and nothing is lost', async () => {
  const { li, work } = shop
  expect((await li.says(work, '/投诉 张三 13800000001 电梯停了 听到:17:30'))[0]?.text).toContain(
    '听到: 11月19日 周四 17:30',
  )
  const [no] = await li.says(work, '/投诉 李梅 13800000002 电梯停了 听到:明天9:00')
  expect(no?.text).toBe('11月21日 周六 09:00 还没到，听到的时间请核对后重发。')
  const [ask] = await li.says(work, '/投诉 李梅 13800000002 电梯停了 听到:早上')
  expect(ask?.text).toContain('什么时候听到的？例如 9:10、昨天16:00。')
  expect((await li.says(work, '8:50', { replyTo: ask }))[0]?.text).toContain('听到: 08:50')
})

test.each(['媒体', '消协', '监管'])(
  '%s sounds like a crisis, whatever the words are; a person decides',
  async (channel) => {
    const { li, work } = shop
    await li.says(work, `/投诉 张三 13800000001 电梯停了 渠道:${channel}`)
    const hint = work.with('像是危机投诉')
    expect(labels(hint)).toEqual(['一般', '重大', '危机'])
    await li.presses(hint, '一般')
    expect((await li.says(work, '/查看 TS261120-01'))[0]?.text).not.toContain('🚨')
  },
)

test('what is told again of an open complaint is kept with it', async () => {
  const { li, work } = shop
  await li.says(work, '/投诉 张三 13800000001 电梯停了')
  await li.says(work, '/投诉 张三 13800000001 扶梯异响 渠道:媒体 诉求:道歉')
  await li.presses(work.last, '加到 TS261120-01')
  expect(work.with('像是危机投诉').text).toContain('TS261120-01 来自媒体')
  expect(await story()).toContain('渠道: 媒体\n诉求: 道歉')
  expect(await story()).toContain('09:00 李四：渠道：媒体')
})

test('whoever took it down gets a text for the customer, in private', async () => {
  const { li, chen, work } = shop
  const [opening] = await li.says(work, '/投诉 张三 13800000001 电梯停了')
  if (!opening) throw new Error('nothing was opened')
  await li.presses(opening, '给客户的回执')
  expect(li.world.adapter.toasts.at(-1)?.text).toBe('请先单聊我一次，再点“给客户的回执”。')
  await li.says(li.direct, '/待办')
  await li.presses(opening, '给客户的回执')
  expect(li.toast).toBe('TS261120-01 的回执已发到您的单聊，可以转发给客户。')
  expect(li.direct.last.text).toBe(
    '张三您好，您反映的问题已登记，编号 TS261120-01：\n电梯停了\n我们马上核实，尽快与您联系。岩板一店',
  )
  const before = work.messages.length
  await chen.presses(opening, '给客户的回执')
  expect(work.messages).toHaveLength(before)
})

test('in a direct room the text stands right there', async () => {
  const { li } = shop
  const [answer] = await li.says(li.direct, '/投诉 张三 13800000001 电梯停了')
  if (!answer) throw new Error('nothing was answered')
  await li.presses(answer, '给客户的回执')
  expect(li.direct.last.text).toContain('张三您好，您反映的问题已登记')
})

test('the contract stands on the opening post, in the text for the customer, in the story and is found; with the order where it is the customer’s', async () => {
  const { li, work } = shop
  await li.says(li.direct, '/待办')
  await li.says(work, '/客户 张三 13800000001 合同:HT-2026-01 岩板台面×2')
  const [opening] = await li.says(work, '/投诉 张三 13800000001 电梯停了 合同:ht-2026-01')
  if (!opening) throw new Error('nothing was opened')
  expect(opening.text).toContain('1. 电梯停了 → 工程部\n合同: HT-2026-01（岩板台面×2）')
  await li.presses(opening, '给客户的回执')
  expect(li.direct.last.text).toContain('您反映的问题已登记，编号 TS261120-01，合同 HT-2026-01：\n电梯停了')
  expect(await story()).toContain('合同: HT-2026-01（岩板台面×2）')
  const [other] = await li.says(work, '/投诉 李梅 13800000002 扶梯异响 合同:HT-2026-01')
  expect(other?.text).toMatch(/合同: HT-2026-01(\n|$)/)
  const [found] = await li.says(work, '/查找 ht-2026-01')
  expect(found?.text).toContain('TS261120-01 张三 · HT-2026-01 · 待知晓')
  expect(found?.text).toContain('TS261120-02 李梅 · HT-2026-01 · 待知晓')
})

test('a contract that is told later is kept with the open complaint', async () => {
  const { li, work } = shop
  await li.says(work, '/投诉 张三 13800000001 电梯停了')
  await li.says(work, '/投诉 张三 13800000001 扶梯异响 合同:HT-7 身份:厂商')
  await li.presses(work.last, '加到 TS261120-01')
  expect(await story()).toContain('合同: HT-7')
  expect(await story()).toContain('09:00 李四：合同：HT-7')
  expect(await story()).toContain('09:00 李四：身份：厂商')
})

test('in English', async () => {
  const english = await openEnglishCase({ POLICY: 'mall' })
  const { li, work } = english
  const typed = '/complaint Wang Wu 13800000005 lift stands still channel:media heard:8:10 demand:repair at once'
  const [opening] = await li.says(work, typed)
  expect(opening?.text).toContain('Channel: media\nHeard: 08:10, taken down only 50 min later\nDemand: repair at once')
  expect(work.with('sounds like a crisis complaint').text).toContain('TS261120-02 came through media')
  await english.world.close()
})

test('quoting what somebody wrote, the message is the problem; what is typed goes before it', async () => {
  const { li, work, world } = shop
  const quoting = async (text: string, quote: string) => {
    const id = world.nextEvent()
    const room = { id: work.id, direct: false, title: work.title }
    const seen = { platform: 'telegram', id, room, sender: li.account } as const
    await world.adapter.accept({
      ...seen,
      kind: 'message',
      messageId: id,
      text,
      mentions: [],
      mentionsBot: false,
      quote,
    })
    await world.bot.idle()
  }
  await quoting('/投诉 张三 13800000001', '三楼电梯停了，没人管')
  expect(work.with('投诉 TS261120-01 · 张三').text).toContain('1. 三楼电梯停了，没人管 → 工程部')
  await quoting('/投诉 李梅 13800000002 扶梯异响', '你好')
  expect(work.with('投诉 TS261120-02 · 李梅').text).toContain('1. 扶梯异响 → ')
  await quoting('/投诉', '大门进不去')
  expect(work.last.text).toContain('大门进不去')
})
