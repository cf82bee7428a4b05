/** What was found out: three parts, asked one after the other; a grave complaint does not close without it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { photo } from '../../evidence/pictures.js'
import { type Case, openCase, openEnglishCase } from '../complaints/later-life.js'

let scene: Case

beforeEach(async () => {
  scene = await openCase()
})
afterEach(() => scene.world.close())

const WHOLE = '/调查 TS261120-01 原因:板材有暗裂 背景:上月改过孔位 客户要求:换板'
const FOUND = 'TS261120-01 · 工程部 调查\n原因：板材有暗裂\n背景：上月改过孔位\n客户要求：换板'
const story = async () => (await scene.li.says(scene.work, '/查看 TS261120-01'))[0]?.text ?? ''

test('in one line; whoever keeps it is pinged in the thread', async () => {
  const { wang, work, thread } = scene
  const posts = await wang.says(work, WHOLE)
  expect(posts.map(({ text, thread }) => [text, thread])).toEqual([
    [`@李四\n${FOUND}`, undefined],
    [FOUND, thread],
  ])
  expect(await story()).toContain('调查\n· 工程部（王强 09:00）：原因 板材有暗裂；背景 上月改过孔位；客户要求 换板')
})

test('part by part; a photo that came with it is evidence', async () => {
  const { wang, work, thread, world } = scene
  await wang.says(work, '/调查 板材有暗裂', { thread, files: [photo('a.jpg')] })
  await wang.says(work, '上月改过孔位', { thread, replyTo: work.with('背景是怎样的？') })
  expect(work.last.text).toContain('客户有什么要求？')
  await wang.says(work, '换板', { thread, replyTo: work.last })
  expect(work.with('调查\n原因').text).toBe(`@李四\n${FOUND}`)
  const kept = await world.bot.store.transaction((db) =>
    db.evidence.count({ where: { complaint: { code: 'TS261120-01' } } }),
  )
  expect(kept).toBe(1)
})

test('customer service may file it too, nobody else', async () => {
  const { li, other, work } = scene
  expect((await other.says(work, WHOLE))[0]?.text).toBe('这一项由工程部来办，您不用操作，谢谢。')
  expect((await li.says(work, WHOLE))[0]?.text).toBe(FOUND)
})

async function majorCalledBack() {
  await scene.world.close()
  scene = await openCase({ environment: { POLICY: 'car-service' } })
  const { wang, li, work } = scene
  for (const number of [1, 2]) await wang.says(work, `/原因 TS261120-01 ${number} 开裂 板材有暗裂`)
  await wang.presses(scene.card, '知晓')
  await wang.says(work, '/联系客户 TS261120-01 客户在家')
  for (const number of [1, 2]) await wang.says(work, `/解决 TS261120-01 ${number} 换好`)
  await li.says(work, '/效果确认 TS261120-01 满意')
  await li.says(work, '/协议 TS261120-01', { files: [photo('协议.jpg')] })
  await li.says(work, '/级别 TS261120-01 重大')
  expect((await li.says(work, '/回访 TS261120-01 满意 5'))[0]?.text).toContain('· 调查')
}

test('a major complaint is not closed without one, and each round needs its own', async () => {
  await majorCalledBack()
  const { wang, boss, work } = scene
  const posts = await wang.says(work, WHOLE)
  expect(posts.map(({ text }) => text)).toContainEqual(expect.stringContaining('要办的都办齐了，已结案'))
  expect((await wang.says(work, WHOLE))[0]?.text).toContain('已经结案')
  await boss.says(work, '/重开 TS261120-01 客户又来电')
  expect(await story()).not.toContain('· 工程部（王强')
})

test('once it is not major any more it needs none: nothing is lacking, and it closes by itself', async () => {
  await majorCalledBack()
  const { li, work } = scene
  await li.says(work, '/级别 TS261120-01 一般')
  expect(work.with('要办的都办齐了，已结案').text).toContain('TS261120-01')
})

test('in English', async () => {
  await scene.world.close()
  scene = await openEnglishCase()
  const { wang, work } = scene
  const [, line] = await wang.says(
    work,
    '/investigate TS261120-01 cause:a hairline crack background:none wish:a new slab',
  )
  expect(line?.text).toBe(
    'TS261120-01 · 工程部, investigation\nCause: a hairline crack\nBackground: none\nThe customer wants: a new slab',
  )
})
