/** Files on Telegram: photos, documents and albums that people send, and those that a post shows. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { SendError } from '../../src/core/adapter.js'
import type { PostFile } from '../../src/core/post.js'
import { noCore } from '../support/core-side.js'
import { scene } from './telegram-scene.js'
import type { Fault } from './telegram-server.js'
import { waitUntil } from './telegram-world.js'

const megabyte = 1024 * 1024
const jpeg = (bytes = 64) => Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(bytes - 4, 7)])
const refused = (code: number, description: string): Fault => ({ code, description })

async function readAll(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Files on this machine, gone when the test ends. */
function folder() {
  const path = mkdtempSync(join(tmpdir(), 'lianluo-files-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return (name: string, bytes = jpeg(), type = 'image/jpeg'): PostFile => {
    const file = { path: join(path, name.replaceAll(/\W/g, '_')), name, type }
    writeFileSync(file.path, bytes)
    return file
  }
}

async function told({ forum = false } = {}) {
  const all = await scene({ forum })
  const troubles: unknown[] = []
  const core = { ...noCore, trouble: (code: string, values: object) => void troubles.push([code, values]) }
  await all.adapter.start(all.inbox.accept, core)
  await waitUntil(() => all.adapter.health().ok)
  await all.wang.says(all.group, '在吗')
  await all.inbox.next('message')
  const methods = () => all.server.calls.map(({ method }) => method).filter((method) => /^(send|edit)/.test(method))
  return { ...all, troubles, methods, file: folder() }
}

describe('what people send', () => {
  it('is a photo in its largest size, with its caption as the text', async () => {
    const { group, wang, inbox, start } = await scene()
    await start()
    await wang.sends(group, [{ photo: true, bytes: jpeg(5000) }], '@lianluo_bot 台面开裂')
    const event = await inbox.next('message')
    expect(event).toMatchObject({ text: '台面开裂', mentionsBot: true, files: [{ type: 'image/jpeg', bytes: 5000 }] })
    expect(event.files?.[0]?.name).toMatch(/\.jpg$/)
    expect(event.album).toBeUndefined()
  })

  it('is a document with its name, also without a word', async () => {
    const { group, wang, inbox, start } = await scene()
    await start()
    await wang.sends(group, [{ bytes: Buffer.from('%PDF-1.7'), name: '验收单.pdf', type: 'application/pdf' }])
    expect(await inbox.next('message')).toMatchObject({
      text: '',
      files: [{ name: '验收单.pdf', type: 'application/pdf', bytes: 8 }],
    })
  })

  it('is an album: several messages that share a mark, the caption under the first', async () => {
    const { group, wang, inbox, start } = await scene()
    await start()
    await wang.sends(
      group,
      [jpeg(), jpeg(), jpeg()].map((bytes) => ({ bytes, photo: true })),
      'TS260312-01',
    )
    const events = [await inbox.next('message'), await inbox.next('message'), await inbox.next('message')]
    expect(events.map(({ text }) => text)).toEqual(['TS260312-01', '', ''])
    expect(new Set(events.map(({ album }) => album)).size).toBe(1)
    expect(events[0]?.album).toEqual(expect.any(String))
    expect(new Set(events.map(({ files }) => files?.[0]?.id)).size).toBe(3)
  })

  it('belongs to its topic', async () => {
    const { group, wang, inbox, adapter, start, post } = await scene({ forum: true })
    await start()
    const { thread } = await adapter.send(post('TS260312-01', { opensThread: { title: '投诉' } }))
    await wang.sends(group, [{ photo: true, bytes: jpeg() }], '', { topic: Number(thread?.slice(1)) })
    expect((await inbox.next('message')).thread).toBe(thread)
  })

  it('is not heard in a group where privacy mode hides it', async () => {
    const { group, wang, inbox, start } = await scene()
    await start()
    group.chat.bot = 'member'
    await wang.sends(group, [{ photo: true, bytes: jpeg() }], '台面')
    await wang.says(group, '/投诉 张三')
    await wang.says(group, '@lianluo_bot 在吗')
    expect((await inbox.next('message')).text).toBe('在吗')
  })
})

describe('the bytes of a file', () => {
  async function sent(bytes: Buffer, more = {}) {
    const all = await scene(more)
    await all.start()
    await all.wang.sends(all.group, [{ bytes, name: 'a.bin' }])
    const [file] = (await all.inbox.next('message')).files ?? []
    if (!file) throw new Error('no file')
    const read = async () => readAll(await all.adapter.fetchFile(file))
    const fails = () =>
      read().then(
        () => Promise.reject(new Error('it was read')),
        (error: unknown) => error as SendError,
      )
    return { ...all, file, read, fails }
  }

  it('come as they were sent', async () => {
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 251))
    const { read } = await sent(bytes)
    expect((await read()).equals(bytes)).toBe(true)
  })

  it('are not given out above 20 MB', async () => {
    const { fails } = await sent(Buffer.alloc(20 * megabyte + 1))
    expect(await fails()).toMatchObject({ kind: 'refused', message: expect.stringContaining('file is too big') })
  })

  it.each([
    ['getFile', refused(400, 'Bad Request: invalid file_id'), 'refused'],
    ['getFile', refused(400, 'Bad Request: wrong file_id or the file is temporarily unavailable'), 'unreachable'],
    ['getFile', refused(401, 'Unauthorized'), 'unreachable'],
    ['getFile', 'lose', 'unknown'],
    ['getFile', 'gateway', 'unknown'],
    ['download', refused(404, 'Not Found'), 'refused'],
    ['download', refused(429, 'Too Many Requests: retry after 3'), 'limited'],
    ['download', refused(401, 'Unauthorized'), 'unreachable'],
    ['download', 'gateway', 'unknown'],
    ['download', 'lose', 'unknown'],
    ['download', 'hang', 'unknown'],
  ] as const)('%s meets %o: %s', async (method, fault, kind) => {
    const { server, fails } = await sent(jpeg(200_000), { fileTimeoutMs: 300 })
    server.next(method, fault)
    expect(await fails()).toMatchObject({ name: 'SendError', kind })
  })

  it('are unreachable when nobody listens, and the token is told to nobody', async () => {
    const { server, adapter, file, log } = await sent(jpeg())
    server.next('download', 'lose')
    const cut = await readAll(await adapter.fetchFile(file)).catch((error: unknown) => error)
    await server.refuseConnections()
    // The first finds out that its old connection was cut.
    await adapter.fetchFile(file).catch(() => undefined)
    const error = await adapter.fetchFile(file).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'SendError', kind: 'unreachable' })
    const all = [cut, error].map(
      (one) => `${one} ${JSON.stringify(one)} ${(one as Error).stack} ${(one as Error).cause}`,
    )
    expect([...all, ...log.lines].join()).not.toContain(server.token.split(':')[1])
  })
})

describe('the files of a post', () => {
  const choices = [{ kind: 'choices' as const, choices: [{ id: 'ack:7', label: '知晓' }] }]
  const words = (text: string) => ({ kind: 'text' as const, text })

  it('one photo stands over the text and its buttons', async () => {
    const { server, group, adapter, post, methods, file } = await told()
    const blocks = [words('TS260312-01 <台面>\n客户照片'), ...choices]
    const { messageId } = await adapter.send(post('', { blocks, files: [file('a.jpg')] }))
    expect(server.posts(group)).toMatchObject([
      { id: Number(messageId), text: 'TS260312-01 <台面>\n客户照片', bold: ['TS260312-01 <台面>'], files: ['a.jpg'] },
    ])
    expect(server.posts(group)[0]?.buttons).toEqual(['知晓'])
    expect(methods()).toEqual(['sendPhoto'])
  })

  it('one document keeps its name, however it is written', async () => {
    const { server, group, adapter, post, file } = await told()
    const pdf = file('验收 "单";a.pdf', Buffer.from('%PDF'), 'application/pdf')
    await adapter.send(post('验收单', { files: [pdf] }))
    expect(server.posts(group)).toMatchObject([{ text: '验收单', files: ['验收 _单__a.pdf'] }])
  })

  it('two to ten photos are an album with the text under the first', async () => {
    const { server, group, adapter, post, methods, file } = await told()
    const files = Array.from({ length: 10 }, (_, index) => file(`${index}.jpg`))
    const { messageId } = await adapter.send(post('客户照片', { files }))
    const shown = server.posts(group)
    expect(shown.map(({ text }) => text)).toEqual(['客户照片', ...Array(9).fill('')])
    expect(shown.map(({ files: [name] }) => name)).toEqual(files.map(({ name }) => name))
    expect(new Set(shown.map(({ album }) => album)).size).toBe(1)
    expect(Number(messageId)).toBe(shown[0]?.id)
    expect(methods()).toEqual(['sendMediaGroup'])
  })

  it('a long text goes first and the files answer it, in its topic', async () => {
    const { server, group, adapter, post, file } = await told({ forum: true })
    const { thread } = await adapter.send(post('TS260312-01', { opensThread: { title: '投诉' } }))
    const files = [file('a.jpg'), file('b.jpg')]
    const { messageId } = await adapter.send(post('长'.repeat(1025), { thread, files }))
    const [, text, ...shown] = server.posts(group)
    expect(text).toMatchObject({ id: Number(messageId), files: [], topic: '投诉' })
    expect(shown).toMatchObject([
      { replyTo: text?.id, files: ['a.jpg'], topic: '投诉' },
      { replyTo: text?.id, files: ['b.jpg'] },
    ])
  })

  it('counts a caption after the marks, as Telegram does', async () => {
    const { server, group, adapter, post, methods, file } = await told()
    await adapter.send(post('<'.repeat(1024), { files: [file('a.jpg')] }))
    expect(server.posts(group)[0]?.text).toBe('<'.repeat(1024))
    expect(methods()).toEqual(['sendPhoto'])
  })

  it('an album has no buttons: the text with its buttons goes first', async () => {
    const { server, group, adapter, post, methods, file } = await told()
    await adapter.send(post('', { blocks: [words('请确认'), ...choices], files: [file('a.jpg'), file('b.jpg')] }))
    expect(server.posts(group)[0]).toMatchObject({ text: '请确认', buttons: ['知晓'], files: [] })
    expect(methods()).toEqual(['sendMessage', 'sendMediaGroup'])
  })

  it('photos and documents go in batches of their own', async () => {
    const { adapter, post, methods, file } = await told()
    const files = [file('a.jpg'), file('b.pdf', Buffer.from('%PDF'), 'application/pdf'), file('c.jpg')]
    await adapter.send(post('', { blocks: [], files }))
    expect(methods()).toEqual(['sendMediaGroup', 'sendDocument'])
  })

  it('a picture above 10 MB, or one that Telegram cannot show, goes out as a document', async () => {
    const { server, group, adapter, post, methods, file } = await told()
    await adapter.send(post('一', { files: [file('a.jpg', jpeg(10 * megabyte + 1))] }))
    await adapter.send(post('二', { files: [file('b.jpg', Buffer.from('no picture'))] }))
    expect(methods()).toEqual(['sendDocument', 'sendPhoto', 'sendDocument'])
    expect(server.posts(group).map(({ files }) => files)).toEqual([['a.jpg'], ['b.jpg']])
  })

  it('what Telegram will not take is left out: the text is said, the admins are told', async () => {
    const { server, group, adapter, post, troubles, file } = await told()
    const gone = { path: '/nowhere/a.jpg', name: '没有.jpg', type: 'image/jpeg' }
    await adapter.send(post('一', { files: [gone] }))
    server.next('sendDocument', refused(413, 'Request Entity Too Large'))
    await adapter.send(post('二', { files: [file('b.zip', jpeg(), 'application/zip')] }))
    server.next('sendDocument', refused(400, 'Bad Request: file is too big'))
    await adapter.send(post('长'.repeat(1025), { files: [file('c.zip', jpeg(), 'application/zip')] }))
    expect(server.posts(group).map(({ text }) => text.slice(0, 1))).toEqual(['一', '二', '长'])
    expect(troubles).toEqual([
      ['telegramFile', { room: '客服群', file: '没有.jpg' }],
      ['telegramFile', { room: '客服群', file: 'b.zip' }],
      ['telegramFile', { room: '客服群', file: 'c.zip' }],
    ])
  })

  it.each(['lose', 'gateway', refused(400, 'Bad Request: CHAT_ADMIN_REQUIRED')] as Fault[])(
    'cut between the text and the files it is in doubt (%o)',
    async (fault) => {
      const { server, group, post, failure, file } = await told()
      server.next('sendPhoto', fault)
      expect((await failure(post('长'.repeat(1025), { files: [file('a.jpg')] }))).kind).toBe('unknown')
      expect(server.posts(group)[0]?.text).toHaveLength(1025)
    },
  )

  it('asked to wait after the text, only the files are sent after the wait', async () => {
    const { server, group, adapter, post, failure, file } = await told()
    server.next('sendPhoto', { code: 429, description: 'Too Many Requests', parameters: { retry_after: 5 } })
    const both = post('长'.repeat(1025), { files: [file('a.jpg')] })
    expect(await failure(both)).toMatchObject({ kind: 'limited', details: { retryAfterMs: 5000 } })
    const { messageId } = await adapter.send(both)
    expect(server.posts(group)).toMatchObject([{ id: Number(messageId) }, { files: ['a.jpg'] }])
  })

  it('a post with a photo is edited by its caption; a text too long for one is said anew', async () => {
    const { server, group, adapter, post, failure, file } = await told()
    const { messageId } = await adapter.send(post('请确认', { files: [file('a.jpg')] }))
    const changed = { edits: messageId }
    expect(await adapter.send(post('李娜已确认', changed))).toEqual({ messageId })
    expect(await adapter.send(post('李娜已确认', changed))).toEqual({ messageId })
    expect(server.posts(group)).toMatchObject([{ text: '李娜已确认', edited: true, files: ['a.jpg'] }])
    expect((await failure(post('长'.repeat(1025), changed))).details.because).toBe('message-gone')
  })
})
