/** Sending to Telegram: what each refusal means, what is certain and what is in doubt. */

import { describe, expect, it } from 'vitest'
import { SendError } from '../../src/core/adapter.js'
import { menuOf, noCore } from '../support/core-side.js'
import { scene } from './telegram-scene.js'
import type { Fault } from './telegram-server.js'

const refused = (code: number, description: string): Fault => ({ code, description })

describe('what Telegram refuses', () => {
  it('says how long to wait', async () => {
    const { server, post, failure } = await scene()
    server.next('sendMessage', {
      code: 429,
      description: 'Too Many Requests: retry after 7',
      parameters: { retry_after: 7 },
    })
    expect(await failure(post('排班'))).toMatchObject({ kind: 'limited', details: { retryAfterMs: 7000 } })
  })

  it('counts twenty messages a minute in a group, and takes more after the wait', async () => {
    const { server, group, adapter, post, failure } = await scene()
    server.countLimits()
    for (let sent = 0; sent < 20; sent += 1) await adapter.send(post(`第 ${sent} 条`))
    const error = await failure(post('第 21 条'))
    expect(error.kind).toBe('limited')
    expect(error.details.retryAfterMs).toBeGreaterThan(50_000)
    expect(server.posts(group)).toHaveLength(20)
  })

  it('tells the new id of a group that moved', async () => {
    const { server, group, wang, post, failure } = await scene()
    const moved = server.migrate(group, wang)
    expect(await failure(post('排班'))).toMatchObject({ kind: 'refused', details: { movedTo: String(moved.id) } })
  })

  it('knows a muted group, a group without us and a person who never wrote to us', async () => {
    const { group, wang, li, post, failure } = await scene()
    group.chat.muted = true
    expect((await failure(post('x'))).details.because).toBe('muted')
    await wang.makesBot(group, 'kicked')
    expect((await failure(post('x'))).details.because).toBe('room-gone')
    const direct = { room: { id: String(li.id), direct: true } }
    expect((await failure(post('x', direct))).details.because).toBe('no-private-line')
    await li.writes('/start')
    await li.blocksBot()
    expect((await failure(post('x', direct))).details.because).toBe('no-private-line')
  })

  it('refuses a text of 5000 without asking Telegram', async () => {
    const { server, post, failure } = await scene()
    expect((await failure(post('台'.repeat(5000)))).kind).toBe('refused')
    expect(server.calls).toEqual([])
  })

  it('counts the length after the marks, as Telegram does', async () => {
    const { server, group, adapter, post } = await scene()
    const text = `${'&'.repeat(1000)}\n${'<'.repeat(3000)}`
    await adapter.send(post(text))
    expect(server.posts(group)[0]?.text).toBe(text)
  })

  it('sends the text plain when Telegram cannot read our marks', async () => {
    const { server, group, adapter, post, log } = await scene()
    server.next('sendMessage', refused(400, "Bad Request: can't parse entities: Unexpected end tag at byte offset 3"))
    await adapter.send(post('张三 <b>&'))
    expect(server.posts(group)).toMatchObject([{ text: '张三 <b>&', bold: [] }])
    expect(log.lines.some((line) => line.startsWith('error'))).toBe(true)
  })
})

describe('what the network does', () => {
  it('is sure that nothing arrived when nobody listens', async () => {
    const { server, post, failure } = await scene()
    await server.refuseConnections()
    expect((await failure(post('排班'))).kind).toBe('unreachable')
  })

  it('is sure that nothing arrived when there is no such host', async () => {
    const { post, failure } = await scene({ apiRoot: 'http://telegram.invalid' })
    expect((await failure(post('排班'))).kind).toBe('unreachable')
  })

  it.each(['lose', 'hang', 'gateway'] as const)('does not know when the answer is lost (%s)', async (fault) => {
    const { server, post, failure } = await scene({ sendTimeoutMs: 200 })
    server.next('sendMessage', fault)
    expect((await failure(post('排班'))).kind).toBe('unknown')
  })

  it('asks only once: a lost answer makes no second message', async () => {
    const { server, group, post, failure } = await scene()
    server.next('sendMessage', 'lose')
    await failure(post('排班'))
    expect(server.posts(group)).toHaveLength(1)
  })

  it('tells the token to nobody', async () => {
    const { server, adapter, inbox, post, failure, log } = await scene()
    await server.refuseConnections()
    await adapter.start(inbox.accept, noCore)
    const error = await failure(post('排班'))
    await expect.poll(() => log.lines.length).toBeGreaterThan(1)
    const told = [
      ...log.lines,
      error.message,
      String(error.stack),
      JSON.stringify(error),
      adapter.health().detail,
    ].join()
    expect(error.cause).toBeUndefined()
    expect(told).not.toContain(server.token.split(':')[1])
  })
})

describe('how a post looks', () => {
  it('has a bold first line, facts, a titled list and rows of buttons', async () => {
    const { server, group, adapter, post } = await scene()
    const choices = ['知晓', '改期', '暂缓', '完成'].map((label, index) => ({ id: `c${index}`, label }))
    await adapter.send(
      post('', {
        mentions: [{ name: '王强', username: 'wangqiang' }],
        blocks: [
          { kind: 'text', text: 'TS260312-01 台面开裂\n两小时内确认' },
          {
            kind: 'facts',
            facts: [
              { label: '客户', value: '张三' },
              { label: 'Phone', value: '138****0001' },
            ],
          },
          { kind: 'list', title: '问题', items: ['台面', '水槽'] },
          { kind: 'choices', choices },
        ],
      }),
    )
    const [seen] = server.posts(group)
    expect(seen?.text).toBe(
      '@wangqiang\nTS260312-01 台面开裂\n两小时内确认\n客户：张三\nPhone: 138****0001\n\n问题\n· 台面\n· 水槽',
    )
    expect(seen).toMatchObject({ bold: ['TS260312-01 台面开裂', '问题'], pings: ['王强'] })
    expect(seen?.buttons).toEqual(['知晓', '改期', '暂缓', '完成'])
    expect(server.calls.at(-1)?.payload).toMatchObject({
      link_preview_options: { is_disabled: true },
      reply_markup: { inline_keyboard: [[{}, {}, {}, {}]] },
    })
  })

  it('pings somebody without a username by a link, even with a hostile name', async () => {
    const { server, group, li, adapter, post } = await scene()
    const name = '李<b>"&娜 @everyone'
    await adapter.send(
      post('请确认', {
        mentions: [
          { account: String(li.id), name },
          { account: '1"><b>', name: '坏' },
        ],
      }),
    )
    expect(server.posts(group)[0]).toMatchObject({ text: `${name} 坏\n请确认`, pings: ['李娜'] })
  })

  it('names the reader of a private line in a group, and not in a direct room', async () => {
    const { server, group, li, adapter, post } = await scene()
    const reader = { account: String(li.id), name: '李娜' }
    await adapter.send(post('你没有权限', { private: reader }))
    expect(server.posts(group)[0]).toMatchObject({ text: '李娜\n你没有权限', pings: ['李娜'] })
    await li.writes('/查看')
    await adapter.send(post('你没有权限', { private: reader, room: { id: String(li.id), direct: true } }))
    expect(server.posts(li)[0]?.text).toBe('你没有权限')
  })

  it('is sent all the same when the message it answers is gone', async () => {
    const { server, group, wang, adapter, post } = await scene()
    const said = await wang.says(group, '/投诉')
    server.remove(said)
    await adapter.send(post('TS260312-01', { replyTo: String(said.id) }))
    expect(server.posts(group)).toHaveLength(1)
  })
})

describe('threads', () => {
  it('opens a topic in a forum, posts the beginning in General, and goes on inside', async () => {
    const { server, group, wang, adapter, post } = await scene({ forum: true })
    const said = await wang.says(group, '/投诉 张三')
    const opens = { title: `${'长'.repeat(200)}` }
    const { thread } = await adapter.send(post('TS260312-01', { opensThread: opens, replyTo: String(said.id) }))
    await adapter.send(post('请确认', { thread }))
    const [beginning, inside] = server.posts(group)
    expect(beginning).toMatchObject({ text: 'TS260312-01', replyTo: said.id })
    expect(beginning?.topic).toBeUndefined()
    expect(inside?.topic).toBe('长'.repeat(128))
  })

  it('does not open a second topic when only the message had to wait', async () => {
    const { server, adapter, post, failure } = await scene({ forum: true })
    const opening = post('TS260312-01', { opensThread: { title: '投诉' } })
    server.next('sendMessage', {
      code: 429,
      description: 'Too Many Requests: retry after 1',
      parameters: { retry_after: 1 },
    })
    expect((await failure(opening)).kind).toBe('limited')
    expect((await adapter.send(opening)).thread).toMatch(/^t\d+$/)
    expect(server.calls.filter(({ method }) => method === 'createForumTopic')).toHaveLength(1)
  })

  it('waits with the post when opening the topic has to wait, and never opens one twice in doubt', async () => {
    const { server, group, adapter, post, failure } = await scene({ forum: true })
    const opening = post('TS260312-01', { opensThread: { title: '投诉' } })
    server.next('createForumTopic', {
      code: 429,
      description: 'Too Many Requests: retry after 3',
      parameters: { retry_after: 3 },
    })
    expect(await failure(opening)).toMatchObject({ kind: 'limited', details: { retryAfterMs: 3000 } })
    server.next('createForumTopic', 'lose')
    expect((await adapter.send(opening)).thread).toMatch(/^r\d+$/)
    expect(server.posts(group)).toHaveLength(1)
  })

  it('falls back to replies without the right to open topics, and says so once', async () => {
    const { server, group, adapter, post, log } = await scene({ forum: true })
    group.chat.managesTopics = false
    const { thread, messageId } = await adapter.send(post('TS260312-01', { opensThread: { title: '投诉' } }))
    expect(thread).toBe(`r${messageId}`)
    await adapter.send(post('TS260312-02', { opensThread: { title: '投诉' } }))
    await adapter.send(post('请确认', { thread }))
    expect(server.posts(group).at(-1)?.replyTo).toBe(Number(messageId))
    expect(log.lines.filter((line) => line.startsWith('warn'))).toHaveLength(1)
  })

  it('notices that topics were switched on', async () => {
    const { group, wang, inbox, adapter, start, post } = await scene()
    await start()
    expect((await adapter.send(post('一', { opensThread: { title: '一' } }))).thread).toMatch(/^r/)
    group.chat.forum = true
    await wang.says(group, '/投诉')
    await inbox.next('message')
    expect((await adapter.send(post('二', { opensThread: { title: '二' } }))).thread).toMatch(/^t/)
  })

  it('opens none in a direct room', async () => {
    const { wang, adapter, post } = await scene()
    await wang.writes('/投诉')
    const room = { id: String(wang.id), direct: true }
    expect((await adapter.send(post('TS260312-01', { room, opensThread: { title: '投诉' } }))).thread).toBeUndefined()
  })
})

describe('answers to presses', () => {
  async function pressed(how: { old?: boolean } = {}) {
    const all = await scene()
    const yes = { kind: 'choices' as const, choices: [{ id: 'ack:7', label: '知晓' }] }
    await all.start()
    await all.adapter.send(all.post('', { blocks: [{ kind: 'text', text: '请确认' }, yes] }))
    const [card] = all.server.posts(all.group)
    if (!card) throw new Error('no card')
    await all.li.presses(card, '知晓', how)
    const { gesture } = await all.inbox.next('button')
    return { ...all, card, answers: gesture, reader: { account: String(all.li.id), name: '李娜' } }
  }

  it('shows a short private text as a notice', async () => {
    const { server, group, adapter, post, answers, reader } = await pressed()
    expect(await adapter.send(post('不是你的', { answers, private: reader }))).toEqual({ messageId: '' })
    expect(server.answers).toEqual([{ person: '李娜', label: '知晓', text: '不是你的', alert: true }])
    expect(server.posts(group)).toHaveLength(1)
  })

  it('stops the spinner first when the text is long or for all', async () => {
    const { server, group, adapter, post, answers, reader } = await pressed()
    await adapter.send(post('长'.repeat(201), { answers, private: reader }))
    expect(server.answers).toMatchObject([{ text: '', alert: false }])
    expect(server.posts(group).at(-1)?.pings).toEqual(['李娜'])
    expect(server.calls.slice(-2).map(({ method }) => method)).toEqual(['answerCallbackQuery', 'sendMessage'])
  })

  it('sends an ordinary message when it is too late for a notice', async () => {
    const { server, group, adapter, post, answers, reader } = await pressed({ old: true })
    expect((await adapter.send(post('不是你的', { answers, private: reader }))).messageId).not.toBe('')
    expect(server.posts(group).at(-1)).toMatchObject({ text: '李娜\n不是你的', pings: ['李娜'] })
  })

  it('edits the card although the press is too old', async () => {
    const { server, group, adapter, post, card, answers } = await pressed({ old: true })
    await adapter.send(post('李娜已确认', { answers, edits: String(card.id) }))
    expect(server.posts(group)).toMatchObject([{ text: '李娜已确认', buttons: [] }])
  })

  it('is content when there is nothing more to say and it is too late', async () => {
    const { adapter, post, answers, reader } = await pressed({ old: true })
    expect(await adapter.send(post('', { blocks: [], answers, private: reader }))).toEqual({ messageId: '' })
  })

  it('says unknown when the answer to a notice is lost', async () => {
    const { server, post, failure, answers, reader } = await pressed()
    server.next('answerCallbackQuery', 'lose')
    expect((await failure(post('不是你的', { answers, private: reader }))).kind).toBe('unknown')
  })
})

describe('the menu', () => {
  const chinese = menuOf('zh-CN', { complaint: '提交投诉' })
  const menus = [chinese, menuOf('en', { complaint: 'File a complaint' })]

  it('is shown in Chinese to all, and in English to those who read English', async () => {
    const { server, adapter } = await scene()
    await adapter.publishCommands(menus)
    expect(server.menu()).toEqual([{ command: 'complaint', description: '提交投诉' }])
    expect(server.menu('zh')).toEqual(server.menu())
    expect(server.menu('en')).toEqual([{ command: 'complaint', description: 'File a complaint' }])
  })

  it('changes only what differs', async () => {
    const { server, adapter } = await scene()
    await adapter.publishCommands(menus)
    const sets = () => server.calls.filter(({ method }) => method === 'setMyCommands')
    expect(sets()).toHaveLength(3)
    await adapter.publishCommands(menus)
    expect(sets()).toHaveLength(3)
    await adapter.publishCommands([chinese, { ...chinese, locale: 'en' }])
    expect(sets().slice(3)).toMatchObject([{ payload: { language_code: 'en' } }])
  })

  it('fails with a SendError, and keeps nothing from being received', async () => {
    const { server, group, wang, inbox, adapter, start } = await scene()
    server.next('getMyCommands', 'hang')
    const failing = adapter.publishCommands([menuOf('zh-CN', { 投诉: 'x' })])
    failing.catch(() => undefined)
    await start()
    await wang.says(group, '在吗')
    await inbox.next('message')
    await server.refuseConnections()
    await expect(failing).rejects.toBeInstanceOf(SendError)
  })
})
