/** The photo of what the customer signed for, and what keeps a complaint open without it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { photo } from '../../evidence/pictures.js'
import type { Message } from '../../support/fake-adapter.js'
import { callBack, type Office, openOffice } from './office.js'

let office: Office

beforeEach(async () => {
  office = await openOffice()
  await paid('300元 台面返工')
})
afterEach(() => office.world.close())

const RECEIVED = 'TS261120-01 赔付 1：300元 客户已签收'
const LACKING = '赔付 1（300元）客户签收的照片'
const receipts = () =>
  office.world.bot.store.transaction(async (db) => {
    const rows = await db.evidence.findMany({ where: { shows: 'receipt' }, include: { file: true, claim: true } })
    return rows.map(({ file, claim }) => `${claim?.number} ${file.name}`)
  })
const states = () =>
  office.world.bot.store.transaction(async (db) => (await db.claim.findMany()).map(({ state }) => state))
const isClosed = () =>
  office.world.bot.store.transaction(async (db) => (await db.complaint.findFirst())?.state === 'closed')
const button = (label: string): Message => {
  const found = office.work.messages.filter(({ buttons }) => buttons.some((one) => one.label === label)).at(-1)
  if (!found) throw new Error(`no button ${label}`)
  return found
}

async function paid(what: string) {
  const { li, head, work } = office
  await li.says(work, `/赔付 TS261120-01 ${what}`)
  await head.presses(work.with('📝 请批准'), '批准')
}

describe('is filed', () => {
  test('by the button: then the next photo is the receipt', async () => {
    const { li, work } = office
    await li.presses(button('签收'), '签收')
    expect(work.last.text).toContain('TS261120-01 赔付 1：300元：请把客户签字的签收单拍照，发到这里。')
    await li.says(work, '', { files: [photo('a.jpg')] })
    expect(work.with('已签收').text).toBe(RECEIVED)
    expect([await receipts(), await states()]).toEqual([['1 a.jpg'], ['received']])
  })

  test('with the words, in the thread or beside it', async () => {
    const { wang, work, thread } = office
    const [answer] = await wang.says(work, '/签收', { thread, files: [photo('a.jpg')] })
    expect(answer?.text).toBe(RECEIVED)
    expect(await receipts()).toEqual(['1 a.jpg'])
  })

  test('as an album, whichever picture has the words', async () => {
    const { li, work, thread, world } = office
    for (const [text, name] of [
      ['', 'a.jpg'],
      ['/签收', 'b.jpg'],
      ['', 'c.jpg'],
    ] as const)
      await li.says(work, text, { thread, album: '7', files: [photo(name)] })
    await world.turnBy(1)
    expect(await receipts()).toEqual(['1 a.jpg', '1 b.jpg', '1 c.jpg'])
    expect(world.said.filter(({ text }) => text === RECEIVED)).toHaveLength(1)
  })

  test('in private, where any photo answers', async () => {
    const { li } = office
    await li.says(li.direct, '/签收 TS261120-01')
    await li.says(li.direct, '一会儿就到')
    expect(await states()).toEqual(['approved'])
    await li.says(li.direct, '签好了', { files: [photo('a.jpg')] })
    expect(await receipts()).toEqual(['1 a.jpg'])
  })

  test('for the one that is meant, where several wait', async () => {
    const { li, work, thread } = office
    await paid('200元 再补偿')
    await li.says(work, '/签收', { thread, files: [photo('a.jpg')] })
    expect(work.with('客户签收了哪一笔？')).toBeDefined()
    await li.presses(button('赔付 2：200元'), '赔付 2：200元')
    expect([await receipts(), await states()]).toEqual([['2 a.jpg'], ['approved', 'received']])
  })

  test('once; not for what was never approved, and by nobody else', async () => {
    const { li, other, work } = office
    await li.says(work, '/签收 TS261120-01', { files: [photo('a.jpg')] })
    expect((await li.says(work, '/签收 TS261120-01 1'))[0]?.text).toContain('已经签收，不用再发')
    expect((await li.says(work, '/签收 TS261120-01'))[0]?.text).toBe('TS261120-01 没有等签收的赔付，不用签收。')
    await li.says(work, '/赔付 TS261120-01 200元 再补偿')
    expect((await li.says(work, '/签收 TS261120-01 2'))[0]?.text).toContain('还没批准，请批准后再签收')
    expect((await other.says(work, '/签收 TS261120-01'))[0]?.text).toContain('请找他们申请')
  })

  test('anew, when the file could not be kept', async () => {
    const { li, work } = office
    const broken = { name: 'a.exe', content: Buffer.from('MZ not a picture') }
    await li.says(work, '/签收 TS261120-01', { files: [broken] })
    expect(work.with('没有存下')).toBeDefined()
    await callBack(office)
    expect(work.with('回访：满意').text).toContain(LACKING)
    await li.says(work, '/签收 TS261120-01 1', { files: [photo('b.jpg')] })
    expect(await isClosed()).toBe(true)
  })
})

describe('is lacking', () => {
  test('it waits for the deputy while whoever keeps the complaint is away', async () => {
    const { li, wang, admin, work, other } = office
    await li.says(work, `/请假 11月20日 代理:@${other.name}`, { mentions: [other] })
    await admin.presses(work.with('李四请假'), '批准')
    expect((await other.says(work, '/待办'))[0]?.text).toContain('等客户签收：TS261120-01 张三 · 赔付 1：300元')
    expect((await wang.says(work, '/待办'))[0]?.text).not.toContain('等客户签收')
  })

  test('until then the complaint stays open, whatever a manager says; the photo closes it', async () => {
    const { li, boss, work } = office
    await callBack(office)
    expect(work.with('回访：满意').text).toContain(LACKING)
    expect((await boss.says(work, '/结案 TS261120-01 客户撤诉'))[0]?.text).toContain(LACKING)
    expect(await isClosed()).toBe(false)
    expect((await li.says(work, '/待办'))[0]?.text).toContain('等客户签收：TS261120-01 张三 · 赔付 1：300元')
    await li.says(work, '/签收 TS261120-01', { files: [photo('a.jpg')] })
    expect(await isClosed()).toBe(true)
    expect(work.with('要办的都办齐了，已结案')).toBeDefined()
    expect(await receipts()).toEqual(['1 a.jpg'])
  })

  test('what waits for its approval keeps it open as well; a no is enough to close it', async () => {
    const { li, head, work } = office
    await li.says(work, '/签收 TS261120-01', { files: [photo('a.jpg')] })
    await li.says(work, '/赔付 TS261120-01 200元 再补偿')
    await callBack(office)
    expect(work.with('回访：满意').text).toContain('赔付 2（200元）等批准')
    await head.presses(work.with('📝 请批准'), '驳回')
    await head.presses(work.last, '按制度办')
    expect(await isClosed()).toBe(true)
  })

  test('a new round changes nothing: what waits can still be approved, what was paid still be received', async () => {
    const { li, wang, head, work } = office
    await li.says(work, '/赔付 TS261120-01 200元 再补偿')
    const asked = work.with('📝 请批准')
    await wang.says(work, '/解决 TS261120-01 1 换好台面')
    await li.says(work, '/回访 TS261120-01 不满意 又裂了')
    expect(work.with('第 2 轮')).toBeDefined()
    await head.presses(asked, '批准')
    await li.says(work, '/签收 TS261120-01 1', { files: [photo('a.jpg')] })
    await li.says(work, '/签收 TS261120-01', { files: [photo('b.jpg')] })
    expect([await receipts(), await states()]).toEqual([
      ['1 a.jpg', '2 b.jpg'],
      ['received', 'received'],
    ])
  })
})
