/** Fetching survives: a platform that is down, a file that is gone, a stop half-way, a full disk. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SendError } from '../../src/core/adapter.js'
import { openShop, type Shop } from '../support/shop.js'
import { content, photo } from './pictures.js'

let shop: Shop

beforeEach(async () => {
  shop = await openShop({ noErrors: false })
  await shop.li.says(shop.work, '/投诉 张三 13800000001 台面开裂')
})
afterEach(() => shop.world.close())

const send = (...names: string[]) => shop.chen.says(shop.work, 'TS261120-01', { files: names.map(photo) })
const states = () =>
  shop.world.bot.store.transaction((db) => db.file.findMany().then((all) => all.map((one) => one.state)))
/** The next fetch gives these bytes and then is silent for ever; resolves when it is. */
const nextHangs = (bytes: Uint8Array[]): Promise<void> =>
  new Promise((silent) => {
    const { adapter } = shop.world
    const ordinary = adapter.fetchFile.bind(adapter)
    adapter.fetchFile = async () => {
      adapter.fetchFile = ordinary
      return (async function* () {
        yield* bytes
        silent()
        await new Promise(() => {})
      })()
    }
  })

const STORED = '📎 已存 1 张照片 · TS261120-01 · 陈师傅'

test('a stop before the file was fetched loses nothing, and what was begun is thrown away', async () => {
  const { world, work } = shop
  const incoming = join(world.folder, 'files', 'incoming')
  const silent = nextHangs([content('jpeg')])
  const id = world.nextEvent()
  await world.adapter.accept({
    platform: 'telegram',
    kind: 'message',
    id,
    room: { id: work.id, direct: false, title: work.title },
    sender: shop.chen.account,
    messageId: id,
    text: 'TS261120-01',
    mentions: [],
    mentionsBot: false,
    files: [{ id: 'a.jpg', name: 'a.jpg' }],
  })
  world.adapter.files.set('a.jpg', photo('a.jpg').content)
  await silent
  expect(readdirSync(incoming)).toHaveLength(1)
  await world.down()
  expect(readdirSync(incoming)).toEqual([])
  writeFileSync(join(incoming, '99'), 'left by a crash')
  await world.boot()
  expect(work.last.text).toBe(STORED)
  expect(readdirSync(incoming)).toEqual([])
})

test.each([
  ['cannot be reached', new SendError('unreachable', 'no route')],
  ['says nothing', new SendError('unknown', 'silence')],
  ['wants a pause', new SendError('limited', 'slow down', { retryAfterMs: 60_000 })],
])('a platform that %s is asked again after a pause', async (_, failure) => {
  const { world, work } = shop
  world.adapter.fetchFailures.push(failure)
  await send('a.jpg')
  expect(await states()).toEqual(['waiting'])
  await world.turnBy(2)
  expect(work.last.text).toBe(STORED)
  expect(world.errors).toEqual([])
})

test('a file that breaks off half-way is fetched again from its beginning', async () => {
  const { world, work } = shop
  const { adapter } = world
  const whole = adapter.fetchFile.bind(adapter)
  adapter.fetchFile = async () => {
    adapter.fetchFile = whole
    return (async function* () {
      yield content('jpeg')
      throw new Error('socket hang up')
    })()
  }
  await send('a.jpg')
  await world.turnBy(1)
  expect(work.last.text).toBe(STORED)
  expect(world.errors).toEqual([])
})

test('a file that the platform no longer has is refused at once; the others are stored', async () => {
  const { world, work } = shop
  const { adapter } = world
  const whole = adapter.fetchFile.bind(adapter)
  adapter.fetchFile = (file) => (file.id === 'a.jpg' ? Promise.reject(new SendError('refused', 'gone')) : whole(file))
  await send('a.jpg', 'b.jpg')
  expect(work.last.text).toBe(`${STORED}\n· a.jpg：平台不给取，可能已删除或太大`)
})

test('after a day it is given up, and said', async () => {
  const { world, work } = shop
  world.adapter.fetchFile = () => Promise.reject(new SendError('unreachable', 'no route'))
  await send('a.jpg')
  for (let hour = 0; hour < 25; hour++) await world.turnBy(60)
  expect(work.with('没有存下').text).toBe('⚠️ 没有存下 · TS261120-01 · 陈师傅\n· a.jpg：一天都没取到，请重发')
})

test.each([[[]], [[content('jpeg')]]])('a fetch that never ends is let go and tried again: %j', async (bytes) => {
  const { world, work } = shop
  const silent = nextHangs(bytes)
  const sending = send('a.jpg')
  await silent
  world.time.set(new Date(world.time.now().getTime() + 5 * 60_000))
  await sending
  expect(await states()).toEqual(['waiting'])
  await world.turnBy(1)
  expect(work.last.text).toBe(STORED)
  expect(world.errors).toEqual([])
})

test('a disk that takes nothing is an error in the log, and tried again', async () => {
  const { world, work } = shop
  const folder = join(world.folder, 'files')
  rmSync(folder, { recursive: true, force: true })
  writeFileSync(folder, 'in the way')
  await send('a.jpg')
  expect(await states()).toEqual(['waiting'])
  expect(world.errors).toMatchObject([{ code: 'not-fetched' }])
  rmSync(folder)
  mkdirSync(folder)
  await world.turnBy(1)
  expect(work.last.text).toBe(STORED)
})
