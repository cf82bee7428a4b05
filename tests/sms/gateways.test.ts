/** The two gateways, each through its unmodified SDK against a strict local server: what they send, and how they tell failures apart. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openAliyun } from '../../src/sms/aliyun.js'
import type { SmsGateway } from '../../src/sms/gateway.js'
import { openTencent } from '../../src/sms/tencent.js'
import { startAliyun } from './aliyun-server.js'
import type { FakeGateway } from './gateway-server.js'
import { startTencent } from './tencent-server.js'

const MESSAGE = {
  phone: '13800000001',
  number: 2,
  text: '…',
  values: { customer: '张三', day: '3月10日 上午', crew: '陈师傅 (A组)*~' },
}
const ID = 'AKIDtest'
const KEY = 'secret-key'

const KINDS = [
  {
    name: 'tencent',
    start: startTencent,
    open: (endpoint: URL, key: string) => openTencent({ ...settings(endpoint, key), app: '1400000000' }),
    got: { phone: '+8613800000001', template: 'T2', sign: '岩板', values: ['张三', '3月10日 上午', '陈师傅 (A组)*~'] },
    receipt: 'serial-1',
    limited: 'LimitExceeded.PhoneNumberOneHourLimit',
    limitedWhole: 'RequestLimitExceeded',
    refused: 'LimitExceeded.PhoneNumberDailyLimit',
    refusedWhole: 'FailedOperation.InsufficientBalanceInSmsPackage',
    unknown: 'InternalError.RequestTimeException',
  },
  {
    name: 'aliyun',
    start: startAliyun,
    open: (endpoint: URL, key: string) => openAliyun(settings(endpoint, key)),
    got: { phone: '13800000001', template: 'T2', sign: '岩板', values: MESSAGE.values },
    receipt: 'biz-1',
    limited: 'isv.BUSINESS_LIMIT_CONTROL',
    limitedWhole: 'Throttling.User',
    refused: 'isv.AMOUNT_NOT_ENOUGH',
    refusedWhole: 'Forbidden.RAM',
    unknown: 'isp.SYSTEM_ERROR',
  },
] as const

const settings = (endpoint: URL, key: string) => ({
  id: ID,
  key,
  sign: '岩板',
  templates: new Map([[2, 'T2']]),
  endpoint,
})

describe.each(KINDS)('$name', (kind) => {
  let server: FakeGateway
  let gateway: SmsGateway
  beforeEach(async () => {
    server = await kind.start(ID, KEY)
    gateway = kind.open(new URL(server.address), KEY)
  })
  afterEach(() => server.stop())

  const outcome = (one = gateway) =>
    one.send(MESSAGE).then(
      () => 'sent',
      ({ kind }: { kind: string }) => kind,
    )

  test('R003-048: a message goes signed, with its template and values, and has a receipt', async () => {
    expect(await gateway.send(MESSAGE)).toEqual({ receipt: kind.receipt })
    expect(server.got).toEqual([kind.got])
  })

  test('a wrong key is refused, and nothing was sent', async () => {
    expect(await outcome(kind.open(new URL(server.address), 'another'))).toBe('refused')
    expect(server.got).toEqual([])
  })

  test('what may go later, what never goes and what may have gone are told apart; nothing is tried twice', async () => {
    server.answers.push(
      { kind: 'status', code: kind.limited },
      { kind: 'error', code: kind.limitedWhole },
      { kind: 'status', code: kind.refused },
      { kind: 'error', code: kind.refusedWhole },
      { kind: 'status', code: kind.unknown },
      { kind: 'broken', status: 502 },
      { kind: 'cut' },
    )
    const all: string[] = []
    for (let count = 0; count < 7; count++) all.push(await outcome())
    expect(all).toEqual(['limited', 'limited', 'refused', 'refused', 'unknown', 'unknown', 'unknown'])
    expect(server.requests).toBe(7)
  })

  test('where nobody listens, nothing has gone', async () => {
    await server.stop()
    expect(await outcome()).toBe('unreachable')
  })
})
