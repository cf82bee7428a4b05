import { afterEach, expect, test } from 'vitest'
import { openShop } from '../../support/shop.js'
import { World } from '../../support/world.js'
import { labels } from './office.js'

let world: World
afterEach(() => world.close())

test('the policy says when crews call ahead, and who gets what turns up on site', async () => {
  const { li, work, ...shop } = await openShop()
  world = shop.world
  await li.says(work, '/制度')
  await li.presses(work.last, '上门')
  expect(work.last.text).toContain('出发前 2小时 到 1小时 联系客户')
  expect(work.last.text).toContain('09:00 查遗留货到没到；没说哪天到的，3 个工作日后查')
  expect(work.last.text).toContain('延期、临时变更 30分钟内、遗留货破损 1小时内、联系不上 30分钟内给客户打电话')
  expect(work.last.text).toContain('门店归门店、运输归安装部、安装归安装部、产品归安装部、设计不能安装归设计部')
})

test('where the policy plans no day, done asks for no sheet, and a problem on site for no type', async () => {
  const shop = await openShop({ at: '2026-03-09T10:00', environment: { POLICY: 'renovation' } })
  world = shop.world
  const { li, chen, work, admin } = shop
  await li.says(work, '/安装 张三 13800000001 3月20日上午 翡翠湾3栋1201 岛台')
  const seen = await chen.says(work, '/问题 AZ260309-01 台面开裂')
  expect(seen.map(({ text }) => text).join('\n')).toContain('⚠️ 现场问题 TS260309-01（安装 AZ260309-01），请马上处理')
  const [done] = await li.says(work, '/完成 AZ260309-01')
  expect(labels(done)).toEqual([])
  await admin.says(work, '/制度')
  expect(labels(work.last)).not.toContain('上门')
})

test('in English: leaving, a leftover with its day, damage, a delay', async () => {
  world = await World.open({ at: '2026-03-12T13:30', environment: { LOCALE: 'en' } })
  const work = world.room('-100', 'Slab work group')
  const admin = world.person('Zhou', '1001')
  const chen = world.person('Chen', '1005')
  await admin.says(work, '/bind Slab work')
  await chen.says(work, '/iam Chen delivery_lead')
  await admin.presses(work.last, 'Approve')
  await chen.says(work, '/repair Wang 13800000003 today pm 8 Lake Road leaking sink')
  const [left] = await chen.says(work, '/onway SF260312-01')
  expect(left?.text).toContain('🚚 On the way: SF260312-01 (service visit, Wang)\nPlease call the customer now')
  const [leftover] = await chen.says(work, '/leftover SF260312-01 new sink missing expected on Mar 30')
  expect(leftover?.text).toBe(
    '⏳ Leftover noted: SF260312-01 (service visit, Wang): new sink missing, expected Mon 30 Mar',
  )
  const told = await chen.says(work, '/leftover arrived damaged SF260312-01')
  expect(told[0]?.text).toContain('please send a photo of the damage')
  await chen.presses(work.last, 'No photo')
  expect(work.with('came damaged').text).toContain('Tell the customer by 14:30')
  await chen.says(work, '/leftover arrived intact SF260312-01')
  expect(work.with('Missing goods are intact').buttons).toHaveLength(6)
  await chen.says(work, '/delay 13800000003 factory is late')
  expect(work.with('[Delay]').text).toContain('[Delay] 1 customer is concerned. Reason: factory is late')
})
