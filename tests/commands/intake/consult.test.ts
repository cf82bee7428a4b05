/** A customer's question: answered, turned into a complaint or a repair, and the way back for admins only. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Message } from '../../support/fake-adapter.js'
import { openShop, type Shop } from '../../support/shop.js'
import { openEnglishCase } from '../complaints/later-life.js'

let shop: Shop

beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.world.close())

const labels = (message: Message | undefined) => message?.buttons.map(({ label }) => label)
const ask = async (text = '/咨询 张三 13800000001 台面 3 年内保修吗'): Promise<Message> => {
  const [card] = await shop.li.says(shop.work, text)
  if (!card) throw new Error('nothing was answered')
  return card
}
const now = (card: Message) => shop.work.messages.find(({ id }) => id === card.id)

test('the card says who asks what; the phone is masked in the room', async () => {
  const card = await ask()
  expect(card.text).toBe('咨询 ZX261120-01 · 张三 · 待答复\n电话: 138****0001\n问题: 台面 3 年内保修吗')
  expect(labels(card)).toEqual(['答复', '转投诉', '转报修'])
})

test('without a customer all of it is the question', async () => {
  expect((await ask('/咨询 岩板台面 怎么保养')).text).toBe('咨询 ZX261120-01 · 待答复\n问题: 岩板台面 怎么保养')
  const question = await ask('/咨询')
  expect(question.text).toContain('客户问什么？')
  expect((await shop.li.says(shop.work, '保修几年', { replyTo: question }))[0]?.text).toContain('问题: 保修几年')
})

test('answered in one line, or by the button; the number in an answer stays in it', async () => {
  const { li, work } = shop
  const card = await ask()
  const [line] = await li.says(work, '/咨询 ZX261120-01 答复 保修五年，详情打 13900000009')
  expect(line?.text).toContain('咨询 ZX261120-01 已答复：保修五年，详情打')
  expect(now(card)?.text).toContain('张三 · 已答复')
  expect(labels(now(card))).toEqual(['转投诉', '转报修'])
  const [again] = await li.says(work, '/咨询 ZX261120-01 答复 保修三年')
  expect(again?.text).toContain('已经答复过，不用再答')

  const other = await ask('/咨询 李梅 13800000002 能周日送货吗')
  await li.presses(other, '答复')
  expect(work.last.text).toContain('ZX261120-02 怎么答复？')
  await li.says(work, '可以', { replyTo: work.last })
  expect(work.with('咨询 ZX261120-02 已答复：可以')).toBeDefined()
})

test('it waits among the tasks of whoever took it down, and is found again', async () => {
  const { li, work } = shop
  await ask()
  expect((await li.says(work, '/待办'))[0]?.text).toContain('等您答复的咨询：ZX261120-01 张三 · 台面 3 年内保修吗')
  expect((await li.says(work, '/查看 ZX261120-01'))[0]?.text).toContain('咨询 ZX261120-01 · 张三 · 待答复')
  expect((await li.says(work, '/查找 张三'))[0]?.text).toContain('ZX261120-01 张三')
  await li.says(work, '/咨询 ZX261120-01 答复 五年')
  expect((await li.says(work, '/待办'))[0]?.text).not.toContain('ZX261120-01')
})

test('it becomes a complaint with all that is known; both know of each other; never twice', async () => {
  const { li, work } = shop
  const card = await ask()
  await li.presses(card, '转报修')
  const when = work.last
  await li.presses(card, '转投诉')
  expect(work.with('投诉 TS261120-01 · 张三').text).toContain('1. 台面 3 年内保修吗')
  expect(now(card)?.text).toContain('张三 · 已转')
  expect(now(card)?.text).toContain('转为: TS261120-01')
  expect(labels(now(card))).toEqual([])
  const [story] = await li.says(work, '/查看 TS261120-01')
  expect(story?.text).toContain('咨询单: ZX261120-01')
  expect(story?.text).toContain('李四：由咨询 ZX261120-01 转来')

  await li.says(work, '明天下午', { replyTo: when })
  expect(work.last.text).toContain('ZX261120-01 已经转为 TS261120-01，请到那一单处理。')
  expect((await li.says(work, '/咨询 ZX261120-01 答复 五年'))[0]?.text).toContain('已经转为 TS261120-01')
  expect(await shop.world.bot.store.read(({ sql }) => sql.all('SELECT 1 FROM "Complaint"'))).toHaveLength(1)
})

test('what is missing is asked for first; two presses, one complaint', async () => {
  const { li, work, world } = shop
  const card = await ask('/咨询 台面开裂怎么办')
  await li.presses(card, '转投诉')
  const first = work.last
  expect(first.text).toContain('客户')
  await li.says(work, '13800000001', { replyTo: first })
  await li.says(work, '张三', { replyTo: work.last })
  expect(work.with('投诉 TS261120-01 · 张三').text).toContain('1. 台面开裂怎么办 → 工程部')
  expect(await world.bot.store.read(({ sql }) => sql.all('SELECT 1 FROM "Complaint"'))).toHaveLength(1)
})

test('after an answer that did not help it becomes a repair', async () => {
  const { li, work } = shop
  const card = await ask('/咨询 张三 13800000001 水槽有点漏水')
  await li.says(work, '/咨询 ZX261120-01 答复 拧紧试试')
  const answered = now(card)
  if (!answered) throw new Error('the card is gone')
  await li.presses(answered, '转报修')
  expect(work.last.text).toContain('哪天上门？')
  await li.says(work, '明天下午', { replyTo: work.last })
  await li.says(work, '翡翠湾3栋1201', { replyTo: work.last })
  expect(work.with('SF261120-01').text).toContain('水槽有点漏水')
  expect(now(card)?.text).toContain('转为: SF261120-01')
  expect((await li.says(work, '/查看 SF261120-01'))[0]?.text).toContain('由咨询 ZX261120-01 转来')
})

test('a complaint is never made a consultation, but by an admin who says why', async () => {
  const { li, admin, work } = shop
  const [, card] = await li.says(work, '/投诉 张三 13800000001 台面开裂')
  const [no] = await li.says(work, '/咨询 TS261120-01 客户只是问问')
  expect(no?.text).toBe('TS261120-01 是投诉，不能改为咨询；确实登记错了，请找管理员。')
  const [why] = await admin.says(work, '/咨询 TS261120-01')
  expect(why?.text).toContain('TS261120-01 为什么改为咨询？')
  await admin.says(work, '客户只是问问', { replyTo: why })
  expect(work.with('TS261120-01 改为咨询 ZX261120-01：客户只是问问')).toBeDefined()
  expect(work.messages.find(({ id }) => id === card?.id)?.buttons).toEqual([])
  const [story] = await li.says(work, '/查看 TS261120-01')
  expect(story?.text).toContain('已结案')
  expect(story?.text).toContain('周敏：改为咨询 ZX261120-01：客户只是问问')
  expect(work.with('咨询 ZX261120-01 · 张三 · 待答复').text).toContain('问题: 台面开裂')
})

test('unknown codes, other brands and other people are answered politely', async () => {
  const { li, chen, admin, work, world } = shop
  await ask()
  expect((await li.says(work, '/咨询 ZX261120-09 答复 五年'))[0]?.text).toContain('没有这个编号的咨询')
  expect((await chen.says(work, '/咨询 台面怎么保养'))[0]?.text).not.toContain('ZX')
  const away = world.room('-200', '瓷砖二店工作群')
  await admin.says(away, '/绑定 瓷砖二店 work')
  expect((await admin.says(away, '/查看 ZX261120-01'))[0]?.text).toContain('没有这个编号的咨询')
})

test('in English', async () => {
  const english = await openEnglishCase()
  const { li, work, admin } = english
  const [card] = await li.says(work, '/consult Wang Wu 13800000005 how do I clean the top')
  expect(card?.text).toBe(
    'Consultation ZX261120-01 · Wang Wu · waiting for an answer\nPhone: 138****0005\nQuestion: how do I clean the top',
  )
  const [line] = await li.says(work, '/consult ZX261120-01 answer with warm water')
  expect(line?.text).toBe('Consultation ZX261120-01 is answered: with warm water')
  const [back] = await admin.says(work, '/consult TS261120-01 only a question')
  expect(back?.text).toContain('TS261120-01 is only a consultation now, ZX261120-02: only a question')
  await english.world.close()
})
