/** Photos whose words led to a question: they are kept when it is answered, and lost with it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ALL } from '../support/fake-adapter.js'
import { openShop, type Shop } from '../support/shop.js'
import { photo } from './pictures.js'

let shop: Shop

beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.world.close())

const WITHOUT_PHONE = '/投诉 张三 台面开裂'
const WHOLE = '/投诉 张三 13800000001 水槽漏水'
/** Every kept file with the code of what it shows. */
const kept = ({ bot } = shop.world) =>
  bot.store.transaction(async (db) => {
    const rows = await db.evidence.findMany({
      include: { file: true, complaint: true, visit: true },
      orderBy: { id: 'asc' },
    })
    return rows.map(({ file, complaint, visit }) => `${complaint?.code ?? visit?.code} ${file.name}`)
  })
const question = () => shop.work.with('电话')

describe('is kept once the question is answered', () => {
  test('by a phone number that is typed', async () => {
    const { li, work } = shop
    await li.says(work, WITHOUT_PHONE, { files: [photo('a.jpg')] })
    expect(await kept()).toEqual([])
    await li.says(work, '13800000001')
    expect(await kept()).toEqual(['TS261120-01 a.jpg'])
    const line = work.with('已存')
    expect(line.text).toBe('📎 已存 1 张照片 · TS261120-01 · 李四')
    expect(line.thread).toBe(work.with('TS261120-01 · 工程部').thread)
  })

  test.each([
    ['加到 TS261120-01', 'TS261120-01'],
    ['新开一单', 'TS261120-02'],
  ])('by a tap on %s', async (label, code) => {
    const { li, work } = shop
    await li.says(work, '/投诉 张三 13800000001 台面开裂')
    await li.says(work, WHOLE, { files: [photo('a.jpg')] })
    await li.presses(work.with('加到这一单吗'), label)
    expect(await kept()).toEqual([`${code} a.jpg`])
  })

  test('about a visit: the line answers the message with the photo', async () => {
    const { li, work } = shop
    await li.says(work, '/送货 张三 13800000001 11月25日 翡翠湾3栋1201 岩板台面2套', { files: [photo('a.jpg')] })
    await li.presses(work.last, '上午')
    expect(await kept()).toEqual(['SH261120-01 a.jpg'])
    expect(work.with('已存').post.replyTo).toMatch(/^me/)
  })

  test('after two questions', async () => {
    const { li, work } = shop
    await li.says(work, '/投诉 台面开裂', { files: [photo('a.jpg')] })
    await li.says(work, '13800000001', { replyTo: question() })
    expect(await kept()).toEqual([])
    await li.says(work, '张三', { replyTo: work.last })
    expect(await kept()).toEqual(['TS261120-01 a.jpg'])
  })

  test('with the photo that came with the answer, though that led to a second question', async () => {
    const { li, work } = shop
    await li.says(work, '/送货 张三 13800000001 11月25日 岩板台面2套', { files: [photo('a.jpg')] })
    await li.says(work, '上午', { replyTo: work.last, files: [photo('b.jpg')] })
    expect(await kept()).toEqual([])
    await li.says(work, '翡翠湾3栋1201', { replyTo: work.last, files: [photo('c.jpg')] })
    expect(await kept()).toEqual(['SH261120-01 a.jpg', 'SH261120-01 b.jpg', 'SH261120-01 c.jpg'])
  })

  test('after an answer that could not be one', async () => {
    const { li, work } = shop
    await li.says(work, WITHOUT_PHONE, { files: [photo('a.jpg')] })
    await li.says(work, '1380000', { replyTo: question() })
    await li.says(work, '13800000001')
    expect(await kept()).toEqual(['TS261120-01 a.jpg'])
  })

  test('once, also when it is answered twice', async () => {
    const { li, work } = shop
    await li.says(work, '/送货 张三 13800000001 11月25日 翡翠湾3栋1201 岩板台面2套', { files: [photo('a.jpg')] })
    const asked = work.last
    const [first, second] = asked.buttons.map(({ id }) => id)
    await li.pressesChoice(asked, first ?? '')
    await li.pressesChoice(asked, second ?? '')
    await li.pressesChoice(asked, first ?? '')
    expect(await kept()).toEqual(['SH261120-01 a.jpg'])
  })

  test('also after a restart, and long after', async () => {
    const { world, li, work } = shop
    await li.says(work, '/送货 张三 13800000001 11月25日 翡翠湾3栋1201 岩板台面2套', { files: [photo('a.jpg')] })
    await world.down()
    await world.boot()
    await world.turnTo('2026-11-20T16:00')
    await li.presses(work.with('上午'), '上午')
    expect(await kept()).toEqual(['SH261120-01 a.jpg'])
  })
})

describe('an album', () => {
  const send = async (names: string[], caption = '', room = shop.work) => {
    for (const [index, name] of names.entries())
      await shop.li.says(room, index === 0 ? caption : '', { album: '77', files: [photo(name)] })
  }
  const lines = () => shop.world.said.filter(({ text }) => text.includes('📎')).map(({ text }) => text)

  test('is kept whole when its pictures have come before the answer', async () => {
    await send(['1.jpg', '2.jpg', '3.jpg'], WITHOUT_PHONE)
    await shop.world.turnBy(5)
    await shop.li.says(shop.work, '13800000001')
    await shop.world.turnBy(1)
    expect(await kept()).toEqual(['TS261120-01 1.jpg', 'TS261120-01 2.jpg', 'TS261120-01 3.jpg'])
    expect(lines()).toEqual(['📎 已存 3 张照片 · TS261120-01 · 李四'])
  })

  test('is kept whole when a lot was said in between', async () => {
    await send(['1.jpg', '2.jpg'], WITHOUT_PHONE)
    for (let i = 0; i < 250; i++) await shop.chen.says(shop.work, '好')
    await shop.li.says(shop.work, '13800000001')
    expect(await kept()).toEqual(['TS261120-01 1.jpg', 'TS261120-01 2.jpg'])
  })

  test('is kept whole when its words come last, or a picture after the answer', async () => {
    await send(['1.jpg', '2.jpg'])
    await send(['3.jpg'], WITHOUT_PHONE)
    await shop.li.says(shop.work, '13800000001')
    await send(['4.jpg'])
    await shop.world.turnBy(1)
    expect(lines()).toEqual(['📎 已存 4 张照片 · TS261120-01 · 李四'])
  })

  test('is no answer in a direct chat, where whatever is said would be one', async () => {
    const { li } = shop
    await send(['1.jpg', '2.jpg', '3.jpg'], WITHOUT_PHONE, li.direct)
    await li.says(li.direct, '13800000001')
    await shop.world.turnBy(1)
    expect(await kept()).toEqual(['TS261120-01 1.jpg', 'TS261120-01 2.jpg', 'TS261120-01 3.jpg'])
  })

  test('that was kept already, because one picture had a code, is not kept again', async () => {
    const { li, work } = shop
    await li.says(work, '/投诉 王五 13900000002 颜色有色差')
    await send(['1.jpg', '2.jpg'], WITHOUT_PHONE)
    await send(['3.jpg'], 'TS261120-01')
    await li.says(work, '13800000001')
    expect(await kept()).toEqual(['TS261120-01 1.jpg', 'TS261120-01 2.jpg', 'TS261120-01 3.jpg'])
  })
})

test('a form answers too', async () => {
  const { world, li, work } = await openShop({ capabilities: { ...ALL, forms: true } })
  try {
    await li.says(work, WITHOUT_PHONE, { files: [photo('a.jpg')] })
    await li.presses(work.with('电话'), '填写', { phone: '13800000001' })
    expect(await kept(world)).toEqual(['TS261120-01 a.jpg'])
  } finally {
    await world.close()
  }
})

describe('is not kept', () => {
  test('when another question took the place of its own', async () => {
    const { li, work } = shop
    await li.says(work, WITHOUT_PHONE, { files: [photo('a.jpg')] })
    await li.says(work, '/投诉 李明 水槽漏水')
    await li.says(work, '13800000001')
    expect(work.with('TS261120-01 · 工程部').text).toContain('水槽漏水')
    expect(await kept()).toEqual([])
  })

  test('when nobody answers in time', async () => {
    const { world, li, work } = shop
    await li.says(work, WITHOUT_PHONE, { files: [photo('a.jpg')] })
    await world.turnBy(20)
    await li.says(work, '13800000001')
    expect(await kept()).toEqual([])
  })

  test('when somebody else answers', async () => {
    const { li, wang, work } = shop
    await li.says(work, '/送货 张三 13800000001 11月25日 翡翠湾3栋1201 岩板台面2套', { files: [photo('a.jpg')] })
    await wang.presses(work.last, '上午')
    await wang.says(work, '上午')
    expect(await kept()).toEqual([])
  })
})
