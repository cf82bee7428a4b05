/** R003-002: nothing in a customer's file is replaced by a slip of the pen, and what was replaced can be read. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { labels, type Office, openOffice } from '../visits/office.js'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.world.close())

const answer = async (line: string) => (await office.li.says(office.work, line))[0]?.text
const messages = () => office.world.bot.store.transaction((db) => db.sms.findMany())

const FILE = '客户 张三\n电话: 138****0001\n地址: 翡翠湾3栋1201'
const filed = () => answer('/客户 张三 13800000001 翡翠湾3栋1201')

test.each(['历使', '有投诉吗？', '客户要求周末送', '设计师王工', '地址'])(
  'R003-002: “%s” behind a name is no address: the one on file stays',
  async (words) => {
    await filed()
    expect(await answer(`/客户 张三 ${words}`)).toBe(`${FILE}\n没看懂“${words}”，没有记。改地址请写“地址:…”。`)
    expect(await answer('/客户 张三')).toBe(FILE)
  },
)

test('R003-002: what was good beside words that were not understood is kept', async () => {
  await filed()
  expect(await answer('/客户 张三 有投诉吗 面积:120平')).toBe(
    '档案已更新：张三\n电话: 138****0001\n地址: 翡翠湾3栋1201\n面积: 120平\n没看懂“有投诉吗”，没有记。改地址请写“地址:…”。',
  )
})

test('R003-002: another address is asked about; the old one stands in the history', async () => {
  const { li, work } = office
  await filed()
  expect(await answer('/客户 张三 江南里5号')).toContain('张三 的地址从“翡翠湾3栋1201”改成“江南里5号”？')
  expect(labels(work.last)).toEqual(['改', '不改'])
  await li.presses(work.last, '不改')
  expect(await answer('/客户 张三')).toBe(FILE)
  await answer('/客户 张三 江南里5号')
  await li.presses(work.last, '改')
  expect(await answer('/客户 张三')).toContain('地址: 江南里5号')
  expect(await answer('/客户 张三 历史')).toBe('张三 的往来\n· 3月9日 周一 改了地址，原来是 翡翠湾3栋1201')
})

test('R003-002: an address that is named is filed at once', async () => {
  await filed()
  expect(await answer('/客户 张三 地址:江南里5号')).toContain('档案已更新：张三\n电话: 138****0001\n地址: 江南里5号')
  expect(await answer('/客户 张三 历史')).toContain('改了地址，原来是 翡翠湾3栋1201')
})

test('R003-002: beside a contract, words are what was bought', async () => {
  await filed()
  expect(await answer('/客户 张三 合同:HT-52 岩板台面')).toContain(
    '地址: 翡翠湾3栋1201\n合同\n· HT-52：岩板台面×1（到货 0/1）',
  )
  expect(await answer('/客户 黄磊 13800000003 合同:HT-53 岩板台面、水槽')).toBe(
    '已建档：黄磊\n电话: 138****0003\n合同\n· HT-53：岩板台面×1、水槽×1（到货 0/2）',
  )
})

test('R003-002: a visit may go elsewhere, the address on file stays', async () => {
  await filed()
  expect(await answer('/送货 张三 3月13日上午 江南里5号')).toContain('地址: 江南里5号')
  expect(await answer('/客户 张三')).toContain('地址: 翡翠湾3栋1201')
})

test('R003-002: a room alone is one of the address on file', async () => {
  await answer('/客户 刘芳 13800000002 翠苑1幢')
  expect(await answer('/送货 刘芳 3月13日上午 3-2')).toContain('地址: 翠苑1幢 3-2')
  expect(await answer('/客户 刘芳')).toContain('地址: 翠苑1幢\n')
})

test('R003-002: a dashed pair is the day where none is named, and no address', async () => {
  await filed()
  expect(await answer('/送货 张三 3-13 上午')).toContain('已预约送货 SH260309-01\n日期: 3月13日 周五 上午')
  expect(await answer('/客户 张三')).toContain('地址: 翡翠湾3栋1201')
})

test('R003-002: new and change are words of the command', async () => {
  expect(await answer('/客户 新建 张三 13800000001 翡翠湾3栋1201')).toBe(
    '已建档：张三\n电话: 138****0001\n地址: 翡翠湾3栋1201',
  )
  expect(await answer('/customer new Wang Min 13800000012 5 New Street')).toContain('已建档：Wang Min')
  expect(await answer('/客户 Wang Min')).toContain('地址: 5 New Street')
})

test('R003-002: another number of a known name is asked about, and corrected everywhere', async () => {
  const { li, work } = office
  await answer('/客户 张三 13800000001 翡翠湾3栋1201 合同:HT1 岩板*1')
  expect(await answer('/客户 张三 改电话 13900001234')).toContain(
    '张三 已有档案，电话 138****0001。换了电话，还是另一位？',
  )
  expect(labels(work.last)).toEqual(['改电话（原 138****0001）', '另一位客户'])
  await li.presses(work.last, '改电话（原 138****0001）')
  expect(await answer('/客户 张三')).toContain('客户 张三\n电话: 139****1234\n地址: 翡翠湾3栋1201')
  expect(await answer('/客户 张三 历史')).toContain('改了电话，原来是 138****0001')
  expect((await messages()).map(({ phone }) => phone)).toEqual(['13900001234'])
})

test('R003-002: or it is another customer of that name', async () => {
  const { li, work } = office
  await filed()
  await answer('/customer edit 张三 13900001234 江南里5号')
  await li.presses(work.last, '另一位客户')
  expect(await answer('/查找 张三')).toBe(
    '找到 2 位客户\n· 张三 139****1234 江南里5号\n· 张三 138****0001 翡翠湾3栋1201',
  )
})

test('R003-003: a file without a contract writes to nobody', async () => {
  await filed()
  expect(await messages()).toEqual([])
  await answer('/客户 张三 合同:HT1 岩板*1')
  expect((await messages()).map(({ number }) => number)).toEqual([1])
})
