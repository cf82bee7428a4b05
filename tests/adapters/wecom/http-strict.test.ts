/** The HTTP side against the strict server: what people really see of it, and that the server has nothing to complain of. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it, onTestFinished } from 'vitest'
import { createAliases } from '../../../adapters/wecom/aliases.js'
import { createApi } from '../../../adapters/wecom/api.js'
import { createCallback } from '../../../adapters/wecom/callback.js'
import { createOwnApp } from '../../../adapters/wecom/own-app.js'
import { createWebhook } from '../../../adapters/wecom/webhook.js'
import type { ChatEvent } from '../../../src/core/event.js'
import type { Block } from '../../../src/core/post.js'
import { startWecomServer, type WecomServer } from '../../contract/wecom-server.js'
import { noCore } from '../../support/core-side.js'
import { failureOf, postOf } from './http-world.js'

const clock = Date.parse('2026-11-20T09:00:00+08:00')
const choices: Block = { kind: 'choices', choices: [{ id: 'c1', label: '知晓' }] }
let wecom: WecomServer
afterEach(() => wecom.close())

async function open() {
  wecom = await startWecomServer({ app: true, now: () => clock, bot: { opaqueIds: true } })
  const { apiRoot, app: settings } = wecom
  const parts = { api: createApi({ apiRoot }), now: () => new Date(clock), tell() {} }
  const li = wecom.person({ name: '李四' })
  const wang = wecom.person({ name: '王五' })
  const work = wecom.group({ name: '工作群', members: [li, wang], webhook: true })
  return { ...createWebhook(parts), app: createOwnApp(settings, parts), li, wang, work, key: work.webhookKey ?? '' }
}

/** Takes the app's callbacks at an address of its own. */
async function listen(): Promise<ChatEvent[]> {
  const events: ChatEvent[] = []
  const log = { debug() {}, info() {}, warn() {}, error() {} }
  const accept = () => async (event: ChatEvent) => void events.push(event)
  const callback = createCallback({ ...wecom.app, aesKey: wecom.app.aesKey, now: () => new Date(clock), log, accept })
  const server = createServer(async (request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://localhost')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { status, body } = await callback('POST', Object.fromEntries(searchParams), Buffer.concat(chunks).toString())
    response.writeHead(status).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  wecom.callbackUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return events
}

it("a ping by the group's robot rings, long or short", async () => {
  const { sendByWebhook, key, work, li, wang } = await open()
  const mentions = [{ account: li.userid, name: '李四' }]
  await sendByWebhook(key, postOf({ mentions: [...mentions, { name: '王五', mobile: wang.mobile }] }))
  await sendByWebhook(key, postOf({ mentions, blocks: [{ kind: 'text', text: '长'.repeat(1200) }] }))
  expect(wecom.posts(work).map(({ kind, pings }) => [kind, pings])).toEqual([
    ['text', ['李四', '王五']],
    ['markdown', ['李四']],
  ])
  expect(wecom.complaints).toEqual([])
})

it('a robot that was removed is a way that is gone', async () => {
  const { sendByWebhook, isDown, key, work } = await open()
  wecom.removeWebhook(work)
  expect(await failureOf(sendByWebhook(key, postOf()))).toMatchObject({ kind: 'refused', because: 'route-gone' })
  expect(isDown(key)).toBe(true)
})

it('a complaint has one group, however often it is opened; people come in, and it is renamed', async () => {
  const { app, li, wang } = await open()
  const chen = wecom.person({ name: '陈六' })
  const opensThread = { title: '客诉 TS1120-1', tag: 'TS1120-1', members: [li.userid, wang.userid, 'ghost'] }
  wecom.loseAnswers('appchat/create', 1)
  const post = postOf({ opensThread, mentions: [{ account: wang.userid, name: '王五' }] })
  await failureOf(app.sendToGroup(post))
  const { thread } = await app.sendToGroup(post)
  await app.sendToGroup(postOf({ key: 'k2', thread, mentions: [{ account: chen.userid, name: '陈六' }] }))
  await app.sendToGroup(postOf({ key: 'k3', thread, threadState: { title: '已结案 TS1120-1', open: false } }))
  const [group, ...others] = wecom.appGroups()
  expect(others).toEqual([])
  expect(group).toMatchObject({ chatid: expect.stringMatching(/^TS11201x/), name: '已结案 TS1120-1' })
  expect(group?.members).toEqual([li.userid, wang.userid, chen.userid])
  expect(group && wecom.posts(group).map(({ pings }) => pings)).toEqual([['王五'], ['陈六']])
  expect(wecom.complaints).toEqual([])
})

it('a card of the app is pressed, and changed by the code of the press', async () => {
  const { app, li } = await open()
  const events = await listen()
  const room = { id: li.userid, direct: true }
  const { messageId } = await app.sendByApp(li.userid, postOf({ room, blocks: [...postOf().blocks, choices] }))
  await li.presses(li, '客诉', '知晓')
  const [press] = events
  expect(press).toMatchObject({ kind: 'button', choice: 'c1', messageId, room, sender: { id: li.userid } })
  const answers = press?.kind === 'button' ? press.gesture : ''
  const blocks: Block[] = [{ kind: 'text', text: '李四 已知晓' }]
  await app.sendByApp(li.userid, postOf({ key: 'k2', room, edits: messageId, answers, blocks }))
  expect(wecom.posts(li)).toMatchObject([{ text: '李四 已知晓', buttons: [], edited: true }])
  const again = app.sendByApp(li.userid, postOf({ key: 'k3', room, edits: messageId, answers, blocks }))
  expect(await failureOf(again)).toMatchObject({ because: 'message-gone' })
  expect(wecom.complaints).toEqual([])
})

it('what is written to the app is heard', async () => {
  const { li } = await open()
  const events = await listen()
  await li.tellsApp('/帮助')
  expect(events).toMatchObject([{ kind: 'message', text: '/帮助', room: { id: li.userid, direct: true } }])
})

it('hidden ids are found out', async () => {
  const { app, li } = await open()
  expect(await createAliases(app.line, noCore, () => undefined)(li.openid)).toBe(li.userid)
  expect(wecom.complaints).toEqual([])
})
