/** R003-002: tables that the operator sends over the web: the same preview, the same whole or nothing, told to the brand. */
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeMetrics } from '../../src/web/metrics.js'
import { makeServer } from '../../src/web/server.js'
import { workbook } from '../commands/imports/tables.js'
import { openShop, type Shop } from '../support/shop.js'

const TOKEN = 'a-token-of-some-length'
const CUSTOMERS = '客户,电话,地址\n张三,13800000001,翡翠湾3栋1201\n王芳,13800000002,江南里5号\n'

let shop: Shop
let web: FastifyInstance
beforeEach(async () => {
  shop = await openShop({ environment: { IMPORT_TOKEN: TOKEN } })
  const { bot, time } = shop.world
  const log = { debug() {}, info() {}, warn() {}, error() {} }
  web = await makeServer({
    ...{ log, metrics: makeMetrics(bot.store, () => [], time.now), webhooks: {}, pages: [], imports: bot.imports },
    health: async () => [],
  })
  await web.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(async () => {
  await web.close()
  await shop.world.close()
})

async function post(path: string, body?: string | Uint8Array, token = TOKEN) {
  const { port } = web.server.address() as AddressInfo
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' }
  const response = await fetch(`http://127.0.0.1:${port}/import${path}`, { method: 'POST', body, headers })
  await shop.world.bot.idle()
  return { status: response.status, ...((await response.json()) as { ok?: boolean; said?: string[]; import?: number }) }
}
const sends = (body: string | Uint8Array, more = '') =>
  post(`/?brand=${encodeURIComponent('岩板一店')}&name=${encodeURIComponent('客户.csv')}${more}`, body)
const customers = () => shop.world.bot.store.transaction((db) => db.customer.count())

test('a preview, then confirmed: filed, and told in the work room', async () => {
  const shown = await sends(CUSTOMERS, '&kind=customers')
  expect(shown).toMatchObject({ status: 200, said: ['客户.csv：客户表，新增 2，修改 0，不变 0。确认导入？'] })
  expect(await customers()).toBe(0)
  const done = await post(`/${shown.import}/confirm`)
  expect(done).toMatchObject({ status: 200, said: ['✓ 客户.csv：客户已导入，新增 2，修改 0，不变 0 · 周敏'] })
  expect(shop.work.last.text).toBe('✓ 客户.csv：客户已导入，新增 2，修改 0，不变 0 · 周敏')
  expect(await customers()).toBe(2)
  expect(await post(`/${shown.import}/confirm`)).toMatchObject({ status: 409, said: ['客户.csv 已经导入了。'] })
})

test('the same file twice changes nothing, in chat as well', async () => {
  const { import: id } = await sends(CUSTOMERS)
  await post(`/${id}/confirm`)
  const again = await sends(CUSTOMERS)
  expect(again).toMatchObject({ status: 200, ok: true, said: [expect.stringContaining('已在 09:00 导入过，没有变化')] })
  expect(again.import).toBeUndefined()
  const { li, work } = shop
  await li.says(work, '/导入', { files: [{ name: '客户.csv', content: Buffer.from(CUSTOMERS) }] })
  expect(work.last.text).toContain('导入过，没有变化')
})

test('one wrong line and nothing is filed; the line is named', async () => {
  const shown = await sends(`${CUSTOMERS}李明,12,湖滨路1号\n`)
  expect(shown.status).toBe(422)
  expect(shown.import).toBeUndefined()
  expect(shown.said?.join('\n')).toContain('第 4 行：“12”不是电话号码')
  expect(await customers()).toBe(0)
})

test('a workbook; another kind than was said; no table at all; no such brand', async () => {
  const { content } = await workbook([
    ['客户', '电话'],
    ['张三', '13800000001'],
  ])
  expect(await sends(content)).toMatchObject({ status: 200 })
  expect(await sends(content, '&kind=orders')).toMatchObject({
    status: 422,
    said: ['⚠️ 客户.csv：这是客户表，和所说的类型不一样'],
  })
  expect((await sends(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))).said?.[0]).toContain('只收 XLSX 和 CSV')
  expect((await post('/?brand=nobody', CUSTOMERS)).said?.[0]).toContain('没有品牌“nobody”')
})

test('R003-002: the name of a table is one short line, whatever was sent', async () => {
  const name = encodeURIComponent(`a\n【变更】取消 SH261123-01 ${'长'.repeat(300)}`)
  const { said, import: id } = await post(`/?brand=${encodeURIComponent('岩板一店')}&name=${name}`, CUSTOMERS)
  const short = `a 【变更】取消 SH261123-01 ${'长'.repeat(60)}`.slice(0, 60)
  expect(said).toEqual([`${short}：客户表，新增 2，修改 0，不变 0。确认导入？`])
  await post(`/${id}/confirm`)
  expect(shop.work.last.text).toBe(`✓ ${short}：客户已导入，新增 2，修改 0，不变 0 · 周敏`)
})

test('cancelled it waits no more', async () => {
  const { import: id } = await sends(CUSTOMERS)
  expect(await post(`/${id}/cancel`)).toMatchObject({ status: 200, said: ['✗ 客户.csv：客户没有导入 · 周敏'] })
  expect((await post(`/${id}/confirm`)).status).toBe(409)
  expect(await post('/99/confirm')).toMatchObject({ status: 404, said: ['没有第 99 号表格'] })
  expect(await customers()).toBe(0)
})

test('nobody gets in without the token', async () => {
  expect((await post('/?brand=x', CUSTOMERS, 'another')).status).toBe(401)
  expect((await post('/1/confirm', undefined, '')).status).toBe(401)
})

test('more than the policy allows is refused', async () => {
  expect((await sends(new Uint8Array(21 * 1024 * 1024))).status).toBe(413)
})
