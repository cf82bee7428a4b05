/** R003-002, R003-004: tables that are sent, shown as they were understood, and filed whole. */
import { zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SendError } from '../../../src/core/adapter.js'
import type { Sent } from '../../support/world.js'
import { labels, type Office, openOffice } from '../visits/office.js'
import { csv, workbook } from './tables.js'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.world.close())

/** What stands in the place of "being read". */
async function sends(file: Sent, text = '/导入') {
  await office.li.says(office.work, text, { files: [file] })
  return office.work.messages.filter(({ text }) => !text.includes('短信')).at(-1) ?? office.work.last
}
const answer = async (line: string) => (await office.li.says(office.work, line))[0]?.text

async function imports(file: Sent) {
  const preview = await sends(file)
  await office.li.presses(preview, '确认')
  return office.work.messages.find(({ id }) => id === preview.id)?.text
}

const CUSTOMERS =
  '客户姓名,联系电话,地址,设计师,VIP\n张三,13800000001,翡翠湾3栋1201,王工,是\n王芳,138 0000 0002,江南里5号,,\n'

describe('customers', () => {
  test('R003-002: a table is shown, confirmed and filed; the same file twice changes nothing', async () => {
    const preview = await sends(csv(CUSTOMERS, '客户.csv'))
    expect(preview.text).toBe('客户.csv：客户表，新增 2，修改 0，不变 0。确认导入？')
    expect(labels(preview)).toEqual(['确认', '取消'])
    expect(await answer('/客户 张三')).toContain('没有 张三 的档案')
    await office.li.presses(preview, '确认')
    expect(office.work.with('已导入').text).toBe('✓ 客户.csv：客户已导入，新增 2，修改 0，不变 0 · 李四')
    expect(await answer('/客户 张三')).toContain('设计师: 王工\nVIP: 是')

    expect((await sends(csv(CUSTOMERS, '客户.csv'))).text).toContain('李四 已在 10:00 导入过，没有变化。')
    const other = await sends(csv(`${CUSTOMERS}李雷,13800000003,南街1号,,\n`))
    expect(other.text).toContain('新增 1，修改 0，不变 2')
    expect((await sends(csv(`\n${CUSTOMERS}`))).text).toContain('2 条都已经在册，不用导入')
  })

  test('cancelled: nothing is filed, and the file may come again', async () => {
    const preview = await sends(csv(CUSTOMERS))
    await office.li.presses(preview, '取消')
    expect(office.work.with('没有导入').text).toBe('✗ 表.csv：客户没有导入 · 李四')
    expect(await answer('/客户 张三')).toContain('没有 张三')
    expect((await sends(csv(CUSTOMERS))).text).toContain('新增 2')
  })

  test('the file may answer the question', async () => {
    expect(await answer('/导入')).toContain('请发表格（XLSX 或 CSV）。')
    expect((await sends(csv(CUSTOMERS), '')).text).toContain('新增 2')
  })

  test('two customers with one phone are filed, and said', async () => {
    const preview = await sends(csv('姓名;手机\n张三;13800000001\n王芳;13800000001\n'))
    expect(preview.text).toContain('· 第 3 行：王芳 的电话和 张三 一样')
    expect(labels(preview)).toEqual(['确认', '取消'])
  })
})

describe('however it was saved', () => {
  const gb = Buffer.from('bfcdbba72cb5e7bbb00ad5c5c8fd2c31333830303030303030310a', 'hex')
  test.each<[string, () => Promise<Sent> | Sent]>([
    ['with a mark at its beginning', () => csv(`\uFEFF${CUSTOMERS}`)],
    ['with tabs', () => csv(CUSTOMERS.replaceAll(',', '\t'))],
    ['with semicolons', () => csv(CUSTOMERS.replaceAll(',', ';'))],
    ['as Excel does in China', () => ({ name: '表.csv', content: gb })],
    [
      'as Unicode text',
      () => ({ name: '表.txt', content: Buffer.from(`\uFEFF${CUSTOMERS.replaceAll(',', '\t')}`, 'utf16le') }),
    ],
    [
      'a workbook with phones as numbers, a title above and empty lines',
      () =>
        workbook([
          ['客户档案表'],
          [],
          ['姓名*', '电话（必填）'],
          ['张三', 13_800_000_001],
          [null, null],
          ['王芳', '0571-88889999'],
        ]),
    ],
  ])('%s', async (_, file) => {
    expect((await sends(await file())).text).toMatch(/客户表，新增 [12]，修改 0，不变 0/)
  })
})

describe('orders and arrivals', () => {
  const HEAD = ['合同号', '客户', '电话', '地址', '产品', '数量', '签单日期']
  test('R003-004: orders over several lines, merged cells; then what came; complete ones are named', async () => {
    const orders = await workbook([
      HEAD,
      ['HT1', '张三', '13800000001', '翡翠湾3栋1201', '岩板台面', 2, new Date('2026-03-01')],
      [null, null, null, null, '水槽', 1, null],
      ['HT2', '王芳', '13800000002', '江南里5号', '岛台', 1, 46_082],
    ])
    expect(await imports(orders)).toContain('合同已导入，新增 2')
    expect(await answer('/客户 张三')).toContain('HT1：岩板台面×2、水槽×1（到货 0/3）')
    const come = csv('订单号,品名,到货数,破损\nHT1,岩板台面,2,0\nHT1,水槽,1,\nHT2,岛台,1,1\n')
    expect(await imports(come)).toBe(
      '✓ 表.csv：到货已导入，新增 0，修改 3，不变 0 · 李四\n齐了，还没约送货（1 单）。发 /回电 到货预约 打电话\n· 张三 HT1',
    )
    expect(await answer('/客户 张三')).toContain('到货 3/3')
    expect(await answer('/客户 王芳')).toContain('到货 0/1')
    // An empty cell says nothing; a word says all of it.
    expect((await sends(csv('合同号,到货\nHT1,\nHT2,齐\n'))).text).toContain('新增 0，修改 1，不变 0')
  })

  test('R003-003: the first message is for contracts of today, not for those of long ago', async () => {
    const today = 'HT1,张三,13800000001,岩板,2026-03-09\n'
    await imports(csv(`合同号,客户,电话,产品,签单日期\n${today}HT2,王芳,13800000002,岛台,2025-11-02\n`))
    const messages = await office.world.bot.store.transaction((db) => db.sms.findMany({ include: { customer: true } }))
    expect(messages.map(({ number, customer }) => [number, customer.name])).toEqual([[1, '张三']])
  })

  test('a number of another customer, an order nobody knows: each with its line, and nothing is filed', async () => {
    await answer('/客户 张三 13800000001 合同:HT1 岩板*1')
    const wrong = await sends(csv('合同号,客户,电话,产品\nHT9,赵云,13800000009,岩板\nHT1,王芳,13800000002,岩板\n'))
    expect(wrong.text).toContain('有 1 行不对，没有导入')
    expect(wrong.text).toContain('· 第 3 行：合同号 HT1 已经是 张三 的')
    expect(labels(wrong)).toEqual([])
    expect(await answer('/客户 赵云')).toContain('没有 赵云')
    expect((await sends(csv('合同号,到货数\nHT1,1\nHT7,1\n'))).text).toContain('· 第 3 行：没有合同 HT7')
  })
})

describe('a contract that contradicts itself', () => {
  const LINES = '合同号,客户,电话,地址,产品,数量\nHT1,张三,13800000001,翡翠湾3栋1201,岩板,2\n'
  test.each([
    ['HT1,张三,13900001234,,水槽,1', '合同 HT1 的电话和第 2 行不一样'],
    ['HT1,张三,,江南里5号,水槽,1', '合同 HT1 的地址和第 2 行不一样'],
    ['HT1,,,,水槽,0', '“水槽”的数量是 0'],
  ])('R003-002: %s', async (line, why) => {
    const wrong = await sends(csv(`${LINES}${line}\n`))
    expect(wrong.text).toContain(`有 1 行不对，没有导入。请改好后再发一次。\n不对的行\n· 第 3 行：${why}`)
    expect(await answer('/客户 张三')).toContain('没有 张三')
  })
})

test('R003-002: an address that a table replaces stands in the history', async () => {
  await answer('/客户 张三 13800000001 翡翠湾3栋1201')
  await imports(csv('客户,电话,地址\n张三,13800000001,江南里5号\n'))
  expect(await answer('/客户 张三 历史')).toContain('改了地址，原来是 翡翠湾3栋1201')
})

describe('bookings', () => {
  test('R003-009: dates as dates, as serial numbers and as text; twice is once', async () => {
    const file = await workbook([
      ['客户', '电话', '地址', '送货日期', '时段', '货品'],
      ['张三', '13800000001', '翡翠湾3栋1201', new Date('2026-03-13'), '上午', '岩板'],
      ['王芳', '13800000002', '江南里5号', 46_094, '下午3点', '岛台'],
      ['李雷', '13800000003', '南街1号', '3月14日', '上午', ''],
    ])
    expect(await imports(file)).toContain('预约已导入，新增 3')
    expect((await office.visits()).map(({ code, day, half, time }) => [code, day, half, time])).toEqual([
      ['SH260309-01', '2026-03-13', 'am', null],
      ['SH260309-02', '2026-03-13', 'pm', '15:00'],
      ['SH260309-03', '2026-03-14', 'am', null],
    ])
    const again = await sends(
      csv('客户,电话,送货日期,时段\n张三,13800000001,2026-03-13,上午\n王芳,13800000002,2026/3/13,上午\n'),
    )
    expect(again.text).toContain('· 第 3 行：当天已有 SH260309-02，改时间请发 /改期')
  })

  test('R003-009: dates as other programs write them', async () => {
    const rows = ['2026-03-13 00:00:00,上午', '2026年3月13日（周五）,14:00-16:00', '3月13日 周五,下午2点到4点']
    const table = rows.map((when, at) => `赵云${at},1380000000${at},A路${at}号,${when}`).join('\n')
    await imports(csv(`客户,电话,地址,送货日期,时段\n${table}\n`))
    expect((await office.visits()).map(({ day, half, time }) => [day, half, time])).toEqual([
      ['2026-03-13', 'am', null],
      ['2026-03-13', 'pm', '14:00'],
      ['2026-03-13', 'pm', '14:00'],
    ])
  })

  test('a crew gets its visits, and none on its days of rest or beyond what it can do', async () => {
    const { admin, chen, work } = office
    await admin.says(work, '/班组 加 一组 安装 13900000009 1 @陈师傅', { mentions: [chen] })
    await admin.says(work, '/班组 一组 休息 3月17日')
    const table = [
      '客户,电话,地址,类型,日期,时段,师傅',
      '张三,13800000001,A路1号,安装,3月16日,上午,一组',
      '李雷,13800000003,A路2号,安装,3月16日,上午,一组',
      '赵云,13800000004,A路3号,安装,3月17日,上午,一组',
    ]
    const { text } = await sends(csv(table.join('\n')))
    expect(text.split('\n').slice(2)).toEqual([
      '· 第 3 行：一组 3月16日 周一 那半天已满（每半天 1 单）',
      '· 第 4 行：一组 3月17日 周二 休息',
    ])
    await imports(csv(table.slice(0, 2).join('\n')))
    expect(await office.visits()).toMatchObject([{ teamId: 1, crewPhone: '13900000009', crew: '一组' }])
  })

  test('a past day, too soon, no half-day, no address, no kind: a line each', async () => {
    const table = [
      '客户,电话,地址,类型,日期,时段,原因',
      '张三,13800000001,A路1号,送货,3月8日,上午,',
      '张三,13800000001,A路1号,送货,3月10日,上午,',
      '张三,13800000001,A路1号,送货,3月10日,上午,客户要求',
      '张三,13800000001,A路1号,安装,3月20日,,',
      '赵云,13800000004,,安装,3月20日,上午,',
      '张三,13800000001,A路1号,拆除,3月20日,上午,',
      '张三,13800000001,A路1号,安装,等通知,上午,',
      '张三,13800000001,A路1号,安装,3月20日,全天,',
      `${'王'.repeat(61)},13800000005,A路1号,安装,3月20日,上午,`,
    ].join('\n')
    const { text } = await sends(csv(table))
    expect(text.split('\n').slice(2)).toEqual([
      '· 第 2 行：3月8日 周日 已经过了',
      '· 第 3 行：3月10日 周二 提前不足 3 天，请加“原因”',
      '· 第 5 行：没写上午还是下午',
      '· 第 6 行：赵云 没有地址',
      '· 第 7 行：“拆除”不是送货、安装或售服',
      '· 第 8 行：“等通知 上午”不是日期',
      '· 第 9 行：没写上午还是下午',
      `· 第 10 行：“${'王'.repeat(20)}…”太长`,
    ])
    expect(await office.visits()).toEqual([])
  })
})

describe('what cannot be', () => {
  test('phones that were rounded, formulas, gaps: the first ten lines, and how many more', async () => {
    const lines = ['张三,1.38E+10', '王芳,=A1', ',13800000001', '李雷,12345', ...Array.from({ length: 9 }, () => '甲,')]
    const { text } = await sends(csv(`姓名,电话\n${lines.join('\n')}\n`))
    expect(text).toContain('有 13 行不对，没有导入')
    expect(text).toContain('· 第 2 行：电话变成了 1.38E+10，后几位丢了。请把这一列设为文本')
    expect(text).toContain('· 第 3 行：“=A1”是公式，没有结果。请粘贴为数值')
    expect(text).toContain('· 第 4 行：缺“客户”')
    expect(text).toContain('· 第 5 行：“12345”不是电话号码')
    expect(text).toContain('还有 3 行')
  })

  test('a wrong head, an empty table, a broken workbook, a picture, an old workbook', async () => {
    expect((await sends(csv('甲,乙\n1,2\n'))).text).toContain('看不懂表头（甲、乙）')
    expect((await sends(csv('客户,电话\n'))).text).toContain('只有表头，没有内容。')
    const { content } = await workbook([['客户', '电话']])
    expect((await sends({ name: '坏.xlsx', content: content.subarray(0, 800) })).text).toContain('文件打不开')
    expect((await sends({ name: 'a.jpg', content: Buffer.from('\xff\xd8\xff\xe0', 'latin1') })).text).toContain(
      '只收 XLSX 和 CSV',
    )
    expect((await sends({ name: 'a.xls', content: Buffer.from('d0cf11e0a1b11ae100', 'hex') })).text).toContain(
      '另存为 .xlsx',
    )
  })

  test('a zip bomb is seen before it is unpacked whole', async () => {
    const content = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(80 * 1024 * 1024) }, { level: 1 })
    expect((await sends({ name: '大.xlsx', content })).text).toContain('表格太大')
  })

  test('a restart before it was read: it is read then, and shown once', async () => {
    const { world, work } = office
    world.adapter.fetchFailures.push(new SendError('unreachable', 'cut'))
    expect((await sends(csv(CUSTOMERS))).text).toBe('收到表格，正在读…')
    await world.down()
    await world.boot()
    await world.turnBy(10)
    expect(work.messages.filter(({ text }) => text.includes('客户表，新增 2'))).toHaveLength(1)
  })

  test('what others filed meanwhile: it is not imported over it', async () => {
    const preview = await sends(csv('合同号,客户,电话\nHT1,张三,13800000001\n'))
    await answer('/客户 王芳 13800000002 合同:HT1')
    await office.li.presses(preview, '确认')
    expect(office.li.toast || office.work.last.text).toContain('第 2 行现在对不上了')
    expect(await answer('/客户 张三')).toContain('没有 张三')
  })

  test('another brand, and who only installs, may not', async () => {
    const preview = await sends(csv(CUSTOMERS))
    expect((await office.chen.says(office.work, '/导入', { files: [csv(CUSTOMERS)] }))[0]?.text).not.toContain(
      '收到表格',
    )
    expect(labels(preview)).toEqual(['确认', '取消'])
  })
})
