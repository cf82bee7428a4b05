/** The subsidy of a customer who had to travel. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Message } from '../../support/fake-adapter.js'
import { type Office, openOffice } from './office.js'

let office: Office

beforeEach(async () => {
  office = await openOffice('renovation')
})
afterEach(() => office.world.close())

const card = (): Message => office.work.with('📝 请批准')
const claims = () => office.world.bot.store.transaction((db) => db.claim.findMany({ orderBy: { id: 'asc' } }))
const ASKED = 'TS261120-01 已申请路费 1：100元，工程部承担，等批准'

test('one word is enough: the amount is the policy’s; the head approves it, then finance', async () => {
  const { li, head, finance, work } = office
  expect((await li.says(work, '/路费 TS261120-01'))[0]?.text).toBe(ASKED)
  expect(card().text).toContain('请批准: 孙部长')
  await head.presses(card(), '批准')
  expect(card().text).toContain('请批准: 吴会计')
  await finance.presses(card(), '批准')
  expect(await claims()).toMatchObject([{ kind: 'subsidy', fen: 10_000, reason: '', state: 'approved' }])
  expect(work.with('已批准，工程部承担').text).toContain('路费 1：100元')
})

test('once a round for a department; once more only with a reason', async () => {
  const { wang, work, thread } = office
  await wang.says(work, '/路费', { thread })
  await wang.says(work, '/路费', { thread })
  expect(work.last.text).toContain('TS261120-01 工程部这一轮已经申请过路费，为什么再付？')
  await wang.says(work, '客户又来了一趟', { thread, replyTo: work.last })
  expect(await claims()).toMatchObject([{ reason: '' }, { reason: '客户又来了一趟' }])
})

test('one that was refused does not count', async () => {
  const { li, head, work } = office
  await li.says(work, '/路费 TS261120-01')
  await head.presses(card(), '驳回')
  await head.presses(work.last, '按制度办')
  expect((await li.says(work, '/路费 TS261120-01'))[0]?.text).toContain('路费 2：100元')
})

test('a dealer who pays none says so', async () => {
  await office.world.close()
  office = await openOffice('car-service')
  const [no] = await office.li.says(office.work, '/路费 TS261120-01')
  expect(no?.text).toBe('现行制度不付路费，请和客户说明。要赔付请发：/赔付 TS261120-01 金额 原因')
  expect(await claims()).toEqual([])
})
