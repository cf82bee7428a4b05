/** Tables that cannot be: whoever sent one reads which line or what is wrong with it, and nothing of it is filed. */
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sent, World } from '../../support/world.js'
import { rowsOf } from '../rows.js'
import { labels, type Office, openOffice } from '../visits/office.js'
import { rawWorkbook, sheetData } from './raw-workbook.js'
import { csv, workbook } from './tables.js'

let office: Office
beforeAll(async () => {
  office = await openOffice()
  const { admin, chen, li, work } = office
  await admin.says(work, '/班组 加 一组 安装 13900000009 1 @陈师傅', { mentions: [chen] })
  await admin.says(work, '/班组 一组 休息 3月17日')
  await chen.says(work, '/请假 3月18日')
  await admin.presses(work.last, '批准')
  await li.says(work, '/客户 张三 13800000001 A路1号 合同:HT1 岩板*2')
  await li.says(work, '/安装 李雷 13800000003 3月20日上午 A路2号 师傅:一组')
  // The message that thanks for the contract is put before somebody.
  await office.world.turnBy(1)
})
afterAll(() => office.world.close())

/** What is said of it, of which nothing was filed and nothing can be. */
async function refused(file: Sent): Promise<string[]> {
  const { li, work, world } = office
  const before = await rowsOf(world)
  await li.says(work, '/导入', { files: [file] })
  expect(await rowsOf(world)).toEqual(before)
  expect(labels(work.last)).toEqual([])
  return work.last.text.split('\n')
}

const WRONG = (kind: string, count = 1) => `⚠️ 表.xlsx：${kind}表，有 ${count} 行不对，没有导入。请改好后再发一次。`
const FORMULA = '是公式，没有结果。请粘贴为数值'
const HEAD = ['客户', '电话', '地址']
const formula = (inside: string, type = '') => ({ type, inside })

describe('formulas', () => {
  test.each([
    ['never computed', formula('<f>D2&amp;E2</f>'), `“=D2&E2”${FORMULA}`],
    ['saved with an empty value', formula('<f>D2</f><v></v>'), `“=D2”${FORMULA}`],
    ['a reference that broke', formula('<f>D2</f><v>#REF!</v>', 'e'), `“#REF!”${FORMULA}`],
    ['a name that was not found', formula('<f>VLOOKUP(A2,D:E,2,0)</f><v>#N/A</v>', 'e'), `“#N/A”${FORMULA}`],
    ['that has no room', formula('<f>D2:D9</f><v>#SPILL!</v>', 'e'), `“#SPILL!”${FORMULA}`],
  ])('%s', async (_, address, said) => {
    const file = rawWorkbook([sheetData([HEAD, ['赵云', '13800000009', address]])])
    expect(await refused(file)).toEqual([WRONG('客户'), '不对的行', `· 第 2 行：${said}`])
  })

  test('a quantity without a result is not taken for one', async () => {
    const rows = [
      ['合同号', '客户', '电话', '产品', '数量'],
      ['HT9', '赵云', '13800000009', '岩板', formula('<f>F2*2</f>')],
    ]
    expect((await refused(rawWorkbook([sheetData(rows)]))).at(-1)).toBe(`· 第 2 行：“=F2*2”${FORMULA}`)
  })

  test('with their results they are read; below the table they may go on', async () => {
    const { li, work } = office
    const computed = formula('<f>"1380000"&amp;"0009"</f><v>13800000009</v>', 'str')
    const nothing = formula('<f>IF(D2="","",D2)</f><v></v>', 'str')
    const below = [
      formula('<f>D3</f><v>#N/A</v>', 'e'),
      formula('<f>E3</f><v></v>', 'str'),
      formula('<f>F3</f><v>#N/A</v>', 'e'),
    ]
    await li.says(work, '/导入', { files: [rawWorkbook([sheetData([HEAD, ['赵云', computed, nothing], below])])] })
    expect(work.last.text).toBe('表.xlsx：客户表，新增 1，修改 0，不变 0。确认导入？')
    await li.presses(work.last, '取消')
  })
})

describe('merged cells', () => {
  const merged = (ref: string) => `<mergeCells count="1"><mergeCell ref="${ref}"/></mergeCells>`

  test('one name over two customers', async () => {
    const rows = sheetData([HEAD, ['赵云', '13800000009'], ['', '13800000008']])
    expect((await refused(rawWorkbook([`${rows}${merged('A2:A3')}`]))).at(-1)).toBe('· 第 3 行：缺“客户”')
  })

  test('one day over two bookings', async () => {
    const rows = sheetData([
      [...HEAD, '送货日期', '时段'],
      ['赵云', '13800000009', 'B路1号', '3月20日', '上午'],
      ['钱多', '13800000008', 'B路2号', '', '下午'],
    ])
    expect((await refused(rawWorkbook([`${rows}${merged('D2:D3')}`]))).at(-1)).toBe('· 第 3 行：缺“日期”')
  })
})

describe('days, hours and counts that do not exist', () => {
  const noDate = (typed: string) => `· 第 2 行：“${typed}”不是日期`

  test.each([
    '2月30日 上午',
    '2026-02-30 上午',
    '2026/13/1 上午',
    '3月20日 25点半',
    '3月20日 25:30',
    '星期八 上午',
    '46100.5 上午',
    '等通知 上午',
  ])('%s', async (typed) => {
    const [day, half] = typed.split(' ')
    const { lines } = await sent(`${HEAD},送货日期,时段\n赵云,13800000009,B路1号,${day},${half}\n`)
    expect(lines).toEqual([noDate(typed)])
  })

  test('dates that a workbook keeps as text', async () => {
    const file = await workbook([
      [...HEAD, '送货日期', '时段'],
      ['赵云', '13800000009', 'B路1号', '2026年2月29日', '上午'],
    ])
    expect((await refused(file)).at(-1)).toBe(noDate('2026年2月29日 上午'))
  })

  test.each(['-2', '2.5', '两个', '1，000'])('so many: %s', async (typed) => {
    const { lines } = await sent(`合同号,客户,电话,产品,数量\nHT9,赵云,13800000009,岩板,${typed}\n`)
    expect(lines).toEqual([`· 第 2 行：“${typed}”不是数量`])
  })

  test('more damaged than came', async () => {
    expect((await sent('合同号,到货数,破损\nHT1,-1,\n')).lines).toEqual(['· 第 2 行：“-1”不是数量'])
    const more = ['· 第 2 行：合同 HT1 的岩板只有 2 件，请核对破损数']
    expect((await sent('合同号,到货数,破损\nHT1,2,3\n')).lines).toEqual(more)
  })

  test('more came than was ordered: it can be filed, and is said', async () => {
    const { li, work } = office
    await li.says(work, '/导入', { files: [csv('合同号,到货数\nHT1,20\n')] })
    expect(work.last.text).toContain('· 第 2 行：合同 HT1 的岩板只有 2 件，到货写了 20')
    await li.presses(work.last, '取消')
  })
})

describe('crews', () => {
  const BOOKINGS = '客户,电话,地址,安装日期,时段,师傅\n'
  test.each([
    ['rests', '3月17日', '一组 3月17日 周二 休息'],
    ['whose leader is on leave', '3月18日', '陈师傅 3月18日 周三 请假，没有代班'],
    ['with the brand', '3月22日', '3月22日 周日 是休息日，一组 不上班'],
    ['full', '3月20日', '一组 3月20日 周五 那半天已满（每半天 1 单）'],
  ])('%s', async (_, day, said) => {
    expect((await sent(`${BOOKINGS}赵云,13800000009,B路1号,${day},上午,一组\n`)).lines).toEqual([`· 第 2 行：${said}`])
  })

  test('full by the table itself', async () => {
    const lines = ['赵云,13800000009,B路1号', '钱多,13800000008,B路2号'].map((who) => `${who},3月19日,上午,一组\n`)
    expect((await sent(`${BOOKINGS}${lines.join('')}`)).lines).toEqual([
      '· 第 3 行：一组 3月19日 周四 那半天已满（每半天 1 单）',
    ])
  })

  test('a past day', async () => {
    expect((await sent(`${BOOKINGS}赵云,13800000009,B路1号,3月8日,上午,一组\n`)).lines).toEqual([
      '· 第 2 行：3月8日 周日 已经过了',
    ])
  })
})

describe('files that hold no table', () => {
  const bytes = (hex: string) => Buffer.from(hex, 'hex')
  const BLANK = '是空的，只读第一张工作表里的文字。'
  const BROKEN = '文件打不开，可能坏了。请用 Excel 另存为 .xlsx 再发'
  const TOO_MUCH = '表格太大，最多 2 万行、100 列，请分开发'
  const TYPE = '只收 XLSX 和 CSV。旧的 .xls 或加密的表，请另存为 .xlsx'
  const table = sheetData([HEAD, ['赵云', '13800000009', 'B路1号']])

  test.each<[string, string, () => Sent]>([
    ['empty', BLANK, () => csv('')],
    ['blank lines', BLANK, () => csv('\n ,,\n\n')],
    ['an empty sheet', BLANK, () => rawWorkbook(['<sheetData/>'])],
    [
      'a picture alone',
      BLANK,
      () => rawWorkbook(['<sheetData/><drawing r:id="rId1"/>'], { 'xl/media/image1.png': 'png' }),
    ],
    ['an empty sheet before the table', BLANK, () => rawWorkbook(['<sheetData/>', table])],
    ['cut off', BROKEN, () => ({ name: '表.xlsx', content: rawWorkbook([table]).content.subarray(0, 300) })],
    ['a sheet that breaks off', BROKEN, () => rawWorkbook(['<sheetData><row r="1"><c r="A1"'])],
    ['another archive', BROKEN, () => ({ name: '表.xlsx', content: zipSync({ 'word/document.xml': bytes('3c') }) })],
    ['a quote that never ends', BROKEN, () => csv('客户,电话\n"赵云,13800000009\n钱多,13800000008\n')],
    ['with a password', TYPE, () => ({ name: '表.xlsx', content: bytes(`d0cf11e0a1b11ae1${'00'.repeat(600)}`) })],
    ['a PDF', TYPE, () => ({ name: '表.pdf', content: Buffer.from('%PDF-1.7\n客户,电话\n') })],
    ['20,001 lines', TOO_MUCH, () => csv(`客户,电话\n${'赵云,13800000009\n'.repeat(20_000)}`)],
    ['101 columns', TOO_MUCH, () => csv(`客户,电话${',备注'.repeat(99)}\n`)],
    [
      'a line a million lines below',
      TOO_MUCH,
      () => rawWorkbook(['<sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>']),
    ],
    [
      'a bomb',
      TOO_MUCH,
      () => ({
        name: '表.xlsx',
        content: zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(80 * 1024 * 1024) }, { level: 1 }),
      }),
    ],
  ])('%s', async (_, said, make) => {
    const file = make()
    expect(await refused(file)).toEqual([`⚠️ ${file.name}：${said}`])
  })

  test('the head is in the second sheet', async () => {
    const [said] = await refused(rawWorkbook([sheetData([['请填第二页']]), table]))
    expect(said).toMatch(/^⚠️ 表\.xlsx：看不懂表头（请填第二页），只读第一张工作表。请写“客户、电话、地址”/)
  })

  test('two at once', async () => {
    const { li, work, world } = office
    const before = await rowsOf(world)
    await li.says(work, '/导入', { files: [csv(`${HEAD}\n`, '1.csv'), csv(`${HEAD}\n`, '2.csv')] })
    expect(work.last.text).toBe('请一次发一个表格。')
    expect(await rowsOf(world)).toEqual(before)
  })
})

describe('what is read all the same', () => {
  test.each([
    ['as Excel saves it in China', Buffer.from('bfcdbba72cb5e7bbb00ad5d4d4c62c31333830303030303030390a', 'hex')],
    ['digits as wide as characters, and what nobody sees', '客户,电话\n赵\u200B云,１３８００００００09\n'],
  ])('%s', async (_, content) => {
    await reads({ name: '表.csv', content: Buffer.from(content) }, '客户表，新增 1，修改 0，不变 0')
  })

  test('the same line twice is one', async () => {
    const line = '赵云,13800000009,B路1号,3月20日,上午\n'
    await reads(csv(`客户,电话,地址,送货日期,时段\n${line}${line}`), '预约表，新增 1，修改 0，不变 1')
    await reads(csv('客户,电话\n赵云,13800000009\n赵云,13800000009\n'), '客户表，新增 1，修改 0，不变 1')
  })

  test('20,000 lines with their head', async () => {
    await reads(csv(`客户,电话\n${'赵云,13800000009\n'.repeat(19_999)}`), '新增 1，修改 0，不变 19998')
  })

  async function reads(file: Sent, said: string) {
    const { li, work, world } = office
    const waiting = async () => (await rowsOf(world)).filter((row) => !row.startsWith('Import '))
    const before = await waiting()
    await li.says(work, '/导入', { files: [file] })
    expect(work.last.text).toContain(said)
    expect(await waiting()).toEqual(before)
    await li.presses(work.last, '取消')
  }
})

test('in English', async () => {
  const world = await World.open({ at: '2026-03-09T10:00', environment: { LOCALE: 'en' } })
  const work = world.room('-100', 'Slab work group')
  const li = world.person('Zhou', '1001')
  await li.says(work, '/bind Slab work')
  await li.says(work, '/iam Zhou service')
  const before = await rowsOf(world)
  const rows = [
    ['Customer', 'Phone', 'Address', 'Delivery date', 'Half'],
    ['Zhao', '13800000009', formula('<f>D2</f>'), 'Mar 20', 'am'],
    ['Qian', '13800000008', 'B', '2026-02-30', 'am'],
    ['Sun', '13800000007', 'B', '', 'am'],
  ]
  await li.says(work, '/import', { files: [rawWorkbook([sheetData(rows)])] })
  expect(work.last.text.split('\n')).toEqual([
    '⚠️ 表.xlsx: bookings, 3 lines are wrong, nothing was imported. Please correct and send again.',
    'Wrong lines',
    '· Line 2: “=D2” is a formula without a result. Paste it as a value',
    '· Line 3: “2026-02-30 am” is no date',
    '· Line 4: “date” is missing',
  ])
  await li.says(work, '/import', { files: [rawWorkbook(['<sheetData/>'])] })
  expect(work.last.text).toBe('⚠️ 表.xlsx: it is empty; only the text of the first sheet is read.')
  expect(await rowsOf(world)).toEqual(before)
  await world.close()
})

/** The lines that are said to be wrong in a CSV file. */
async function sent(text: string): Promise<{ lines: string[] }> {
  return { lines: (await refused(csv(text))).slice(2) }
}
