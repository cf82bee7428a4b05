/** What the bot does about each of Discord's refusals, and about what the network does. */
import { describe, expect, it } from 'vitest'
import { SendError } from '../../src/core/adapter.js'
import { scene } from './discord-line.js'

const create = { method: 'POST', path: '/channels/:channel/messages' }
const change = { method: 'PATCH', path: '/channels/:channel/messages/:message' }

describe('what Discord refuses when a message is sent', () => {
  it.each([
    [0, 401, 'unreachable', undefined, 'waits for a right token'],
    [10003, 404, 'refused', 'room-gone', 'the room is given up'],
    [10004, 404, 'refused', 'room-gone', 'the room is given up'],
    [50001, 403, 'refused', 'room-gone', 'the room is given up'],
    [10007, 404, 'refused', undefined, 'an operator looks'],
    [10008, 404, 'refused', 'message-gone', 'the core says it anew'],
    [10011, 404, 'refused', undefined, 'a bug'],
    [10013, 404, 'refused', 'no-private-line', 'the core says it in the room'],
    [10014, 400, 'refused', undefined, 'a bug'],
    [20016, 429, 'limited', undefined, 'waits'],
    [20016, 400, 'limited', undefined, 'waits'],
    [20028, 429, 'limited', undefined, 'waits'],
    [20028, 403, 'limited', undefined, 'waits'],
    [20029, 403, 'limited', undefined, 'waits'],
    [30046, 429, 'limited', undefined, 'waits'],
    [30046, 400, 'limited', undefined, 'waits'],
    [40062, 429, 'limited', undefined, 'waits'],
    [40062, 400, 'limited', undefined, 'waits'],
    [130000, 400, 'limited', undefined, 'waits'],
    [130000, 503, 'unknown', undefined, 'reads back, then tries again'],
    [50005, 403, 'refused', undefined, 'a bug'],
    [50006, 400, 'refused', undefined, 'a bug'],
    [40003, 400, 'limited', undefined, 'waits'],
    [40333, 403, 'limited', undefined, 'waits'],
    [50007, 403, 'refused', 'no-private-line', 'the core says it in the room'],
    [50278, 403, 'refused', 'no-private-line', 'the core says it in the room'],
    [50013, 403, 'refused', 'muted', 'the admins are told which right is missing'],
    [50033, 400, 'refused', 'no-private-line', 'the core says it in the room'],
    [50035, 400, 'refused', undefined, 'a bug'],
    [160005, 403, 'refused', 'thread-gone', 'the core says it in the room'],
    [240000, 400, 'refused', undefined, 'an operator looks'],
    [999999, 400, 'refused', undefined, 'an operator looks'],
    [0, 500, 'unknown', undefined, 'reads back, then tries again'],
    [0, 502, 'unknown', undefined, 'reads back, then tries again'],
  ] as const)('%i with %i → %s %s: %s', async (code, status, kind, because, _what) => {
    const { server, post, failure } = await scene()
    server.failNext({ ...create, code, status })
    const error = await failure(post('排班'))
    expect(error).toBeInstanceOf(SendError)
    expect([error.kind, error.details.because]).toEqual([kind, because])
    expect(server.calls).toHaveLength(1)
  })

  it.each([
    [10003, 'thread-gone'],
    [10004, 'room-gone'],
    [50001, 'muted'],
    [160005, 'thread-gone'],
  ] as const)('%i in a thread → %s', async (code, because) => {
    const { server, post, failure, work, wang } = await scene()
    const thread = await wang.opens(await wang.says(work, '/投诉'), '投诉')
    server.failNext({ ...create, code })
    expect((await failure(post('提醒', { thread: thread.id }))).details.because).toBe(because)
  })

  it.each([10003, 10013, 50001, 50007])('%i on a direct line → no-private-line', async (code) => {
    const { server, post, failure, wang } = await scene()
    server.failNext({ ...create, code })
    const direct = post('只给你', { room: { id: wang.id, direct: true } })
    expect((await failure(direct)).details.because).toBe('no-private-line')
  })

  it.each([10013, 50007, 50033])('%i when a direct line is opened → no-private-line', async (code) => {
    const { server, post, failure, wang } = await scene()
    server.failNext({ method: 'POST', path: '/users/@me/channels', code })
    const direct = post('只给你', { room: { id: wang.id, direct: true } })
    expect((await failure(direct)).details.because).toBe('no-private-line')
  })

  it('names the missing right', async () => {
    const { server, work, wang, post, failure } = await scene()
    const thread = await wang.opens(await wang.says(work, '/投诉'), '投诉')
    server.permissions(work, { deny: ['SendMessages'] })
    expect((await failure(post('排班'))).message).toMatch(/50013 .*Send Messages/)
    server.permissions(work, { deny: ['SendMessagesInThreads'] })
    expect((await failure(post('提醒', { thread: thread.id }))).message).toMatch(/Send Messages in Threads/)
  })

  it('tells the whole tree of what is wrong with a form', async () => {
    const { server, post, failure } = await scene()
    const errors = {
      components: { 0: { label: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Too long' }] } } },
    }
    server.failNext({ ...create, code: 50035, body: { code: 50035, message: 'Invalid Form Body', errors } })
    expect((await failure(post('排班'))).message).toContain(JSON.stringify(errors))
  })

  it('160002: sends without the reply at once', async () => {
    const { server, send, work, wang, post } = await scene()
    const asked = await wang.says(work, '/状态')
    server.permissions(work, { deny: ['ReadMessageHistory'] })
    await send(post('一切正常', { replyTo: asked.id }))
    const [shown] = server.posts(work)
    expect(shown).toMatchObject({ text: '一切正常' })
    expect(shown?.replyTo).toBeUndefined()
  })

  it('50035 about the reply: sends without it at once', async () => {
    const { server, send, work, post } = await scene()
    const errors = { message_reference: { _errors: [{ code: 'REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE', message: '' }] } }
    server.failNext({ ...create, code: 50035, body: { code: 50035, message: 'Invalid Form Body', errors } })
    await send(post('一切正常', { replyTo: '1234567890' }))
    expect(server.posts(work)).toMatchObject([{ text: '一切正常' }])
  })

  it('50083: brings the thread back, and it stays', async () => {
    const { server, send, work, wang, post } = await scene()
    const thread = await wang.opens(await wang.says(work, '/投诉'), '投诉')
    await wang.changes(thread, { archived: true })
    server.failNext({ ...create, code: 50083 })
    await send(post('提醒', { thread: thread.id }))
    expect([server.posts(thread).length, thread.archived]).toEqual([1, false])
  })

  it('160004: the thread that exists is the thread', async () => {
    const { server, send, work, post } = await scene()
    const opening = post('TS260312-01', { opensThread: { title: '投诉 张三' } })
    const first = await send(opening)
    expect(await send(opening)).toEqual(first)
    expect(server.threads(work)).toHaveLength(1)
  })

  it.each([50013, 50024, 160006])('%i when a thread is opened: the message stands without one', async (code) => {
    const { server, send, work, post, log } = await scene()
    server.failNext({ method: 'POST', path: '/channels/:channel/messages/:message/threads', code })
    const receipt = await send(post('TS260312-01', { opensThread: { title: '投诉 张三' } }))
    expect(receipt).toEqual({ messageId: server.posts(work)[0]?.id })
    expect(log.lines.join('\n')).toContain(`${code}`)
  })

  it('an outage while a thread is opened: the next attempt goes on where it stopped', async () => {
    const { server, send, work, post, failure } = await scene()
    server.failNext({ method: 'POST', path: '/channels/:channel/messages/:message/threads', status: 503 })
    const opening = post('TS260312-01', { opensThread: { title: '投诉 张三' } })
    expect((await failure(opening)).kind).toBe('unknown')
    server.forgetNonces()
    const receipt = await send({ ...opening, triedSince: new Date() })
    expect(server.posts(work)).toMatchObject([{ id: receipt.messageId, thread: receipt.thread }])
  })
})

describe('what Discord refuses when a message is changed', () => {
  it.each([
    [10008, 404, 'refused', 'message-gone'],
    [50005, 403, 'refused', undefined],
    [30046, 429, 'limited', undefined],
    [30046, 400, 'limited', undefined],
  ] as const)('%i with %i → %s %s', async (code, status, kind, because) => {
    const { server, send, post, failure } = await scene()
    const { messageId } = await send(post('待确认'))
    server.failNext({ ...change, code, status })
    const error = await failure(post('已确认', { edits: messageId }))
    expect([error.kind, error.details.because]).toEqual([kind, because])
  })

  it('50083: brings the thread back, changes the card, and puts it away again', async () => {
    const { server, send, work, wang, post } = await scene()
    const thread = await wang.opens(await wang.says(work, '/投诉'), '投诉')
    const { messageId } = await send(post('待签字', { thread: thread.id }))
    await wang.changes(thread, { archived: true })
    await send(post('已签字', { thread: thread.id, edits: messageId }))
    expect(server.posts(thread)).toMatchObject([{ text: '已签字', edited: true }])
    expect(thread.archived).toBe(true)
  })

  it('50083 in a thread that may not be brought back: the core says it in the room', async () => {
    const { server, send, work, wang, post, failure } = await scene()
    const thread = await wang.opens(await wang.says(work, '/投诉'), '投诉')
    const { messageId } = await send(post('待签字', { thread: thread.id }))
    await wang.changes(thread, { archived: true, locked: true })
    server.failNext({ method: 'PATCH', path: `/channels/${thread.id}`, code: 160005 })
    const error = await failure(post('已签字', { thread: thread.id, edits: messageId }))
    expect(error.details.because).toBe('thread-gone')
  })
})

describe('how long to wait', () => {
  it.each([
    ['user', {}],
    ['shared', { 'x-ratelimit-scope': 'shared' }],
    ['global', { 'x-ratelimit-global': 'true' }],
  ])('is said by Discord (%s)', async (_scope, headers) => {
    const { server, post, failure } = await scene()
    const body = { message: 'You are being rate limited.', retry_after: 7.5, global: false }
    server.failNext({ ...create, status: 429, body, headers: { 'retry-after': '8', ...headers } })
    const error = await failure(post('排班'))
    expect(error.kind).toBe('limited')
    expect(error.details.retryAfterMs).toBeGreaterThanOrEqual(7500)
    expect(error.details.retryAfterMs).toBeLessThan(9000)
  })

  it('is said in the body of a slow mode', async () => {
    const { server, post, failure } = await scene()
    server.failNext({ ...create, status: 400, body: { code: 20016, message: 'Slow mode', retry_after: 30 } })
    expect(await failure(post('排班'))).toMatchObject({ kind: 'limited', details: { retryAfterMs: 30_000 } })
  })

  it('is short: then it is waited here, and the post goes out', async () => {
    const { server, send, work, post } = await scene()
    const body = { message: 'You are being rate limited.', retry_after: 0.05, global: false }
    server.failNext({ ...create, status: 429, body, headers: { 'retry-after': '0.05' } })
    await send(post('排班'))
    expect(server.posts(work)).toHaveLength(1)
  })

  it('is not known from a page of a proxy', async () => {
    const { server, post, failure } = await scene()
    server.failNext({ ...create, status: 429, body: '<html>Error 1015</html>' })
    expect(await failure(post('排班'))).toMatchObject({ kind: 'limited', details: {} })
  })
})

describe('what the network does', () => {
  it('is sure that nothing arrived when nobody listens', async () => {
    const { server, post, failure } = await scene()
    await server.close()
    expect((await failure(post('排班'))).kind).toBe('unreachable')
  })

  it('is sure that nothing arrived when there is no such host', async () => {
    const { post, failure } = await scene({ apiRoot: 'http://discord.invalid/api' })
    expect((await failure(post('排班'))).kind).toBe('unreachable')
  })

  it.each(['before', 'after'] as const)('does not know when the line is cut (%s)', async (when) => {
    const { server, post, failure } = await scene()
    server.cutNext(when, create)
    expect((await failure(post('排班'))).kind).toBe('unknown')
  })

  it('does not know when a proxy answers in Discord’s place', async () => {
    const { server, post, failure } = await scene()
    server.failNext({ ...create, status: 502, body: '<html>Bad Gateway</html>' })
    expect((await failure(post('排班'))).kind).toBe('unknown')
  })

  it.each([400, 403, 404])(
    'is sure that nothing arrived when a proxy refuses in Discord’s place (%i)',
    async (status) => {
      const { server, post, failure } = await scene()
      server.failNext({ ...create, status, body: '<html>Error 1020</html>' })
      expect(await failure(post('排班'))).toMatchObject({
        kind: 'unreachable',
        message: expect.stringContaining('no answer'),
      })
    },
  )

  it('waits for a right token from then on', async () => {
    const { server, post, failure } = await scene()
    server.token = 'another'
    expect((await failure(post('排班'))).kind).toBe('unreachable')
    expect((await failure(post('排班'))).kind).toBe('unreachable')
    expect(server.calls).toHaveLength(1)
  })
})

describe('secrets', () => {
  it('stand in no error and in no log line', async () => {
    const { server, send, work, wang, post, failure, thinking, log } = await scene()
    const errors: unknown[] = []
    for (const path of ['/webhooks/:app/:token/messages/:message', '/webhooks/:app/:token/messages/:message']) {
      const { gesture, interaction } = await thinking(wang)
      server.failNext({ path, status: 500 })
      const only = { account: wang.id, name: wang.name }
      errors.push(await failure(post('给你', { answers: gesture, private: only })))
      server.expire(interaction, 'token')
      await send(post('给你', { answers: gesture, private: only }))
      server.failNext({ path, status: 500 })
      await send(post('', { answers: gesture, blocks: [] }))
      const said = [...errors.map((error) => `${error} ${JSON.stringify(error)} ${causes(error)}`), ...log.lines].join()
      expect(said).not.toContain(interaction.asked.token)
      expect(said).not.toContain(server.token)
    }
    expect(server.posts(work)).toHaveLength(2)
  })
})

function causes(error: unknown): string {
  if (!(error instanceof Error)) return ''
  return `${error.message} ${error.stack} ${JSON.stringify(error.cause)} ${causes(error.cause)}`
}
