/** An admin notes mobile numbers: where an account is not known, a platform may ping by them. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShop, type Shop } from '../../support/shop.js'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.world.close())

test('is shown masked, and goes with whoever is mentioned from then on', async () => {
  const { admin, work, wang } = shop
  await admin.says(work, '/人员 手机 王强 13800000002')
  expect(work.last.text).toBe('已记下王强的手机 138****0002。')
  await admin.says(work, '/投诉 张三 13800000001 台面开裂')
  const named = work.messages.flatMap(({ post }) => post.mentions).find(({ account }) => account === wang.id)
  expect(named?.mobile).toBe('13800000002')
})

test('R003-024: of the service it is what customers read in their short messages', async () => {
  const { admin, work } = shop
  await admin.says(work, '/人员 手机 李四 13800000003')
  expect(work.last.text).toBe('已记下李四的手机 138****0003。\n发给客户的短信里，售后电话用这个号码。')
})

test('is masked in a direct chat as well, in whatever order it is said', async () => {
  const { admin } = shop
  await admin.says(admin.direct, '/人员 王强 手机 +86 138 0000 0002')
  expect(admin.direct.last.text).toContain('138****0002')
  expect(admin.direct.last.text).not.toContain('13800000002')
})

test('is asked for when it is left out, and when it is a landline', async () => {
  const { admin, work } = shop
  await admin.says(work, '/人员 手机 王强')
  expect(work.last.text).toContain('王强的手机号是多少？')
  await admin.says(work, '0571-88889999')
  expect(work.last.text).toContain('请发 11 位手机号，座机不行。')
  await admin.says(work, '13800000002')
  expect(work.last.text).toContain('已记下王强的手机 138****0002')
})

test('needs a name, and one that the brand knows', async () => {
  const { admin, work } = shop
  await admin.says(work, '/人员 手机 13800000002')
  expect(work.last.text).toBe('记谁的手机？例如 /人员 手机 王强 13800000002')
  await admin.says(work, '/人员 手机 孙七 13800000002')
  expect(work.last.text).toBe('岩板一店没有叫“孙七”的人，发 /人员 看名单。')
})

test('is for admins only, and the list shows no numbers', async () => {
  const { admin, work, li } = shop
  await li.says(work, '/人员 手机 王强 13800000002')
  expect(work.last.text).toBe('这件事要管理员来定。')
  await admin.says(work, '/人员 手机 王强 13800000002')
  await li.says(work, '/人员')
  expect(work.last.text).not.toContain('0002')
})
