import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Door, openDoor } from './door.js'
import { labels } from './office.js'

let door: Door
beforeEach(async () => {
  door = await openDoor()
})
afterEach(() => door.world.close())

const open = (kind: string) =>
  door.calls().then((calls) => calls.filter((call) => call.kind === kind && call.state === 'open'))

test('R003-007, R003-020: nothing is done, or left over, before its day; the card has no such button', async () => {
  const { li, he, work } = door
  const [card] = await li.says(work, '/送货 陈六 13800000004 3月20日上午 江南里6号')
  expect(labels(card)).toEqual(['改期', '取消', '出发'])
  for (const line of ['/完成 SH260312-01', '/遗留 SH260312-01 缺一块侧板'])
    expect((await he.says(work, line)).map(({ text }) => text)).toEqual([
      'SH260312-01 是 3月20日 周五 上午 的单，还没到日子。提前做了请先 /改期 SH260312-01',
    ])
  expect(await door.stateOf('SH260312-01')).toBe('booked')
})

test('R003-020: another fitter’s visit is asked about once; whoever plans says it for them', async () => {
  const { chen, li, admin, work, world } = door
  const zhou = world.person('小周', '1020')
  await zhou.says(work, '/我是 小周 安装师傅')
  await admin.presses(work.with('小周'), '批准')
  for (const line of ['/完成 AZ260309-01', '/遗留 AZ260309-01 缺挡水条']) {
    await zhou.says(work, line)
    expect(work.last.text).toContain('AZ260309-01 李姐 排的是 陈师傅，是您去的？')
    expect(await door.stateOf('AZ260309-01')).toBe('posted')
  }
  await zhou.presses(work.last, '是我去的')
  expect(await door.stateOf('AZ260309-01')).toBe('leftover')
  await li.says(work, '/完成 SF260309-01')
  expect(await door.stateOf('SF260309-01')).toBe('done')
  await chen.says(work, '/反馈 AZ260309-01 装好了')
  expect(await door.stateOf('AZ260309-01')).toBe('reported')
})

test('without a code the visits of today are there to tap, before how it went', async () => {
  const { chen, work, world } = door
  await chen.says(chen.direct, '/完成')
  expect(labels(chen.direct.last)).toEqual(['AZ260309-01 李姐'])
  await chen.says(chen.direct, '/反馈')
  expect(chen.direct.last.text).toBe('哪一单？')
  await chen.presses(chen.direct.last, 'AZ260309-01 李姐')
  expect(chen.direct.last.text).toContain('AZ260309-01 李姐 现场怎么样？')
  expect(await door.stateOf('AZ260309-01')).toBe('posted')
  await chen.says(chen.direct, '都装好了', { replyTo: chen.direct.last })
  expect(await door.stateOf('AZ260309-01')).toBe('reported')
  expect(world.said.map(({ text }) => text)).toContainEqual(expect.stringContaining('已收反馈 AZ260309-01'))
  expect(work.messages.some(({ text }) => text.includes('没有看懂'))).toBe(false)
})

test('R003-020: what was marked by mistake is taken back on the same day, with its call', async () => {
  const { li, he, work, world } = door
  await he.says(work, '/完成 SH260309-01')
  await world.turnTo('2026-03-12T15:01')
  expect(await open('delivered')).toHaveLength(1)
  const [answer] = await he.says(work, '/未完成 SH260309-01')
  expect(answer?.text).toBe('已撤回完成 SH260309-01（送货 张三），还在排班里')
  expect(await door.stateOf('SH260309-01')).toBe('posted')
  expect(await open('delivered')).toEqual([])
  expect((await li.says(work, '/查看 SH260309-01'))[0]?.text).toContain('何队：撤回完成')
  await he.says(work, '/完成 SH260309-01')
  await world.turnTo('2026-03-13T15:01')
  expect(await open('delivered')).toHaveLength(1)
  expect((await he.says(work, '/未完成 SH260309-01'))[0]?.text).toContain('不是今天完成的')
})

test('R003-020: another fitter takes nothing back', async () => {
  const { chen, li, admin, work, world } = door
  const zhou = world.person('小周', '1020')
  await zhou.says(work, '/我是 小周 安装师傅')
  await admin.presses(work.with('小周'), '批准')
  await li.says(work, '/完成 AZ260309-01')
  expect((await zhou.says(work, '/未完成 AZ260309-01'))[0]?.text).toContain('不是您的单')
  await chen.says(work, '/未完成 AZ260309-01')
  expect(await door.stateOf('AZ260309-01')).toBe('posted')
})

test('R003-019: a customer is called about the change itself: when instead, and why', async () => {
  const { an, wu, work, world } = door
  await an.says(an.direct, '/帮助')
  await wu.says(work, '/改期 AZ260309-01 3月19日下午 师傅生病')
  await world.turnBy(2)
  expect(work.with('变更通知').text).toContain('李姐')
  await an.says(work, '/回电 变更通知')
  const card = an.direct.with('📞 变更通知 · 李姐')
  expect(card.text).toContain('上门改到 3月19日 周四 下午，原因：师傅生病。请告诉客户。')
  expect(labels(card)).toEqual(['已告知', '改期', '没接'])
  await an.presses(card, '已告知')
  await wu.says(work, '/改期 AZ260309-01 今天下午3点 师傅好了')
  await wu.says(work, '/取消 AZ260309-01 客户退单')
  expect(await open('change')).toHaveLength(1)
  await an.says(work, '/回电 AZ260309-01')
  const cancelled = an.direct.with('📞 变更通知 · 李姐（还差 1 家）')
  expect(cancelled.text).toContain('上门已取消，原因：客户退单。请告诉客户。')
  expect(labels(cancelled)).toEqual(['已告知', '没接'])
})

test('R003-019: whoever has agreed on it with the customer is not told to call', async () => {
  const { li, work } = door
  await li.says(work, '/改期 AZ260309-01 3月13日下午')
  await li.presses(work.last, '已提前沟通')
  expect(work.with('【变更】改期 AZ260309-01').text).not.toContain('马上电话告诉客户')
  expect(await open('change')).toEqual([])
})

test('R003-013: on hold is read on the card and in /查看, and its words lead back', async () => {
  const { li, work } = door
  const [card] = await li.says(work, '/送货 陈六 13800000004 3月20日上午 江南里6号')
  await li.says(work, '/暂缓 SH260312-01')
  expect(card?.text).toContain('已暂缓送货 SH260312-01')
  expect(labels(card)).toEqual(['恢复', '改期', '取消'])
  expect((await li.says(work, '/查看 SH260312-01'))[0]?.text).toContain('暂缓')
  const [again] = await li.says(work, '/暂缓 SH260312-01')
  expect(again?.text).toBe('SH260312-01 已经暂缓。要恢复发 /确认排班 SH260312-01，或 /改期 SH260312-01')
  await li.says(work, '/恢复 SH260312-01')
  expect(work.last.text).toBe('SH260312-01 暂缓着，恢复还是改期？')
  await li.presses(work.last, '恢复')
  expect(card?.text).toContain('已预约送货 SH260312-01 · 已确认')
  expect((await li.says(work, '/恢复 SH260312-01'))[0]?.text).toContain('没有暂缓')
  await li.says(work, '/暂缓 SH260312-01')
  await li.says(work, '/确认 SH260312-01')
  expect(card?.text).toContain('已预约送货 SH260312-01 · 已确认')
})

test('R003-013: nobody sets out for what is on hold, or says that it was done', async () => {
  const { li, chen, work } = door
  await li.says(work, '/暂缓 AZ260309-01 等货')
  for (const line of ['/出发', '/完成', '/反馈'])
    expect((await chen.says(work, `${line} AZ260309-01 装好了`))[0]?.text).toBe(
      'AZ260309-01 暂缓着，先恢复：/确认排班 AZ260309-01，或改期：/改期 AZ260309-01',
    )
})

test('R003-045: what waits for a plan reads as suspended', async () => {
  const { li, chen, work } = door
  await chen.says(work, '/问题 AZ260309-01 类型:设计不能安装 柜子装不下')
  expect(work.with('已暂停安装 AZ260309-01').text).toContain('日期')
  expect((await li.says(work, '/查看 AZ260309-01'))[0]?.text).toContain('暂停')
})

test('R003-018: goods that are short stand on the card, and are asked about before the crew leaves', async () => {
  const { an, he, work } = door
  await an.says(work, '/仓管反馈 SH260309-01 缺')
  expect(work.with('已预约送货 SH260309-01').text).toContain('⚠️ 已预约送货 SH260309-01 · 仓库：缺货')
  expect((await he.says(work, '/查看 SH260309-01'))[0]?.text).toContain('仓库：缺货')
  await he.says(work, '/出发 SH260309-01')
  expect(work.last.text).toContain('⚠️ SH260309-01 张三 仓库说：✗ 缺货。照样出发？')
  expect(await door.stateOf('SH260309-01')).toBe('stocked')
  await he.presses(work.last, '现在出发')
  expect(await door.stateOf('SH260309-01')).toBe('underway')
})

test('R003-018: goods that have come after all are on the card too', async () => {
  const { an, he, work } = door
  await an.says(work, '/仓管反馈 SH260309-01 缺')
  await an.says(work, '/仓管反馈 SH260309-01 齐')
  expect(work.with('已预约送货 SH260309-01').text).toContain('已预约送货 SH260309-01 · 仓库已核')
  await he.says(work, '/出发 SH260309-01')
  expect(await door.stateOf('SH260309-01')).toBe('underway')
})

test('R003-018: who typed has pressed no button', async () => {
  const { chen, work } = door
  expect((await chen.says(work, '/仓管反馈 SH260309-01 缺'))[0]?.text).toContain('来回，请告诉他们。')
})

test('R003-007, R003-024: what is still missing keeps the thanks back, and the card says so', async () => {
  const { chen, work } = door
  await chen.says(work, '/遗留 AZ260309-01 缺挡水条')
  await chen.says(work, '/反馈 AZ260309-01 装好了')
  expect((await door.messages()).filter(({ number }) => number === 3)).toMatchObject([{ state: 'held' }])
  expect(work.with('⏳ 安装 AZ260309-01 有遗留').text).toContain('日期')
  expect((await chen.says(work, '/查看 AZ260309-01'))[0]?.text).toContain('有遗留')
})

test('R003-007, R003-008: of several things that are missing it is asked which has come; message 5 goes once', async () => {
  const { he, an, work } = door
  await he.says(work, '/遗留 SH260309-01 缺一块侧板')
  await he.says(work, '/遗留 SH260309-01 拉手')
  expect((await door.messages()).filter(({ number }) => number === 5)).toHaveLength(1)
  await an.says(work, '/遗留 SH260309-01 到货 完好')
  expect(work.last.text).toContain('SH260309-01 缺几样，到的是哪一样？')
  await an.presses(work.last, '拉手')
  expect(work.with('遗留货完好').text).toContain('：拉手')
  await an.says(work, '/遗留 SH260309-01 到货 完好 侧板')
  expect(work.last.text).toContain('：缺一块侧板')
})

test('R003-013: in a draft of several days a flawed visit says its day', async () => {
  const { li, work, world } = door
  await li.says(work, '/送货 陈六 13800000004 3月15日上午 江南里6号 原因:急')
  await li.says(work, '/送货 钱七 13800000005 3月16日上午 江南里7号 原因:急')
  await world.turnTo('2026-03-14T15:01')
  expect(work.with('送货草案 3月15日').text).toContain('⚠️ 3月16日 周一 上午 SH260312-02 钱七：没确认有人收货')
})

test('R003-013: the customer’s file knows what is on hold', async () => {
  const { li, work } = door
  await li.says(work, '/暂缓 AZ260309-01 等货')
  expect((await li.says(work, '/客户 李姐 历史'))[0]?.text).toContain('暂缓')
})
