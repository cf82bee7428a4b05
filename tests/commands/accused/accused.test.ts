/** Somebody of the staff whom a complaint is about: told kindly, heard, and without a say in it (R004-066, R004-069). */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Case, openCase } from '../complaints/later-life.js'

let scene: Case
beforeEach(async () => {
  scene = await openCase()
  const { wang, li } = scene
  for (const person of [wang, li]) await person.says(person.direct, '你好')
})
afterEach(() => scene.world.close())

const accuse = () => scene.li.says(scene.work, '/涉及 TS261120-01 @王强', { mentions: [scene.wang] })
const told = () => scene.wang.direct.messages.map(({ text }) => text).filter((text) => text.includes('客户提到了您'))
const accused = () =>
  scene.world.bot.store.read(({ sql }) => sql.all<{ toldAt: string | null }>('SELECT "toldAt" FROM "Accused"'))

test('is told in private what is said and how to answer, once; the answer stands in the story', async () => {
  const { li, wang, work } = scene
  const [answer] = await accuse()
  expect(answer?.text).toBe('@赵六\nTS261120-01 涉及王强，已私聊告知本人；这一单由其他人处理')
  expect(told()).toEqual([
    'TS261120-01 客户提到了您，先告诉您一声。还没有下结论，想听您说。\n· 1. 台面开裂\n· 2. 水槽漏水\n请把您知道的情况发给我：/备注 TS261120-01 情况。这一单由其他同事处理，谢谢。',
  ])
  expect((await accuse())[0]?.text).toContain('已经记过了')
  expect(told()).toHaveLength(1)
  const [noted] = await wang.says(wang.direct, '/备注 TS261120-01 那天我不在工地')
  expect(noted?.text).toBe('TS261120-01 备注：那天我不在工地')
  const [story] = await li.says(work, '/查看 TS261120-01')
  expect(story?.text).toContain('涉及: 王强')
  expect(story?.text).toContain('王强：备注：那天我不在工地')
})

test('without a direct room somebody else must tell them; the next time they can be told', async () => {
  const { li, other: chen, work } = scene
  const name = (words: string) => li.says(work, words, { mentions: [chen] })
  expect((await name('/涉及 TS261120-01 @陈师傅'))[0]?.text).toContain('请当面告知')
  await chen.says(chen.direct, '你好')
  expect((await name('/涉及 TS261120-01 @陈师傅'))[0]?.text).toContain('已私聊告知本人')
  expect(chen.direct.last.text).toContain('客户提到了您')
})

describe('has no say in it', () => {
  const refused = /由其他同事处理|您不用操作|请找他们/

  test('the deputy is asked to sign, and nothing that the accused does is done', async () => {
    const { wang, work, world } = scene
    const [answer] = await accuse()
    expect(answer?.text).toContain('@赵六')
    expect(answer?.buttons.map(({ label }) => label)).toEqual(['知晓'])
    expect(work.with('联络人：').text).toContain('赵六')
    for (const words of [
      '/知晓 TS261120-01',
      '/处理意见 TS261120-01 1 更换台面 11月25日',
      '/解决 TS261120-01 1 换好了',
      '/转派 TS261120-01 1 材料部',
      '/保密 TS261120-01',
      '/定责 TS261120-01 1 工程部',
    ]) {
      const [no] = await wang.says(work, words)
      expect([words, no?.text]).toEqual([words, expect.stringMatching(refused)])
    }
    await wang.presses(scene.card, '知晓')
    expect(world.adapter.toasts.at(-1)?.text).toMatch(refused)
    await wang.says(work, '收到', { thread: scene.thread })
    const states = await world.bot.store.read(({ sql }) => sql.all<{ state: string }>('SELECT "state" FROM "Problem"'))
    expect(states).toEqual([{ state: 'routed' }, { state: 'routed' }])
  })

  test('whoever keeps a complaint against themselves does not close it, nor is called for it', async () => {
    const { world, boss, li, work } = scene
    await boss.says(work, '/涉及 TS261120-01 @李四', { mentions: [li] })
    expect((await li.says(work, '/回访 TS261120-01 满意'))[0]?.text).toMatch(refused)
    const from = work.messages.length
    await world.turnTo('2026-11-20T14:00')
    const pinged = work.messages.slice(from).flatMap(({ post }) => post.mentions?.map(({ name }) => name) ?? [])
    expect(pinged).toContain('王强')
    expect(pinged).not.toContain('李四')
  })

  test('nor is asked while the customer waits: the deputy is', async () => {
    const { li, work } = scene
    await accuse()
    const [answer] = await li.says(work, '/求助 TS261120-01 工程部 客户问今天能不能换')
    expect(answer?.text).toBe('TS261120-01 · 已请工程部的赵六马上回应')
    expect(work.with('客户在等').text).toMatch(/^@赵六\n/)
  })

  test('points about it are confirmed by another', async () => {
    const { world, admin, boss, li, work } = scene
    const judge = world.person('考核员', '1010')
    await judge.says(work, '/我是 考核员 考核')
    await admin.presses(work.last, '批准')
    await boss.says(boss.direct, '你好')
    await judge.says(judge.direct, '你好')
    await world.turnTo('2026-11-20T14:00')
    await li.says(work, '/涉及 TS261120-01 @考核员', { mentions: [judge] })
    expect((await judge.says(judge.direct, '/扣分 TS261120-01 确认'))[0]?.text).toMatch(/由其他同事处理/)
  })
})

test('while the complaint is secret nobody tells them, and they do not read it; once it is open they are told', async () => {
  const { li, wang, work, thread } = scene
  await li.says(work, '/保密', { thread })
  const [answer] = await li.says(work, '/涉及 @王强', { thread, mentions: [wang] })
  expect(answer?.text).toContain('没有通知本人')
  expect(told()).toEqual([])
  expect(await accused()).toEqual([{ toldAt: null }])
  expect((await wang.says(wang.direct, '/查看 TS261120-01'))[0]?.text).not.toContain('台面开裂')
  expect((await wang.says(wang.direct, '/备注 TS261120-01 怎么了'))[0]?.text).toContain('由经办人处理')
  await li.says(work, '/保密 取消', { thread })
  expect(told()).toHaveLength(1)
})

test('a name that was wrong is taken back, and the person signs again', async () => {
  const { li, wang, work } = scene
  await accuse()
  expect((await li.says(work, '/涉及 TS261120-01 @王强 取消', { mentions: [wang] }))[0]?.text).toContain('已取消')
  expect((await wang.says(work, '/知晓 TS261120-01'))[0]?.text).toContain('已知晓')
})

test('somebody who does not work here is nobody to be told', async () => {
  const { li, work } = scene
  expect((await li.says(work, '/涉及 TS261120-01 @路人'))[0]?.text).toContain('不是这里的同事')
})
