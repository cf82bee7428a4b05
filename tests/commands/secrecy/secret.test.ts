/** A secret complaint: its words stand in its own thread and with those who handle it, and nowhere else (R004-040). */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { photo } from '../../evidence/pictures.js'
import { ALL } from '../../support/fake-adapter.js'
import { openShop, type Shop } from '../../support/shop.js'
import type { Person, Room } from '../../support/world.js'
import { type Office, openOffice } from '../money/office.js'

const WORDS = /张三|台面开裂|13800000001|138\*|很生气/

const said = async (person: Person, room: Room, words: string, thread?: string) =>
  (await person.says(room, words, thread === undefined ? {} : { thread })).map(({ text }) => text).join('\n')

describe('where a complaint has a thread of its own', () => {
  let office: Office
  let management: Room
  beforeEach(async () => {
    office = await openOffice()
    const { world, admin, li, wang, boss, other } = office
    management = world.room('-300', '管理群')
    await admin.says(management, '/绑定 岩板一店 management')
    for (const person of [admin, li, wang, boss, other]) await person.says(person.direct, '你好')
  })
  afterEach(() => office.world.close())

  /** All that this room shows outside the complaint's thread, as it reads now. */
  const shownIn = (room: Room) => room.messages.filter(({ thread }) => thread !== office.thread).map(({ text }) => text)
  const leaksIn = (room: Room, from = 0) =>
    shownIn(room)
      .slice(from)
      .filter((text) => WORDS.test(text))

  test('what was posted in the room is said anew without its words, and the thread keeps them', async () => {
    const { li, work, thread } = office
    expect(leaksIn(work)).not.toEqual([])
    const before = shownIn(work).length
    const answer = await said(li, work, '/保密 TS261120-01', thread)
    expect(answer.split('\n')[0]).toBe('🔒 TS261120-01 已设为保密，只有经办人能看内容')
    expect(work.with('🔒 保密，内容只给经办人看').text).not.toMatch(WORDS)
    expect(leaksIn(work, before)).toEqual([])
    expect(work.messages.find(({ thread: of, text }) => of === thread && text.includes('台面开裂'))).toBeDefined()
    expect(office.world.adapter.sent.findLast(({ threadState }) => threadState)?.threadState?.title).not.toMatch(WORDS)
    expect(await said(li, work, '/保密 TS261120-01', thread)).toContain('不用再设')
  })

  test('whoever handles it reads it in the thread or alone; in the room, and to others, only how it stands', async () => {
    const { li, wang, boss, other, work, thread } = office
    await said(li, work, '/保密 TS261120-01', thread)
    for (const person of [li, wang, boss]) expect(await said(person, person.direct, '/查看 TS261120-01')).toMatch(WORDS)
    expect(await said(wang, work, '/查看', thread)).toMatch(WORDS)
    const outside = [await said(li, work, '/查看 TS261120-01'), await said(other, other.direct, '/查看 TS261120-01')]
    for (const text of outside) {
      expect(text).not.toMatch(WORDS)
      expect(text).toContain('TS261120-01')
      expect(text).toContain('工程部')
    }
  })

  test('no list, card, reminder or alarm outside tells its words', async () => {
    const { world, li, wang, boss, admin, other, work, thread } = office
    await said(li, work, '/保密 TS261120-01', thread)
    const from = { work: shownIn(work).length, management: shownIn(management).length }
    await said(li, work, '/备注 客户很生气', thread)
    await said(li, work, '/问题 水槽漏水', thread)
    for (const words of ['/待办', '/超时', '/未结', '/报表', '/查找 张', '/联系客户 TS261120-01 很生气'])
      for (const person of [li, wang, other]) {
        const text = await said(person, work, words)
        if (words !== '/查找 张') expect([words, text]).toEqual([words, expect.not.stringMatching(/张三|台面开裂|138/)])
      }
    await boss.says(management, '/危机 TS261120-01 媒体来了')
    await said(wang, work, '/处理意见 1 更换台面 11月25日', thread)
    await world.turnTo('2026-11-24T12:00')
    for (const words of ['/超时', '/待办']) await admin.says(management, words)
    const own = work.messages.filter(({ thread: of }) => of !== thread).slice(from.work)
    const leaks = own.filter(({ text }) => /台面开裂|水槽漏水|13800000001/.test(text)).map(({ text }) => text)
    expect(leaks).toEqual([])
    expect(leaksIn(management, from.management)).toEqual([])
    expect(shownIn(management).slice(from.management).join('\n')).toContain('TS261120-01')
  })

  test('who has nothing to do with it can do nothing; who has, is asked to do it alone', async () => {
    const { li, other, work, thread } = office
    await said(li, work, '/保密 TS261120-01', thread)
    expect(await said(other, other.direct, '/备注 TS261120-01 听说了')).toContain('由经办人处理')
    expect(await said(other, other.direct, '/导出 TS261120-01 收集表')).not.toContain('http')
    expect(await said(li, work, '/备注 TS261120-01 客户在家')).toContain('请单聊我')
    expect(await said(li, li.direct, '/备注 TS261120-01 客户在家')).toContain('备注：客户在家')
    expect(work.messages.filter(({ thread: of }) => of === thread).at(-1)?.text).toContain('客户在家')
  })

  test('what somebody was authorized to do does not stand in the room', async () => {
    const { li, boss, wang, work, thread } = office
    await said(li, work, '/保密', thread)
    await boss.says(boss.direct, '/授权 TS261120-01 @王强 可以退全款', { mentions: [wang] })
    expect(await said(wang, wang.direct, '/查看 TS261120-01')).toContain('可以退全款')
    expect(shownIn(work).filter((text) => text.includes('退全款'))).toEqual([])
  })

  test('the same customer is no way to it', async () => {
    const { li, other, work, thread } = office
    await said(li, work, '/保密 TS261120-01', thread)
    expect(await said(other, work, '/投诉 张三 13800000001 墙面开裂')).toContain('TS261120-02')
    expect(await said(other, work, '/客户 张三 历史')).not.toContain('TS261120-01')
  })

  test('anybody may still call a crisis, and nobody learns from that what it is about', async () => {
    const { li, other, work, thread } = office
    await said(li, work, '/保密 TS261120-01', thread)
    const from = shownIn(management).length
    await other.says(work, '/危机 TS261120-01 媒体来了')
    const told = shownIn(management).slice(from).join('\n')
    expect(told).toContain('TS261120-01')
    expect(told).not.toMatch(WORDS)
  })

  test('whoever made it secret is not locked out: reads it alone, and undoes it', async () => {
    const { world, admin, work, thread } = office
    const clerk = world.person('郭客服', '1020')
    await clerk.says(work, '/我是 郭客服 客服专员')
    await admin.presses(work.last, '批准')
    await clerk.says(clerk.direct, '你好')
    expect(await said(clerk, work, '/保密 TS261120-01')).toContain('已设为保密')
    expect(await said(clerk, work, '/查看 TS261120-01')).not.toMatch(WORDS)
    expect(await said(clerk, clerk.direct, '/查看 TS261120-01')).toMatch(WORDS)
    expect(await said(clerk, clerk.direct, '/保密 TS261120-01 取消')).toContain('TS261120-01 已取消保密')
    await said(office.li, work, '/保密', thread)
    expect(await said(clerk, clerk.direct, '/查看 TS261120-01')).not.toMatch(WORDS)
  })

  test('and back: everybody reads it again', async () => {
    const { li, other, work, thread } = office
    expect(await said(li, work, '/保密 TS261120-01 取消', thread)).toContain('没有设保密')
    await said(li, work, '/保密 TS261120-01', thread)
    expect(await said(li, work, '/保密 TS261120-01 取消', thread)).toContain('TS261120-01 已取消保密')
    expect(shownIn(work).find((text) => text.includes('TS261120-01') && text.includes('台面开裂'))).toBeDefined()
    expect(await said(other, work, '/查看 TS261120-01')).toMatch(WORDS)
  })
})

describe('where a complaint is talked about among everybody', () => {
  let shop: Shop
  beforeEach(async () => {
    shop = await openShop({ capabilities: { ...ALL, threads: false } })
    const { li, wang, work } = shop
    for (const person of [li, wang]) await person.says(person.direct, '你好')
    await li.says(work, '/投诉 张三 13800000001 台面开裂')
  })
  afterEach(() => shop.world.close())

  test('its words are said to each who handles it alone, and the room learns that there is something new', async () => {
    const { li, wang, work } = shop
    expect(await said(li, work, '/保密 TS261120-01')).toContain('请单聊我查看和处理')
    const from = work.messages.length
    await said(li, li.direct, '/备注 TS261120-01 客户很生气')
    await said(li, li.direct, '/问题 TS261120-01 水槽漏水')
    await said(wang, work, '/知晓 TS261120-01')
    await said(wang, wang.direct, '/备注 TS261120-01 明天去')
    await li.says(li.direct, 'TS261120-01', { files: [photo('a.jpg')] })
    const news = work.messages.slice(from)
    expect(news.map(({ text }) => text).join('\n')).toContain('🔒 〔TS261120-01〕 有新进展')
    expect(news.filter(({ text }) => /张三|台面|漏水|生气|13800000001|明天去/.test(text))).toEqual([])
    expect(news.flatMap(({ post }) => post.files ?? [])).toEqual([])
    expect(wang.direct.messages.map(({ text }) => text).join('\n')).toContain('水槽漏水')
  })
})
