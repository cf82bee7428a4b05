/** Pictures, files and voices of people on WeCom: kept while they can be had, and shown from and to another platform. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { content } from '../evidence/pictures.js'
import { FakeAdapter } from '../support/fake-adapter.js'
import { type Dealer, newest, openDealer } from './dealer.js'
import { openStage } from './stage.js'

const picture = (name: string) => ({ name, type: 'image/jpeg', bytes: Buffer.from(content('jpeg', name)) })

describe('what people send', () => {
  let dealer: Dealer
  beforeEach(async () => {
    dealer = await openDealer({ robot: false, app: false })
  })
  afterEach(() => dealer.close())

  const texts = () => dealer.server.posts(dealer.work).map(({ text }) => text)
  const stored = () => dealer.look((db) => db.file.findMany({ orderBy: { id: 'asc' } }))

  function expectOnDisk(bytes: Buffer): void {
    const hash = createHash('sha256').update(bytes).digest('hex')
    const path = join(dealer.folder, 'files', hash.slice(0, 2), hash)
    expect(existsSync(path)).toBe(true)
    expect(readFileSync(path)).toEqual(bytes)
  }

  test('together with the line of a complaint is its evidence, deciphered and kept under its hash', async () => {
    const { li, work } = dealer
    const pictures = [picture('a'), picture('b')]
    await dealer.after(() => li.says(work, '/投诉 张三 13800000001 台面开裂', { pictures }))
    expect(texts()).toContain('📎 已存 2 张照片 · 〔TS260309-01〕 · 李四')
    for (const { bytes } of pictures) expectOnDisk(bytes)
    expect((await stored()).map(({ state }) => state)).toEqual(['stored', 'stored'])
  })

  test('with a quote of the case that it is about', async () => {
    const { li, wang, work } = dealer
    await dealer.says(li, work, '/投诉 张三 13800000001 台面开裂')
    const card = newest(dealer, work)
    await dealer.after(() => wang.says(work, '现场', { quote: card, pictures: [picture('a')] }))
    expect(texts().at(-1)).toBe('📎 已存 1 张照片 · 〔TS260309-01〕 · 王强')
  })

  test('alone, with the code or a quote of the case', async () => {
    const { li, wang, work, server } = dealer
    await dealer.says(li, work, '/投诉 张三 13800000001 台面开裂')
    const card = newest(dealer, work)
    await dealer.after(() => li.writes('TS260309-01', { pictures: [picture('a')] }))
    expect(server.posts(li).at(-1)?.text).toBe('📎 已存 1 张照片 · TS260309-01 · 李四')
    await dealer.after(() => wang.writes('现场', { quote: card, pictures: [picture('b')] }))
    expect(server.posts(wang).at(-1)?.text).toBe('📎 已存 1 张照片 · 〔TS260309-01〕 · 王强')
    expectOnDisk(picture('a').bytes)
  })

  test('that cannot be had any more after five minutes is told once', async () => {
    const { li, work, server } = dealer
    server.refuseHttp(true)
    await dealer.after(() => li.says(work, '/投诉 张三 13800000001 台面开裂', { pictures: [picture('a')] }))
    expect(texts().filter((text) => text.includes('没有存下'))).toEqual([])
    await dealer.turnTo('2026-03-09T10:07')
    server.refuseHttp(false)
    await dealer.turnTo('2026-03-09T11:30')
    const told = texts().filter((text) => text.includes('没有存下'))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('〔TS260309-01〕 · 李四')
    expect(told[0]).toContain('平台不给取')
    await dealer.turnTo('2026-03-10T16:00')
    expect(texts().filter((text) => text.includes('没有存下'))).toHaveLength(1)
  })

  test('and says by voice alone is a command', async () => {
    const { li, work, server } = dealer
    await dealer.says(li, work, '/投诉 张三 13800000001 台面开裂')
    await dealer.after(() => li.speaks('待办'))
    expect(server.posts(li).at(-1)?.text).toContain('TS260309-01')
    await dealer.after(() => li.speaks('排班 明天。'))
    expect(server.posts(li).at(-1)?.text).toContain('3月10日')
  })
})

test('pictures are shown on WeCom from another platform, and there from WeCom', async () => {
  const telegram = new FakeAdapter()
  const stage = await openStage({ others: [telegram] })
  const { server, admin } = stage
  const wang = server.person({ name: '王强' })
  const work = server.group({ name: '岩板一店工作群', members: [admin, wang] })
  let messages = 0
  const there = (id: string, text: string, more: { thread?: string; files?: { id: string; name: string }[] } = {}) =>
    stage.after(async () => {
      messages += 1
      const seen = { room: { id: '-100', direct: false, title: 'Telegram' }, sender: { id, name: id } }
      const said = { kind: 'message' as const, messageId: `t${messages}`, text, mentions: [], mentionsBot: false }
      await telegram.accept({ platform: telegram.platform, id: `t${messages}`, ...seen, ...said, ...more })
    })
  await there('1001', '/绑定 岩板一店 work')
  await there('2002', '/我是 李四 客服专员')
  await there('1001', '/人员 批准 李四')
  await stage.says(admin, work, '/绑定 岩板一店 工作群')
  await stage.says(wang, work, '/我是 王强 监理')
  await stage.presses(admin, work, newest(stage, work), '批准')
  await stage.says(admin, work, '/联络人 工程部 @王强')
  await there('2002', '/投诉 张三 13800000001 台面开裂')
  const { thread } = telegram.messages.findLast(({ post }) => post.thread !== undefined) ?? {}
  expect(thread).toBeDefined()
  const bytes = Buffer.from(content('jpeg', 'from there'))
  telegram.files.set('f1', bytes)
  await there('2002', '', { thread, files: [{ id: 'f1', name: 'a.jpg' }] })
  const shown = server.posts(work).slice(-2)
  expect(shown.map(({ text }) => text)[0]).toContain('李四 在Telegram发了 1 张照片 · 〔TS260309-01〕')
  expect(shown[1]?.files.map((file) => file.bytes.equals(bytes))).toEqual([true])

  const card = server.posts(work).findLast(({ buttons }) => buttons.includes('知晓'))
  await stage.after(() => wang.says(work, '', { quote: card, pictures: [picture('from here')] }))
  const last = telegram.messages.at(-1)
  expect(last?.text).toBe('📎 王强 在企业微信发了 1 张照片 · TS260309-01')
  expect(last?.thread).toBe(thread)
  expect(readFileSync(last?.post.files?.[0]?.path ?? '')).toEqual(picture('from here').bytes)
  await stage.close()
})
