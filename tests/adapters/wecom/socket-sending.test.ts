/** Posts over the long connection, as people see them, and what becomes of those that fail. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { PostFile } from '../../../src/core/post.js'
import { scene, waitUntil, withoutAnswer } from './socket-scene.js'

describe('a post', () => {
  it('answers a message for a day, and stands alone afterwards', async () => {
    const { server, group, wang, inbox, adapter, post, turn, start } = await scene()
    await start()
    await wang.says(group, '/今日')
    const { messageId: replyTo } = await inbox.next('message')
    await adapter.send(post('今日 3 单', { replyTo }))
    turn(24 * 3600_000 + 1000)
    await adapter.send(post('明日 2 单', { replyTo }))
    expect(server.posts(group)).toMatchObject([
      { text: '今日 3 单', kind: 'markdown', quoted: '@联络助手 /今日' },
      { text: '明日 2 单' },
    ])
    expect(server.posts(group)[1]?.quoted).toBeUndefined()
  })

  it('stands alone when its message came on another connection, or WeCom has forgotten it', async () => {
    const { server, group, wang, inbox, adapter, post, start, isOpen } = await scene()
    await start()
    await wang.says(group, '/今日')
    const first = await inbox.next('message')
    server.cut()
    await server.until(() => server.subscriptions === 2)
    await waitUntil(() => isOpen({ id: group.chatid, direct: false }))
    await adapter.send(post('一', { replyTo: first.messageId }))
    await wang.says(group, '/明日')
    const second = await inbox.next('message')
    server.failNext('aibot_respond_msg', 846605)
    await adapter.send(post('二', { replyTo: second.messageId }))
    await adapter.send(post('三', { replyTo: second.messageId }))
    expect(server.posts(group).map(({ text, quoted }) => [text, quoted])).toEqual([
      ['一', undefined],
      ['二', undefined],
      ['三', undefined],
    ])
  })

  it('goes to a person alone, and does not answer there what was said in the group', async () => {
    const { server, group, wang, inbox, adapter, post, start } = await scene()
    await start()
    await wang.writes('在吗')
    await wang.says(group, '/今日')
    await inbox.next('message')
    const { messageId: replyTo } = await inbox.next('message')
    await adapter.send(post('您的投诉', { room: { id: wang.userid, direct: true }, replyTo }))
    expect(server.posts(wang).map(({ text }) => text)).toEqual(['您的投诉'])
    expect(server.posts(group)).toEqual([])
  })

  it('names in a group whom it is meant for, and says nothing where only "received" was to be said', async () => {
    const { server, group, wang, adapter, post, start, greet } = await scene()
    await start()
    await greet()
    const reader = { account: wang.userid, name: '王强' }
    await adapter.send(post('您不能这样做', { private: reader }))
    expect(await adapter.send(post('', { private: reader, answers: 'chat:R1', blocks: [] }))).toEqual({ messageId: '' })
    expect(server.posts(group)).toHaveLength(1)
    expect(server.posts(group)[0]?.text).toContain('@王强')
  })

  it('has the same id on every attempt', async () => {
    const { adapter, post, start, greet } = await scene()
    await start()
    await greet()
    const one = post('一')
    expect(await adapter.send(one)).toEqual(await adapter.send(one))
    expect((await adapter.send(one)).messageId).toMatch(/^L[\da-f]{30}$/)
  })
})

describe('a card', () => {
  it('changes for everybody when it is pressed', async () => {
    const { server, group, li, inbox, adapter, card, post, start, greet } = await scene()
    await start()
    await greet()
    const { messageId } = await adapter.send(card('投诉 TS1124-03', ['知晓']))
    const pressed = await li.presses(group, '投诉', '知晓')
    const { gesture } = await inbox.next('button')
    const look = post('投诉 TS1124-03\n李娜 已知晓', { edits: messageId, answers: gesture })
    expect(await adapter.send(look)).toEqual({ messageId })
    expect(server.posts(group)).toMatchObject([{ edited: true, buttons: [], text: expect.stringContaining('已知晓') }])
    expect(pressed.updated).toBeDefined()
  })

  it.each([
    ['five seconds are over', 'late'],
    ['the connection is another', 'cut'],
    ['WeCom says so', 'refused'],
    ['nobody pressed it', 'unpressed'],
  ])('can no longer change when %s', async (_, how) => {
    const { server, group, li, inbox, adapter, card, post, start, greet, turn, failure } = await scene()
    await start()
    await greet()
    const { messageId } = await adapter.send(card('投诉', ['知晓']))
    await li.presses(group, '投诉', '知晓')
    const { gesture } = await inbox.next('button')
    if (how === 'late') turn(5000)
    if (how === 'refused') server.failNext('aibot_respond_update_msg', 40058)
    if (how === 'cut') {
      server.cut()
      await server.until(() => server.subscriptions === 2)
    }
    const look = post('已知晓', { edits: messageId, ...(how === 'unpressed' ? {} : { answers: gesture }) })
    expect(await failure(look)).toMatchObject({ kind: 'refused', details: { because: 'message-gone' } })
    expect(server.posts(group)[0]?.edited).toBe(false)
  })

  it('is not changed by a press on another one', async () => {
    const { group, li, inbox, adapter, card, post, start, greet, failure } = await scene()
    await start()
    await greet()
    await adapter.send(card('投诉甲', ['知晓']))
    const other = await adapter.send(card('投诉乙', ['知晓']))
    await li.presses(group, '投诉甲', '知晓')
    const { gesture: answers } = await inbox.next('button')
    const error = await failure(post('已知晓', { edits: other.messageId, answers }))
    expect(error.details.because).toBe('message-gone')
  })

  it('is there once, though the answer to the first attempt was lost', async () => {
    const { server, group, adapter, card, start, greet, failure } = await scene()
    await start()
    await greet()
    server.loseAcks(1)
    const one = card('投诉', ['知晓'])
    expect(await withoutAnswer(() => [failure(one)])).toMatchObject([{ kind: 'unknown' }])
    await adapter.send({ ...one, triedSince: new Date('2026-03-12T01:00:00Z') })
    expect(server.posts(group)).toHaveLength(1)
  })
})

describe('files', () => {
  async function filesOf(...given: [name: string, type: string, bytes: number][]): Promise<PostFile[]> {
    const folder = await mkdtemp(join(tmpdir(), 'lianluo-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    return Promise.all(
      given.map(async ([name, type, bytes]) => {
        const path = join(folder, name)
        await writeFile(path, Buffer.alloc(bytes, 7))
        return { path, name, type }
      }),
    )
  }

  it('come after the text: pictures as pictures, the rest as documents', async () => {
    const { server, group, adapter, post, start, greet } = await scene()
    await start()
    await greet()
    const files = await filesOf(['裂缝.jpg', 'image/jpeg', 700_000], ['单.pdf', 'application/pdf', 900])
    await adapter.send(post('证据', { files }))
    expect(server.posts(group)).toMatchObject([
      { text: '证据' },
      { kind: 'image', files: [{ name: '裂缝.jpg' }] },
      { kind: 'file', files: [{ name: '单.pdf' }] },
    ])
  })

  it('that WeCom does not take stay behind, and the admins are told', async () => {
    const { server, group, adapter, post, start, greet, troubles } = await scene()
    await start()
    await greet()
    await adapter.send(post('证据', { files: await filesOf(['空.txt', 'text/plain', 0]) }))
    expect(server.posts(group)).toHaveLength(1)
    expect(troubles).toEqual(['wecomFile'])
  })

  it('that fail behind their text are no reason to say it twice unmarked', async () => {
    const { server, group, adapter, post, start, greet, failure } = await scene()
    await start()
    await greet()
    const one = post('证据', { files: await filesOf(['裂缝.jpg', 'image/jpeg', 900]) })
    server.failNext('aibot_upload_media_init', 846607)
    expect(await failure(one)).toMatchObject({ kind: 'limited' })
    server.failNext('aibot_upload_media_init', -1)
    expect(await failure(one)).toMatchObject({ kind: 'unknown' })
    expect(server.posts(group).map(({ text }) => text)).toEqual(['证据'])
    await adapter.send(one)
  })
})

describe('what fails', () => {
  it.each([
    [846607, { kind: 'limited', details: { retryAfterMs: 60_000 } }],
    [40058, { kind: 'refused' }],
    [-1, { kind: 'unreachable' }],
  ])('%i is told for what it is', async (code, expected) => {
    const { server, post, start, greet, failure } = await scene()
    await start()
    await greet()
    server.failNext('aibot_send_msg', code)
    expect(await failure(post('一'))).toMatchObject(expected)
  })

  it('waits where nobody has spoken to the bot, until somebody does', async () => {
    const { server, group, wang, adapter, post, start, failure, isOpen, opened, inbox } = await scene()
    await start()
    const room = { id: group.chatid, direct: false }
    expect(isOpen(room)).toBe(true)
    expect(await failure(post('一'))).toMatchObject({ kind: 'unreachable', details: { because: 'route-down' } })
    expect(isOpen(room)).toBe(false)
    expect(adapter.health().detail).toContain('1 conversations')
    const before = opened()
    await wang.says(group, '在吗')
    await inbox.next('message')
    expect(opened()).toBe(before + 1)
    expect(isOpen(room)).toBe(true)
    await adapter.send(post('一'))
    expect(server.posts(group)).toHaveLength(1)
  })

  it('is "no such way" for a way that nobody has set up', async () => {
    const { post, failure, isOpen, group } = await scene()
    for (const route of ['webhook', 'group', 'app', 'pigeon']) {
      expect(await failure(post('一', { route }))).toMatchObject({
        kind: 'refused',
        details: { because: 'route-gone' },
      })
      expect(isOpen({ id: group.chatid, direct: false }, route)).toBe(false)
    }
  })
})

it('tells the ways to a place, the best first', async () => {
  const { server, group, wang, adapter, start } = await scene({ server: { app: true } })
  await start()
  const key = server.webhook(group)
  const waysTo = (room: Parameters<NonNullable<typeof adapter.routes>>[0]) =>
    adapter.routes?.(room).map(({ name, state }) => `${name} ${state}`)
  expect(waysTo({ id: group.chatid, direct: false })).toEqual(['chat open', 'webhook unset', 'group open'])
  expect(waysTo({ id: group.chatid, direct: false, webhook: key })).toContain('webhook open')
  expect(waysTo({ id: wang.userid, direct: true })).toEqual(['chat open', 'app open'])
})

it('takes the way that the post names', async () => {
  const { server, group, wang, adapter, post, start } = await scene({ server: { app: true } })
  await start()
  const work = { id: group.chatid, direct: false, webhook: server.webhook(group) }
  const mentions = [{ account: wang.userid, name: '王强' }]
  await adapter.send(post('客诉升级', { room: work, route: 'webhook', mentions }))
  await adapter.send(post('您的投诉', { room: { id: wang.userid, direct: true }, route: 'app' }))
  const members = server.world.people.map(({ userid }) => userid)
  const opensThread = { title: '客诉 TS1124-03', tag: 'TS112403', members }
  const { thread } = await adapter.send(post('台面开裂', { room: work, route: 'group', opensThread }))
  expect(server.posts(group)).toMatchObject([{ via: 'webhook', pings: ['王强'] }])
  expect(server.posts(wang)).toMatchObject([{ via: 'app', text: '您的投诉' }])
  expect(server.appGroups()).toMatchObject([{ chatid: thread, name: '客诉 TS1124-03' }])
})
