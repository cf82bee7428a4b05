/** What customers are told after a text has gone: what it said last counts, and nobody waits in vain. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { labels, type Office, openOffice } from '../visits/office.js'

let office: Office
beforeEach(async () => {
  office = await openOffice('2026-03-09T10:00')
  await office.li.says(office.li.direct, '/帮助')
  await says('/安装 李姐 13800000002 3月10日15:00 江南里5号 师傅:陈师傅 13900000009 原因:急')
  await office.world.turnTo('2026-03-09T17:00')
  await send()
})
afterEach(() => office.world.close())

const says = async (line: string) => (await office.li.says(office.work, line))[0]
const messages = () => office.world.bot.store.transaction((db) => db.sms.findMany({ orderBy: { id: 'asc' } }))
const calls = () =>
  office.world.bot.store.transaction((db) => db.call.findMany({ where: { state: 'open', kind: 'change' } }))
const list = () => office.work.with('要您处理')
const send = async () => {
  await office.li.presses(list(), '处理下一条')
  await office.li.presses(office.li.direct.last, '已复制发送')
}

test('R003-021: whoever was told a time is told each other one, also the first again, and nothing twice', async () => {
  const { world } = office
  await says('/改期 AZ260309-01 3月10日上午 客户出差')
  await world.turnBy(1)
  await send()
  await says('/改期 AZ260309-01 3月10日15:00 客户又改')
  await world.turnBy(1)
  await send()
  await says('/改期 AZ260309-01 3月10日上午 客户出差')
  await says('/改期 AZ260309-01 3月10日15:00 客户又改')
  await world.turnBy(1)
  expect(list).toThrow()
  expect(
    (await messages()).map(({ state, text }) => [state, /3月10日 ?([^上]*)上门/.exec(text)?.[1] ?? '上午']),
  ).toEqual([
    ['sent', '15:00'],
    ['sent', '上午'],
    ['sent', '15:00'],
    ['dropped', '上午'],
  ])
})

test('R003-021: another fitter is told as another time is', async () => {
  const { world } = office
  await says('/改期 AZ260309-01 师傅:刘师傅 13900000010')
  await world.turnBy(1)
  await office.li.presses(list(), '处理下一条')
  expect(office.li.direct.last.text).toContain('3月10日 15:00上门安装，师傅刘师傅，电话13900000010')
})

test('R003-031: a service customer is told of another time as well', async () => {
  const { world } = office
  await says('/报修 张三 13800000001 3月10日上午 翡翠湾3栋1201 水槽漏水 师傅:陈师傅 13900000009 原因:急')
  await world.turnTo('2026-03-09T17:30')
  await send()
  await says('/改期 SF260309-01 3月10日下午 客户有事')
  await world.turnBy(1)
  await send()
  await says('/改期 SF260309-01 3月10日上午 客户又改')
  await world.turnBy(1)
  expect(list().text).toContain('短信6 售服预告（请人工发）：张三')
})

test.each([['/取消 AZ260309-01 师傅病了'], ['/改期 AZ260309-01 3月16日上午 师傅病了'], ['/暂缓 AZ260309-01 师傅病了']])(
  'R003-019, R003-021: after the text has gone, %s makes a call, so that nobody waits in vain',
  async (line) => {
    const told = await says(line)
    expect(told?.text).toContain('⚠️ 客户已收到上门短信，请打电话说明：李姐 138')
    expect(await calls()).toMatchObject([{ visitId: 1 }])
    await office.world.turnTo('2026-03-09T18:00')
    expect(list).toThrow()
  },
)

test('R003-021: cancelled before the text has gone, it goes no more, and nobody need call', async () => {
  await says('/安装 王五 13800000003 3月10日下午 东湖路8号 岛台 师傅:陈师傅 13900000009 原因:急')
  await office.world.turnBy(1)
  const told = await says('/取消 AZ260309-02 师傅病了')
  expect(told?.text).not.toContain('⚠️')
  expect(labels(told)).toEqual([])
  expect(await calls()).toEqual([])
})
