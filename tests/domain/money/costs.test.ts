/** What a month has cost each department: by the day of the approval in the brand's zone. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { costsOf } from '../../../src/domain/money/costs.js'
import { openShop, type Shop } from '../../support/shop.js'

const ZONE = 'Asia/Shanghai'
let shop: Shop

beforeAll(async () => {
  shop = await openShop()
  const { li, work, world } = shop
  await li.says(work, '/投诉 张三 13800000001 台面开裂;颜色有色差')
  const claims = [
    ['工程部', 'compensation', 30_000, 'approved', '2026-11-01T00:00:00+08:00'],
    ['工程部', 'compensation', 20_050, 'received', '2026-11-30T23:59:59+08:00'],
    ['工程部', 'subsidy', 10_000, 'approved', '2026-11-15T12:00:00+08:00'],
    ['材料部', 'voucher', 5_000, 'approved', '2026-11-15T12:00:00+08:00'],
    ['材料部', 'voucher', 7_000, 'rejected', '2026-11-15T12:00:00+08:00'],
    ['材料部', 'voucher', 9_000, 'waiting', null],
    ['工程部', 'compensation', 1_000, 'approved', '2026-12-01T00:00:00+08:00'],
    ['工程部', 'compensation', 2_000, 'approved', '2026-10-31T23:59:59+08:00'],
  ] as const
  await world.bot.store.transaction(async (db) => {
    const { id: complaintId, brandId, createdBy } = await db.complaint.findFirstOrThrow()
    for (const [index, [name, kind, fen, state, at]] of claims.entries()) {
      const { id: departmentId } = await db.department.findFirstOrThrow({ where: { name } })
      const of = { brandId, complaintId, departmentId, number: index + 1, round: 1, createdBy: createdBy ?? 0 }
      const decidedAt = at === null ? null : new Date(at)
      await db.claim.create({ data: { ...of, kind, fen, state, decidedAt, reason: '', createdAt: world.time.now() } })
    }
  })
})
afterAll(() => shop.world.close())

const costs = (brandId: number, month: string) => shop.world.bot.store.read((db) => costsOf(db, brandId, month, ZONE))

test('what was approved, received or not, from its first instant to its last', async () => {
  expect(await costs(1, '2026-11')).toEqual([
    { department: '工程部', kind: 'compensation', fen: 50_050, count: 2 },
    { department: '工程部', kind: 'subsidy', fen: 10_000, count: 1 },
    { department: '材料部', kind: 'voucher', fen: 5_000, count: 1 },
  ])
})

test('nothing of another month or brand', async () => {
  expect(await costs(1, '2026-12')).toMatchObject([{ fen: 1_000 }])
  expect(await costs(1, '2027-01')).toEqual([])
  expect(await costs(2, '2026-11')).toEqual([])
})
