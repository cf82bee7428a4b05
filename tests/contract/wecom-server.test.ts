/** The strict local WeCom, seen by the unmodified client of the long connection and by plain HTTP calls. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { TemplateCardType, WecomCrypto, WSClient, type WsFrame } from '@wecom/aibot-node-sdk'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { startWecomServer, type WecomOptions, type WecomServer } from './wecom-server.js'

type Json = Record<string, unknown>

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const markdown = (content: string) => ({ msgtype: 'markdown' as const, markdown: { content } })
const card = (task_id: string, more: Json = {}) => ({
  msgtype: 'template_card' as const,
  template_card: {
    card_type: 'button_interaction',
    main_title: { title: '客诉 C-101', desc: '门锁松动' },
    horizontal_content_list: [{ keyname: '部门', value: '安装部' }],
    button_list: [{ text: '知晓', key: 'ack', style: 1 }],
    task_id,
    ...more,
  },
})

async function scene(options: WecomOptions = {}) {
  const server = await startWecomServer(options)
  onTestFinished(() => server.close())
  const wang = server.person({ name: '王强', mobile: '13800000001' })
  const li = server.person({ name: '李娜', mobile: '13800000002' })
  const work = server.group({ name: '岩板一店工作群', members: [wang, li], webhook: true })
  return { server, wang, li, work }
}

/** The client, and everything it heard. */
function client(server: WecomServer, given: { secret?: string } = {}) {
  const { secret = server.bot.secret } = given
  const fast = { reconnectInterval: 5, heartbeatInterval: 40, maxAuthFailureAttempts: 1 }
  const ws = new WSClient({
    botId: server.bot.id,
    secret,
    wsUrl: server.wsUrl,
    logger: quiet,
    maxReconnectAttempts: -1,
    ...fast,
  })
  const heard: WsFrame<Json>[] = []
  const errors: string[] = []
  ws.on('message', (frame) => heard.push(frame as unknown as WsFrame<Json>))
  ws.on('event', (frame) => heard.push(frame as unknown as WsFrame<Json>))
  ws.on('error', ({ message }: Error) => errors.push(message))
  onTestFinished(() => ws.disconnect())
  const next = async () => {
    while (heard.length === 0) await new Promise((resolve) => setImmediate(resolve))
    return heard.shift() as WsFrame<Json>
  }
  /** Sends, and answers the code with which it was refused. */
  const push = (chatid: string, body: object, chat_type = 2): Promise<unknown> =>
    ws
      .sendMessage(chatid, { chat_type, ...body } as unknown as Parameters<WSClient['sendMessage']>[1])
      .then(codeOf, codeOf)
  return { ws, heard, errors, next, push }
}

async function connected(options: WecomOptions = {}) {
  const all = await scene(options)
  const bot = client(all.server)
  bot.ws.connect()
  await all.server.until(() => all.server.connections() === 1)
  return { ...all, ...bot }
}

/** The code of an acknowledgement; the message of an error. */
function codeOf(answer: { errcode?: number; message?: string }): unknown {
  return answer.errcode ?? answer.message
}

async function call(server: WecomServer, path: string, body?: object | FormData): Promise<Json & { errcode: number }> {
  const form = body instanceof FormData
  const init = body ? { method: 'POST', body: form ? body : JSON.stringify(body) } : {}
  return (await (await fetch(`${server.apiRoot}/cgi-bin/${path}`, init)).json()) as Json & { errcode: number }
}

async function withToken(server: WecomServer) {
  const { corpId, secret } = server.app
  const { access_token } = await call(server, `gettoken?corpid=${corpId}&corpsecret=${secret}`)
  return (path: string, body?: object) => call(server, `${path}?access_token=${access_token}`, body)
}

/** The endpoint of the bot, as the platform calls it. */
async function listen(answer: (body: string, query: URLSearchParams) => { status: number; body: string }) {
  const web = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const said = answer(body, new URL(request.url ?? '', 'http://local').searchParams)
    response.writeHead(said.status).end(said.body)
  })
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void web.close())
  return `http://127.0.0.1:${(web.address() as AddressInfo).port}/wecom`
}

describe('the long connection', () => {
  it('tells what mentions the bot, and takes a reply and a push', async () => {
    const { server, wang, work, next, push, ws } = await connected()
    await wang.says(work, '谁也没听见', { mention: false })
    await wang.says(work, '/帮助', { quote: '〔C-101〕门锁' })
    const frame = await next()
    expect(frame.body).toMatchObject({
      ...{ chatid: work.chatid, chattype: 'group', from: { userid: 'u1' }, text: { content: '@联络助手 /帮助' } },
      quote: { text: { content: '〔C-101〕门锁' } },
    })
    await ws.replyStream(frame, 's1', '**今日** 3 单', false)
    await ws.replyStream(frame, 's1', '**今日** 4 单 \\*', true)
    expect(await push(work.chatid, markdown('# 明日\n<@u1> [看](http://a.cn)'))).toBe(0)
    const [reply, pushed] = server.posts(work)
    expect(reply).toMatchObject({ text: '今日 4 单 *', quoted: '@联络助手 /帮助', via: 'chat' })
    expect(pushed).toMatchObject({ text: '明日\n<@u1> 看', pings: [] })
    expect(server.complaints).toEqual([])
  })

  it('refuses a wrong secret, and leaves the socket open', async () => {
    const { server } = await scene()
    const { errors, ws } = client(server, { secret: 'wrong' })
    ws.connect()
    await server.until(() => server.calls.length === 2)
    expect(server.calls.map(({ path, code }) => [path, code])).toEqual(Array(2).fill(['aibot_subscribe', 853000]))
    expect(JSON.stringify(server.calls)).not.toContain('wrong')
    expect(errors[0]).toContain('853000')
    expect(server.connections()).toBe(0)
  })

  it('pushes only where somebody spoke, by the exact id and type, of at most 20480 bytes', async () => {
    const { server, wang, work, push } = await connected()
    expect(await push(work.chatid, markdown('早'))).toBe(93006)
    await wang.says(work, '/开')
    expect(await push(work.chatid.toLowerCase(), markdown('早'))).toBe(93006)
    expect(await push(work.chatid, markdown('早'), 1)).toBe(93006)
    expect(await push('u1', markdown('早'), 1)).toBe(93006)
    expect(server.complaints).toEqual([])
    expect(await push(work.chatid, markdown('x'.repeat(20_480)))).toBe(0)
    expect(await push(work.chatid, markdown('x'.repeat(20_481)))).toBe(40058)
    expect(await push(work.chatid, { msgtype: 'text', text: { content: '早' } })).toBe(40008)
    expect(server.complaints).toHaveLength(2)
  })

  it('takes 30 messages a minute in a conversation', async () => {
    let now = 0
    const { wang, work, push } = await connected({ now: () => now })
    await wang.says(work, '/开')
    for (let sent = 0; sent < 30; sent += 1) expect(await push(work.chatid, markdown(`${sent}`))).toBe(0)
    expect(await push(work.chatid, markdown('30'))).toBe(846607)
    now += 60_001
    expect(await push(work.chatid, markdown('30'))).toBe(0)
  })

  it('knows a req_id for 24 hours, on its own connection', async () => {
    let now = 0
    const { server, wang, work, next, ws } = await connected({ now: () => now })
    await wang.says(work, '/a')
    const frame = await next()
    now += 86_400_001
    expect(await ws.reply(frame, markdown('晚了')).then(codeOf, codeOf)).toBe(846605)
    await wang.says(work, '/b')
    const other = await next()
    server.cut()
    await server.until(() => server.connections() === 0)
    await server.until(() => server.connections() === 1)
    expect(await ws.reply(other, markdown('换了')).then(codeOf, codeOf)).toBe(846605)
    expect(server.complaints).toEqual([])
  })

  it('lets a pressed card be changed within five seconds, once, for all or for one', async () => {
    let now = 0
    const { server, wang, li, work, next, push, ws } = await connected({ now: () => now })
    await wang.says(work, '/投诉')
    await next()
    expect(await push(work.chatid, card('C-101'))).toBe(0)
    expect(server.posts(work)[0]).toMatchObject({ text: '客诉 C-101\n门锁松动\n部门: 安装部', buttons: ['知晓'] })
    const done = {
      card_type: TemplateCardType.TextNotice,
      main_title: { title: '已知晓' },
      card_action: { type: 1 as const, url: 'http://a.cn' },
    }
    const change = async (task_id: string, userids?: string[]) =>
      ws.updateTemplateCard(await next(), { ...done, task_id }, userids).then(codeOf, codeOf)
    await li.presses(work, '客诉', '知晓')
    expect(server.posts(work)[0]?.buttons).toEqual(['知晓'])
    expect(await change('C-101', ['u2'])).toBe(0)
    expect(server.posts(work).map(({ text, for: whom }) => [text.split('\n')[0], whom])).toEqual([
      ['客诉 C-101', undefined],
      ['已知晓', '李娜'],
    ])
    await expect(li.presses(work, '客诉', '知晓')).rejects.toThrow('there is no')
    await wang.presses(work, '客诉', '知晓')
    now += 5001
    expect(await change('C-101')).toBe(846605)
    const [before] = server.posts(work)
    if (!before) throw new Error('the card is gone')
    const pressed = await wang.presses(work, before, '知晓')
    expect(await change('C-101')).toBe(0)
    expect(pressed.updated?.main_title?.title).toBe('已知晓')
    expect(server.posts(work)).toMatchObject([{ text: '已知晓', buttons: [], edited: true }])
    expect(server.complaints).toEqual([])
  })

  it('does not take the req_id of an event for a reply', async () => {
    const { server, wang, next, push, ws } = await connected()
    await wang.writes('在吗')
    await next()
    await push('u1', card('C-1'), 1)
    await wang.presses(wang, 'C-101', '知晓')
    const frame = await next()
    expect(frame.body).toMatchObject({
      event: { eventtype: 'template_card_event', template_card_event: { event_key: 'ack', task_id: 'C-1' } },
    })
    expect(await ws.reply(frame, markdown('好')).then(codeOf, codeOf)).toBe(846605)
    expect(server.complaints).toHaveLength(1)
  })

  it('refuses cards against the rules', async () => {
    const { server, wang, work, push } = await connected()
    await wang.says(work, '/开')
    expect(await push(work.chatid, card('C-1'))).toBe(0)
    expect(await push(work.chatid, card('C-1'))).toBe(42014)
    expect(server.complaints).toEqual([])
    const again = { text: '知晓', key: 'ack' }
    const wrong: [Json, number][] = [
      [{ task_id: 'C 2' }, 42016],
      [{ main_title: {} }, 40058],
      [{ button_list: Array(7).fill(again) }, 40058],
      [{ button_list: Array(2).fill(again) }, 42018],
      [{ card_type: 'text_notice' }, 40058],
      [{ card_type: 'vote_interaction' }, 40058],
    ]
    for (const [more, code] of wrong) expect(await push(work.chatid, card('C-2', more))).toBe(code)
    expect(server.complaints).toHaveLength(wrong.length)
    expect(await push(work.chatid, card('C-2', { sub_title_text: '长'.repeat(113) }))).toBe(0)
    expect(server.advice).toHaveLength(1)
  })

  it('takes one answer by the address that came with a message', async () => {
    const { server, wang, work, next } = await connected()
    await wang.says(work, '/在吗')
    const { response_url } = (await next()).body as { response_url: string }
    const path = response_url.slice(`${server.apiRoot}/cgi-bin/`.length)
    expect((await call(server, path, markdown('在'))).errcode).toBe(0)
    expect((await call(server, path, markdown('在'))).errcode).toBe(40058)
    expect(server.posts(work)).toMatchObject([{ text: '在', quoted: '@联络助手 /在吗' }])
  })

  it('welcomes who enters, within five seconds', async () => {
    let now = 0
    const { server, wang, next, ws } = await connected({ now: () => now })
    const hello = { msgtype: 'text' as const, text: { content: '您好' } }
    await wang.enters()
    expect(await ws.replyWelcome(await next(), hello).then(codeOf, codeOf)).toBe(0)
    await wang.enters()
    now += 5001
    expect(await ws.replyWelcome(await next(), hello).then(codeOf, codeOf)).toBe(846605)
    expect(server.posts(wang)).toMatchObject([{ text: '您好' }])
  })

  it('gives pictures, files and voices, sealed, for five minutes', async () => {
    let now = 0
    const { wang, work, next, ws } = await connected({ now: () => now })
    const photo = { name: '裂纹.jpg', type: 'image/jpeg', bytes: Buffer.from('a picture') }
    await wang.says(work, '/投诉', { pictures: [photo] })
    const { mixed } = (await next()).body as { mixed: { msg_item: { image?: { url: string; aeskey: string } }[] } }
    const { url = '', aeskey = '' } = mixed.msg_item[1]?.image ?? {}
    const { buffer, filename } = await ws.downloadFile(url, aeskey)
    expect([buffer.toString(), filename]).toEqual(['a picture', '裂纹.jpg'])
    now += 300_001
    await expect(ws.downloadFile(url, aeskey)).rejects.toThrow('403')
    await wang.sends({ name: '合同.pdf', type: 'application/pdf', bytes: Buffer.from('paper') })
    await wang.speaks('排期')
    expect((await next()).body).toMatchObject({ msgtype: 'file', chattype: 'single' })
    expect((await next()).body).toMatchObject({ msgtype: 'voice', voice: { content: '排期' } })
  })

  it('takes uploads in chunks', async () => {
    const { server, wang, work, push, ws } = await connected()
    await wang.says(work, '/开')
    const bytes = Buffer.alloc(600 * 1024, 7)
    const { media_id } = await ws.uploadMedia(bytes, { type: 'file', filename: '日程.xlsx' })
    expect(await push(work.chatid, { msgtype: 'file', file: { media_id } })).toBe(0)
    expect(await push(work.chatid, { msgtype: 'image', image: { media_id } })).toBe(40007)
    expect(server.posts(work)).toMatchObject([{ kind: 'file', files: [{ name: '日程.xlsx' }] }])
    expect(server.posts(work)[0]?.files[0]?.bytes.equals(bytes)).toBe(true)
  })

  it('evicts whoever subscribed before', async () => {
    const { server, next, errors } = await connected()
    const second = client(server)
    second.ws.connect()
    expect((await next()).body).toMatchObject({ event: { eventtype: 'disconnected_event' } })
    await server.until(() => server.connections() === 1)
    server.evict()
    expect((await second.next()).body).toMatchObject({ event: { eventtype: 'disconnected_event' } })
    await server.until(() => server.connections() === 0)
    expect([server.subscriptions, errors]).toEqual([2, []])
  })

  it('forgets the subscription of an open socket, refuses out of the blue, and loses acknowledgements', async () => {
    const { server, wang, work, push, ws } = await connected()
    await wang.says(work, '/开')
    server.failNext('aibot_send_msg', -1)
    expect(await push(work.chatid, markdown('一'))).toBe(-1)
    server.loseAcks(1)
    const lost = push(work.chatid, markdown('二'))
    await server.until(() => server.posts(work).length === 1)
    server.forgetSubscription()
    expect(ws.isConnected).toBe(true)
    expect(await push(work.chatid, markdown('三'))).toBe(846609)
    expect(await wang.says(work, '/没人听')).toBe(false)
    server.cut()
    expect(await lost).toContain('cancelled')
    expect(server.complaints).toEqual([])
  })

  it('falls silent, so that only heartbeats tell', async () => {
    const { server, wang, work } = await connected()
    server.cut('silent')
    expect(server.connections()).toBe(0)
    expect(await wang.says(work, '/没人听')).toBe(false)
    await server.until(() => server.connections() === 1)
    expect(await wang.says(work, '/在了')).toBe(true)
  })

  it('complains of whoever asks before subscribing', async () => {
    const { server } = await scene()
    const socket = new WebSocket(server.wsUrl)
    onTestFinished(() => socket.terminate())
    await once(socket, 'open')
    socket.send(JSON.stringify({ cmd: 'aibot_send_msg', headers: { req_id: 'r' }, body: {} }))
    const [answer] = await once(socket, 'message')
    expect(JSON.parse(String(answer))).toMatchObject({ errcode: 846609, headers: { req_id: 'r' } })
    expect(server.complaints).toEqual(['aibot_send_msg: before aibot_subscribe'])
  })
})

describe('the robot of a group', () => {
  const text = (content: string, more: Json = {}) => ({ msgtype: 'text', text: { content, ...more } })

  it('pings members, by lists and in the text', async () => {
    const { server, work } = await scene()
    server.person({ name: '外人', userid: 'other' })
    const send = (body: object) => call(server, `webhook/send?key=${work.webhookKey}`, body)
    await send(text('明日派送', { mentioned_list: ['u1', 'other'], mentioned_mobile_list: ['13800000002'] }))
    await send({ msgtype: 'markdown', markdown: { content: '## 派送\n<@u2> <font color="warning">2 单</font> \\*' } })
    expect(server.posts(work)).toMatchObject([
      { text: '明日派送', pings: ['王强', '李娜'], via: 'webhook' },
      { text: '派送\n@李娜 2 单 \\*', pings: ['李娜'] },
    ])
    expect(server.complaints).toEqual([])
    await send(text('都来', { mentioned_list: ['@all'] }))
    expect(server.complaints).toHaveLength(1)
  })

  it('refuses what is too long, cards with buttons, and keys that are gone', async () => {
    const { server, work } = await scene()
    const send = (body: object, key = work.webhookKey) => call(server, `webhook/send?key=${key}`, body)
    const tooLong = await send(text('长'.repeat(683)))
    expect(tooLong).toMatchObject({ errcode: 40058, errmsg: expect.stringContaining('max length 2048, hint: [') })
    expect((await send({ msgtype: 'markdown', markdown: { content: '长'.repeat(1366) } })).errcode).toBe(40058)
    expect((await send(card('C-1'))).errcode).toBe(40058)
    expect((await send(text('早'), 'nobody')).errcode).toBe(93000)
    server.removeWebhook(work, 'outside')
    expect((await send(text('早'))).errcode).toBe(93008)
    server.disableWebhook(work)
    expect((await send(text('早'))).errcode).toBe(93004)
    server.removeWebhook(work)
    expect((await send(text('早'))).errcode).toBe(93000)
    expect(JSON.stringify(server.calls)).not.toContain(work.webhookKey)
    expect(server.complaints).toHaveLength(3)
  })

  it('takes 20 messages a minute, and files', async () => {
    let now = 0
    const { server, work } = await scene({ now: () => now })
    const send = (body: object) => call(server, `webhook/send?key=${work.webhookKey}`, body)
    const form = new FormData()
    form.append('media', new Blob(['a whole plan']), '日程.txt')
    const { media_id } = await call(server, `webhook/upload_media?key=${work.webhookKey}&type=file`, form)
    expect((await send({ msgtype: 'file', file: { media_id } })).errcode).toBe(0)
    for (let sent = 1; sent < 20; sent += 1) await send(text(`${sent}`))
    expect((await send(text('20'))).errcode).toBe(45009)
    now += 60_001
    expect((await send(text('20'))).errcode).toBe(0)
    expect(server.posts(work)[0]).toMatchObject({ kind: 'file', files: [{ name: '日程.txt' }] })
  })
})

describe('the custom app', () => {
  it('gives the same token while it is valid, and notes who asks too often', async () => {
    let now = 0
    const { server } = await scene({ app: true, now: () => now })
    const { corpId, secret } = server.app
    const ask = (corpsecret = secret) => call(server, `gettoken?corpid=${corpId}&corpsecret=${corpsecret}`)
    expect((await ask('wrong')).errcode).toBe(40001)
    const { access_token } = await ask()
    const get = (token: unknown) => call(server, `appchat/get?access_token=${token}&chatid=x`)
    expect((await get(access_token)).errcode).toBe(86003)
    expect((await get('another')).errcode).toBe(40014)
    expect((await get('')).errcode).toBe(41001)
    expect((await ask()).access_token).toBe(access_token)
    expect(server.complaints).toHaveLength(1)
    await ask()
    expect(server.complaints[1]).toContain('within 30 s')
    now += 7_200_000
    expect((await get(access_token)).errcode).toBe(42001)
    expect((await ask()).access_token).not.toBe(access_token)
    expect(JSON.stringify(server.calls)).not.toContain(secret)
  })

  it('makes groups that nobody sees before the first message, once', async () => {
    const { server, wang, li } = await scene({ app: true })
    const zhao = server.person({ name: '赵六' })
    const ask = await withToken(server)
    const userlist = [wang.userid, li.userid]
    const group = { name: '客诉 C-101', userlist, chatid: 'complaintC101' }
    expect((await ask('appchat/create', { ...group, chatid: 'C-101' })).errcode).toBe(86001)
    expect((await ask('appchat/create', { ...group, userlist: ['u1'] })).errcode).toBe(86006)
    expect(await ask('appchat/create', group)).toMatchObject({ errcode: 0, chatid: 'complaintC101' })
    expect((await ask('appchat/create', group)).errcode).toBe(86215)
    expect(server.appGroups()).toEqual([])
    const say = (content: string, mentioned_list: string[]) =>
      ask('appchat/send', { chatid: 'complaintC101', msgtype: 'text', text: { content, mentioned_list } })
    await say('门锁松动', [zhao.userid, 'u2'])
    const [made] = server.appGroups()
    if (!made) throw new Error('nobody sees the group')
    expect(server.posts(made)).toMatchObject([{ text: '门锁松动', pings: ['李娜'], via: 'group' }])
    await ask('appchat/update', { chatid: 'complaintC101', name: '✅ C-101', add_user_list: [zhao.userid] })
    expect(server.appGroups()).toMatchObject([{ name: '✅ C-101', members: ['u1', 'u2', zhao.userid] }])
  })

  it('tells people, names who is unknown, and drops in silence what is too much', async () => {
    const { server, wang } = await scene({ app: true })
    const ask = await withToken(server)
    const send = (content: string, touser: string, more: Json = {}) =>
      ask('message/send', { touser, msgtype: 'text', agentid: 1000002, text: { content }, ...more })
    expect(await send('早', 'u1|Ghost')).toMatchObject({ errcode: 0, invaliduser: 'ghost' })
    expect((await send('早', 'ghost')).errcode).toBe(81013)
    expect((await send('早', 'u1', { agentid: 7 })).errcode).toBe(301002)
    for (let sent = 1; sent <= 30; sent += 1) expect((await send(`${sent}`, 'u1')).errcode).toBe(0)
    expect([server.posts(wang).length, server.dropped]).toEqual([30, 1])
    const sendCard = (task_id: string) => ask('message/send', { touser: 'u2', agentid: 1000002, ...card(task_id) })
    expect((await sendCard('C-1')).errcode).toBe(43012)
    server.callbackUrl = 'http://127.0.0.1:1/wecom'
    const { response_code } = await sendCard('C-2')
    const update = { userids: ['u2'], agentid: 1000002, response_code, button: { replace_name: '已接单' } }
    expect((await ask('message/update_template_card', update)).errcode).toBe(0)
    expect((await ask('message/update_template_card', update)).errcode).toBe(40058)
  })

  it('finds the userids behind opaque ids', async () => {
    const { server, wang, work, next } = await connected({ app: true, bot: { opaqueIds: true } })
    await wang.says(work, '/我是谁')
    const { from } = (await next()).body as { from: { userid: string } }
    const { userid } = from
    expect(userid).toMatch(/^wo/)
    const ask = await withToken(server)
    const answer = await ask('batch/openuserid_to_userid', { open_userid_list: [userid, 'woNobody'] })
    expect(answer).toMatchObject({
      userid_list: [{ open_userid: userid, userid: 'u1' }],
      invalid_open_userid_list: ['woNobody'],
    })
  })

  it('calls back in sealed XML, tries three times, and takes a passive reply', async () => {
    const { server, wang } = await scene({ app: true })
    const { token, aesKey, corpId } = server.app
    const crypto = new WecomCrypto(token, aesKey, corpId)
    const told: string[] = []
    server.callbackUrl = await listen((body, query) => {
      const encrypt = /<Encrypt><!\[CDATA\[(.*)\]\]><\/Encrypt>/.exec(body)?.[1] ?? ''
      const [signature, timestamp, nonce] = ['msg_signature', 'timestamp', 'nonce'].map((name) => query.get(name) ?? '')
      expect(crypto.verifySignature(signature ?? '', timestamp ?? '', nonce ?? '', encrypt)).toBe(true)
      told.push(crypto.decrypt(encrypt))
      if (told.length < 3) return { status: 500, body: '' }
      const reply = '<xml><MsgType>update_button</MsgType><Button><ReplaceName>已知晓</ReplaceName></Button></xml>'
      const { encrypt: sealed, signature: proof } = crypto.encrypt(reply, '5', 'n')
      const ending = `<MsgSignature>${proof}</MsgSignature><TimeStamp>5</TimeStamp><Nonce>n</Nonce>`
      return { status: 200, body: `<xml><Encrypt>${sealed}</Encrypt>${ending}</xml>` }
    })
    const ask = await withToken(server)
    await ask('message/send', { touser: 'u1', agentid: 1000002, ...card('C-1') })
    const pressed = await wang.presses(wang, '客诉', '知晓')
    expect(pressed).toMatchObject({ reached: true, status: 200, tries: 3 })
    expect(told[2]).toContain('<EventKey><![CDATA[ack]]></EventKey><TaskId><![CDATA[C-1]]></TaskId>')
    expect(server.posts(wang)).toMatchObject([{ via: 'app', buttons: [], edited: true }])
    expect((await wang.tellsApp('在吗')).tries).toBe(1)
    const forged = new URLSearchParams(server.echo('hello', { token: 'another' }))
    const echostr = forged.get('echostr') ?? ''
    expect(crypto.decrypt(echostr)).toBe('hello')
    const proof = [forged.get('msg_signature'), forged.get('timestamp'), forged.get('nonce')].map(String)
    expect(crypto.verifySignature(proof[0] ?? '', proof[1] ?? '', proof[2] ?? '', echostr)).toBe(false)
    const { body } = server.signed('<xml/>', { receiveId: 'ww-another' })
    const encrypt = /<Encrypt><!\[CDATA\[(.*)\]\]>/.exec(body)?.[1] ?? ''
    expect(() => crypto.decrypt(encrypt)).toThrow()
  })

  it('loses answers and refuses connections', async () => {
    const { server, work } = await scene()
    const body = { msgtype: 'text', text: { content: '早' } }
    const send = () => call(server, `webhook/send?key=${work.webhookKey}`, body)
    server.loseAnswers('webhook/send', 1)
    await expect(send()).rejects.toThrow()
    expect(server.posts(work)).toHaveLength(1)
    server.refuseHttp(true)
    await expect(send()).rejects.toThrow()
    server.refuseHttp(false)
    server.failNext('webhook/send', 45009)
    expect((await send()).errcode).toBe(45009)
    expect(server.posts(work)).toHaveLength(1)
    expect(server.complaints).toEqual([])
  })
})
