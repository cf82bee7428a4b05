/** Short messages where nobody's gateway is set: at their time the specialist gets the text, copies and sends it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { labels, type Office, openOffice } from '../visits/office.js'

let office: Office
beforeEach(async () => {
  office = await openOffice('2026-03-09T10:00')
  await office.li.says(office.li.direct, '/帮助')
})
afterEach(() => office.world.close())

const says = async (line: string) => (await office.li.says(office.work, line))[0]?.text
const messages = () => office.world.bot.store.transaction((db) => db.sms.findMany({ orderBy: { id: 'asc' } }))
const list = () => office.work.with('要您处理')
const ZHANG = '张三 13800000001'
const WANG = '王五 13800000002'
const CREW = '师傅:陈师傅 13900000009'

test('R003-021: nothing goes before the schedule is posted; then the specialist gets each text with one button', async () => {
  const { world, li } = office
  await says(`/安装 ${ZHANG} 3月10日上午 翡翠湾3栋1201 ${CREW} 原因:急`)
  await says(`/安装 ${WANG} 3月10日15:00 江南里5号 ${CREW} 原因:急`)
  await world.turnTo('2026-03-09T16:59')
  expect(await messages()).toEqual([])

  await world.turnTo('2026-03-09T17:00')
  expect(list().text).toBe('@李四\n✉️ 短信，有 2 条要您处理\n· 短信2 安装预告（请人工发）：张三、王五')
  await li.presses(list(), '处理下一条')
  const card = li.direct.last
  expect(card.text).toContain('✉️ 短信2 安装预告 · 张三（还剩 2 条）')
  expect(card.text).toContain('13800000001')
  expect(card.text).toContain('张三您好，我们将于3月10日上午上门安装，师傅陈师傅，电话13900000009，请留人接待。')
  expect(labels(card)).toEqual(['已复制发送', '不发了', '跳过'])

  await li.presses(li.direct.last, '已复制发送')
  expect(li.direct.last.text).toContain('✓ 张三：已发\n✉️ 短信2 安装预告 · 王五（还剩 1 条）')
  expect(li.direct.last.text).toContain('3月10日 15:00')
  expect(list().text).toContain('有 1 条要您处理\n· 短信2 安装预告（请人工发）：王五')
  await li.presses(li.direct.last, '已复制发送')
  expect(li.direct.last.text).toBe('✓ 王五：已发\n✓ 短信都处理完了')
  expect(list).toThrow()
  expect(await messages()).toMatchObject([{ state: 'sent', personId: 2 }, { state: 'sent' }])
  expect(await office.timeline()).toContainEqual(
    expect.objectContaining({ what: 'timeline-sms.sent', details: { number: 2 } }),
  )
})

test('R003-021, R003-040: a visit of the day after a rest day is announced on the working day before, while somebody is there to send it', async () => {
  const { world } = office
  await world.turnTo('2026-03-14T10:00') // Saturday; the shop rests on Sunday
  await says(`/安装 ${ZHANG} 3月16日上午 翡翠湾3栋1201 ${CREW} 原因:急`)
  await world.turnTo('2026-03-14T16:59')
  expect(list).toThrow()
  await world.turnTo('2026-03-14T17:00')
  expect(list().text).toContain('有 1 条要您处理')
  expect(await messages()).toMatchObject([{ state: 'held' }])
})

test('R003-031, R003-036: a service visit is announced right after the service plan, by whoever looks after service', async () => {
  const { world, admin } = office
  const zheng = world.person('郑七', '1011')
  await zheng.says(office.work, '/我是 郑七 售服专员')
  await admin.presses(office.work.last, '批准')
  await says(`/报修 ${ZHANG} 3月10日上午 翡翠湾3栋1201 水槽漏水 ${CREW}`)
  await world.turnTo('2026-03-09T17:29')
  expect(await messages()).toEqual([])
  await world.turnTo('2026-03-09T17:30')
  expect(list().text).toBe('@郑七\n✉️ 短信，有 1 条要您处理\n· 短信6 售服预告（请人工发）：张三')
  expect(await messages()).toMatchObject([{ text: '张三您好，维修人员陈师傅将于3月10日上午上门，电话13900000009。' }])
})

test('R003-021: who comes is not known: the card says how to fill that in, and it cannot be sent with a blank', async () => {
  const { world, work, an, li } = office
  await says(`/安装 ${ZHANG} 3月10日上午 翡翠湾3栋1201 原因:急`)
  await says(`/安装 ${WANG} 3月10日下午 江南里5号 师傅:老刘 原因:急`)
  await world.turnTo('2026-03-09T17:00')
  expect(list().text).toContain('短信2 安装预告（缺内容）：张三')
  await li.presses(list(), '处理下一条')
  expect(li.direct.last.text).toContain(
    '短信2 安装预告 · 张三（还剩 2 条）\n⚠️ 缺师傅，发 /改期 AZ260309-01 师傅:姓名 138… 补上\n电话: 13800000001\n上门: AZ260309-01\n张三您好',
  )
  expect(li.direct.last.text).toContain('师傅____，电话____')
  expect(labels(li.direct.last)).toEqual(['补好了', '不发了', '跳过'])
  await li.presses(li.direct.last, '跳过')
  expect(li.direct.last.text).toContain('⚠️ 缺师傅电话，发 /改期 AZ260309-02 师傅:老刘 138… 补上')

  await an.says(work, '/改期 AZ260309-02 师傅:老刘 13900000008')
  await world.turnBy(1)
  await li.presses(li.direct.last, '补好了')
  expect(li.direct.last.text).toContain('师傅老刘，电话13900000008')
  expect(labels(li.direct.last)).toEqual(['已复制发送', '不发了', '跳过'])
})

test('R003-024: the service phone that was missing is in the text as soon as an admin has noted it', async () => {
  const { world, work, admin, li } = office
  await says(`/安装 ${ZHANG} 3月9日上午 翡翠湾3栋1201 ${CREW} 原因:急`)
  await says('/完成 AZ260309-01')
  await says('/反馈 AZ260309-01 装好了')
  await world.turnBy(1)
  expect(list().text).toContain('短信3 安装完成（缺内容）：张三')
  await li.presses(list(), '处理下一条')
  const card = li.direct.last
  expect(card.text).toContain('⚠️ 缺售后电话，请管理员发 /人员 手机 李四 138… 补上\n电话: 13800000001')
  await li.presses(card, '补好了')
  expect(card.text).toContain('售后电话____')
  expect(labels(card)).toEqual(['补好了', '不发了'])

  await admin.says(work, '/人员 手机 李四 13900000007')
  await li.presses(card, '补好了')
  expect(card.text).toContain('感谢您选择岩板一店，售后电话13900000007。')
  expect(card.text).not.toContain('⚠️')
  expect(labels(card)).toEqual(['已复制发送', '不发了'])
  expect(list().text).toContain('短信3 安装完成（请人工发）：张三')
  await li.presses(card, '已复制发送')
  expect(await messages()).toMatchObject([{ state: 'sent', text: expect.stringContaining('13900000007') }])
})

test('R003-021: the fitter is told by name where a crew of theirs goes', async () => {
  const { admin, work, world } = office
  await admin.says(work, '/班组 加 陈师傅组 安装 13900000009 每半天:2 组长:陈师傅')
  await says(`/安装 ${ZHANG} 3月10日上午 翡翠湾3栋1201 师傅:陈师傅组 原因:急`)
  await world.turnTo('2026-03-09T17:00')
  expect(await messages()).toMatchObject([{ text: expect.stringContaining('师傅陈师傅，电话13900000009') }])
})

test('R003-019, R003-048: a visit that is moved or cancelled takes its message along; a new slot is told once', async () => {
  const { world } = office
  await says(`/安装 ${ZHANG} 3月10日上午 翡翠湾3栋1201 ${CREW} 原因:急`)
  await says(`/安装 ${WANG} 3月10日下午 江南里5号 ${CREW} 原因:急`)
  await world.turnTo('2026-03-09T17:00')
  await says('/取消 AZ260309-01')
  expect(list().text).toContain('有 1 条要您处理\n· 短信2 安装预告（请人工发）：王五')
  await says('/改期 AZ260309-02 3月12日上午 客户出差')
  expect((await messages()).map(({ state }) => state)).toEqual(['dropped', 'dropped'])
  await world.turnTo('2026-03-11T17:00')
  expect(await messages()).toMatchObject([
    { state: 'dropped' },
    { state: 'dropped' },
    { state: 'held', text: expect.stringContaining('3月12日上午') },
  ])
  await says('/改期 AZ260309-02 3月12日下午 客户有事')
  await says('/改期 AZ260309-02 3月12日上午 客户又改')
  await world.turnBy(1)
  expect((await messages()).map(({ state, text }) => [state, /\d+日(..)/.exec(text)?.[1]])).toEqual([
    ['dropped', '上午'],
    ['dropped', '下午'],
    ['held', '上午'],
    ['dropped', '下午'],
  ])
})

test('R003-048: nobody is written to at night; what comes then goes in the morning', async () => {
  const { world, work } = office
  await world.turnTo('2026-03-09T21:30')
  await says('/客户 孙八 13800000008 合同:HT08')
  await world.turnBy(5)
  expect(list).toThrow()
  await world.turnTo('2026-03-10T08:00')
  expect(work.with('短信1').text).toContain('短信1 签单（请人工发）：孙八')
})

test('R003-003: a contract that is registered gets message 1, once', async () => {
  const { world } = office
  await says('/客户 孙八 13800000008 合同:HT8')
  await says('/客户 孙八 13800000008 合同:HT8 水槽*1')
  await world.turnBy(1)
  expect(await messages()).toMatchObject([
    { number: 1, text: '孙八您好，岩板一店已收到您的订单，后续由客服全程跟进，有问题随时联系我们。' },
  ])
  expect(await says('/短信')).toBe('✉️ 短信：待处理 1 条，待发 0 条，今天已发 0 条\n· 短信1 签单（请人工发）：孙八')
  expect(labels(office.work.with('待处理 1 条'))).toEqual(['客服专员的下一条'])
})

test('R003-048: seven messages: the policy says which there are and when they go', async () => {
  const { work, li } = office
  await says('/制度')
  await li.presses(work.last, '短信')
  expect(work.last.text).toContain('短信有 7 种：短信1 签单、短信2 安装预告')
  expect(work.last.text).toContain('明天上门的，排班发布后、16:30 起发短信\n· 08:00 到 21:00 之间才发，其余时间顺延')
})

test('R003-048: what comes while a list still waits changes it without a ping; after all was done one is told anew', async () => {
  const { world, li, work } = office
  await says('/客户 孙八 13800000008 合同:HT08')
  await world.turnBy(2)
  await says('/客户 周九 13800000009 合同:HT09')
  await says('/客户 吴十 13800000010 合同:HT10')
  await world.turnBy(2)
  expect(work.messages.filter(({ text }) => text.includes('短信1'))).toHaveLength(1)
  expect(list().text).toContain('有 3 条要您处理\n· 短信1 签单（请人工发）：孙八、周九、吴十')
  const first = list()
  await li.presses(first, '处理下一条')
  for (let at = 0; at < 3; at++) await li.presses(li.direct.last, '已复制发送')
  await says('/客户 郑一 13800000011 合同:HT11')
  await world.turnBy(2)
  expect(work.last.text).toBe('@李四\n✉️ 短信，有 1 条要您处理\n· 短信1 签单（请人工发）：郑一')
  expect(first.text).toContain('✓ 短信都处理完了')

  await li.presses(list(), '处理下一条')
  await li.presses(li.direct.last, '已复制发送')
  expect(work.messages.filter(({ text }) => text.includes('✓ 短信都处理完了'))).toHaveLength(2)
  expect(work.messages.flatMap(labels)).not.toContain('处理下一条')
})

test('R003-048: where nothing is left, only whoever presses is told', async () => {
  const { world, li, work } = office
  await says('/客户 孙八 13800000008 合同:HT08')
  await world.turnBy(2)
  const before = list()
  const button = { ...before, buttons: [...before.buttons] }
  await li.presses(before, '处理下一条')
  await li.presses(li.direct.last, '已复制发送')
  const said = work.messages.length
  await li.presses(button, '处理下一条')
  expect(li.toast).toBe('✓ 短信都处理完了')
  expect(work.messages).toHaveLength(said)
})

test('R003-048: a new day carries over what is left, and nothing of a list that was finished', async () => {
  const { world, li, work } = office
  await says('/客户 孙八 13800000008 合同:HT08')
  await world.turnBy(2)
  const monday = list()
  await li.presses(monday, '处理下一条')
  await li.presses(li.direct.last, '已复制发送')
  await world.turnTo('2026-03-10T10:00')
  await says('/客户 周九 13800000009 合同:HT09')
  await world.turnBy(2)
  expect(monday.text).toContain('✓ 短信都处理完了')
  const tuesday = list()
  expect(tuesday.text).toContain('周九')

  await world.turnTo('2026-03-11T10:00')
  await says('/客户 吴十 13800000010 合同:HT10')
  await world.turnBy(2)
  expect(tuesday.text).toBe('其余的短信见最新的名单')
  expect(labels(tuesday)).toEqual([])
  expect(work.last.text).toContain('有 2 条要您处理\n· 短信1 签单（请人工发）：周九、吴十')
})

test('R003-048: a message that somebody has before them is not given to a second person for a quarter of an hour', async () => {
  const { world, work, li, an } = office
  await an.says(an.direct, '/帮助')
  await says(`/安装 ${ZHANG} 3月10日上午 翡翠湾3栋1201 ${CREW} 原因:急`)
  await says(`/安装 ${WANG} 3月10日15:00 江南里5号 ${CREW} 原因:急`)
  await world.turnTo('2026-03-09T17:00')
  await li.presses(list(), '处理下一条')
  await an.presses(list(), '处理下一条')
  expect(li.direct.last.text).toContain('安装预告 · 张三')
  expect(an.direct.last.text).toContain('安装预告 · 王五')
  await li.presses(li.direct.last, '已复制发送')
  expect(li.direct.last.text).toBe('✓ 张三：已发\n剩下 1 条，同事正在发')
  const said = work.messages.length
  await li.presses(list(), '处理下一条')
  expect(li.toast).toBe('剩下 1 条，同事正在发')
  expect(work.messages).toHaveLength(said)

  await world.turnBy(15)
  await li.presses(list(), '处理下一条')
  expect(li.direct.last.text).toContain('安装预告 · 王五')
  await li.presses(li.direct.last, '已复制发送')
  await an.presses(an.direct.last, '已复制发送')
  expect(an.direct.last.text).toBe('王五的这条已经处理过了\n✓ 短信都处理完了')
})

test('R003-021, R003-031: once the visit begins nobody is told to expect it: what still waits leaves the list by itself', async () => {
  const { world } = office
  await says(`/安装 ${ZHANG} 3月10日上午 翡翠湾3栋1201 ${CREW} 原因:急`)
  await says(`/安装 ${WANG} 3月10日15:00 江南里5号 ${CREW} 原因:急`)
  await world.turnTo('2026-03-09T17:00')
  const evening = list()
  await world.turnTo('2026-03-10T08:59')
  expect(evening.text).toContain('：张三、王五')
  await world.turnTo('2026-03-10T09:00')
  expect(evening.text).toContain('有 1 条要您处理\n· 短信2 安装预告（请人工发）：王五')
  await world.turnTo('2026-03-10T15:00')
  expect(evening.text).toContain('✓ 短信都处理完了')
  expect(labels(evening)).toEqual([])
  expect((await messages()).map(({ state }) => state)).toEqual(['dropped', 'dropped'])
})
