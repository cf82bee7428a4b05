/** The long connection itself: made again when it breaks, left alone when it is another's, and never trusted blindly. */
import { type AddressInfo, createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { scene, waitUntil, withoutAnswer } from './socket-scene.js'

describe('the connection', () => {
  it('is well only between start and stop, and can be started again', async () => {
    const { server, adapter, start, group, isOpen } = await scene()
    const room = { id: group.chatid, direct: false }
    expect(adapter.health().ok).toBe(false)
    expect(isOpen(room)).toBe(false)
    await start()
    await adapter.stop()
    expect(adapter.health()).toMatchObject({ ok: false, detail: expect.stringContaining('stopped') })
    await start()
    expect(isOpen(room)).toBe(true)
    expect(server.subscriptions).toBe(2)
  })

  it('is made again whenever it breaks, and the core is told', async () => {
    const { server, group, wang, inbox, opened, start } = await scene()
    await start()
    for (const time of [1, 2, 3]) {
      server.cut()
      await server.until(() => server.subscriptions === 1 + time)
      await waitUntil(() => opened() === 1 + time)
      await wang.says(group, `第 ${time} 次`)
      expect((await inbox.next('message')).text).toBe(`第 ${time} 次`)
    }
    expect(server.connections()).toBe(1)
  })

  it('comes about at last when WeCom was out of reach at the start', async () => {
    const { server, adapter, inbox, core, group, post, failure } = await scene()
    server.refuseSockets(true)
    await adapter.start(inbox.accept, core)
    await waitUntil(() => adapter.health().detail.startsWith('the connection is lost'))
    expect(await failure(post('一'))).toMatchObject({ kind: 'unreachable', details: { because: 'route-down' } })
    server.refuseSockets(false)
    await waitUntil(() => adapter.health().ok)
    expect(server.posts(group)).toEqual([])
  })

  it('says why it does not come about', async () => {
    const { adapter, inbox, core } = await scene({ settings: { wsUrl: 'ws://127.0.0.1:1' } })
    await adapter.start(inbox.accept, core)
    await waitUntil(() => adapter.health().detail.includes('ECONNREFUSED'))
  })

  it('is not ready before the subscription, though the socket is open', async () => {
    const { server, adapter, inbox, core, post, failure } = await scene()
    server.failNext('aibot_subscribe', -1, 1000)
    await adapter.start(inbox.accept, core)
    await server.until(() => server.calls.length > 0)
    expect(await failure(post('一'))).toMatchObject({ kind: 'unreachable' })
    await waitUntil(() => adapter.health().detail.startsWith('the connection is lost (-1)'))
  })

  it('is made again when the subscription behind it is gone', async () => {
    const { server, group, adapter, post, start, greet, failure } = await scene()
    await start()
    await greet()
    server.forgetSubscription()
    expect(await failure(post('一'))).toMatchObject({ kind: 'unreachable', details: { because: 'route-down' } })
    await server.until(() => server.subscriptions === 2)
    await waitUntil(() => adapter.health().ok)
    await adapter.send(post('一'))
    expect(server.posts(group)).toHaveLength(1)
  })

  it('is made once, when many posts find the subscription gone', async () => {
    const { server, adapter, post, start, greet, failure } = await scene()
    await start()
    await greet()
    server.forgetSubscription()
    await Promise.all([1, 2, 3, 4, 5].map(() => failure(post('一'))))
    await server.until(() => server.subscriptions === 2)
    await waitUntil(() => adapter.health().ok)
    expect(server.subscriptions).toBe(2)
  })

  it('is made again when nobody answers any more, though it stays open', async () => {
    const { server, adapter, post, start, greet, failure } = await scene()
    await start()
    await greet()
    server.cut('silent')
    const errors = await withoutAnswer(() => [failure(post('一')), failure(post('二'))])
    expect(errors).toMatchObject([{ kind: 'unknown' }, { kind: 'unknown' }])
    await server.until(() => server.subscriptions === 2)
    await waitUntil(() => adapter.health().ok)
  })

  it('leaves posts in doubt that were under way when it broke', async () => {
    const { server, group, post, start, greet, failure } = await scene()
    await start()
    await greet()
    server.loseAcks(() => {
      setImmediate(() => server.cut())
      return true
    })
    expect(await failure(post('一'))).toMatchObject({ kind: 'unknown' })
    expect(server.posts(group)).toHaveLength(1)
  })
})

it('stops at once though nobody answers the door', async () => {
  const deaf = createServer(() => {})
  await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve))
  const { port } = deaf.address() as AddressInfo
  const { adapter, inbox, core } = await scene({ settings: { wsUrl: `ws://127.0.0.1:${port}` } })
  await adapter.start(inbox.accept, core)
  await new Promise((resolve) => deaf.once('connection', resolve))
  await adapter.stop()
  await new Promise((resolve) => deaf.close(resolve))
  expect(adapter.health().detail).toContain('stopped')
})

describe('another program that connects as this bot', () => {
  it('is left alone: we stop, tell the admins, and begin again only when we are started', async () => {
    const { server, adapter, troubles, post, start, failure } = await scene()
    await start()
    server.evict()
    await waitUntil(() => troubles.length > 0)
    expect(troubles).toEqual(['wecomEvicted'])
    expect(adapter.health()).toMatchObject({ ok: false, detail: expect.stringContaining('another program') })
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(server.subscriptions).toBe(1)
    expect(await failure(post('一'))).toMatchObject({ kind: 'unreachable', details: { because: 'route-down' } })
    await adapter.stop()
    await start()
    expect(server.subscriptions).toBe(2)
  })
})

describe('a wrong secret', () => {
  const wrong = { settings: { secret: 'not-the-secret' }, mistakes: true }

  it('is told to the admins, and not tried again at once', async () => {
    const { server, adapter, inbox, core, troubles } = await scene(wrong)
    await adapter.start(inbox.accept, core)
    await waitUntil(() => troubles.length > 0)
    expect(troubles).toEqual(['wecomSecret'])
    expect(adapter.health().detail).toMatch(/853000.*WECOM_BOT_SECRET/)
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(server.calls.filter(({ path }) => path === 'aibot_subscribe')).toHaveLength(1)
  })

  it('holds up no stop', async () => {
    const { adapter, inbox, core, troubles } = await scene(wrong)
    await adapter.start(inbox.accept, core)
    await waitUntil(() => troubles.length > 0)
    await adapter.stop()
    expect(adapter.health().detail).toContain('stopped')
  })

  it('stands in no line of the log, nor does the right one', async () => {
    const { server, adapter, inbox, core, group, wang, log, post, start, failure } = await scene()
    await start()
    await wang.says(group, '客户电话 13800000001')
    await inbox.next('message')
    server.failNext('aibot_send_msg', 40058)
    const error = await failure(post('客户电话 13800000001'))
    server.cut()
    await server.until(() => server.subscriptions === 2)
    await adapter.stop()
    await adapter.start(inbox.accept, core)
    const told = [...log.lines, error.message, adapter.health().detail].join('\n')
    expect(told).not.toContain(server.bot.secret)
    expect(told).not.toContain('13800000001')
  })
})

it('finishes what is under way when it stops', async () => {
  const { server, group, adapter, post, start, greet } = await scene()
  await start()
  await greet()
  const sending = adapter.send(post('一'))
  await adapter.stop()
  expect(await sending).toMatchObject({ messageId: expect.any(String) })
  expect(server.posts(group)).toHaveLength(1)
})
