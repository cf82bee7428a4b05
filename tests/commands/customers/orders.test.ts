/** R003-002: the file with its details and contracts, and its history. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { labels, type Office, openOffice } from '../visits/office.js'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.world.close())

const answer = async (line: string) => (await office.li.says(office.work, line))[0]?.text

test('R003-002: the details are named, and kept', async () => {
  expect(
    await answer('/客户 张三 13800000001 翡翠湾3栋1201 面积:120平 设计师:王工 导购:小美 备注:周末才在家 VIP:是'),
  ).toBe(
    '已建档：张三\n电话: 138****0001\n地址: 翡翠湾3栋1201\n面积: 120平\n设计师: 王工\n导购: 小美\n备注: 周末才在家\nVIP: 是',
  )
  expect(await answer('/客户 张三 设计师:刘工')).toContain('档案已更新：张三')
  expect(await answer('/客户 张三')).toContain('设计师: 刘工')
})

test('R003-002: a contract with its goods; its number is one customer’s, and we are told whose', async () => {
  expect(await answer('/客户 张三 13800000001 翡翠湾3栋1201 合同:ht2026-001 岩板台面*2;水槽*1')).toBe(
    '已建档：张三\n电话: 138****0001\n地址: 翡翠湾3栋1201\n合同\n· HT2026-001：岩板台面×2、水槽×1（到货 0/3）',
  )
  expect(await answer('/客户 张三 合同:HT2026-001 龙头*1')).toContain('岩板台面×2、水槽×1、龙头×1（到货 0/4）')
  expect(await answer('/客户 李四 13800000002 合同:HT2026-001')).toBe('合同号 HT2026-001 已经是 张三 的，请核对。')
  expect(await answer('/客户 李四')).toContain('没有 李四 的档案')
  expect(await answer('/客户 张三 岩板*2')).toBe('货品要有合同号，请加上“合同:号码”。')
})

test('R003-002: the history is one tap away, the latest first', async () => {
  const { li, work, world } = office
  await answer('/客户 张三 13800000001 翡翠湾3栋1201 合同:HT2026-001 岩板*2')
  await world.turnBy(1)
  await answer('/送货 张三 3月13日上午')
  await world.turnBy(1)
  await answer('/投诉 张三 台面开裂')
  await answer('/客户 张三')
  expect(labels(work.last)).toEqual(['历史'])
  await li.presses(work.last, '历史')
  const lines = work.last.text.split('\n')
  expect(lines.slice(0, 3)).toEqual([
    '张三 的往来',
    '· 3月9日 周一 投诉 TS260309-01 待知晓',
    '· 3月13日 周五 SH260309-01 已预约',
  ])
  expect(lines).toContain('· 3月9日 周一 合同 HT2026-001 未到齐')
  expect(await answer('/客户 张三 历史')).toBe(work.with('张三 的往来').text)
})
