/** Sending to Discord: never twice, never lost, to the right people, in the right place. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { fetchFile } from '../../adapters/discord/files.js'
import { SendError } from '../../src/core/adapter.js'
import type { Block } from '../../src/core/post.js'
import type { Person } from './discord/person.js'
import { scene } from './discord-line.js'

const create = { method: 'POST', path: '/channels/:channel/messages' }
const acknowledge: Block = { kind: 'choices', choices: [{ id: 'a.0', label: '知晓' }] }
const only = ({ id, name }: Person) => ({ account: id, name })

describe('a message', () => {
  it('always says whom it may ping, and unfolds no links', async () => {
    const { server, send, work, wang, post } = await scene()
    const { messageId } = await send(post('看 http://x.y', { mentions: [{ account: wang.id, name: '王强' }] }))
    await send(post('改了', { edits: messageId }))
    for (const { given } of server.calls) {
      expect(given).toMatchObject({ allowed_mentions: { parse: [], replied_user: false }, flags: 4 })
    }
    expect(server.posts(work)).toMatchObject([{ text: '改了', pings: ['王强'] }])
    expect(server.complaints).toEqual([])
  })

  it('answers a message, and goes out all the same when that is gone', async () => {
    const { server, send, work, wang, post } = await scene()
    const [one, two] = [await wang.says(work, '/一'), await wang.says(work, '/二')]
    server.deleteMessage(two)
    await send(post('第一', { replyTo: one.id }))
    await send(post('第二', { replyTo: two.id }))
    expect(server.posts(work).map(({ replyTo, pings }) => [replyTo, pings])).toEqual([
      [one.id, []],
      [undefined, []],
    ])
  })

  it('that needs more room stands in an embed, with the names outside', async () => {
    const { server, send, work, wang, post } = await scene()
    const long = '*'.repeat(1900)
    const { messageId } = await send(post(long, { mentions: [{ account: wang.id, name: '王强' }] }))
    expect(server.posts(work)).toMatchObject([{ text: `@王强\n${long}`, pings: ['王强'] }])
    await send(post('短', { edits: messageId }))
    expect(server.posts(work)).toMatchObject([{ text: '短' }])
    await send(post(long, { edits: messageId }))
    expect(server.posts(work)).toMatchObject([{ text: long }])
  })

  it('without a word is refused without asking Discord', async () => {
    const { server, post, failure } = await scene()
    expect((await failure(post(' '))).kind).toBe('refused')
    expect(server.calls).toEqual([])
  })

  it('shows many choices as menus', async () => {
    const { server, send, work, post } = await scene()
    const choices = Array.from({ length: 30 }, (_, index) => ({ id: `a.${index}`, label: `第 ${index} 条` }))
    await send(
      post('哪一条?', {
        blocks: [
          { kind: 'text', text: '哪一条?' },
          { kind: 'choices', choices },
        ],
      }),
    )
    const [shown] = server.posts(work)
    expect(shown?.selects.map(({ options }) => options.length)).toEqual([25, 5])
  })

  it('reaches one person, by a line that is opened once', async () => {
    const { server, send, wang, post } = await scene()
    const direct = { room: { id: wang.id, direct: true }, private: only(wang) }
    await send(post('一', direct))
    await send(post('二', direct))
    expect(server.privately(wang)).toEqual(['一', '二'])
    expect(server.calls.filter(({ path }) => path === '/users/@me/channels')).toHaveLength(1)
  })

  it('for one reader in a room names the reader', async () => {
    const { server, send, work, wang, post } = await scene()
    await send(post('这里不能用', { private: only(wang) }))
    expect(server.posts(work)).toMatchObject([{ text: '@王强\n这里不能用', pings: ['王强'] }])
  })
})

describe('never twice', () => {
  it('an answer that was lost makes no second message within minutes', async () => {
    const { server, send, work, post, failure } = await scene()
    const once = post('排班')
    server.cutNext('after', create)
    expect((await failure(once)).kind).toBe('unknown')
    const { messageId } = await send(once)
    expect(server.posts(work).map(({ id }) => id)).toEqual([messageId])
  })

  it('nor hours later, when Discord has forgotten: it is read back', async () => {
    const { server, send, work, wang, post, failure } = await scene()
    const asked = await wang.says(work, '/排班')
    const blocks: Block[] = [{ kind: 'text', text: '*排班*\n王强' }, acknowledge]
    const once = post('', { blocks, replyTo: asked.id, mentions: [{ account: wang.id, name: '王强' }] })
    const triedSince = new Date()
    server.cutNext('after', create)
    await failure(once)
    server.forgetNonces()
    for (let said = 0; said < 120; said += 1) await wang.says(work, `第 ${said} 句`)
    const { messageId } = await send({ ...once, triedSince })
    expect(server.posts(work).map(({ id }) => id)).toEqual([messageId])
  })

  it('what never arrived is sent', async () => {
    const { server, send, work, wang, post, failure } = await scene()
    await wang.says(work, '排班')
    const once = post('排班')
    server.cutNext('before', create)
    await failure(once)
    await send({ ...once, triedSince: new Date() })
    expect(server.posts(work)).toHaveLength(1)
  })

  it('the same words of another post are not taken for it', async () => {
    const { server, send, work, post, failure } = await scene()
    const triedSince = new Date()
    await send(post('收到'))
    const second = post('收到')
    server.cutNext('before', create)
    await failure(second)
    await send({ ...second, triedSince })
    expect(server.posts(work)).toHaveLength(2)
  })

  it('other buttons, or a reply to somebody else, are not taken for it', async () => {
    const { server, send, work, wang, li, post } = await scene()
    const [one, two] = [await wang.says(work, '/帮助'), await li.says(work, '/帮助')]
    const triedSince = new Date()
    const first = post('帮助', { replyTo: one.id, triedSince })
    const button = post('帮助', { blocks: [{ kind: 'text', text: '帮助' }, acknowledge], triedSince })
    await send(first)
    await send(post('帮助', { replyTo: two.id, triedSince }))
    await send(button)
    expect(server.posts(work)).toHaveLength(3)
  })

  it('a post in a thread or on a direct line is read back there', async () => {
    const { server, send, work, wang, post } = await scene()
    const thread = await wang.opens(await wang.says(work, '/投诉'), '投诉')
    const triedSince = new Date()
    const direct = { id: wang.id, direct: true }
    const posts = [post('提醒', { thread: thread.id, triedSince }), post('提醒', { room: direct, triedSince })]
    for (const one of posts) {
      const first = await send(one)
      server.forgetNonces()
      expect(await send(one)).toEqual(first)
    }
    expect([server.posts(thread).length, server.privately(wang).length]).toEqual([1, 1])
  })

  it('without the right to read the history it is sent', async () => {
    const { server, send, work, post } = await scene()
    server.permissions(work, { deny: ['ReadMessageHistory'] })
    await send(post('排班', { triedSince: new Date() }))
    expect(server.posts(work)).toHaveLength(1)
  })
})

describe('threads', () => {
  const opening = { opensThread: { title: `投诉 ${'🙂'.repeat(80)}` } }

  it('begin with the message, and what belongs there goes there', async () => {
    const { server, send, work, post } = await scene()
    const { messageId, thread } = await send(post('TS260312-01', opening))
    await send(post('请确认', { thread }))
    expect(thread).toBe(messageId)
    const [opened] = server.threads(work)
    expect(opened?.name.length).toBeLessThanOrEqual(100)
    expect(opened?.name).not.toMatch(/\p{Cs}/u)
    expect(opened && server.posts(opened)).toMatchObject([{ text: '请确认' }])
  })

  it('are closed and opened again, and what is so already is fine', async () => {
    const { server, send, work, post } = await scene()
    const { thread } = await send(post('TS260312-01', opening))
    const state = (open: boolean) => post('', { thread, blocks: [], threadState: { title: '已解决', open } })
    const archived = () => server.threads(work)[0]?.archived
    for (const [open, isArchived] of [
      [false, true],
      [false, true],
      [true, false],
      [true, false],
    ] as const) {
      expect(await send(state(open))).toEqual({ messageId: '' })
      expect(archived()).toBe(isArchived)
    }
    await send(state(false))
    await send(post('还有一件事', { thread }))
    expect(archived()).toBe(false)
    expect(server.complaints).toEqual([])
  })

  it('that are gone, or never were, need no state', async () => {
    const { server, send, work, wang, post } = await scene()
    const thread = await wang.opens(await wang.says(work, '/投诉'), '投诉')
    server.deleteChannel(thread)
    const threadState = { title: '已解决', open: false }
    expect(await send(post('', { thread: thread.id, blocks: [], threadState }))).toEqual({ messageId: '' })
    expect(await send(post('', { blocks: [], threadState }))).toEqual({ messageId: '' })
  })

  it('that were deleted say so, and locked ones too', async () => {
    const { server, work, wang, post, failure } = await scene()
    const gone = await wang.opens(await wang.says(work, '/投诉'), '投诉')
    const locked = await wang.opens(await wang.says(work, '/投诉'), '投诉')
    server.deleteChannel(gone)
    await wang.changes(locked, { locked: true })
    server.permissions(work, { deny: ['ManageThreads'] })
    for (const { id } of [gone, locked])
      expect((await failure(post('提醒', { thread: id }))).details.because).toBe('thread-gone')
  })

  it('have their first message in the room: an edit from within finds it', async () => {
    const { server, send, work, post } = await scene()
    const { messageId, thread } = await send(post('待确认', opening))
    await send(post('已确认', { edits: messageId, thread }))
    expect(server.posts(work)).toMatchObject([{ text: '已确认' }])
  })
})

describe('answers to a command', () => {
  it('take the place of "thinking", for one person alone', async () => {
    const { server, send, work, wang, post, thinking } = await scene()
    const { gesture, interaction } = await thinking(wang)
    const answer = post('帮助', { answers: gesture, private: only(wang) })
    expect(await send(answer)).toEqual({ messageId: '' })
    await send(answer)
    expect(interaction.ephemeral).toEqual(['帮助'])
    expect(interaction.deferred).toBe(false)
    expect(server.posts(work)).toEqual([])
    expect(server.complaints).toEqual([])
  })

  it('in several parts are all shown', async () => {
    const { send, wang, post, thinking } = await scene()
    const { gesture, interaction } = await thinking(wang)
    for (const part of ['第一部分', '第二部分', '第三部分'])
      await send(post(part, { answers: gesture, private: only(wang) }))
    expect(interaction.ephemeral).toEqual(['第一部分', '第二部分', '第三部分'])
  })

  it('that are empty take "thinking" away, as often as they are sent', async () => {
    const { server, send, work, wang, post, thinking } = await scene()
    const { gesture, interaction } = await thinking(wang)
    const nothing = post('', { answers: gesture, private: only(wang), blocks: [] })
    expect(await send(nothing)).toEqual({ messageId: '' })
    expect(await send(nothing)).toEqual({ messageId: '' })
    expect([interaction.deferred, interaction.answers, server.posts(work)]).toEqual([false, [], []])
  })

  it('for everybody are ordinary messages, which last', async () => {
    const { server, send, work, wang, post, thinking } = await scene()
    const { gesture, interaction } = await thinking(wang)
    const { messageId } = await send(post('已预约 SH260312-01', { answers: gesture }))
    expect(interaction.deferred).toBe(false)
    expect(server.posts(work)).toMatchObject([{ id: messageId, text: '已预约 SH260312-01' }])
    server.expire(interaction, 'token')
    await send(post('已改期', { edits: messageId }))
    expect(server.posts(work)).toMatchObject([{ text: '已改期' }])
  })

  it('that come too late go to the room and name their reader', async () => {
    const { server, send, work, wang, post, thinking } = await scene()
    const { gesture, interaction } = await thinking(wang)
    server.expire(interaction, 'token')
    const { messageId } = await send(post('帮助', { answers: gesture, private: only(wang) }))
    expect(server.posts(work)).toMatchObject([{ id: messageId, text: '@王强\n帮助', pings: ['王强'] }])
    await send(post('给大家', { answers: gesture }))
    expect(server.posts(work)).toHaveLength(2)
  })

  it.each([10008, 10015, 10062, 50027])('that are refused with %i go to the room too', async (code) => {
    const { server, send, work, wang, post, thinking } = await scene()
    const { gesture } = await thinking(wang)
    const status = code === 50027 ? 401 : 404
    server.failNext({ path: '/webhooks/:app/:token/messages/:message', code, status })
    await send(post('帮助', { answers: gesture, private: only(wang) }))
    await send(post('排班'))
    expect(server.posts(work).map(({ text }) => text)).toEqual(['@王强\n帮助', '排班'])
  })

  it('whose first answer never came go to the room, without a word when there is nothing to say', async () => {
    const { server, send, work, wang, post } = await scene()
    const answers = 'r.1234567890.a-token-that-nobody-knows'
    await send(post('帮助', { answers, private: only(wang) }))
    await send(post('', { answers, private: only(wang), blocks: [] }))
    expect(server.posts(work)).toMatchObject([{ text: '@王强\n帮助' }])
  })

  it('stay on a direct line, where nobody else reads', async () => {
    const { server, send, wang, post, thinking } = await scene()
    await send(post('你好', { room: { id: wang.id, direct: true } }))
    const line = [...server.world.channels.values()].find(({ kind }) => kind === 'direct')
    const { gesture, interaction } = await thinking(wang, line)
    server.expire(interaction, 'token')
    await send(post('帮助', { answers: gesture, private: only(wang), room: { id: wang.id, direct: true } }))
    expect(server.privately(wang)).toEqual(['你好', '帮助'])
  })

  it('wait until the first answer was given', async () => {
    const { line, server, send, wang, post, thinking } = await scene()
    const { gesture, interaction } = await thinking(wang)
    let given = () => {}
    line.answering(
      interaction.id,
      new Promise<void>((resolve) => {
        given = resolve
      }),
    )
    const calls = server.calls.length
    const sent = send(post('帮助', { answers: gesture, private: only(wang) }))
    await new Promise((resolve) => setImmediate(resolve))
    expect(server.calls).toHaveLength(calls)
    given()
    await sent
    expect(interaction.ephemeral).toEqual(['帮助'])
  })
})

describe('answers to a button', () => {
  async function card() {
    const all = await scene()
    const { send, server, work, li, post, pressed } = all
    await send(post('', { blocks: [{ kind: 'text', text: '请确认' }, acknowledge] }))
    const [shown] = server.posts(work)
    if (!shown) throw new Error('there is no card')
    return { ...all, shown, ...(await pressed(li, shown, '知晓')) }
  }

  it('are for one person alone', async () => {
    const { server, send, work, li, post, gesture } = await card()
    expect(await send(post('你不是联络人', { answers: gesture, private: only(li) }))).toEqual({ messageId: '' })
    expect(server.privately(li)).toEqual(['你不是联络人'])
    expect(server.posts(work)).toHaveLength(1)
  })

  it('are nothing when there is nothing to say', async () => {
    const { server, send, li, post, gesture } = await card()
    const calls = server.calls.length
    expect(await send(post('', { answers: gesture, private: only(li), blocks: [] }))).toEqual({ messageId: '' })
    expect(server.calls).toHaveLength(calls)
  })

  it('for everybody change the card', async () => {
    const { server, send, work, post, gesture, shown } = await card()
    await send(post('李娜已确认', { answers: gesture, edits: shown.id }))
    expect(server.posts(work)).toMatchObject([{ text: '李娜已确认', buttons: [] }])
  })

  it('that may have arrived are not repeated', async () => {
    const { server, send, li, post, gesture } = await card()
    server.cutNext('after', { path: '/webhooks/:app/:token' })
    expect(await send(post('你不是联络人', { answers: gesture, private: only(li) }))).toEqual({ messageId: '' })
    expect(server.privately(li)).toEqual(['你不是联络人'])
  })

  it('that come too late go to the room', async () => {
    const { server, send, work, li, post, gesture, interaction } = await card()
    server.expire(interaction, 'token')
    await send(post('你不是联络人', { answers: gesture, private: only(li) }))
    expect(server.posts(work).at(-1)).toMatchObject({ text: '@李娜\n你不是联络人' })
  })
})

describe('files', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'discord-files-'))
    await writeFile(join(folder, 'small.jpg'), 'a picture')
    await writeFile(join(folder, 'large.jpg'), Buffer.alloc(11 * 1024 * 1024))
    return () => rm(folder, { recursive: true })
  })
  const file = (name: string, shown = name) => ({ path: join(folder, name), name: shown, type: 'image/jpeg' })
  const names = (shown: { attachments: { name: string }[] } | undefined) => shown?.attachments.map(({ name }) => name)

  it('are shown under the text, and stay when the text changes', async () => {
    const { server, send, work, post } = await scene()
    const { messageId } = await send(post('现场照片', { files: [file('small.jpg', '台面.jpg')] }))
    await send(post('现场照片 2', { edits: messageId }))
    expect(server.posts(work)).toMatchObject([{ text: '现场照片 2', attachments: [{ name: '台面.jpg', size: 9 }] }])
    const again = post('现场照片 3', { edits: messageId, files: [file('small.jpg', '水槽.jpg')] })
    await send(again)
    await send(again)
    expect(names(server.posts(work)[0])).toEqual(['水槽.jpg'])
  })

  it('that are too large or missing stay behind, the text does not', async () => {
    const { server, send, work, post, log } = await scene()
    await send(post('照片', { files: [file('large.jpg'), file('missing.jpg'), file('small.jpg')] }))
    expect(server.posts(work).map((shown) => [shown.text, names(shown)])).toEqual([['照片', ['small.jpg']]])
    expect(log.lines.filter((line) => line.startsWith('warn'))).toHaveLength(2)
  })

  it.each([40005, 413])('that Discord finds too large stay behind (%i)', async (code) => {
    const { server, send, work, post } = await scene()
    server.failNext({ ...create, ...(code === 413 ? { status: 413, body: '<html>' } : { code }) })
    await send(post('照片', { files: [file('small.jpg')] }))
    expect(server.posts(work).map((shown) => [shown.text, names(shown)])).toEqual([['照片', []]])
  })

  it('that may not be sent there stay behind', async () => {
    const { server, send, work, post } = await scene()
    server.permissions(work, { deny: ['AttachFiles'] })
    await send(post('照片', { files: [file('small.jpg')] }))
    expect(server.posts(work).map((shown) => [shown.text, names(shown)])).toEqual([['照片', []]])
  })

  it('alone are a message too', async () => {
    const { server, send, work, post } = await scene()
    await send(post('', { blocks: [], files: [file('small.jpg')] }))
    expect(names(server.posts(work)[0])).toEqual(['small.jpg'])
  })

  describe('of others', () => {
    async function sent() {
      const all = await scene()
      const files = [{ name: '台面.jpg', type: 'image/jpeg', content: 'cracked' }]
      const shown = await all.wang.says(all.work, '看', { files })
      const [attachment] = all.work.messages[0]?.attachments ?? []
      return { ...all, shown, file: { id: `${shown.channel}/${shown.id}/${attachment?.id}`, name: '台面.jpg' } }
    }
    const failed = (fetching: Promise<unknown>): Promise<SendError> =>
      fetching.then(
        () => Promise.reject(new Error('it was there')),
        (error: SendError) => error,
      )

    it('are fetched by ids, from a fresh address', async () => {
      const { line, file: seen } = await sent()
      const bytes: Uint8Array[] = []
      for await (const some of await fetchFile(line, seen)) bytes.push(some)
      expect(Buffer.concat(bytes).toString()).toBe('cracked')
    })

    it('are refused when they are gone', async () => {
      const { server, line, shown, file: seen } = await sent()
      const error = await failed(fetchFile(line, { ...seen, id: `${shown.channel}/${shown.id}/1` }))
      expect(error).toBeInstanceOf(SendError)
      expect(error.kind).toBe('refused')
      server.deleteMessage(shown)
      expect((await failed(fetchFile(line, seen))).kind).toBe('refused')
    })

    it('are not lost for an outage', async () => {
      const { server, line, file: seen } = await sent()
      await server.close()
      expect((await failed(fetchFile(line, seen))).kind).toBe('unreachable')
    })
  })
})
