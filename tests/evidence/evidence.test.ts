/** Photos and documents that staff send: what they belong to, what is said of them, what is left alone. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openShop, type Shop } from '../support/shop.js'
import { bytes, content, photo } from './pictures.js'

let shop: Shop

beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.world.close())

const complain = () => shop.li.says(shop.work, '/投诉 张三 13800000001 台面开裂;水槽漏水;颜色有色差')
const book = () => shop.li.says(shop.work, '/送货 张三 13800000001 11月25日上午 翡翠湾3栋1201 岩板台面2套')
const rows = () =>
  shop.world.bot.store.transaction((db) =>
    db.evidence.findMany({ include: { file: true, complaint: true, visit: true, problem: true } }),
  )
const folder = () => join(shop.world.folder, 'files')
const kept = () => readdirSync(folder(), { recursive: true, encoding: 'utf8' }).filter((name) => name.length > 60)
const thread = () => shop.work.with('TS261120-01 · 工程部').thread

describe('what a photo is evidence of', () => {
  test('the complaint that its caption opens', async () => {
    const files = [photo('a.jpg')]
    await shop.li.says(shop.work, '/投诉 张三 13800000001 台面开裂', { files })
    const line = shop.work.with('已存')
    expect(line.text).toBe('📎 已存 1 张照片 · TS261120-01 · 李四')
    expect(line.thread).toBe(thread())
    expect((await rows())[0]?.complaint?.code).toBe('TS261120-01')
  })

  test('the visit that its caption books: the line answers the message', async () => {
    const files = [photo('a.jpg')]
    await shop.li.says(shop.work, '/送货 张三 13800000001 11月25日上午 翡翠湾3栋1201 岩板台面2套', { files })
    const line = shop.work.with('已存')
    expect(line.text).toBe('📎 已存 1 张照片 · SH261120-01 · 李四')
    expect(line.post.replyTo).toMatch(/^me/)
    expect((await rows())[0]?.visit?.code).toBe('SH261120-01')
  })

  test('the complaint of the thread, also with a word that acknowledges, and with a command that was mistyped', async () => {
    await complain()
    await shop.wang.says(shop.work, '', { thread: thread(), files: [photo('a.jpg')] })
    expect(shop.work.last.text).toBe('📎 已存 1 张照片 · TS261120-01 · 王强')
    expect(shop.work.last.thread).toBe(thread())
    await shop.wang.says(shop.work, '收到', { thread: thread(), files: [photo('b.jpg')] })
    await shop.wang.says(shop.work, '/没有这个', { thread: thread(), files: [photo('c.jpg')] })
    expect(await rows()).toHaveLength(3)
  })

  test('the complaint or visit of the post that it answers', async () => {
    await complain()
    await book()
    const { chen, work } = shop
    await chen.says(work, '到了', { replyTo: work.with('投诉 TS261120-01'), files: [photo('a.jpg')] })
    await chen.says(work, '到了', { replyTo: work.with('已预约送货'), files: [photo('b.jpg')] })
    await chen.says(work, '还有', { replyTo: work.with('已存 1 张照片 · SH261120-01'), files: [photo('c.jpg')] })
    const codes = ['TS261120-01', 'SH261120-01', 'SH261120-01']
    expect((await rows()).map((row) => row.complaint?.code ?? row.visit?.code)).toEqual(codes)
  })

  test('the one whose code stands in the caption, also at the end of a command', async () => {
    await complain()
    await book()
    await shop.chen.says(shop.work, '现场照片 ts1120-01', { files: [photo('a.jpg')] })
    await shop.chen.says(shop.work, '/完成 SH261120-01', { files: [photo('b.jpg')] })
    expect((await rows()).map((row) => row.complaint?.code ?? row.visit?.code)).toEqual(['TS261120-01', 'SH261120-01'])
    expect(shop.work.with('TS261120-01 · 陈师傅').thread).toBe(thread())
  })

  test.each(['2', '问题2', '问题 2', '#2 水槽下面', 'problem 2: below'])('its second problem: %s', async (caption) => {
    await complain()
    await shop.chen.says(shop.work, caption, { thread: thread(), files: [photo('a.jpg')] })
    expect((await rows())[0]?.problem?.text).toBe('水槽漏水')
    expect(shop.work.last.text).toBe('📎 已存 1 张照片 · TS261120-01 问题 2 · 陈师傅')
  })

  test.each(['2台柜子', '11月24日', '9', '师傅2'])('no single problem: %s', async (caption) => {
    await complain()
    await shop.chen.says(shop.work, caption, { thread: thread(), files: [photo('a.jpg')] })
    expect(await rows()).toMatchObject([{ problemId: null, complaint: { code: 'TS261120-01' } }])
  })

  test('the only problem of the department whose card it answers', async () => {
    await complain()
    const { chen, work } = shop
    await chen.says(work, '看这里', { replyTo: work.with('TS261120-01 · 材料部'), files: [photo('a.jpg')] })
    await chen.says(work, '看这里', { replyTo: work.with('TS261120-01 · 工程部'), files: [photo('b.jpg')] })
    expect((await rows()).map((row) => row.problem?.number)).toEqual([3, undefined])
  })

  test('nothing that we know: nobody is disturbed', async () => {
    await complain()
    expect(await shop.chen.says(shop.work, '今天天气不错 01', { files: [photo('a.jpg')] })).toEqual([])
    expect(await rows()).toEqual([])
  })

  test('nothing, from somebody who is not staff or in a room of customers or of another brand', async () => {
    await complain()
    const { world, admin, li, work } = shop
    const stranger = world.person('路人', '1999')
    expect(await stranger.says(work, '', { thread: thread(), files: [photo('a.jpg')] })).toEqual([])
    const customers = world.room('-300', '客户群')
    await admin.says(customers, '/绑定 岩板一店 customer')
    expect(await li.says(customers, 'TS261120-01', { files: [photo('b.jpg')] })).toEqual([])
    const other = world.room('-200', '橱柜店工作群')
    await admin.says(other, '/绑定 橱柜店 work')
    expect(await admin.says(other, 'TS261120-01', { files: [photo('c.jpg')] })).toEqual([])
    expect(await rows()).toEqual([])
    expect(world.adapter.fetched).toEqual([])
  })
})

describe('what becomes of it', () => {
  test('it is kept under its hash alone, the same picture once', async () => {
    await complain()
    const same = photo('../../etc/passwd')
    await shop.chen.says(shop.work, '', { thread: thread(), files: [same, { ...same, name: 'again.jpg' }] })
    const hash = createHash('sha256').update(same.content).digest('hex')
    expect(kept()).toEqual([join(hash.slice(0, 2), hash)])
    expect(readFileSync(join(folder(), hash.slice(0, 2), hash))).toEqual(Buffer.from(same.content))
    expect(await rows()).toMatchObject([
      { file: { hash, state: 'stored', type: 'image/jpeg', bytes: same.content.length } },
      { file: { hash, state: 'stored' } },
    ])
    expect(shop.work.last.text).toBe('📎 已存 2 张照片 · TS261120-01 · 陈师傅')
  })

  test('documents and videos are counted apart, and show up in the story', async () => {
    await complain()
    const files = [photo('a.jpg'), photo('b.jpg'), { name: 'c.pdf', content: content('pdf') }]
    await shop.chen.says(shop.work, '', { thread: thread(), files: [...files, { name: 'd', content: content('mp4') }] })
    expect(shop.work.last.text).toBe('📎 已存 2 张照片、1 份文件、1 段视频 · TS261120-01 · 陈师傅')
    const [story] = await shop.li.says(shop.work, '/查看 TS261120-01')
    expect(story?.text).toContain('附件: 2 张照片、1 份文件、1 段视频')
    expect(story?.text).toContain('陈师傅：存照片、文件 4 份')
  })

  test('what a visit has is told in its story too', async () => {
    await book()
    await shop.chen.says(shop.work, 'SH261120-01', { files: [photo('a.jpg')] })
    const [story] = await shop.li.says(shop.work, '/查看 SH261120-01')
    expect(story?.text).toContain('附件: 1 张照片')
    expect(story?.text).toContain('陈师傅：存照片、文件 1 份')
  })

  test.each([
    ['a page that calls itself a photo', '<html><script>alert(1)</script>'],
    ['a drawing that can run code', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['a program', 'MZ\x90\x00'],
    ['nothing at all', ''],
  ])('%s is refused, with the reason', async (_, text) => {
    await complain()
    const files = [{ name: 'photo.jpg', type: 'image/jpeg', content: bytes(text) }]
    await shop.chen.says(shop.work, '', { thread: thread(), files: [...files, photo('a.jpg')] })
    expect(shop.work.last.text).toBe(
      '📎 已存 1 张照片 · TS261120-01 · 陈师傅\n· photo.jpg：这种文件不收，只收 JPEG、PNG、WEBP、GIF、HEIC、PDF、MP4',
    )
    expect(kept()).toHaveLength(1)
    expect(readdirSync(join(folder(), 'incoming'))).toEqual([])
  })

  test('a name shows nothing but itself', async () => {
    await complain()
    const files = [{ name: 'photo\u202egpj.exe\n@everyone'.padEnd(200, 'x'), content: bytes('MZ') }]
    await shop.chen.says(shop.work, '', { thread: thread(), files })
    expect(shop.work.last.text).toMatch(/· photogpj\.exe @everyonex{38}：这种文件不收/)
  })

  test('more than the policy allows is not even read to its end, or not begun when it says so', async () => {
    await complain()
    let read = 0
    shop.world.adapter.fetchFile = async () =>
      (async function* () {
        for (; read < 100; read++) yield read === 0 ? content('jpeg') : new Uint8Array(1024 * 1024)
      })()
    const claimed = { ...photo('b.jpg'), bytes: 21 * 1024 * 1024 }
    await shop.chen.says(shop.work, '', { thread: thread(), files: [photo('a.jpg'), claimed] })
    expect(shop.work.last.text).toBe(
      '⚠️ 没有存下 · TS261120-01 · 陈师傅\n· a.jpg：太大，最多 20 MB\n· b.jpg：太大，最多 20 MB',
    )
    expect(read).toBeLessThan(25)
    expect(kept()).toEqual([])
  })

  test('the policy says what is taken', async () => {
    const [answer] = await shop.li.says(shop.work, '/制度')
    expect(answer?.text).toContain('照片和文件最大 20 MB，收 JPEG、PNG、WEBP、GIF、HEIC、PDF、MP4')
  })
})

describe('an album', () => {
  const send = (names: string[], caption = '') =>
    names.reduce(
      (before, name, index) =>
        before.then(async () => {
          await shop.chen.says(shop.work, index === 0 ? caption : '', { album: '77', files: [photo(name)] })
        }),
      Promise.resolve(),
    )

  test('of five gets one line, though only one of them says what it is about', async () => {
    await complain()
    await send(['1.jpg', '2.jpg', '3.jpg', '4.jpg', '5.jpg'], 'TS261120-01 问题')
    expect(shop.work.messages.filter(({ text }) => text.includes('📎'))).toEqual([])
    await shop.world.turnBy(1)
    const lines = shop.work.messages.filter(({ text }) => text.includes('📎'))
    expect(lines.map(({ text }) => text)).toEqual(['📎 已存 5 张照片 · TS261120-01 · 陈师傅'])
    expect(lines[0]?.edited).toBe(false)
  })

  test('is whole when the message with the words comes last, without other albums or people', async () => {
    await complain()
    await send(['1.jpg', '2.jpg'])
    await shop.wang.says(shop.work, '', { album: '77', files: [photo('w.jpg')] })
    await shop.chen.says(shop.work, '', { album: '78', files: [photo('x.jpg')] })
    await send(['3.jpg'], 'TS261120-01')
    await shop.world.turnBy(1)
    expect(shop.work.last.text).toBe('📎 已存 3 张照片 · TS261120-01 · 陈师傅')
    expect((await rows()).map(({ file }) => file.name)).toEqual(['1.jpg', '2.jpg', '3.jpg'])
  })

  test('that is one message, as on Discord, waits for no others', async () => {
    await complain()
    const [line] = await shop.chen.says(shop.work, 'TS261120-01', { album: 'me99', files: [photo('1'), photo('2')] })
    expect(line).toBeUndefined()
    await shop.world.turnBy(1)
    const id = shop.world.nextEvent()
    const next = `me${Number(id.slice(1)) + 1}`
    const [soon] = await shop.chen.says(shop.work, 'TS261120-01', { album: next, files: [photo('3'), photo('4')] })
    expect(soon?.text).toBe('📎 已存 2 张照片 · TS261120-01 · 陈师傅')
  })

  test('whose last picture is late gets its line changed', async () => {
    await complain()
    await send(['1.jpg', '2.jpg'], 'TS261120-01')
    await shop.world.turnBy(1)
    await send(['3.jpg'])
    await shop.world.turnBy(1)
    const lines = shop.work.messages.filter(({ text }) => text.includes('📎'))
    expect(lines.map(({ text, edited }) => [text, edited])).toEqual([['📎 已存 3 张照片 · TS261120-01 · 陈师傅', true]])
    const [story] = await shop.li.says(shop.work, '/查看 TS261120-01')
    expect(story?.text).toContain('陈师傅：存照片、文件 2 份')
    expect(story?.text).toContain('陈师傅：存照片、文件 1 份')
  })
})

test('pictures sent in a direct chat are shown in the thread of the complaint', async () => {
  await complain()
  const [line] = await shop.chen.says(shop.chen.direct, 'TS261120-01', { files: [photo('a.jpg')] })
  expect(line?.text).toBe('📎 已存 1 张照片 · TS261120-01 · 陈师傅')
  expect(line?.room).toBe('1005')
  const shown = shop.work.with('陈师傅 在Telegram发了 1 张照片 · TS261120-01')
  expect(shown.thread).toBe(thread())
  expect(shown.post.files).toMatchObject([{ name: 'TS261120-01-1.jpg', type: 'image/jpeg' }])
  expect(existsSync(shown.post.files?.[0]?.path ?? '')).toBe(true)
})

test('a photo about a closed complaint is kept, and its thread is put away again', async () => {
  const { world, work, li, admin } = shop
  await complain()
  await admin.says(work, '/结案 TS261120-01 客户撤诉')
  expect(world.adapter.threadStates.at(-1)).toMatchObject({ open: false })
  const before = world.adapter.threadStates.length
  await li.says(work, '', { thread: thread(), files: [photo('late.jpg')] })
  expect(work.with('已存').text).toContain('TS261120-01')
  expect(world.adapter.threadStates.slice(before)).toMatchObject([{ open: false }])
})

test.each(['TS261120-01 问题2', 'TS261120-01 2 漏水处', 'ts261120-01 #2'])(
  'a caption with the code and a number is about that problem: %s',
  async (caption) => {
    await complain()
    await shop.li.says(shop.work, caption, { files: [photo('a.jpg')] })
    expect((await rows())[0]?.problem?.number).toBe(2)
  },
)
