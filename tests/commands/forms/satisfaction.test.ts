/** R003-026: the satisfaction of a month as a spreadsheet, in private, for those whom it concerns. */

import readSheets from 'read-excel-file/node'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { exported, FormDoor } from '../../web/form-door.js'
import { type Office, openOffice } from '../visits/office.js'

let office: Office
let door: FormDoor
beforeEach(async () => {
  office = await openOffice('2026-04-02T10:00')
  door = await FormDoor.open(office.world)
  await office.world.bot.store.transaction(async (db) => {
    const brand = await db.brand.findFirstOrThrow()
    for (const [index, scores] of [
      [5, 4, 5, 3],
      [4, 4, 4, 4],
    ].entries()) {
      const of = { brandId: brand.id, createdAt: new Date('2026-03-31T15:59:59Z') }
      const customer = await db.customer.create({
        data: { ...of, name: `客户${index}`, phone: `1380000000${index}`, designer: '=小设', guide: '导购甲' },
      })
      const [delivery, installation, design, guide] = scores
      await db.call.create({
        data: {
          ...of,
          ...{
            key: `installed:${index}`,
            kind: 'installed',
            customerId: customer.id,
            day: '2026-03-09',
            state: 'done',
          },
          ...{ dueAt: of.createdAt, at: of.createdAt, answer: { delivery, installation, design, guide } },
        },
      })
    }
  })
})
afterEach(async () => {
  await door.close()
  await office.world.close()
})

test('R003-026: one row for each person and post, numbers as numbers', async () => {
  const answer = await exported(office.li, '满意度 2026-03')
  expect(answer.text).toMatch(/^岩板一店 2026-03 满意度表，24 小时内有效：\nhttp\S+\.xlsx$/)
  const response = await fetch(door.addressIn(answer))
  expect(response.headers.get('content-disposition')).toContain('satisfaction-2026-03.xlsx')
  const [sheet] = await readSheets(Buffer.from(await response.arrayBuffer()))
  expect(sheet?.data.slice(1)).toEqual([
    ['岗位', '人员', '平均分', '次数'],
    ['送货', '未登记', 4.5, 2],
    ['安装', '未登记', 4, 2],
    ['设计', '=小设', 4.5, 2],
    ['导购', '导购甲', 3.5, 2],
  ])
})

test('by default the month before; a month without scores has no table', async () => {
  expect((await exported(office.li, '满意度')).text).toContain('2026-03 满意度表')
  expect((await exported(office.li, '满意度 2026-04')).text).toBe('2026-04 还没有安装回访打分。')
})

test('asked for in the room it is sent in private, and only to those whom it concerns', async () => {
  const { li, wang, work } = office
  await li.says(li.direct, '/待办')
  await li.says(work, '/导出 满意度 2026-03')
  expect(work.last.text).toBe('2026-03 满意度表的链接已私聊发给您。')
  expect(li.direct.last.text).toContain('.xlsx')
  expect((await exported(wang, '满意度 2026-03')).text).toBe('满意度表请找客服专员或店长。')
})

test('the link holds for a day, and for nobody who has left', async () => {
  const { admin, world, li, work } = office
  const address = door.addressIn(await exported(li, '满意度 2026-03'))
  expect((await fetch(address.replace('202603', '202602'))).status).toBe(404)
  await world.turnBy(24 * 60 + 1)
  expect((await fetch(address)).status).toBe(410)
  const again = door.addressIn(await exported(li, '满意度 2026-03'))
  await admin.says(work, '/人员 移除 @李四', { mentions: [li] })
  expect((await fetch(again)).status).toBe(404)
})
