/** Installations of which nobody has asked what must be ready: the draft asks (R003-010, R003-022). */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Person } from '../../support/world.js'
import { csv } from '../imports/tables.js'
import { labels, type Office, openOffice } from '../visits/office.js'

let office: Office
let jing: Person

beforeEach(async () => {
  office = await openOffice('2026-03-09T10:00')
  const { world, admin, work, li } = office
  jing = world.person('静经理', '1011')
  await jing.says(work, '/我是 静经理 安装部经理')
  await admin.presses(work.last, '批准')
  const bookings = [
    '客户,电话,地址,安装日期,时段,师傅,原因',
    '张三,13800000001,江南里1号,3月10日,上午,老吴,急',
    '王五,13800000002,江南里2号,3月10日,上午,老吴,急',
    '陈六,13800000003,江南里3号,3月10日,下午,老吴,急',
  ]
  await li.says(work, '/导入', { files: [csv(bookings.join('\n'))] })
  await li.presses(work.last, '确认')
})
afterEach(() => office.world.close())

const states = async () => (await office.visits()).map(({ state }) => state)
const conditions = () => office.work.messages.filter(({ text }) => /安装条件 AZ/.test(text))

test('R003-010: the draft asks of imported installations one after the other, in the one post that is there', async () => {
  const { world, work } = office
  expect(conditions()).toEqual([])
  await world.turnTo('2026-03-09T15:00')
  const draft = work.with('安装草案')
  expect(draft.text).toContain('⚠️ 上午 AZ260309-02 王五：没问安装条件')
  expect(draft.text).toContain('▶ 3月10日 周二 上午 AZ260309-01 张三 没问安装条件')
  expect(labels(draft)).toEqual(['都就绪，确认', '还差', '改期', '暂缓'])

  await jing.presses(draft, '都就绪，确认')
  expect(await office.visits()).toMatchObject([{ state: 'confirmed', ready: { 燃气: true, 吊顶: true } }, {}, {}])
  expect(draft.text).toContain('▶ 3月10日 周二 上午 AZ260309-02 王五 没问安装条件')
  expect(conditions()).toEqual([])

  await jing.presses(draft, '还差')
  await jing.presses(work.last, '燃气')
  expect(draft.text).toContain('▶ 3月10日 周二 上午 AZ260309-02 王五 客户没准备好')
  expect(await states()).toEqual(['confirmed', 'drafted', 'drafted'])
})

test('R003-010: all at once leaves out those of whom nobody was asked', async () => {
  const { world, work, li } = office
  await li.says(work, '/条件 AZ260309-03 全部就绪')
  await world.turnTo('2026-03-09T15:00')
  const draft = work.with('安装草案')
  expect(labels(draft)).toContain('全部确认')
  await jing.presses(draft, '全部确认')
  expect(await states()).toEqual(['drafted', 'drafted', 'confirmed'])
  expect(draft.text).toContain('还差 2 家：张三、王五')
  expect(labels(draft)).not.toContain('全部确认')
})

test('R003-010: confirmed by its code it is asked first; to go ahead all the same as well', async () => {
  const { work } = office
  const [asked] = await jing.says(work, '/确认排班 AZ260309-01')
  expect(asked?.text).toBe('安装条件 AZ260309-01 张三：都就绪了吗？')
  expect(await states()).toEqual(['booked', 'booked', 'booked'])
  const [again] = await jing.says(work, '/条件 AZ260309-02 照样上门 客户急')
  expect(again?.text).toBe('安装条件 AZ260309-02 王五：都就绪了吗？')
})

test('R003-010: who has the question open already is asked no second time; an answer in one place counts in both', async () => {
  const { world, work, li } = office
  await li.says(work, '/安装 钱七 13800000004 3月10日上午 江南里7号 师傅:老吴 原因:急')
  const [question] = conditions()
  await world.turnTo('2026-03-09T15:00')
  const draft = work.with('安装草案')
  for (const _ of ['张三', '王五']) await jing.presses(draft, '都就绪，确认')
  expect(draft.text).toContain('钱七 没问安装条件')
  await jing.presses(draft, '都就绪，确认')
  expect(conditions()).toEqual([question])
  expect(question?.text).toBe('✓ 安装条件 AZ260309-04 钱七：全部就绪')
})
