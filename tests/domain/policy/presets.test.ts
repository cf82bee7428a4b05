/** The presets: their numbers, each from the rules of a company, and a complaint's way through each of them in chat. */
import { readdirSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { loadPolicy } from '../../../src/domain/policy/load.js'
import type { Policy } from '../../../src/domain/policy/schema.js'
import { openShop, type Shop } from '../../support/shop.js'

const FOLDER = 'src/domain/policy/presets'
const NAMES = ['slab-dealer', 'renovation', 'service-centre', 'mall', 'car-service']
const DEPARTMENTS = '工程部 材料部 设计部 客服部 软装部 售后部 送货部 安装部 仓储部 财务部 门店'.split(' ')

const numbers = ({ acknowledgement: { within, counts }, clocks }: Policy) => ({
  acknowledge: { within, counts },
  ...Object.fromEntries(Object.entries(clocks).map(([kind, deadline]) => [kind, deadline?.rule])),
})

test('there are five', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(NAMES.map((name) => `${name}.yaml`).sort())
})

describe.each(NAMES)('%s', (name) => {
  const policy = loadPolicy(name, FOLDER)

  test('is called as its file is, and knows every department', () => {
    expect(policy.name).toBe(name)
    expect(policy.departments.map((department) => department.name)).toEqual(expect.arrayContaining(DEPARTMENTS))
  })

  test('names only departments that there are, on every ladder', () => {
    const ladders = [policy.acknowledgement, ...Object.values(policy.clocks)].flatMap(
      (deadline) => deadline?.ladder ?? [],
    )
    const heads = ladders.flatMap(({ who }) => (typeof who === 'object' && 'headOf' in who ? [who.headOf] : []))
    expect(DEPARTMENTS).toEqual(expect.arrayContaining(heads))
  })

  test('leaves no deadline of the whole complaint without somebody above', () => {
    for (const kind of ['solve', 'followup'] as const)
      for (const { who } of name === 'slab-dealer' ? [] : (policy.clocks[kind]?.ladder ?? []))
        expect(who, kind).toBeTypeOf('object')
  })
})

test('their numbers', () => {
  const all = Object.fromEntries(NAMES.map((name) => [name, numbers(loadPolicy(name, FOLDER))]))
  const elapsed = (length: string, restDays = 'none') => ({ kind: 'elapsed', for: length, restDays })
  const promised = { kind: 'onDayAt', at: 'closing' }
  expect(all).toEqual({
    'slab-dealer': {
      acknowledge: { within: '30m', counts: 'elapsed' }, // R000-022
      plan: elapsed('48h', 'skip'), // R003-028, R003-044
      promised, // R000-029
      followup: { kind: 'calendarDays', days: 2, restDays: 'skip', at: 'closing' }, // R003-027
      notice: elapsed('30m'), // R003-043
      urge: elapsed('5m'), // R004-064
    },
    renovation: {
      acknowledge: { within: '30m', counts: 'business' }, // R000-022
      approve: { kind: 'business', for: '4h' }, // R000-033
      contact: elapsed('24h', 'skip'), // R000-025
      plan: elapsed('24h', 'skip'), // R000-024
      promised, // R000-029
      followup: { kind: 'calendarDays', days: 7, restDays: 'roll', at: 'closing' }, // R001-041
    },
    'service-centre': {
      acknowledge: { within: '10m', counts: 'elapsed' }, // R001-016, R001-033
      approve: { kind: 'business', for: '4h' }, // R001-037
      urge: elapsed('5m'), // R004-064
      promised, // R001-035
      followup: { kind: 'calendarDays', days: 7, restDays: 'roll', at: 'closing' }, // R001-041
    },
    mall: {
      acknowledge: { within: '30m', counts: 'elapsed' }, // R002-088
      approve: { kind: 'business', for: '4h' }, // R002-051
      solve: elapsed('24h'), // R002-034
      followup: { kind: 'workdays', days: 2, at: 'closing' }, // R002-093
      sign: { kind: 'workdays', days: 2, at: 'closing' }, // R002-042
    },
    'car-service': {
      acknowledge: { within: '30m', counts: 'business' }, // R004-011, R004-015
      approve: { kind: 'business', for: '4h' }, // R004-021
      triage: { kind: 'business', for: '2h' }, // R004-052
      urge: elapsed('5m'), // R004-064
      contact: { kind: 'business', for: '2h' }, // R004-018
      plan: elapsed('24h', 'skip'), // R004-020
      promised, // R004-025
      progress: { kind: 'workdays', days: 3, at: 'closing' }, // R004-028
      verify: { kind: 'dailyAt', at: 'closing', workingDays: true }, // R004-028
      accept: { kind: 'workdays', days: 1, at: 'closing' }, // R004-067
      upward: { kind: 'workdays', days: 3, at: 'closing' }, // R004-067
      followup: { kind: 'window', from: 5, to: 7, restDays: 'none', opensAt: 'opening', at: 'closing' }, // R004-029
    },
  })
  expect(loadPolicy('mall', FOLDER).clocks.solve?.remindAt).toEqual([50, 80, 100]) // R002-034
  expect(loadPolicy('mall', FOLDER).clocks.followup?.ladder).toEqual([{ at: 150, who: { headOf: '客服部' } }]) // R002-096
})

describe('the deadlines of a complaint in chat', () => {
  let shop: Shop
  afterEach(() => shop.world.close())

  /** On a Friday morning: until when it is signed, what /查看 says of clocks after that, and until when the customer is called back. */
  test.each([
    ['slab-dealer', '09:30', ['工程部处理意见：11月22日 周日 09:10 前'], '11月22日 周日 18:00'],
    [
      'renovation',
      '09:30',
      ['工程部联系客户：11月23日 周一 09:10 前', '工程部处理意见：11月23日 周一 09:10 前'],
      '11月27日 周五 18:00',
    ],
    ['service-centre', '09:10', [], '11月27日 周五 18:00'],
    ['mall', '09:30', ['解决：11月21日 周六 09:00 前'], '11月22日 周日 18:00'],
    [
      'car-service',
      '09:30',
      ['工程部联系客户：11:10 前', '工程部处理意见：11月23日 周一 09:10 前', '工程部进展：11月25日 周三 18:00 前'],
      '11月27日 周五 18:00',
    ],
  ])('%s', async (POLICY, due, clocks, callBack) => {
    shop = await openShop({ at: '2026-11-20T09:00', environment: { POLICY } })
    const { world, li, wang, work } = shop
    const story = async () => (await li.says(work, '/查看 TS261120-01'))[0]?.text ?? ''
    await li.says(work, '/投诉 张三 13800000001 台面开裂')
    const card = work.with(`TS261120-01 · 工程部 · 请在 ${due} 前知晓`)
    await world.turnTo('2026-11-20T09:10')
    await wang.presses(card, '知晓')
    expect(card.text).toContain('✅ TS261120-01 · 工程部 · 王强 09:10 已知晓')
    for (const clock of clocks) expect(await story()).toContain(clock)
    await wang.says(work, '/联系客户 TS261120-01 客户在家等')
    expect((await story()).includes('工程部联系客户：按时')).toBe(['renovation', 'car-service'].includes(POLICY))
    const [plan] = await wang.says(work, '/处理意见 TS261120-01 1 更换台面 11月24日')
    expect(plan?.text).toContain('更换台面，承诺 11月24日 周二 完成')
    expect((await story()).includes('问题 1 承诺：11月24日 周二 18:00 前')).toBe(POLICY !== 'mall')
    await wang.says(work, '/解决 TS261120-01 1 换好台面')
    await li.says(work, '/效果确认 TS261120-01 满意')
    await wang.says(work, '/原因 TS261120-01 1 质量 开裂 板材有暗裂')
    expect(await story()).toContain(`回访：${callBack} 前`)
  })

  test.each([
    ['renovation', ['投诉问题30分钟内知晓（只算工作时间）', '知晓后提处理意见：1天内（休息日不算）']],
    ['service-centre', ['投诉问题10分钟内知晓', '解决后回访客户：第 7 天下班前（遇休息日顺延）']],
    ['mall', ['开单后全部解决：1天内', '解决后回访客户：第 2 个工作日下班前']],
    ['car-service', ['知晓后联系客户：2小时内（只算工作时间）', '解决后回访客户：第 5 天到第 7 天下班前']],
  ])('%s: /制度 says so', async (POLICY, sentences) => {
    shop = await openShop({ environment: { POLICY } })
    const [said] = await shop.li.says(shop.work, '/制度')
    for (const sentence of sentences) expect(said?.text).toContain(sentence)
    expect(said?.text.length).toBeLessThan(540)
  })
})

test('where the complaint office is, says /帮助; how long a case is kept, /制度 (R000-035, R002-046)', async () => {
  const { world, li, work } = await openShop({ environment: { POLICY: 'renovation' } })
  expect((await li.says(work, '/帮助'))[0]?.text).toContain('27 楼售后部')
  const [rules] = await li.says(work, '/制度')
  if (!rules) throw new Error('nothing was answered')
  await li.presses(rules, '结案')
  expect(work.last.text).toContain('结案后至少保存 2 年')
  await world.close()
})
