/** Receiving from Discord: what becomes an event, and how the line survives trouble. */
import { describe, expect, it, vi } from 'vitest'
import { scene } from './discord-scene.js'
import { waitUntil } from './discord-world.js'

/** A client may identify itself once in five seconds. */
const betweenIdentifiesMs = 8000

describe('what is heard', () => {
  it.each([
    ['/投诉 张三', '/投诉 张三', false],
    ['@lianluo /投诉 张三', '/投诉 张三', true],
    ['@lianluo投诉 张三', '投诉 张三', true],
    ['请 @lianluo 看看', '请 看看', true],
    ['\uFF0F投诉 张三', '\uFF0F投诉 张三', false],
    ['好的 <:ok:123456789012345678>', '好的 :ok:', false],
  ])('%s → %s', async (said, text, mentionsBot) => {
    const { work, wang, inbox, start } = await scene()
    await start()
    await wang.says(work, said)
    expect(await inbox.next('message')).toMatchObject({ text, mentionsBot })
  })

  it('names people, roles and channels where their marks stand', async () => {
    const { server, work, wang, li, inbox, start } = await scene()
    const role = server.role({ name: '售后' })
    await start()
    await wang.says(work, `@lianluo 联络人 @李娜 <@&${role.id}> <#${work.id}>`, { mentions: [li] })
    const { text, mentions } = await inbox.next('message')
    expect(text).toBe('联络人 @李娜 @售后 #客服群')
    expect(mentions).toMatchObject([{ account: { id: li.id, name: '李娜' } }])
    expect(text.slice(mentions[0]?.offset, (mentions[0]?.offset ?? 0) + (mentions[0]?.length ?? 0))).toBe('@李娜')
  })

  it('goes by the nickname of the guild', async () => {
    const { server, work, inbox, start } = await scene()
    const zhao = server.person({ name: 'zhao', nick: '赵师傅' })
    await start()
    await zhao.says(work, '在')
    expect((await inbox.next('message')).sender.name).toBe('赵师傅')
  })

  it('is told in its thread, whose room is the channel', async () => {
    const { server, work, wang, inbox, start } = await scene()
    await start()
    const card = await wang.says(work, '一')
    const thread = await wang.opens(card, 'TS260312-01')
    await wang.says(thread, '收到')
    expect((await inbox.next('message')).thread).toBeUndefined()
    expect(await inbox.next('message')).toMatchObject({ thread: thread.id, room: { id: work.id, title: '客服群' } })
    expect(server.complaints).toEqual([])
  })

  it('brings what a person said whom it answers, with the picture', async () => {
    const { work, wang, li, inbox, start } = await scene()
    await start()
    const said = await li.says(work, '台面开裂', { files: [{ name: 'a.png', type: 'image/png', content: 'picture' }] })
    await wang.says(work, '/投诉', { replyTo: said })
    const { files, sender } = await inbox.next('message')
    const { quoted } = await inbox.next('message')
    expect(quoted).toMatchObject({ text: '台面开裂', sender: { id: sender.id }, files })
  })

  it('brings pictures, found again by their message, several of them as an album', async () => {
    const { work, wang, inbox, adapter, start } = await scene()
    await start()
    const files = ['a.png', 'b.png'].map((name) => ({ name, type: 'image/png', content: `picture ${name}` }))
    const { id } = await wang.says(work, '台面开裂', { files })
    const event = await inbox.next('message')
    expect(event).toMatchObject({ text: '台面开裂', album: id })
    expect(event.files?.map(({ name, type }) => [name, type])).toEqual([
      ['a.png', 'image/png'],
      ['b.png', 'image/png'],
    ])
    const [file] = event.files ?? []
    if (!file) throw new Error('no file')
    const bytes: Uint8Array[] = []
    for await (const some of await adapter.fetchFile(file)) bytes.push(some)
    expect(Buffer.concat(bytes).toString()).toBe('picture a.png')
  })

  it('is a picture without words too', async () => {
    const { work, wang, inbox, start } = await scene()
    await start()
    await wang.says(work, '', { files: [{ name: 'a.png', content: 'x' }] })
    expect(await inbox.next('message')).toMatchObject({ text: '', files: [{ name: 'a.png' }] })
  })

  it('is a reaction once for each person and emoji, not its removal, not our own', async () => {
    const { work, li, inbox, start, card } = await scene()
    await start()
    const shown = await card([{ id: 'ack:7', label: '知晓' }])
    await li.reacts(shown, '❤\uFE0F')
    await li.unreacts(shown, '❤\uFE0F')
    await li.reacts(shown, '👍')
    expect(await inbox.next('reaction')).toMatchObject({ added: ['❤'], messageId: shown.id, sender: { name: '李娜' } })
    expect(await inbox.next('reaction')).toMatchObject({ id: `r${shown.id}:${li.id}:👍`, room: { id: work.id } })
  })

  it('is a reaction to a message from before the start', async () => {
    const scenery = await scene()
    await scenery.start()
    const shown = await scenery.card([{ id: 'ack:7', label: '知晓' }])
    await scenery.restart()
    await scenery.li.reacts(shown, '✅')
    expect(await scenery.inbox.next('reaction')).toMatchObject({ messageId: shown.id, added: ['✅'] })
  })

  it('is a reaction in a direct room, by the name of the person', async () => {
    const { server, li, inbox, adapter, start, post } = await scene()
    await start()
    await adapter.send(post('给你的', { room: { id: li.id, direct: true } }))
    const [shown] = server.posts(li)
    if (!shown) throw new Error('nothing was sent')
    await li.reacts(shown, '👍')
    expect(await inbox.next('reaction')).toMatchObject({ room: { id: li.id, direct: true }, sender: { name: '李娜' } })
  })

  it('includes being thrown out, being let in again, and a deleted channel, but no outage', async () => {
    const { server, work, inbox, start } = await scene({ bound: true })
    await start()
    server.outage()
    server.endOutage()
    server.kick()
    expect(await inbox.next('room')).toMatchObject({ change: 'left', room: { id: work.id } })
    server.invite()
    expect(await inbox.next('room')).toMatchObject({ change: 'joined', room: { id: work.id, title: '客服群' } })
    server.deleteChannel(work)
    expect(await inbox.next('room')).toMatchObject({ change: 'left', room: { id: work.id } })
    expect(inbox.offered).toHaveLength(3)
  })
})

describe('order', () => {
  it('is kept while an event cannot be stored, and gestures do not wait for it', async () => {
    const { work, wang, li, inbox, start, card } = await scene({ pauses: { firstMs: 200, longestMs: 200 } })
    await start()
    const shown = await card([{ id: 'ack:7', label: '知晓' }])
    inbox.refuse(1)
    await wang.says(work, '一')
    await inbox.reached(1)
    await wang.says(work, '二')
    await li.presses(shown, '知晓')
    await inbox.next('button')
    expect(inbox.offered.map(({ kind }) => kind)).toEqual(['message', 'button'])
    expect((await inbox.next('message')).text).toBe('一')
    expect((await inbox.next('message')).text).toBe('二')
  })

  it('has the same event of what is told twice', async () => {
    const { server, work, wang, inbox, start } = await scene()
    await start()
    server.repeatEvents(1)
    await wang.says(work, '一')
    const first = await inbox.next('message')
    expect(await inbox.next('message')).toEqual(first)
  })

  it('loses nothing that is told in the wrong order', async () => {
    const { server, work, wang, inbox, start } = await scene()
    await start()
    server.reorderNext()
    await wang.says(work, '一')
    await wang.says(work, '二')
    const both = [await inbox.next('message'), await inbox.next('message')]
    expect(both.map(({ text }) => text).toSorted()).toEqual(['一', '二'])
  })
})

describe('the line', () => {
  it('resumes where it was cut', async () => {
    const { server, work, wang, inbox, adapter, start } = await scene()
    await start()
    server.cut()
    await wang.says(work, '在断线时')
    expect((await inbox.next('message')).text).toBe('在断线时')
    await waitUntil(() => adapter.health().ok)
    expect(server.gateway.identifies).toBe(1)
  })

  it('hears what was said in a gap, before anything newer, in channels and threads', async () => {
    const { server, work, wang, inbox, adapter, start } = await scene()
    await start()
    const thread = await wang.opens(await wang.says(work, '早'), 'TS260312-01')
    await inbox.next('message')
    server.forgetSessions()
    server.cut()
    await waitUntil(() => !adapter.health().ok)
    await wang.says(work, '一')
    await wang.says(thread, '二')
    await wang.says(work, '三')
    await vi.waitUntil(() => adapter.health().ok, { timeout: betweenIdentifiesMs })
    await wang.says(work, '四')
    await waitUntil(() => new Set(inbox.stored).size === 5)
    const texts = inbox.events.flatMap((event) => (event.kind === 'message' ? [event.text] : []))
    expect(texts.filter((text) => text !== '早')).toEqual(['一', '二', '三', '四'])
    expect(server.gateway.identifies).toBe(2)
  })

  it('reads back more than one page', async () => {
    const scenery = await scene()
    const { work, wang, start, inbox } = scenery
    await start()
    await wang.says(work, '早')
    await inbox.next('message')
    await scenery.adapter.stop()
    for (let number = 1; number <= 230; number += 1) await wang.says(work, `第${number}条`)
    await scenery.restart()
    await waitUntil(() => scenery.inbox.events.length === 230)
    const texts = scenery.inbox.events.map((event) => (event.kind === 'message' ? event.text : ''))
    expect(texts).toEqual(Array.from({ length: 230 }, (_, index) => `第${index + 1}条`))
  })

  it('hears nothing from before its very first start', async () => {
    const { work, wang, inbox, start } = await scene()
    await wang.says(work, '从前')
    await start()
    await wang.says(work, '现在')
    expect((await inbox.next('message')).text).toBe('现在')
    expect(inbox.offered).toHaveLength(1)
  })

  it('reads a gap back later in a guild that was out of reach at the start', async () => {
    const scenery = await scene()
    const { server, work, wang, start } = scenery
    await start()
    await wang.says(work, '早')
    await scenery.inbox.next('message')
    await scenery.adapter.stop()
    await wang.says(work, '一')
    server.outage()
    await scenery.restart()
    await wang.writes('在吗')
    expect((await scenery.inbox.next('message')).text).toBe('在吗')
    server.endOutage()
    expect((await scenery.inbox.next('message')).text).toBe('一')
  })

  it('asks again, with pauses, where a proxy refuses without a word of when', async () => {
    const scenery = await scene({ pauses: { firstMs: 20, longestMs: 20 } })
    const { server, work, wang, start } = scenery
    await start()
    await wang.says(work, '早')
    await scenery.inbox.next('message')
    await scenery.adapter.stop()
    await wang.says(work, '一')
    const history = { method: 'GET', path: '/channels/:channel/messages' }
    server.failNext({ ...history, status: 429, body: '<html>Error 1015</html>' })
    server.failNext({ ...history, status: 403, body: '<html>Error 1020</html>' })
    await scenery.restart()
    expect((await scenery.inbox.next('message')).text).toBe('一')
    expect(scenery.log.lines.filter((line) => line.includes('catching up is tried again'))).toHaveLength(2)
  })

  it('comes back by itself when one call was refused for its token', async () => {
    const { server, work, adapter, start, post } = await scene()
    await start()
    server.failNext({ method: 'POST', path: '/channels/:channel/messages', status: 401, code: 0 })
    await expect(adapter.send(post('排班'))).rejects.toMatchObject({ kind: 'unreachable' })
    await waitUntil(() => !adapter.health().ok)
    await vi.waitUntil(() => adapter.health().ok, { timeout: betweenIdentifiesMs })
    await adapter.send(post('排班'))
    expect(server.posts(work)).toMatchObject([{ text: '排班' }])
  })

  it('tries a gap again that cannot be read at once', async () => {
    const scenery = await scene()
    const { server, work, wang, start, inbox } = scenery
    await start()
    await wang.says(work, '早')
    await inbox.next('message')
    await scenery.adapter.stop()
    await wang.says(work, '一')
    server.failNext({ method: 'GET', path: '/channels/:channel/messages', status: 500 })
    server.cutNext('before', { method: 'GET', path: '/channels/:channel/messages' })
    await scenery.restart()
    expect((await scenery.inbox.next('message')).text).toBe('一')
  })

  it('hears acknowledging reactions that were set while it was away', async () => {
    const cards: { room: string; messageId: string }[] = []
    const scenery = await scene({ core: { openCards: async () => cards } })
    await scenery.start()
    const shown = await scenery.card([{ id: 'ack:7', label: '知晓' }])
    cards.push({ room: scenery.work.id, messageId: shown.id }, { room: scenery.work.id, messageId: '5' })
    await scenery.adapter.stop()
    await scenery.li.reacts(shown, '👌')
    await scenery.li.reacts(shown, '😀')
    await scenery.restart()
    expect(await scenery.inbox.next('reaction')).toMatchObject({ added: ['👌'], sender: { id: scenery.li.id } })
    expect(scenery.inbox.offered).toHaveLength(1)
  })

  it('hears reactions in direct rooms that were set while it was away', async () => {
    const cards: { room: string; messageId: string }[] = []
    const scenery = await scene({ core: { openCards: async () => cards } })
    const { server, li, adapter, start, post } = scenery
    await start()
    await adapter.send(post('给你的', { room: { id: li.id, direct: true } }))
    const [shown] = server.posts(li)
    if (!shown) throw new Error('nothing was sent')
    cards.push({ room: li.id, messageId: shown.id })
    await adapter.stop()
    await li.reacts(shown, '👍')
    await scenery.restart()
    expect(await scenery.inbox.next('reaction')).toMatchObject({ room: { id: li.id, direct: true }, added: ['👍'] })
  })

  it('starts while Discord is away, and finds it by itself', async () => {
    const { server, work, wang, inbox, adapter, begin } = await scene()
    server.failNext({ path: '/gateway/bot', status: 500, times: 2 })
    server.cutNext('before', { path: '/gateway/bot' })
    await begin()
    expect(adapter.health().ok).toBe(false)
    await waitUntil(() => adapter.health().ok)
    await wang.says(work, '在吗')
    expect((await inbox.next('message')).text).toBe('在吗')
  })

  it('goes on without typed text where that is switched off, and says so', async () => {
    const { server, work, wang, inbox, adapter, begin, troubles } = await scene({
      privileged: { messageContent: false },
    })
    await begin()
    await waitUntil(() => adapter.health().detail.includes('Message Content'))
    await server.until(() => server.connected)
    await waitUntil(() => troubles.length > 0)
    await wang.says(work, '听不到')
    await wang.says(work, '@lianluo 听得到')
    expect((await inbox.next('message')).text).toBe('听得到')
    expect(adapter.health()).toMatchObject({ ok: false, detail: expect.stringContaining('developer portal') })
    expect(troubles).toEqual([{ code: 'discordNoMessageContent', values: {} }])
  })

  it.each(['at the start', 'later'])('ends when the token is refused %s', async (when) => {
    const { server, adapter, begin, start } = await scene()
    if (when === 'later') await start()
    server.token = 'another'
    if (when === 'later') {
      server.forgetSessions()
      server.cut()
    } else await begin()
    await waitUntil(() => adapter.health().detail.includes('token is refused'))
    const { identifies } = server.gateway
    const calls = server.calls.length
    await adapter.stop()
    expect([server.gateway.identifies, server.calls.length]).toEqual([identifies, calls])
  })

  it('stops at once while it connects, and stays away', async () => {
    const { server, adapter, begin } = await scene()
    await begin()
    await adapter.stop()
    expect(adapter.health().ok).toBe(false)
    await waitUntil(() => !server.connected)
  })

  it('stays away when it is stopped while it reconnects', async () => {
    const { server, adapter, start } = await scene()
    await start()
    server.cut()
    await waitUntil(() => !adapter.health().ok)
    await adapter.stop()
    expect(server.connected).toBe(false)
  })

  it('says nothing but what has changed when Discord repeats all it told', async () => {
    const { server, work, wang, inbox, adapter, start } = await scene()
    await start()
    await wang.says(work, '一')
    await inbox.next('message')
    server.gateway.askToReconnect()
    await waitUntil(() => !adapter.health().ok)
    await wang.says(work, '二')
    expect((await inbox.next('message')).text).toBe('二')
    await waitUntil(() => adapter.health().ok)
    expect(inbox.offered).toHaveLength(2)
  })

  it('stops at once, even while an event cannot be stored', async () => {
    const { work, wang, inbox, adapter, start } = await scene({ pauses: { firstMs: 60_000, longestMs: 60_000 } })
    await start()
    inbox.refuse(Number.POSITIVE_INFINITY)
    await wang.says(work, '一')
    await inbox.reached(1)
    await adapter.stop()
    expect(inbox.events).toEqual([])
  })
})

describe('rights', () => {
  it('that are missing in a room of a brand are named to the operator and the admins, until they are there', async () => {
    const { server, work, wang, inbox, adapter, start, troubles } = await scene({ bound: true })
    await start()
    server.permissions(work, { deny: ['SendMessagesInThreads', 'AttachFiles'] })
    await waitUntil(() => !adapter.health().ok)
    expect(adapter.health().detail).toContain('#客服群')
    expect(adapter.health().detail).toContain('Send Messages in Threads, Attach Files')
    await wang.says(server.channel({ name: '别的群' }), '你好')
    await inbox.next('message')
    expect(troubles).toEqual([
      { code: 'discordMissingRights', values: { room: '#客服群', rights: 'Send Messages in Threads, Attach Files' } },
    ])
    server.permissions(work, { allow: ['SendMessagesInThreads', 'AttachFiles'] })
    await waitUntil(() => adapter.health().ok)
  })

  it('are looked at when a role is gone', async () => {
    const { server, adapter, start } = await scene({ bound: true })
    await start()
    const [own] = server.world.bot.roles.flatMap((id) => server.world.roles.get(id) ?? [])
    if (own) server.removeRole(own)
    await waitUntil(() => adapter.health().detail.includes('Manage Threads'))
    expect(adapter.health().ok).toBe(true)
  })

  it('that come back bring the room back', async () => {
    const gone: string[] = []
    const rooms = async (which?: 'gone') => (which === 'gone' ? gone : [])
    const { server, work, inbox, adapter, start, post } = await scene({ core: { rooms } })
    await start()
    server.permissions(work, { deny: ['ViewChannel'] })
    await expect(adapter.send(post('排班'))).rejects.toMatchObject({ details: { because: 'room-gone' } })
    gone.push(work.id)
    server.permissions(work, { deny: ['AttachFiles'] })
    server.permissions(work, { allow: ['ViewChannel'] })
    expect(await inbox.next('room')).toMatchObject({ change: 'joined', room: { id: work.id } })
    expect(inbox.offered).toHaveLength(1)
  })

  it('are looked at when a room is given to a brand', async () => {
    const rooms: string[] = []
    const { server, work, wang, inbox, adapter, start } = await scene({ core: { rooms: async () => rooms } })
    server.permissions(work, { deny: ['CreatePublicThreads'] })
    await start()
    await wang.says(work, '/绑定')
    await inbox.next('message')
    rooms.push(work.id)
    await wang.says(work, '好了')
    await waitUntil(() => adapter.health().detail.includes('Create Public Threads'))
  })
})
