/** Somebody who serves two brands: what a direct room asks is about the brand whose case it was, though both have a case of the same code. */
import { expect, test } from 'vitest'
import { openShop } from '../support/shop.js'

const CODE = 'TS261120-01'

test('a reminder in a direct room, and the questions behind its button, are about the case that it named', async () => {
  const { world, work, admin, li, wang } = await openShop({
    platforms: ['telegram', 'discord'],
    environment: { ADMIN_ACCOUNTS: 'telegram:1001,discord:2001' },
  })
  const hall = world.room('5000', 'work', 'discord')
  const keeper = world.person('周敏', '2001', undefined, 'discord')
  const sun = world.person('孙七', '2002', undefined, 'discord')
  await keeper.says(hall, '/绑定 岩板二店 work')
  await sun.says(hall, '/我是 孙七 客服专员')
  await keeper.presses(hall.last, '批准')
  await wang.says(wang.direct, '/我是 王强 监理 岩板二店')
  await admin.says(admin.direct, '/人员')
  await keeper.says(hall, '/人员 批准 王强')
  await keeper.says(hall, '/联络人 工程部 王强')
  await li.says(work, '/投诉 张三 13800000001 台面开裂')
  await sun.says(hall, '/投诉 王二 13900000002 墙面开裂')
  await wang.presses(work.with(`${CODE} · 工程部`), '知晓')
  await wang.presses(wang.direct.with(`${CODE} · 工程部`), '知晓')
  await world.turnTo('2026-11-21T09:30')
  const reminder = wang.direct.messages.filter(({ text }) => text.includes('还没提处理意见')).at(-1)
  if (!reminder) throw new Error(wang.direct.messages.map(({ text }) => text).join('\n---\n'))
  await wang.presses(reminder, '处理意见')
  await wang.says(wang.direct, '重做墙面')
  await wang.says(wang.direct, '12月1日')
  const plans = await world.bot.store.transaction((db) =>
    db.problem.findMany({ include: { complaint: { include: { brand: true } } }, orderBy: { id: 'asc' } }),
  )
  expect(plans.map(({ complaint, plan }) => `${complaint.brand.name} ${complaint.code} ${plan}`)).toEqual([
    `岩板一店 ${CODE} null`,
    `岩板二店 ${CODE} 重做墙面`,
  ])
  await world.close()
})
