/** Calls over HTTP: what their failures mean, the app's token, the group's robot, the app's posts and groups, and plain ids. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createAliases } from '../../../adapters/wecom/aliases.js'
import { createSendByApp } from '../../../adapters/wecom/app.js'
import { createSendToGroup } from '../../../adapters/wecom/app-chat.js'
import { type Place, toSendError, WecomError } from '../../../adapters/wecom/errors.js'
import { idOf } from '../../../adapters/wecom/message-id.js'
import { createWebhook } from '../../../adapters/wecom/webhook.js'
import type { Block, PostFile } from '../../../src/core/post.js'
import { type Call, failureOf, openHttp, postOf } from './http-world.js'

const li = { account: 'lisi', name: '李四' }
const wang = { account: 'wangwu', name: '王五' }
const choices: Block = { kind: 'choices', choices: [{ id: 'ack', label: '知晓' }] }
const card = postOf({ blocks: [...postOf().blocks, choices], room: { id: 'lisi', direct: true } })
const opaque = 'woAJ2GCAAAXtWyujaWJHDDGi0mACH71w'

function fileOf(name: string, type: string, bytes: number): PostFile {
  const folder = mkdtempSync(join(tmpdir(), 'wecom-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, name)
  writeFileSync(path, Buffer.alloc(bytes, 1))
  return { path, name, type }
}

describe('what failures mean', () => {
  const chat: Place = { direct: false, route: 'chat' }
  it.each([
    [-1, chat, 'unreachable', undefined],
    [40001, chat, 'unreachable', 'route-down'],
    [45009, chat, 'limited', undefined],
    [846607, chat, 'limited', undefined],
    [81013, { direct: true, route: 'app' }, 'refused', 'no-private-line'],
    [81013, chat, 'refused', undefined],
    [86003, { direct: false, route: 'group' }, 'refused', 'thread-gone'],
    [93004, { direct: false, route: 'webhook' }, 'refused', 'route-gone'],
    [93006, chat, 'unreachable', 'route-down'],
    [846605, chat, 'refused', 'message-gone'],
    [846609, chat, 'unreachable', 'route-down'],
    [40058, chat, 'refused', undefined],
    [77777, chat, 'refused', undefined],
  ] as [number, Place, string, string | undefined][])('%i', (code, place, kind, because) => {
    for (const error of [new WecomError(code, 'send'), { errcode: code, errmsg: 'no', headers: { req_id: 'r' } }]) {
      const { kind: found, details } = toSendError(error, place)
      expect([found, details.because, details.retryAfterMs]).toEqual([
        kind,
        because,
        kind === 'limited' ? 60_000 : undefined,
      ])
    }
  })

  it.each([
    ['Reply ack timeout (5000ms) for reqId: r', 'unknown'],
    ['WebSocket connection closed (code: 1006), reply for reqId: r cancelled', 'unknown'],
    ['WebSocket not connected, unable to send data', 'unreachable'],
    ['Reply queue for reqId r exceeds max size (500)', 'unreachable'],
    ['something else', 'refused'],
  ])('of the SDK: %s', (text, kind) => {
    expect(toSendError(new Error(text), chat).kind).toBe(kind)
  })

  it('a connection that is cut, or an answer of a proxy, leaves open what became of it', async () => {
    const http = await openHttp(({ path }) => (path === 'a' ? 'cut' : '<html>Bad Gateway</html>'))
    for (const path of ['/cgi-bin/a', '/cgi-bin/b'])
      expect(await failureOf(http.api.post(path, { key: 'TOPSECRET' }, {}))).toMatchObject({ kind: 'unknown' })
  })

  it('a connection that was never made has carried nothing', async () => {
    const http = await openHttp()
    await http.close()
    const failure = await failureOf(http.api.post('/cgi-bin/a', { key: 'TOPSECRET' }, {}))
    expect(failure).toMatchObject({ name: 'SendError', kind: 'unreachable' })
    expect(JSON.stringify(failure)).not.toContain('TOPSECRET')
  })

  it('a refusal tells the hint, and nothing that WeCom quotes', async () => {
    const http = await openHttp(() => 40058)
    expect(await failureOf(http.api.post('/cgi-bin/webhook/send', {}, {}))).toMatchObject({
      text: 'webhook/send: 40058 (hint 1700000000)',
    })
  })
})

describe('the token', () => {
  it('is asked for once by all, and kept until a minute before it ends', async () => {
    const http = await openHttp()
    await Promise.all([http.token.get(), http.token.get(), http.token.get()])
    http.pass(7139)
    expect(await http.token.get()).toBe('token-1')
    http.pass(1)
    expect(await http.token.get()).toBe('token-2')
    expect(http.calls).toHaveLength(2)
  })

  it('is renewed once, and the call repeated once, when it is no longer taken', async () => {
    const http = await openHttp(({ path }, nth) => (path === 'message/send' && nth === 1 ? 42001 : undefined))
    await http.token.get()
    http.pass(60)
    await http.line.post('/cgi-bin/message/send', {})
    expect(http.at('message/send').map(({ query }) => query.access_token)).toEqual(['token-1', 'token-3'])
  })

  it('serves until its end when WeCom hands out the old one in its last minute', async () => {
    const http = await openHttp(({ path }) =>
      path === 'gettoken' ? { access_token: 'old', expires_in: 45 } : undefined,
    )
    for (let second = 0; second < 29; second++) {
      expect(await http.token.get()).toBe('old')
      http.pass(1)
    }
    expect(http.at('gettoken')).toHaveLength(1)
  })

  it('is not asked for twice within half a minute, even when it is no longer taken', async () => {
    const http = await openHttp(({ path }) => (path === 'message/send' ? 40014 : undefined))
    for (let attempt = 0; attempt < 3; attempt++)
      expect(await failureOf(http.line.post('/cgi-bin/message/send', {}))).toMatchObject({ kind: 'unreachable' })
    expect(http.at('gettoken')).toHaveLength(1)
  })

  it('a lost answer leaves nothing unsure: nothing was said', async () => {
    const http = await openHttp(() => 'cut')
    expect(await failureOf(http.token.get())).toMatchObject({ kind: 'unreachable' })
  })

  it('a wrong secret is told, and not tried again for ten minutes', async () => {
    const http = await openHttp(({ path }, nth) => (path === 'gettoken' && nth === 1 ? 40001 : undefined))
    for (let attempt = 0; attempt < 3; attempt++)
      expect(await failureOf(http.token.get())).toMatchObject({ kind: 'unreachable', because: 'route-down' })
    expect([http.refused, http.token.outBecause(), http.calls.length]).toEqual([[40001], 40001, 1])
    http.pass(600)
    expect(http.token.outBecause()).toBeUndefined()
    expect(await http.token.get()).toBe('token-2')
  })

  it('an app that may not call from here is out as well', async () => {
    const http = await openHttp(({ path }) => (path === 'message/send' ? 60020 : undefined))
    await failureOf(http.line.post('/cgi-bin/message/send', {}))
    expect([http.refused, http.token.outBecause()]).toEqual([[60020], 60020])
  })
})

describe("the group's robot", () => {
  it('pings with plain text, and says what pings nobody as markdown', async () => {
    const http = await openHttp()
    const { sendByWebhook } = createWebhook(http)
    const mobile = { name: '赵六', mobile: '13800000002' }
    expect(await sendByWebhook('KEY', postOf({ mentions: [li, mobile] }))).toEqual({ messageId: idOf('k1') })
    await sendByWebhook('KEY', postOf())
    expect(http.calls.map(({ query, body }) => [query, body.msgtype, body.text?.mentioned_list])).toEqual([
      [{ key: 'KEY' }, 'text', ['lisi']],
      [{ key: 'KEY' }, 'markdown', undefined],
    ])
    expect(http.calls[0]?.body.text?.mentioned_mobile_list).toEqual(['13800000002'])
  })

  it('pings in markdown when the text is too long to be plain', async () => {
    const http = await openHttp()
    const blocks = [{ kind: 'text', text: '长'.repeat(800) } as const]
    await createWebhook(http).sendByWebhook('KEY', postOf({ mentions: [li], blocks }))
    expect(http.calls[0]?.body.markdown?.content).toMatch(/^<@lisi>\n/)
  })

  it('that was removed is told, without its key, and tried again after an hour', async () => {
    const http = await openHttp(() => 93000)
    const { sendByWebhook, isDown } = createWebhook(http)
    expect(await failureOf(sendByWebhook('KEY', postOf()))).toMatchObject({ kind: 'refused', because: 'route-gone' })
    expect([isDown('KEY'), isDown('OTHER')]).toEqual([true, false])
    expect(http.told).toEqual([['wecomWebhook', { room: 'wrGROUP', code: '93000' }]])
    http.pass(3600)
    expect(isDown('KEY')).toBe(false)
  })

  it('shows small pictures at once, uploads the rest, and leaves out what is too large', async () => {
    const http = await openHttp()
    const sizes = { 'a.jpg': 100, 'b.png': 3_000_000, 'c.pdf': 10, 'd.pdf': 21_000_000 }
    const files = Object.entries(sizes).map(([name, size]) =>
      fileOf(name, name.endsWith('pdf') ? 'application/pdf' : 'image/png', size),
    )
    await createWebhook(http).sendByWebhook('KEY', postOf({ files }))
    expect(http.calls.map(({ path, body }) => body.msgtype ?? path)).toEqual([
      'markdown',
      'image',
      'webhook/upload_media',
      'file',
      'webhook/upload_media',
      'file',
    ])
    expect(http.calls[1]?.body.image?.md5).toMatch(/^[0-9a-f]{32}$/)
    expect(http.calls[2]?.raw).toMatch(/name="media"; filename="b.png"/)
    expect(http.told).toEqual([['wecomFile', { room: 'wrGROUP', file: 'd.pdf' }]])
  })

  it('leaves out a file that WeCom refuses, and does not say the text again', async () => {
    const http = await openHttp(({ path }) => (path === 'webhook/upload_media' ? 40007 : undefined))
    const files = [fileOf('a.pdf', 'application/pdf', 100), fileOf('b.jpg', 'image/jpeg', 100)]
    await createWebhook(http).sendByWebhook('KEY', postOf({ files }))
    expect(http.calls.at(-1)?.body.msgtype).toBe('image')
    expect(http.told).toEqual([['wecomFile', { room: 'wrGROUP', file: 'a.pdf' }]])
  })

  it('waits with a file without saying the text twice', async () => {
    const http = await openHttp(({ body }, nth) => (body.msgtype === 'image' && nth === 2 ? 45009 : undefined))
    const { sendByWebhook } = createWebhook(http)
    const post = postOf({ files: [fileOf('a.jpg', 'image/jpeg', 100)] })
    expect(await failureOf(sendByWebhook('KEY', post))).toMatchObject({ kind: 'limited', retryAfterMs: 60_000 })
    await sendByWebhook('KEY', post)
    expect(http.calls.map(({ body }) => body.msgtype)).toEqual(['markdown', 'image', 'image'])
  })
})

describe("the app's posts", () => {
  const open = (http: Awaited<ReturnType<typeof openHttp>>) => createSendByApp({ ...http, agentId: '1000002' })

  it('go to the person', async () => {
    const http = await openHttp()
    await open(http)('lisi', postOf({ room: { id: 'lisi', direct: true } }))
    expect(http.at('message/send')[0]?.body).toMatchObject({ touser: 'lisi', agentid: 1000002, msgtype: 'text' })
  })

  it('are not called sent when WeCom knows nobody of that id', async () => {
    const http = await openHttp(({ path }) => (path === 'message/send' ? { invaliduser: 'lisi|ghost' } : undefined))
    expect(await failureOf(open(http)('LiSi', card))).toMatchObject({ kind: 'refused', because: 'no-private-line' })
  })

  it('change the pressed card with the code of the press', async () => {
    const http = await openHttp()
    const post = postOf({ room: card.room, edits: idOf('k1'), answers: 'app:CODE' })
    expect(await open(http)('lisi', post)).toEqual({ messageId: idOf('k1') })
    const [update] = http.at('message/update_template_card')
    expect(update?.body).toMatchObject({ userids: ['lisi'], agentid: 1000002, response_code: 'CODE' })
    expect(update?.body.template_card).toMatchObject({ card_type: 'text_notice', task_id: idOf('k1') })
  })

  it('change a card that nobody pressed, once', async () => {
    const http = await openHttp(({ path }) => (path === 'message/send' ? { response_code: 'SENT' } : undefined))
    const send = open(http)
    const { messageId } = await send('lisi', card)
    const edit = { ...postOf({ key: 'k2', room: card.room }), edits: messageId }
    await send('lisi', edit)
    expect(await failureOf(send('lisi', edit))).toMatchObject({ kind: 'refused', because: 'message-gone' })
    expect(http.at('message/update_template_card')).toHaveLength(1)
  })

  it('cannot change a card whose code was used up', async () => {
    const http = await openHttp(({ path }) => (path.endsWith('update_template_card') ? 42015 : undefined))
    const post = postOf({ room: card.room, edits: idOf('k1'), answers: 'app:CODE' })
    expect(await failureOf(open(http)('lisi', post))).toMatchObject({ kind: 'refused', because: 'message-gone' })
  })

  it('a card that is there already has arrived, on a second attempt only', async () => {
    const http = await openHttp(({ path }) => (path === 'message/send' ? 42014 : undefined))
    expect(await open(http)('lisi', { ...card, triedSince: http.now() })).toEqual({ messageId: idOf('k1') })
    expect(await failureOf(open(http)('lisi', card))).toMatchObject({ kind: 'refused' })
  })

  it('say nothing where there are no words', async () => {
    const http = await openHttp()
    const received = postOf({ room: card.room, blocks: [], private: { account: 'lisi', name: '李四' } })
    expect(await open(http)('lisi', received)).toEqual({ messageId: '' })
    expect(http.calls).toEqual([])
  })
})

describe('the groups of complaints', () => {
  const opening = postOf({
    opensThread: { title: '客诉 TS1120-1 台面裂了', tag: 'TS1120-1', members: ['lisi', 'wangwu', opaque] },
    mentions: [wang],
  })
  /** Of the tag and the post's key. */
  const id = 'TS11201x6ab9f1eb'
  const groupOf = (...userlist: string[]) => ({
    chat_info: { chatid: id, name: opening.opensThread?.title ?? '', userlist },
  })

  it('are made for all who have an id, and spoken in at once', async () => {
    const http = await openHttp()
    expect(await createSendToGroup(http)(opening)).toEqual({ messageId: idOf('k1'), thread: id })
    expect(http.at('appchat/create')[0]?.body).toEqual({
      chatid: id,
      name: '客诉 TS1120-1 台面裂了',
      userlist: ['lisi', 'wangwu'],
    })
    expect(http.at('appchat/send')[0]?.body).toMatchObject({
      chatid: id,
      msgtype: 'text',
      text: { mentioned_list: ['wangwu'] },
    })
  })

  it('are found when an earlier attempt made them', async () => {
    const http = await openHttp(({ path }) => {
      if (path === 'appchat/create') return 86215
      return path === 'appchat/get' ? groupOf('lisi') : undefined
    })
    expect(await createSendToGroup(http)(opening)).toMatchObject({ thread: id })
    expect(http.at('appchat/update')[0]?.body).toEqual({ chatid: id, add_user_list: ['wangwu'] })
  })

  it('are not taken for another that has the same id by chance', async () => {
    const http = await openHttp(({ path }) => {
      if (path === 'appchat/create') return 86215
      return path === 'appchat/get' ? { chat_info: { chatid: id, name: '别的群', userlist: ['lisi'] } } : undefined
    })
    expect(await failureOf(createSendToGroup(http)(opening))).toMatchObject({ kind: 'refused' })
    expect(http.at('appchat/send')).toEqual([])
  })

  it('are surely not spoken in when the answer about making them was lost', async () => {
    const http = await openHttp(({ path }) => (path === 'appchat/create' ? 'cut' : undefined))
    expect(await failureOf(createSendToGroup(http)(opening))).toMatchObject({ kind: 'unreachable' })
  })

  it('are made without the one whom WeCom does not know', async () => {
    const http = await openHttp(({ path, body }) =>
      path === 'appchat/create' && body.userlist?.includes('ghost') ? 60111 : undefined,
    )
    const post = { ...opening, opensThread: { title: '客诉', tag: 'TS1', members: ['lisi', 'ghost', 'wangwu'] } }
    expect(await createSendToGroup(http)(post)).toMatchObject({ thread: 'TS1x6ab9f1eb' })
    expect(http.at('appchat/create').at(-1)?.body.userlist).toEqual(['lisi', 'wangwu'])
    expect(http.told).toEqual([['wecomMember', { account: 'ghost' }]])
  })

  it('take in whoever is mentioned there, also after a restart', async () => {
    const http = await openHttp(({ path }) => (path === 'appchat/get' ? groupOf('lisi') : undefined))
    const send = createSendToGroup(http)
    await send(postOf({ thread: 'TS1', mentions: [li, wang] }))
    await send(postOf({ thread: 'TS1', mentions: [li, wang] }))
    expect(http.paths()).toEqual(['gettoken', 'appchat/get', 'appchat/update', 'appchat/send', 'appchat/send'])
    expect(http.at('appchat/update')[0]?.body.add_user_list).toEqual(['wangwu'])
  })

  it('name those who cannot come in', async () => {
    const http = await openHttp(({ path }) => {
      if (path === 'appchat/update') return 60111
      return path === 'appchat/get' ? groupOf('lisi') : undefined
    })
    await createSendToGroup(http)(postOf({ thread: 'TS1', mentions: [li, wang] }))
    const text = http.at('appchat/send')[0]?.body.text
    expect(text?.mentioned_list).toEqual(['lisi'])
    expect(text?.content).toMatch(/^@王五\n/)
  })

  it('get another name without a word', async () => {
    const http = await openHttp()
    const post = postOf({ thread: 'TS1', threadState: { title: `✅ ${'长'.repeat(60)}`, open: false }, blocks: [] })
    expect(await createSendToGroup(http)(post)).toEqual({ messageId: '' })
    expect(http.at('appchat/update')[0]?.body.name).toBe(`✅ ${'长'.repeat(48)}`)
  })

  it('that are gone are told to be gone', async () => {
    const http = await openHttp(({ path }) => (path === 'appchat/send' ? 86003 : undefined))
    const send = createSendToGroup(http)
    expect(await failureOf(send(postOf({ thread: 'TS1' })))).toMatchObject({ kind: 'refused', because: 'thread-gone' })
  })
})

describe('plain ids', () => {
  const memory = (kept = new Map<string, string>()) => ({
    kept,
    alias: async (id: string) => kept.get(id),
    keepAlias: async (id: string, account: string) => void kept.set(id, account),
  })
  const known = ({ path, body }: Call) =>
    path === 'batch/openuserid_to_userid'
      ? { userid_list: body.open_userid_list?.slice(0, 1).map((id) => ({ open_userid: id, userid: 'lisi' })) }
      : undefined

  it('are asked for together, once, and remembered', async () => {
    const http = await openHttp(known)
    const core = memory()
    const of = createAliases(http.line, core, () => undefined)
    const ghost = `${opaque}x`
    expect(await Promise.all([of(opaque), of(ghost), of('wangwu'), of(opaque)])).toEqual([
      'lisi',
      null,
      'wangwu',
      'lisi',
    ])
    expect(await of(opaque)).toBe('lisi')
    expect(http.at('batch/openuserid_to_userid').map(({ body }) => body)).toEqual([
      { open_userid_list: [opaque, ghost] },
    ])
    expect([...core.kept]).toEqual([[opaque, 'lisi']])
  })

  it('known from before are not asked for', async () => {
    const http = await openHttp()
    expect(await createAliases(http.line, memory(new Map([[opaque, 'lisi']])), () => undefined)(opaque)).toBe('lisi')
    expect(http.calls).toEqual([])
  })

  it('that cannot be had are none, whatever the reason', async () => {
    const http = await openHttp(({ path }) => (path === 'gettoken' ? 40001 : undefined))
    const failures: unknown[] = []
    expect(await createAliases(http.line, memory(), (error) => failures.push(error))(opaque)).toBeNull()
    expect(failures).toHaveLength(1)
  })
})
