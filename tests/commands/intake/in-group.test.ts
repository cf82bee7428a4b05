/** A problem told in the customers' own group (R000-019): a reply of the staff takes it down, and the group reads nothing of it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShop, type Shop } from '../../support/shop.js'
import type { Person, Room } from '../../support/world.js'

const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
const PHOTO = { name: 'crack.jpg', type: 'image/jpeg', content: JPEG }
const HEARD = '已登记，我们会尽快联系您。'

let shop: Shop
let site: Room
let zhang: Person

beforeEach(async () => {
  shop = await openShop()
  const { world, admin } = shop
  site = world.room('-300', '翡翠湾3栋1201')
  await admin.says(site, '/绑定 岩板一店 customer')
  zhang = world.person('张三', '5001')
})
afterEach(() => shop.world.close())

const saidThere = () => site.messages.slice(1).map(({ text }) => text)
const story = async () => (await shop.li.says(shop.work, '/查看 TS261120-01'))[0]?.text

test('words, sender and photo go into a complaint of the work room; the group hears only that it is noted', async () => {
  const { li, work } = shop
  const quoted = { text: '台面裂了一道缝', by: zhang, id: 'm77', files: [PHOTO] }
  await li.says(site, '/投诉 13800000001', { quoted })
  expect(saidThere()).toEqual([HEARD])
  expect(work.with('投诉 TS261120-01 · 张三').text).toBe(
    '投诉 TS261120-01 · 张三\n· 1. 台面裂了一道缝 → 客服部\n渠道: 群\n反映人: 张三（翡翠湾3栋1201）\n⚠️ 客服部还没有联络人，请设置：/联络人 客服部 @姓名',
  )
  expect(work.with('📎').text).toBe('📎 客户群的 1 张照片 · TS261120-01（李四 转来）')
  expect(work.with('📎').post.files?.map(({ name }) => name)).toEqual(['TS261120-01-1.jpg'])
  expect(await story()).toContain('附件: 1 张照片')
  expect(await story()).toContain('09:00 李四：张三 在客户群“翡翠湾3栋1201”反映')
})

test('whoever is on file by that name needs no number; the second time it joins the open complaint, unasked', async () => {
  const { li, work } = shop
  await li.says(work, '/客户 张三 13800000001 翡翠湾3栋1201')
  await li.says(site, '/投诉', { quoted: { text: '台面开裂', by: zhang } })
  await li.says(site, '/投诉', { quoted: { text: '水槽漏水', by: zhang } })
  expect(saidThere()).toEqual([HEARD, HEARD])
  expect(work.with('张三：已加 1 个问题').thread).toBe(work.with('请在 09:30 前知晓').thread)
  expect(await story()).toContain('· 2. 水槽漏水 · 工程部')
  expect(await story()).not.toContain('TS261120-02')
})

test('a number that is missing is asked of the colleague; the photo waits for the answer', async () => {
  const { li, work } = shop
  await li.says(site, '/投诉', { quoted: { text: '台面开裂', by: zhang, id: 'm78', files: [PHOTO] } })
  expect(site.last.text).toContain('请同事补一下客户的联系电话。')
  await zhang.says(site, '13800000001', { replyTo: site.last })
  expect(work.messages.filter(({ text }) => text.includes('TS261120-01'))).toEqual([])
  await li.says(site, '13800000001', { replyTo: site.last })
  expect(site.last.text).toBe(HEARD)
  expect(work.with('投诉 TS261120-01 · 张三').text).toContain('1. 台面开裂 → 工程部')
  expect(work.with('📎').post.files).toHaveLength(1)
})

test('a colleague who wrote it is not the customer', async () => {
  const { li, wang, work } = shop
  await li.says(site, '/投诉 13800000009', { quoted: { text: '客户说台面开裂', by: wang } })
  expect(site.last.text).toContain('请同事补一下客户的称呼。')
  await li.says(site, '陈太太', { replyTo: site.last })
  expect(work.with('投诉 TS261120-01 · 陈太太').text).toContain('反映人: 陈太太（翡翠湾3栋1201）')
})

test('the number of a customer on file tells who it is, whatever they are called in the group', async () => {
  const { li, work, world } = shop
  await li.says(work, '/客户 张三 13800000001 翡翠湾3栋1201')
  await li.says(site, '/投诉 13800000001', { quoted: { text: '台面开裂', by: world.person('三哥', '5002') } })
  expect(work.with('投诉 TS261120-01 · 张三').text).toContain('反映人: 三哥（翡翠湾3栋1201）')
})

test('customers run no command, and are not spoken to; no offer is made there', async () => {
  const { li, work } = shop
  const before = work.messages.length
  for (const text of [
    '/投诉 张三 13800000001 台面开裂',
    '/帮助',
    '/我是 张三 客服专员',
    '/不存在',
    '收到',
    '我要投诉！',
  ])
    await zhang.says(site, text)
  await li.says(site, '客户说要投诉')
  expect(saidThere()).toEqual([])
  expect(work.messages).toHaveLength(before)
})

test('a photo that cannot be kept is told in the thread, not in the group', async () => {
  const { li, work } = shop
  const bad = { ...PHOTO, name: 'x.exe', content: new Uint8Array([1, 2, 3]) }
  await li.says(site, '/投诉 13800000001', { quoted: { text: '台面开裂', by: zhang, files: [bad] } })
  expect(saidThere()).toEqual([HEARD])
  expect(work.with('没有存下').text).toContain('TS261120-01')
})

test('in a work room a reply takes the words and the photo, but a colleague’s name is nobody’s', async () => {
  const { li, wang, work } = shop
  const quoted = { text: '三楼台面开裂', by: wang, id: 'm79', files: [PHOTO] }
  await li.says(work, '/投诉 张三 13800000001', { quoted })
  expect(work.with('投诉 TS261120-01 · 张三').text).toBe('投诉 TS261120-01 · 张三\n· 1. 三楼台面开裂 → 工程部')
  expect(work.with('📎').text).toContain('1 张照片')
})
