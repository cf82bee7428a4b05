/** What people say, send and press in WeCom reaches the core, once and readable. */
import { describe, expect, it } from 'vitest'
import { withoutOurName, withoutOwnName } from '../../../adapters/wecom/addressed.js'
import { scene, waitUntil } from './socket-scene.js'

const picture = { name: 'a.jpg', type: 'image/jpeg', bytes: Buffer.from('a picture of a broken slab') }

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all).toString()
}

describe('messages', () => {
  it('come from a group without our name', async () => {
    const { server, group, wang, inbox, start } = await scene()
    await start()
    await wang.says(group, '/送货 张三 13800000001\n明天上午')
    const message = await inbox.next('message')
    expect(message).toMatchObject({
      platform: 'wecom',
      room: { id: group.chatid, direct: false, title: '' },
      sender: { id: wang.userid, name: wang.userid },
      text: '/送货 张三 13800000001\n明天上午',
      mentions: [],
      mentionsBot: true,
    })
    expect(message.messageId).toBe(message.id)
    expect(server.connections()).toBe(1)
  })

  it.each([
    ['a name with a space in it', '联络 助手', '联络 助手', ' '],
    ['a thin space behind it', '联络助手', '联络助手', '\u2005'],
    ['a wide space behind it', '联络助手', '联络助手', '\u3000'],
    ['nothing behind it', '联络助手', '联络助手', ''],
    ['no name in the settings', '联络助手', undefined, ' '],
    ['an old name in the settings', '联络助手', '派单', '\u2005'],
  ])('lose the mention: %s', async (_, name, botName, separator) => {
    const { group, wang, inbox, start } = await scene({ server: { bot: { name } }, settings: { botName } })
    await start()
    await wang.says(group, '/今日', { separator })
    expect((await inbox.next('message')).text).toBe('/今日')
  })

  it("come from a person alone, in a room with that person's id", async () => {
    const { wang, inbox, start } = await scene()
    await start()
    await wang.writes('我的投诉')
    expect(await inbox.next('message')).toMatchObject({
      room: { id: wang.userid, direct: true },
      text: '我的投诉',
      mentionsBot: false,
    })
  })

  it('come with the words of a voice, and with what they quote', async () => {
    const { group, wang, inbox, start } = await scene()
    await start()
    await wang.speaks('明天送货')
    expect((await inbox.next('message')).text).toBe('明天送货')
    await wang.says(group, '知晓', { quote: '〔TS1124-03〕投诉' })
    expect(await inbox.next('message')).toMatchObject({ text: '知晓', quote: '〔TS1124-03〕投诉' })
  })

  it('come with the picture that they quote', async () => {
    const { group, wang, inbox, adapter, start } = await scene()
    await start()
    const bytes = Buffer.from('a picture')
    await wang.says(group, '/投诉', { quotedPicture: { name: 'crack.jpg', type: 'image/jpeg', bytes } })
    const { quoted } = await inbox.next('message')
    expect(quoted).toMatchObject({ text: '', files: [{ name: expect.stringMatching(/-1\.jpg$/) }] })
    expect(quoted?.sender).toBeUndefined()
    const [file] = quoted?.files ?? []
    if (!file || !adapter.fetchFile) throw new Error('no picture was quoted')
    const pieces: Uint8Array[] = []
    for await (const piece of await adapter.fetchFile(file)) pieces.push(piece)
    expect(Buffer.concat(pieces)).toEqual(bytes)
  })

  it('come once more under the same id when WeCom tells them twice', async () => {
    const { group, wang, inbox, start } = await scene()
    await start()
    await wang.says(group, '/今日', { twice: true })
    await inbox.reached(2)
    expect(new Set(inbox.stored).size).toBe(1)
  })

  it('of one place keep their order while the first cannot be stored', async () => {
    const { group, wang, inbox, start } = await scene()
    await start()
    inbox.refuse(3)
    await wang.says(group, '一')
    await wang.says(group, '二')
    expect((await inbox.next('message')).text).toBe('一')
    expect((await inbox.next('message')).text).toBe('二')
    expect(inbox.offered).toHaveLength(5)
  })

  it('that can never be stored are given up after a while, and told in the log', async () => {
    const { group, wang, inbox, log, start } = await scene()
    await start()
    inbox.refuse(8)
    await wang.says(group, '一')
    await wang.says(group, '二')
    expect((await inbox.next('message')).text).toBe('二')
    expect(log.lines.some((line) => line.startsWith('error an event is lost'))).toBe(true)
  })

  it('are not heard after a stop', async () => {
    const { server, group, wang, inbox, adapter, start } = await scene()
    await start()
    await adapter.stop()
    await server.until(() => server.connections() === 0)
    expect(await wang.says(group, '一')).toBe(false)
    expect(inbox.offered).toHaveLength(0)
  })
})

describe('pictures and files', () => {
  it('come with a message of a group, and can be had while they live', async () => {
    const { group, wang, inbox, adapter, start } = await scene()
    await start()
    await wang.says(group, '台面裂了', { pictures: [picture, picture] })
    const { text, files = [] } = await inbox.next('message')
    expect(text).toBe('台面裂了')
    expect(files.map(({ name }) => name)).toEqual([
      expect.stringMatching(/-1\.jpg$/),
      expect.stringMatching(/-2\.jpg$/),
    ])
    for (const file of files) expect(await bytesOf(await adapter.fetchFile(file))).toBe('a picture of a broken slab')
  })

  it('come one by one from a person alone', async () => {
    const { wang, inbox, adapter, start } = await scene()
    await start()
    await wang.sends([{ name: '单.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF a delivery note') }])
    const { files: [file] = [] } = await inbox.next('message')
    expect(file && (await bytesOf(await adapter.fetchFile(file)))).toBe('%PDF a delivery note')
  })

  it('are gone after five minutes', async () => {
    const { wang, inbox, adapter, turn, start } = await scene()
    await start()
    await wang.sends(picture)
    const { files: [file] = [] } = await inbox.next('message')
    turn(5 * 60_000 + 1000)
    await expect(file && adapter.fetchFile(file)).rejects.toMatchObject({ name: 'SendError', kind: 'refused' })
  })

  it('can be asked for again when the network fails', async () => {
    const { server, wang, inbox, adapter, start } = await scene()
    await start()
    await wang.sends(picture)
    const { files: [file] = [] } = await inbox.next('message')
    server.refuseHttp(true)
    await expect(file && adapter.fetchFile(file)).rejects.toMatchObject({ kind: 'unreachable' })
    server.refuseHttp(false)
    expect(file && (await bytesOf(await adapter.fetchFile(file)))).toBe('a picture of a broken slab')
  })

  it('are none when their id is not ours', async () => {
    const { adapter } = await scene()
    await expect(adapter.fetchFile({ id: 'nonsense', name: 'x' })).rejects.toMatchObject({ kind: 'refused' })
  })
})

describe('presses', () => {
  it('tell the card and the choice', async () => {
    const { server, group, li, inbox, adapter, start, greet, card } = await scene()
    await start()
    await greet()
    const { messageId } = await adapter.send(card('投诉 TS1124-03', ['知晓', '驳回']))
    await li.presses(group, '投诉 TS1124-03', '驳回')
    expect(await inbox.next('button')).toMatchObject({
      room: { id: group.chatid, direct: false },
      sender: { id: li.userid },
      messageId,
      choice: 'c1',
    })
    expect(server.posts(group).at(-1)?.card?.taskId).toBe(messageId)
  })

  it('tell what was picked from a long list', async () => {
    const { group, li, inbox, adapter, start, greet, card } = await scene()
    await start()
    await greet()
    await adapter.send(card('哪家?', ['一', '二', '三', '四', '五', '六', '七', '八']))
    await li.presses(group, '哪家?', '七')
    expect((await inbox.next('button')).choice).toBe('c6')
  })

  it('do not wait for messages that cannot be stored', async () => {
    const { group, wang, li, inbox, adapter, start, greet, card } = await scene()
    await start()
    await greet()
    await adapter.send(card('投诉', ['知晓']))
    inbox.hold()
    await wang.says(group, '一')
    await li.presses(group, '投诉', '知晓')
    await waitUntil(() => inbox.offered.some(({ kind }) => kind === 'button'))
    inbox.letGo()
  })
})

describe('our name', () => {
  it.each([
    ['@联络 助手', '联络 助手', ''],
    ['@联络 助手\u2005\n/今日', '联络 助手', '/今日'],
    [' @联络/今日 张三', '联络', '/今日 张三'],
    ['麻烦 @联络\u2005/今日', '联络', '麻烦 /今日'],
    ['@联络员 @联络 知晓', '联络', '@联络员 知晓'],
    ['@机器人(测试) /今日', '机器人(测试)', '/今日'],
    ['@别名 /今日  张三 ', '联络', '/今日  张三 '],
    ['/今日', '联络', undefined],
  ])('is cut out of "%s" (%s)', (said, name, rest) => {
    expect(withoutOurName(said, name)).toBe(rest)
  })

  it('may be left away by a person alone, who mentions others too', () => {
    expect(withoutOwnName('@联络 /今日', '联络')).toBe('/今日')
    expect(withoutOwnName('@联络员 明天送', '联络')).toBeUndefined()
    expect(withoutOwnName('@张三 明天送', '联络')).toBeUndefined()
    expect(withoutOwnName('@联络 /今日', undefined)).toBeUndefined()
  })
})

describe('people whom WeCom hides', () => {
  const hidden = { server: { app: true, bot: { opaqueIds: true } } }

  it('come under their own ids when there is an app, and are found again', async () => {
    const { server, wang, inbox, adapter, post, start } = await scene(hidden)
    await start()
    await wang.writes('在吗')
    expect(await inbox.next('message')).toMatchObject({ sender: { id: wang.userid }, room: { id: wang.userid } })
    await adapter.send(post('在', { room: { id: wang.userid, direct: true } }))
    expect(server.posts(wang).map(({ text }) => text)).toEqual(['在'])
    expect(server.calls.at(-1)?.body).toMatchObject({ chatid: wang.openid, chat_type: 1 })
  })

  it('come as WeCom names them when there is none', async () => {
    const { server, wang, inbox, adapter, post, start } = await scene({ server: { bot: { opaqueIds: true } } })
    await start()
    await wang.writes('在吗')
    expect(await inbox.next('message')).toMatchObject({ sender: { id: wang.openid }, room: { id: wang.openid } })
    await adapter.send(post('在', { room: { id: wang.openid, direct: true } }))
    expect(server.posts(wang).map(({ text }) => text)).toEqual(['在'])
  })
})

it('lets be what is no message: opened windows, opinions, frames of another make', async () => {
  const { group, wang, inbox, start } = await scene()
  await start()
  await wang.enters()
  await wang.says(group, '一')
  expect((await inbox.next('message')).text).toBe('一')
  expect(inbox.offered).toHaveLength(1)
})
