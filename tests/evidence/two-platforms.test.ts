/** Pictures of a case that lives on two platforms are shown on both. */
import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { openShop } from '../support/shop.js'
import { photo } from './pictures.js'

/** A complaint at home on Telegram, whose liaison for materials is on Discord alone. */
async function openCase() {
  const shop = await openShop({
    platforms: ['telegram', 'discord'],
    environment: { ADMIN_ACCOUNTS: 'telegram:1001,discord:9001' },
  })
  onTestFinished(() => shop.world.close())
  const { world, li, work } = shop
  const there = world.room('900', '岩板一店 Discord', 'discord')
  const boss = world.person('周敏', '9001', undefined, 'discord')
  const sun = world.person('孙七', '9002', undefined, 'discord')
  await boss.says(there, '/绑定 岩板一店 work')
  await boss.says(there, '/联络人 材料部 @孙七', { mentions: [sun] })
  await li.says(work, '/投诉 张三 13800000001 台面开裂;颜色有色差')
  const home = work.with('TS261120-01 · 工程部').thread
  const away = there.with('TS261120-01 · 材料部')
  return { ...shop, there, sun, home, away: away.thread ?? `r${away.id}` }
}

test('sent at home, they are shown in the thread on the other platform, each once', async () => {
  const { chen, work, there, home, away } = await openCase()
  await chen.says(work, '', { thread: home, files: [photo('a.jpg'), { ...photo('b.jpg'), name: '../b"<b>.exe' }] })
  expect(work.last.text).toBe('📎 已存 2 张照片 · TS261120-01 · 陈师傅')
  expect(work.last.post.files).toBeUndefined()
  const shown = there.last
  expect(shown.text).toBe('📎 陈师傅 在Telegram发了 2 张照片 · TS261120-01')
  expect(shown.thread).toBe(away)
  expect(shown.post.files?.map(({ name }) => name)).toEqual(['TS261120-01-1.jpg', 'TS261120-01-2.jpg'])
  expect(readFileSync(shown.post.files?.[1]?.path ?? '')).toEqual(Buffer.from(photo('b.jpg').content))
})

test('sent on the other platform, they are shown at home', async () => {
  const { sun, work, there, home, away } = await openCase()
  await sun.says(there, '2', { thread: away, files: [photo('a.jpg')] })
  expect(there.last.text).toBe('📎 已存 1 张照片 · TS261120-01 问题 2 · 孙七')
  expect(there.last.thread).toBe(away)
  expect(work.last.text).toBe('📎 孙七 在Discord发了 1 张照片 · TS261120-01 问题 2')
  expect(work.last.thread).toBe(home)
})

test('a straggler of an album is shown there by itself', async () => {
  const { world, chen, work, there, home } = await openCase()
  const send = (name: string) => chen.says(work, '', { thread: home, album: '5', files: [photo(name)] })
  await send('a.jpg')
  await send('b.jpg')
  await world.turnBy(1)
  await send('c.jpg')
  await world.turnBy(1)
  const shown = there.messages.filter(({ text }) => text.startsWith('📎'))
  expect(shown.map(({ post }) => post.files?.map(({ name }) => name))).toEqual([
    ['TS261120-01-1.jpg', 'TS261120-01-2.jpg'],
    ['TS261120-01-3.jpg'],
  ])
  expect(work.with('📎').text).toBe('📎 已存 3 张照片 · TS261120-01 · 陈师傅')
})
