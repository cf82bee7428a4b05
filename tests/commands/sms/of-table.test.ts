/** Short messages that a table is reason for. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { csv } from '../imports/tables.js'
import { type Office, openOffice } from '../visits/office.js'

let office: Office
beforeEach(async () => {
  office = await openOffice('2026-03-09T10:00')
})
afterEach(() => office.world.close())

test('R003-003: of a table of contracts only those that were signed these days are thanked for, each once', async () => {
  const { li, work, world } = office
  const table = csv(
    '合同号,客户姓名,联系电话,签约日期,产品,数量\nHT1,张三,13800000001,2026-03-08,岩板台面,2\nHT2,王五,13800000002,2019-05-01,水槽,1\nHT3,李雷,13800000003,,岛台,1\n',
    '合同.csv',
  )
  await li.says(work, '/导入', { files: [table] })
  await li.presses(work.with('确认导入'), '确认')
  await world.turnBy(1)
  expect(work.with('要您处理').text).toBe('@李四\n✉️ 短信，有 1 条要您处理\n· 短信1 签单（请人工发）：张三')
})

test('R003-003: a customer is thanked for the contract, not for the file', async () => {
  const { li, work, world } = office
  await li.says(work, '/客户 孙八 13800000008 江南里6号')
  await li.says(work, '/客户 孙八 13800000008 合同:HT9')
  await world.turnBy(1)
  const messages = await world.bot.store.transaction((db) => db.sms.findMany())
  expect(messages.map(({ occasion }) => occasion)).toEqual(['1:order:1:HT9'])
})
