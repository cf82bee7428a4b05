/** What a regulator handed on: was a rule broken, and was the regulator told in time. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShop, type Shop } from '../../support/shop.js'
import { openEnglishCase } from '../complaints/later-life.js'

let shop: Shop

/** A Friday; the next working day is Monday. */
beforeEach(async () => {
  shop = await openShop({ environment: { POLICY: 'car-service' } })
  await shop.li.says(shop.work, '/投诉 张三 13800000001 监管转办 保养收费不合理')
})
afterEach(() => shop.world.close())

const story = async () => (await shop.li.says(shop.work, '/查看 TS261120-01'))[0]?.text
const question = () => shop.work.with('TS261120-01 监管转办：有没有违规？')

test('it is asked after it was taken down, and the shorter deadline runs until then', async () => {
  expect(question().buttons.map(({ label }) => label)).toEqual(['有违规', '没有违规'])
  expect(await story()).toContain('答复监管：11月23日 周一 18:00 前')
})

test('no breach: accepted within one working day; the question loses its buttons', async () => {
  const { li, work } = shop
  const asked = question()
  await li.presses(asked, '没有违规')
  expect(work.messages.find(({ id }) => id === asked.id)?.text).toContain('TS261120-01 监管转办：没有违规（李四）')
  expect(work.messages.find(({ id }) => id === asked.id)?.buttons).toEqual([])
  expect((await li.says(work, '/上报 TS261120-01'))[0]?.text).toBe('TS261120-01 已答复监管：受理')
  expect(await story()).toContain('答复监管：按时')
  expect(await story()).toContain('违规: 没有违规\n已报监管: 09:00')
})

test('a breach: reported upward within three working days, by the button of the reminder', async () => {
  const { li, work, world } = shop
  await li.presses(question(), '有违规')
  expect(await story()).toContain('上报监管：11月25日 周三 18:00 前')
  expect(await story()).not.toContain('答复监管：')
  await world.turnTo('2026-11-26T10:00')
  const ring = work.with('监管转办有违规，上报超时')
  expect(ring.post.mentions.map(({ name }) => name)).toContain('李四')
  await li.presses(ring, '已上报')
  expect(work.with('TS261120-01 违规情况已上报监管')).toBeDefined()
  expect(await story()).toContain('上报监管：应在 11月25日 周三 18:00 前，晚了')
})

test('reported before anybody has said whether a rule was broken: it is asked then', async () => {
  const { li, work } = shop
  const [ask] = await li.says(work, '/上报 TS261120-01')
  expect(ask?.text).toContain('TS261120-01 监管转办：有没有违规？')
  await li.presses(work.last, '有违规')
  expect(work.with('TS261120-01 违规情况已上报监管')).toBeDefined()
  expect(await story()).toContain('违规: 有违规')
})

test('the second time, for other complaints, and by other people: polite, and nothing changes', async () => {
  const { li, chen, work } = shop
  const asked = question()
  await li.presses(asked, '没有违规')
  await li.pressesChoice(asked, asked.buttons[0]?.id ?? '')
  expect(await story()).toContain('违规: 没有违规')
  await li.says(work, '/上报 TS261120-01')
  expect((await li.says(work, '/上报 TS261120-01'))[0]?.text).toBe('TS261120-01 已经报过监管，不用再报。')
  await li.says(work, '/投诉 李梅 13800000002 保养收费不合理')
  expect((await li.says(work, '/上报 TS261120-02'))[0]?.text).toBe(
    'TS261120-02 不是监管转办的投诉，不用上报；要请示上级请发：/升级 TS261120-02',
  )
  const answers = await chen.says(work, '/上报 TS261120-01')
  expect(answers).toHaveLength(1)
})

test('it does not close before the regulator was told, and closes by itself then', async () => {
  const { li, work, world } = shop
  await world.bot.store.transaction(({ sql }) => {
    sql.run(`UPDATE "Problem" SET "state" = 'signed', "cause" = ?, "causeDetail" = ?`, ['服务'], '收费')
    sql.run(`UPDATE "Complaint" SET "state" = 'followup'`)
    sql.run(`UPDATE "Clock" SET "stoppedAt" = ? WHERE "kind" = 'acknowledge'`, world.time.now())
  })
  await li.says(work, '/回访 TS261120-01 满意')
  expect(work.last.text).toContain('还没报监管')
  await li.presses(question(), '没有违规')
  await li.says(work, '/上报 TS261120-01')
  expect(await story()).toContain('TS261120-01 · 已结案')
})

test('what the customer adds by another way leaves the regulator waiting', async () => {
  const { li, work } = shop
  await li.says(work, '/投诉 张三 13800000001 来电 又多收了工时费')
  await li.presses(work.last, '加到 TS261120-01')
  expect(work.with('已加').text).toContain('又多收了工时费')
  expect(await story()).toContain('答复监管：11月23日 周一 18:00 前')
  await li.presses(question(), '没有违规')
  expect((await li.says(work, '/上报 TS261120-01'))[0]?.text).toBe('TS261120-01 已答复监管：受理')
})

test('in English', async () => {
  const english = await openEnglishCase({ POLICY: 'car-service' })
  const { li, work } = english
  await li.says(work, '/complaint Wang Wu 13800000005 overcharged channel:regulator')
  const asked = work.with('TS261120-02 was handed on by a regulator: was a rule broken?')
  await li.presses(asked, 'Rule broken')
  const [line] = await li.says(work, '/reported TS261120-02')
  expect(line?.text).toBe('TS261120-02: the breach was reported to the regulator')
  await english.world.close()
})
