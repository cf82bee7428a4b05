/** Short messages through a gateway: each goes once; what fails or is in doubt waits for somebody. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { labels } from '../commands/visits/office.js'
import { openShop, type Shop } from '../support/shop.js'
import type { FakeGateway } from './gateway-server.js'
import { startTencent } from './tencent-server.js'

let server: FakeGateway
let shop: Shop
beforeEach(async () => {
  server = await startTencent('AKIDtest', 'secret-key')
  shop = await openShop({
    at: '2026-03-09T10:00',
    environment: {
      SMS_GATEWAY: 'tencent',
      SMS_ACCESS_ID: 'AKIDtest',
      SMS_ACCESS_KEY: 'secret-key',
      SMS_SIGN: '岩板一店',
      SMS_APP_ID: '1400000000',
      SMS_TEMPLATES: '1=T1,2=T2,3=T3',
      SMS_ENDPOINT: server.address,
    },
  })
  await shop.li.says(shop.li.direct, '/帮助')
})
afterEach(async () => {
  await shop.world.close()
  await server.stop()
})

const says = async (line: string) => (await shop.li.says(shop.work, line))[0]?.text
const messages = () => shop.world.bot.store.transaction((db) => db.sms.findMany({ orderBy: { id: 'asc' } }))
const list = () => shop.work.with('要您处理')
const CREW = '师傅:陈师傅 13900000009 原因:急'
const bookTwo = async () => {
  await says(`/安装 张三 13800000001 3月10日上午 翡翠湾3栋1201 ${CREW}`)
  await says(`/安装 王五 13800000002 3月10日15:00 江南里5号 ${CREW}`)
}

test('R003-021: with the posted schedule the gateway sends to every customer, and nobody is bothered', async () => {
  await bookTwo()
  await shop.world.turnTo('2026-03-09T16:59')
  expect(server.requests).toBe(0)
  await shop.world.turnTo('2026-03-09T17:05')
  expect(server.got).toEqual([
    {
      phone: '+8613800000001',
      template: 'T2',
      sign: '岩板一店',
      values: ['张三', '3月10日上午', '陈师傅', '13900000009'],
    },
    {
      phone: '+8613800000002',
      template: 'T2',
      sign: '岩板一店',
      values: ['王五', '3月10日 15:00', '陈师傅', '13900000009'],
    },
  ])
  expect(await messages()).toMatchObject([
    { state: 'sent', gateway: 'tencent', receipt: 'serial-1', personId: null },
    { state: 'sent', receipt: 'serial-2' },
  ])
  expect(list).toThrow()
  expect(await says('/短信')).toContain('今天已发 2 条\n今天已发\n· 短信2 安装预告：张三 138****0001、王五 138****0002')
})

test('R003-048: what was refused is told once, together, and goes again at a press', async () => {
  server.answers.push({ kind: 'status', code: 'FailedOperation.ContainSensitiveWord' })
  server.answers.push({ kind: 'error', code: 'FailedOperation.InsufficientBalanceInSmsPackage' })
  await bookTwo()
  await shop.world.turnTo('2026-03-09T17:30')
  expect(list().text).toBe('@李四\n✉️ 短信，有 2 条要您处理\n· 短信2 安装预告（没发出）：张三、王五')
  expect(shop.work.messages.filter(({ text }) => text.includes('✉️'))).toHaveLength(1)
  await shop.li.presses(list(), '处理下一条')
  expect(shop.li.direct.last.text).toContain('没发出：FailedOperation.ContainSensitiveWord: no')
  expect(labels(shop.li.direct.last)).toEqual(['已复制发送', '重发', '不发了', '跳过'])
  await shop.li.presses(shop.li.direct.last, '重发')
  await shop.li.presses(shop.li.direct.last, '已复制发送')
  await shop.world.turnBy(1)
  expect(await messages()).toMatchObject([
    { state: 'sent', receipt: 'serial-3' },
    { state: 'sent', personId: 2 },
  ])
  expect(shop.work.with('短信都处理完了').text).toBe('✓ 短信都处理完了')
})

test('a gateway that is overrun or away is asked again, for two hours', async () => {
  const limited = { kind: 'status', code: 'LimitExceeded.DeliveryFrequencyLimit' } as const
  server.answers.push(limited, limited)
  await says('/客户 孙八 13800000008 合同:HT08')
  await shop.world.turnBy(9)
  expect(server.requests).toBe(2)
  await shop.world.turnBy(2)
  expect(await messages()).toMatchObject([{ state: 'sent', error: null }])

  server.answers.push(...Array.from({ length: 30 }, () => limited))
  await says('/客户 吴九 13800000009 合同:HT09')
  await shop.world.turnBy(119)
  expect(list).toThrow()
  await shop.world.turnBy(3)
  expect(list().text).toContain('短信1 签单（没发出）：吴九')
})

test('what may have gone is never sent again by itself', async () => {
  server.answers.push({ kind: 'cut' })
  await says('/客户 孙八 13800000008 合同:HT08')
  await shop.world.turnBy(600)
  expect(server.requests).toBe(1)
  expect(list().text).toContain('短信1 签单（不知发出没有）：孙八')
})

test('what was on its way when the process died is in doubt after the next start', async () => {
  const { world } = shop
  await says('/客户 孙八 13800000008 合同:HT08')
  await world.bot.store.transaction((db) => db.sms.updateMany({ data: { state: 'sending', gateway: 'tencent' } }))
  await world.down()
  await world.boot()
  await world.turnBy(1)
  expect(server.requests).toBe(0)
  expect(list().text).toContain('短信1 签单（不知发出没有）：孙八')
  await shop.li.presses(list(), '处理下一条')
  await shop.li.presses(shop.li.direct.last, '重发')
  await world.turnBy(1)
  expect(server.got).toHaveLength(1)
})

test('R003-024: a text with a blank goes to nobody; filled in, it goes at a press', async () => {
  const { world, admin, li, work } = shop
  await says(`/安装 张三 13800000001 3月9日上午 翡翠湾3栋1201 ${CREW}`)
  await says('/完成 AZ260309-01')
  await says('/反馈 AZ260309-01 装好了')
  await world.turnBy(1)
  const before = server.got.length
  expect(list().text).toContain('短信3 安装完成（缺内容）：张三')
  await li.presses(list(), '处理下一条')
  expect(labels(li.direct.last)).toEqual(['补好了', '不发了'])

  await admin.says(work, '/人员 手机 李四 13900000007')
  await li.presses(li.direct.last, '补好了')
  expect(li.direct.last.text).toContain('原因: 内容刚补上，或现场有问题，请看过再发')
  await li.presses(li.direct.last, '放行')
  await world.turnBy(1)
  expect(server.got.slice(before)).toMatchObject([{ template: 'T3', values: ['张三', '岩板一店', '13900000007'] }])
})

test('a number without a template is sent by hand', async () => {
  await says(`/报修 张三 13800000001 3月10日上午 翡翠湾3栋1201 水槽漏水 ${CREW}`)
  await shop.world.turnTo('2026-03-09T17:30')
  expect(list().text).toContain('短信6 售服预告（请人工发）：张三')
  expect(server.requests).toBe(0)
})

test('R003-048: what has gone wrong pings, also while a list of the day still waits; what was wrong at once is told at once', async () => {
  const { world, work } = shop
  await says('/安装 张三 13800000001 3月10日上午 翡翠湾3栋1201 原因:急')
  await world.turnTo('2026-03-09T17:30')
  const first = list()
  expect(first.text).toContain('短信2 安装预告（缺内容）：张三')
  const refused = { kind: 'status', code: 'FailedOperation.ContainSensitiveWord' } as const
  server.answers.push(refused, refused)
  await says(`/安装 王五 13800000002 3月10日15:00 江南里5号 ${CREW}`)
  await world.turnBy(0.5)
  await says(`/安装 孙八 13800000008 3月10日16:00 江南里6号 ${CREW}`)
  await world.turnBy(3)
  expect(list().text).toContain(
    '@李四\n✉️ 短信，有 3 条要您处理\n· 短信2 安装预告（缺内容）：张三\n· 短信2 安装预告（没发出）：王五、孙八',
  )
  expect(first.text).toBe('其余的短信见最新的名单')
  expect(work.messages.filter(({ text }) => text === first.text)).toHaveLength(1)
})
