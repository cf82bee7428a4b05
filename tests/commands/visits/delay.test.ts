import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Door, openDoor } from './door.js'
import { labels } from './office.js'

let door: Door
beforeEach(async () => {
  door = await openDoor('2026-03-10T11:00')
})
afterEach(() => door.world.close())

const delays = async () => (await door.calls()).filter(({ key }) => key.startsWith('delayed:'))

test('R003-005: several customers in one line are posted at once, called within half an hour, and can be moved', async () => {
  const { li, work, second, world } = door
  const seen = await li.says(work, '/延期 张三 李姐 工厂缺料')
  const [here] = seen
  expect(here?.text).toContain('【延期】2 位客户的货延期，原因：工厂缺料\n11:30 前逐个打电话说明。')
  expect(here?.text).toContain('张三（SH260309-01）')
  expect(here?.text).toContain('李姐（AZ260309-01）')
  expect(here?.text).toContain('@安娜')
  expect(labels(here)).toEqual(['打电话', '改期 SH260309-01', '改期 AZ260309-01'])
  expect(second.last.text).toContain('【延期】2 位客户')
  expect(second.last.text).not.toContain('@安娜')
  expect(await delays()).toMatchObject([
    { kind: 'delay', visitId: 1, dueAt: new Date('2026-03-10T03:30:00Z') },
    { kind: 'delay', visitId: 2 },
  ])
  expect((await li.says(work, '/延期 张三 还是没到'))[0]?.text).toContain('张三（SH260309-01）')
  expect(await delays()).toHaveLength(2)
  // Whoever calls was pinged by the notice; a list a minute later would ping them again.
  expect(await door.sees(() => world.turnBy(2))).toEqual([])
})

test('R003-005: by contract, also without a visit', async () => {
  const { an, work, world } = door
  await world.bot.store.transaction(async (db) => {
    const customer = await db.customer.findFirstOrThrow({ where: { name: '王五' } })
    const at = new Date('2026-03-10T00:00:00Z')
    await db.order.create({
      data: { brandId: customer.brandId, customerId: customer.id, number: 'HT2026-001', createdAt: at },
    })
  })
  const [here] = await an.says(work, '/延期 HT2026-001 物流晚到')
  expect(here?.text).toContain('王五（HT2026-001）')
  expect(labels(here)).toEqual(['打电话'])
  expect(await delays()).toMatchObject([{ orderId: 1, visitId: null }])
})

test('nobody by that name, or several of them: a sentence, and nothing is posted', async () => {
  const { li, work } = door
  expect((await li.says(work, '/延期 钱七 缺料')).map(({ text }) => text)).toEqual([
    '没找到这个客户或合同。例如 /延期 张三 HT2026-001 工厂缺料',
  ])
  await li.says(work, '/客户 张三 13800000009 江南里6号')
  await li.presses(work.last, '另一位客户')
  expect((await li.says(work, '/延期 张三 缺料'))[0]?.text).toContain('有几位客户叫“张三”')
  expect(await delays()).toEqual([])
})
