/** R003-004: what has come, typed. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { labels, type Office, openOffice } from '../visits/office.js'

let office: Office
beforeEach(async () => {
  office = await openOffice()
  await office.li.says(office.work, '/客户 张三 13800000001 翡翠湾3栋1201 合同:HT2026-001 岩板台面*2;水槽*1')
  await office.li.says(office.work, '/客户 王芳 13800000002 江南里5号 合同:HT2026-002 岛台*1')
})
afterEach(() => office.world.close())

const answer = async (line: string) => (await office.li.says(office.work, line))[0]?.text

test('R003-004: a whole order: it can be booked with one tap', async () => {
  const { li, work } = office
  expect(await answer('/到货 ht2026-001')).toBe('✓ HT2026-001 张三：齐了，可以预约')
  expect(labels(work.last)).toEqual(['约送货'])
  await li.presses(work.last, '约送货')
  expect(work.last.text).toContain('哪天送？')
  await li.says(work, '3月13日上午')
  const card = work.with('已预约送货 SH260309-01').text
  expect(card).toContain('翡翠湾3栋1201')
  expect(card).toContain('岩板台面×2 水槽×1')
  expect(await answer('/到货 HT2026-001')).toBe('✓ HT2026-001 张三：齐了，可以预约')
  expect(labels(work.with('✓ HT2026-001'))).toEqual([])
})

test('R003-004: line by line, with what is damaged; what came whole later counts', async () => {
  expect(await answer('/到货 HT2026-001 1 破损1')).toBe(
    'HT2026-001 张三：还没到齐\n· 1. 岩板台面 到 1/2，破损 1\n· 2. 水槽 到 0/1',
  )
  expect(await answer('/到货 HT2026-001 2')).toBe('HT2026-001 张三：还没到齐\n· 1. 岩板台面 到 1/2，破损 1')
  expect(await answer('/到货 HT2026-001 1')).toBe('✓ HT2026-001 张三：齐了，可以预约')
})

test.each(['齐', '全部', 'all'])('R003-004: %s behind the number is the whole order', async (word) => {
  expect(await answer(`/到货 HT2026-001 ${word}`)).toBe('✓ HT2026-001 张三：齐了，可以预约')
})

test('several at once: each has its button', async () => {
  expect(await answer('/到货 HT2026-001，HT2026-002')).toBe(
    '✓ HT2026-001 张三：齐了，可以预约\n✓ HT2026-002 王芳：齐了，可以预约',
  )
  expect(labels(office.work.last)).toEqual(['约送货 张三', '约送货 王芳'])
})

test('one that is unknown undoes the others; a mistake is one sentence', async () => {
  expect(await answer('/到货 HT2026-001 HT9')).toContain('没有合同 HT9')
  expect(await answer('/客户 张三')).toContain('到货 0/3')
  expect(await answer('/到货 HT2026-001 破损1')).toContain('哪一项破损')
  expect(await answer('/到货 HT2026-001 7')).toBe('合同 HT2026-001 没有第 7 项。')
  expect(await answer('/到货 HT2026-001 2 破损9')).toContain('只有 1 件')
  expect(await answer('/到货 张三')).toContain('张三')
})

test('R003-004: what is complete and not booked stands on the list of 10:30', async () => {
  const { world, work } = office
  await answer('/到货 HT2026-001')
  await world.turnTo('2026-03-10T10:30')
  expect(work.with('到货预约').text).toContain('张三')
})
