/** A VIP customer's complaint begins one level up where the policy says so (R001-042). */
import { expect, test } from 'vitest'
import { openShop } from '../../support/shop.js'

const markVip = (store: Awaited<ReturnType<typeof openShop>>['world']['bot']['store']) =>
  store.transaction(({ sql }) => sql.run(`UPDATE "Customer" SET "vip" = 1`))

test('major at once, marked, and those whom the policy names hear of it', async () => {
  const { world, work, li, admin } = await openShop({ environment: { POLICY: 'service-centre' } })
  const boss = world.person('钱总', '1006')
  await boss.says(work, '/我是 钱总 总经理')
  await admin.presses(work.last, '批准')
  await li.says(work, '/投诉 张三 13800000001 台面开裂')
  await markVip(world.bot.store)
  const [opening] = await li.says(work, '/投诉 李梅 13800000002 台面开裂')
  expect(opening?.text).not.toContain('VIP')
  await world.turnTo('2026-12-20T09:00')
  const [second] = await li.says(work, '/投诉 张三 13800000001 台面又裂')
  expect(second?.text).toContain('VIP · ⚠️ 重大 · 投诉 TS261220-01')
  expect(world.said.find(({ text }) => text.includes('VIP 客户投诉，按重大办理'))?.text).toContain('@钱总')
  await li.says(work, '/查看 TS261220-01')
  expect(work.last.text).toContain('VIP 客户，登记为重大')
  await world.close()
})

test('where the policy does not say so it is only marked', async () => {
  const { world, work, li } = await openShop()
  await li.says(work, '/投诉 张三 13800000001 台面开裂')
  await markVip(world.bot.store)
  await world.turnTo('2026-12-20T09:00')
  const [opening] = await li.says(work, '/投诉 张三 13800000001 台面又裂')
  expect(opening?.text).toContain('VIP · 投诉 TS261220-01')
  await world.close()
})
