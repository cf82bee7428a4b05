/** The draft was all confirmed, and gets a visit again before it is posted (R003-013, R003-022). */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Message } from '../../support/fake-adapter.js'
import type { Person } from '../../support/world.js'
import { csv } from '../imports/tables.js'
import { labels, type Office, openOffice } from '../visits/office.js'

let office: Office
let jing: Person

beforeEach(async () => {
  office = await openOffice('2026-03-09T10:00')
  const { world, admin, work } = office
  jing = world.person('静经理', '1011')
  await jing.says(work, '/我是 静经理 安装部经理')
  await admin.presses(work.last, '批准')
  await books('张三 13800000001 3月10日上午')
  await books('李雷 13800000009 3月12日上午')
  await world.turnTo('2026-03-09T15:00')
  await jing.presses(work.with('安装草案'), '都就绪，确认')
})
afterEach(() => office.world.close())

const books = (whoAndWhen: string, by = office.li) =>
  by.says(office.work, `/安装 ${whoAndWhen} 江南里7号 师傅:老吴 原因:急`)
const answers = (conditions: Message, label: string) => office.sees(() => office.li.presses(conditions, label))
const ringing = (said: Message[]) => said.filter(({ text }) => text.includes('@静经理'))

test('R003-022: what is booked now pings whoever confirms once its conditions are answered; all posts follow', async () => {
  const { world, work } = office
  const draft = work.with('安装草案')
  expect(draft.text).toContain('✓ 安装草案已确认 3月10日 周二 · 1单')
  expect(ringing(await books('王五 13800000002 3月10日下午'))).toEqual([])
  expect(draft.text).toContain('▶ 3月10日 周二 下午 AZ260309-03 王五 没问安装条件')
  const [card, ...more] = ringing(await answers(work.with('安装条件 AZ260309-03'), '全部就绪'))
  expect(more).toEqual([])
  expect(card?.text.split('\n')).toEqual([
    '@静经理',
    '安装草案 3月10日 周二 · 2单，请在 17:00 前确认',
    '▶ 3月10日 周二 下午 AZ260309-03 王五',
  ])
  expect(labels(card)).toEqual(['确认', '改期', '暂缓'])

  // It is open again and they know it.
  expect(ringing(await books('陈六 13800000003 3月10日上午'))).toEqual([])
  expect(ringing(await answers(work.with('安装条件 AZ260309-04'), '全部就绪'))).toEqual([])
  expect(card?.text).toContain('还差 2 家：陈六、王五')
  await jing.presses(card ?? work.last, '全部确认')
  for (const post of [draft, card]) expect(post?.text).toContain('✓ 安装草案已确认 3月10日 周二 · 3单')
  await world.turnTo('2026-03-09T17:00')
  for (const post of [draft, card]) expect(post?.text).toContain('安装排班已发布 3月10日 周二 · 3单')
})

test('R003-010: what is missing rings once, with the draft’s question; what is answered after it does not ring again', async () => {
  const { work } = office
  await books('王五 13800000002 3月10日下午')
  const conditions = work.with('安装条件 AZ260309-03')
  const [card] = ringing(await answers(conditions, '还差 燃气'))
  expect(card?.text).toContain('▶ 3月10日 周二 下午 AZ260309-03 王五 客户没准备好')
  expect(ringing(await answers(conditions, '全部就绪'))).toEqual([])
  expect(card?.text).not.toContain('没准备好')
})

test('R003-010: of two that wait for an answer the first rings, and the second is known', async () => {
  const { work, li } = office
  await books('王五 13800000002 3月10日下午')
  await books('陈六 13800000003 3月10日上午')
  expect(ringing(await li.says(work, '/条件 AZ260309-03 全部就绪'))).toHaveLength(1)
  expect(ringing(await li.says(work, '/条件 AZ260309-04 全部就绪'))).toEqual([])
})

test('R003-010: nobody answers: no ring, and at 17:00 it is named among the unconfirmed', async () => {
  const { world, work } = office
  expect(ringing(await books('王五 13800000002 3月10日下午'))).toEqual([])
  await world.turnTo('2026-03-09T17:00')
  expect(work.with('安装排班已发布').text).toContain('未确认 1 家：王五')
})

test('R003-010: what was in the draft when it was made is known; its answer rings nobody', async () => {
  const { world, work, li } = office
  await books('王五 13800000002 3月11日上午')
  await world.turnTo('2026-03-10T15:00')
  expect(ringing(await li.says(work, '/条件 AZ260309-03 全部就绪'))).toEqual([])
})

test('R003-022: what is moved into it pings as well; what stays in it, or leaves it, does not', async () => {
  const { work, li } = office
  await li.says(work, '/条件 AZ260309-02 全部就绪')
  const moved = ringing(await li.says(work, '/改期 AZ260309-02 3月10日下午 原因:急'))
  expect(moved.map(({ text }) => text)).toEqual([expect.stringContaining('▶ 3月10日 周二 下午 AZ260309-02 李雷')])
  expect(ringing(await li.says(work, '/改期 AZ260309-02 3月10日上午 原因:急'))).toEqual([])
  expect(ringing(await li.says(work, '/改期 AZ260309-02 3月13日上午'))).toEqual([])
})

test('R003-010: of what was imported nobody was asked: moved into it, it pings at once, and its answer no more', async () => {
  const { work, li } = office
  await li.says(work, '/导入', {
    files: [csv('客户,电话,地址,安装日期,时段,师傅,原因\n王五,13800000002,江南里2号,3月13日,上午,老吴,急')],
  })
  await li.presses(work.last, '确认')
  const [card] = ringing(await li.says(work, '/改期 AZ260309-03 3月10日下午 原因:急'))
  expect(labels(card)).toEqual(['都就绪，确认', '还差', '改期', '暂缓'])
  expect(ringing(await li.says(work, '/条件 AZ260309-03 全部就绪'))).toEqual([])
})

test('R003-010: moved into it while its conditions are asked, it pings when they are answered', async () => {
  const { work, li } = office
  expect(ringing(await li.says(work, '/改期 AZ260309-02 3月10日下午 原因:急'))).toEqual([])
  expect(ringing(await answers(work.with('安装条件 AZ260309-02'), '全部就绪'))).toHaveLength(1)
})

test('R003-022: whoever confirms it knows what they book themselves; other days are not in the draft', async () => {
  expect(ringing(await books('王五 13800000002 3月10日下午', jing))).toEqual([])
  expect(ringing(await books('陈六 13800000003 3月12日下午'))).toEqual([])
})

test('R003-013: a draft that was empty pings for its first visit; not before it was made, nor once it is posted', async () => {
  const { world, work, li, an } = office
  const asks = (said: Message[]) => said.filter(({ text }) => text.includes('送货草案'))
  const [card] = asks(await li.says(work, '/送货 王五 13800000002 3月10日下午 江南里5号 水槽 原因:急'))
  expect(card?.text).toContain('@安娜\n送货草案 3月10日 周二 · 1单')
  await an.presses(card ?? work.last, '确认')
  expect(card?.text).toContain('✓ 送货草案已确认')
  await world.turnTo('2026-03-09T17:30')
  expect(asks(await li.says(work, '/送货 陈六 13800000003 3月10日下午 江南里6号 水槽 原因:急'))).toEqual([])
  expect(asks(await li.says(work, '/送货 赵云 13800000004 3月11日下午 江南里8号 水槽 原因:急'))).toEqual([])
})
