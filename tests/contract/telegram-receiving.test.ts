/** Receiving from Telegram: what becomes an event, and how polling and pushing survive trouble. */

import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createTelegramAdapter } from '../../adapters/telegram/index.js'
import { noCore } from '../support/core-side.js'
import { Inbox } from './inbox.js'
import { scene } from './telegram-scene.js'
import { startTelegramServer } from './telegram-server.js'
import { settingsFor, waitUntil } from './telegram-world.js'

describe('what is heard', () => {
  it.each([
    ['/投诉 张三', '/投诉 张三', false],
    ['/投诉@lianluo_bot 张三', '/投诉 张三', true],
    ['@lianluo_bot /投诉 张三', '/投诉 张三', true],
    ['@Lianluo_Bot投诉 张三', '投诉 张三', true],
    ['/complaint@lianluo_bot 张三', '/complaint 张三', true],
    ['请 @lianluo_bot 看看', '请 看看', true],
    ['\uFF0F投诉 张三', '\uFF0F投诉 张三', false],
    ['写信到 me@lianluo_bots.com', '写信到 me@lianluo_bots.com', false],
  ])('%s → %s', async (said, text, mentionsBot) => {
    const { group, wang, inbox, start } = await scene()
    await start()
    await wang.says(group, said)
    expect(await inbox.next('message')).toMatchObject({ text, mentionsBot })
  })

  it('is not a command for another bot', async () => {
    const { group, wang, inbox, start } = await scene()
    await start()
    await wang.says(group, '/complaint@other_bot 张三')
    await wang.says(group, '/投诉@other_bot 张三')
    await wang.says(group, '完')
    expect((await inbox.next('message')).text).toBe('完')
  })

  it('keeps mentions in their places, by account or by username', async () => {
    const { group, wang, li, inbox, start } = await scene()
    await start()
    await wang.says(group, '@lianluo_bot 联络人 @wangqiang 李娜 @nobody_here', { mentions: [li] })
    const { text, mentions } = await inbox.next('message')
    expect(mentions.map(({ offset, length }) => text.slice(offset, offset + length))).toEqual([
      '@wangqiang',
      '@nobody_here',
      '李娜',
    ])
    expect(mentions).toMatchObject([
      { username: 'wangqiang' },
      { username: 'nobody_here' },
      { account: { id: String(li.id) } },
    ])
  })

  it('is told in its topic, where the opening message is no reply', async () => {
    const { server, group, wang, inbox, adapter, start, post } = await scene({ forum: true })
    await start()
    const { thread } = await adapter.send(post('TS260312-01', { opensThread: { title: '投诉' } }))
    const topic = Number(thread?.slice(1))
    await wang.says(group, '收到', { topic })
    const event = await inbox.next('message')
    expect(event.thread).toBe(thread)
    expect(event.replyTo).toBeUndefined()
    expect(server.messages(group).at(-1)?.topic).toBe('投诉')
  })

  it("belongs to the chain of replies whose root is the bot's card, also two replies later", async () => {
    const { group, wang, li, inbox, adapter, start, post } = await scene()
    await start()
    const { thread, messageId } = await adapter.send(post('TS260312-01', { opensThread: { title: '投诉' } }))
    const first = await wang.says(group, '看一下', { replyTo: Number(messageId) })
    await li.says(group, '好', { replyTo: first })
    expect((await inbox.next('message')).thread).toBe(thread)
    expect(await inbox.next('message')).toMatchObject({ thread, replyTo: String(first.id) })
  })

  it('brings what a person said whom it answers, with the photo; nothing of what a bot said', async () => {
    const { group, wang, li, inbox, adapter, start, post } = await scene()
    await start()
    const [photo] = await li.sends(group, [{ photo: true, bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0]) }], '台面开裂')
    await wang.says(group, '/投诉', { replyTo: photo })
    const { files, sender } = await inbox.next('message')
    expect((await inbox.next('message')).quoted).toEqual({ text: '台面开裂', sender, files })
    const { messageId } = await adapter.send(post('TS260312-01'))
    await wang.says(group, '收到', { replyTo: Number(messageId) })
    expect((await inbox.next('message')).quoted).toBeUndefined()
  })

  it('can be a press on a message too old to be read', async () => {
    const { server, group, li, inbox, adapter, start, post } = await scene()
    await start()
    const choices = [{ id: 'ack:7', label: '知晓' }]
    const { messageId } = await adapter.send(
      post('', {
        blocks: [
          { kind: 'text', text: '请' },
          { kind: 'choices', choices },
        ],
      }),
    )
    const [card] = server.posts(group)
    if (card) await li.presses(card, '知晓', { unreadable: true })
    expect(await inbox.next('button')).toMatchObject({ messageId, choice: 'ack:7', room: { title: '客服群' } })
  })

  it('is a reaction only where something was added', async () => {
    const { server, group, li, inbox, adapter, start, post } = await scene()
    await start()
    await adapter.send(post('请确认'))
    const [card] = server.posts(group)
    if (!card) throw new Error('no card')
    await li.reacts(card, '❤\uFE0F')
    await li.reacts(card, '❤\uFE0F')
    await li.reacts(card, '👍')
    expect((await inbox.next('reaction')).added).toEqual(['❤'])
    expect((await inbox.next('reaction')).added).toEqual(['👍'])
  })

  it('includes coming, going and moving', async () => {
    const { server, group, wang, inbox, start } = await scene()
    await start()
    await wang.makesBot(group, 'member')
    await wang.makesBot(group, 'kicked')
    await wang.makesBot(group, 'administrator')
    expect(await inbox.next('room')).toMatchObject({ change: 'left', room: { id: String(group.id) } })
    expect(await inbox.next('room')).toMatchObject({ change: 'joined' })
    const moved = server.migrate(group, wang)
    const change = { change: 'moved', from: String(group.id), room: { id: String(moved.id), title: '客服群' } }
    expect(await inbox.next('room')).toMatchObject(change)
    expect(await inbox.next('room')).toMatchObject(change)
  })
})

describe('polling', () => {
  it('makes the same event of the same update', async () => {
    const { server, group, wang, inbox, start } = await scene()
    await start()
    await wang.says(group, '一')
    const first = await inbox.next('message')
    server.deliverAgain()
    expect(await inbox.next('message')).toEqual(first)
    expect(first.id).toBe(`900000:${server.updates.at(-1)?.update_id}`)
  })

  it('gets again after a crash what was not confirmed', async () => {
    const { server, group, wang, inbox, adapter, start } = await scene()
    await start()
    inbox.hold()
    await wang.says(group, '一')
    await inbox.reached(1)
    await wang.says(group, '二')
    const after = new Inbox()
    const restarted = createTelegramAdapter(settingsFor(server)).adapter
    await restarted.start(after.accept, noCore)
    expect((await after.next('message')).id).toBe(inbox.offered[0]?.id)
    expect((await after.next('message')).text).toBe('二')
    await restarted.stop()
    expect(server.unconfirmed).toEqual([])
    const stopped = adapter.stop()
    inbox.letGo()
    await stopped
  })

  it('starts while Telegram is away, and finds it by itself', async () => {
    const { server, group, wang, inbox, adapter } = await scene()
    await server.refuseConnections()
    await adapter.start(inbox.accept, noCore)
    expect(adapter.health().ok).toBe(false)
    await server.acceptConnections()
    await wang.says(group, '在吗')
    expect((await inbox.next('message')).text).toBe('在吗')
    await waitUntil(() => adapter.health().ok)
  })

  it('goes on after proxies, server errors and cut lines', async () => {
    const { server, group, wang, inbox, adapter, start } = await scene()
    for (const fault of ['gateway', 'lose', { code: 500, description: 'Internal Server Error' }] as const) {
      server.next('getUpdates', fault)
    }
    server.next('getMe', 'gateway')
    await start()
    await server.refuseConnections()
    await server.acceptConnections()
    await wang.says(group, '在吗')
    await inbox.next('message')
    await waitUntil(() => adapter.health().ok)
  })

  it('ends when the token is revoked', async () => {
    const { server, adapter, start } = await scene()
    await start()
    server.token = '900000:another'
    await server.refuseConnections()
    await server.acceptConnections()
    await waitUntil(() => adapter.health().detail.includes('401'))
    expect(adapter.health().ok).toBe(false)
    const calls = server.calls.length
    await adapter.stop()
    expect(server.calls).toHaveLength(calls)
  })

  it('waits when somebody else polls, and comes back', async () => {
    const { server, adapter, start, log } = await scene()
    await start()
    await server.until(() => server.polled)
    await fetch(`${server.url}/bot${server.token}/getUpdates`)
    await waitUntil(() => log.lines.some((line) => line.includes('409')))
    await waitUntil(() => adapter.health().ok)
  })

  it('takes a webhook away that somebody left', async () => {
    const { server, start } = await scene()
    await fetch(`${server.url}/bot${server.token}/setWebhook?url=http://127.0.0.1:1/x`)
    await start()
  })

  it('stops at once, even while an event cannot be stored, and confirms nothing that is not', async () => {
    const { server, group, wang, inbox, adapter, start } = await scene({
      pauses: { firstMs: 60_000, longestMs: 60_000 },
    })
    await start()
    await wang.says(group, '一')
    await inbox.next('message')
    inbox.refuse(Number.POSITIVE_INFINITY)
    await wang.says(group, '二')
    await inbox.reached(2)
    await adapter.stop()
    expect(server.unconfirmed).toMatchObject([{ message: { text: '二' } }])
  })
})

describe('pushed updates', () => {
  async function pushing() {
    const server = await startTelegramServer()
    const web = createServer()
    web.listen(0, '127.0.0.1')
    await once(web, 'listening')
    const url = `http://127.0.0.1:${(web.address() as AddressInfo).port}/webhooks/telegram`
    const { adapter, webhook } = createTelegramAdapter(
      settingsFor(server, { webhook: { url, secret: 'right-secret' } }),
    )
    const answered: number[] = []
    web.on('request', async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      const secret = request.headers['x-telegram-bot-api-secret-token']
      const given = typeof secret === 'string' ? secret : undefined
      const taken = await webhook?.(given, JSON.parse(body)).catch(() => undefined)
      response.statusCode = taken === undefined ? 503 : taken ? 200 : 401
      answered.push(response.statusCode)
      response.end()
    })
    onTestFinished(async () => {
      await adapter.stop()
      await server.close()
      web.closeAllConnections()
      web.close()
    })
    const inbox = new Inbox()
    await adapter.start(inbox.accept, noCore)
    await waitUntil(() => adapter.health().ok)
    return {
      server,
      webhook,
      inbox,
      answered,
      url,
      group: server.group({ title: '群' }),
      wang: server.person({ name: '王强' }),
    }
  }

  it('are taken with the secret', async () => {
    const { group, wang, inbox, answered } = await pushing()
    await wang.says(group, '/投诉 张三')
    expect(await inbox.next('message')).toMatchObject({ text: '/投诉 张三' })
    await expect.poll(() => answered).toEqual([200])
  })

  it('are refused without it', async () => {
    const { server, webhook, inbox, answered, url, group, wang } = await pushing()
    await fetch(`${server.url}/bot${server.token}/setWebhook?url=${url}&secret_token=wrong-secret`)
    await wang.says(group, '/投诉')
    await server.until(() => server.failedPushes > 1)
    expect(answered).toContain(401)
    expect(await webhook?.(undefined, { update_id: 1 })).toBe(false)
    expect(inbox.offered).toEqual([])
  })

  it('come again until they are stored', async () => {
    const { group, wang, inbox, answered } = await pushing()
    inbox.refuse(2)
    await wang.says(group, '/投诉')
    await inbox.next('message')
    await expect.poll(() => answered).toEqual([503, 503, 200])
    expect(new Set(inbox.offered.map(({ id }) => id)).size).toBe(1)
  })

  it('have no door when polling', async () => {
    const server = await startTelegramServer()
    onTestFinished(() => server.close())
    expect(createTelegramAdapter(settingsFor(server)).webhook).toBeUndefined()
  })
})
