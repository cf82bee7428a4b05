/** A note: in the timeline, and one line in the threads. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Case, inThread, openCase, openEnglishCase } from './later-life.js'

let scene: Case

beforeEach(async () => {
  scene = await openCase()
})
afterEach(() => scene.world.close())

const story = async () => (await scene.li.says(scene.work, '/查看 TS261120-01'))[0]?.text ?? ''

test('by anybody of the staff; told in the thread', async () => {
  const { other, work, thread } = scene
  const posts = await other.says(work, '/备注 TS261120-01 客户周末才在家')
  const line = 'TS261120-01 备注：客户周末才在家'
  expect(posts.map((post) => [post.text, post.thread])).toEqual([
    [line, undefined],
    [line, thread],
  ])
  expect(await story()).toContain('09:00 陈师傅：备注：客户周末才在家')
})

test('what is to be noted is asked for', async () => {
  const { li, work, thread } = scene
  await li.says(work, '/备注', { thread })
  expect(work.last.text).toContain('记什么？')
  await li.says(work, '先联系物业', { thread, replyTo: work.last })
  expect(work.last.text).toBe('TS261120-01 备注：先联系物业')
})

test('a closed complaint takes notes too, and stays closed', async () => {
  const { boss, li, work, world } = scene
  await boss.says(work, '/结案 TS261120-01 客户撤诉')
  const before = world.adapter.sent.length
  await li.says(work, '/备注 TS261120-01 客户来电致谢')
  expect(inThread(scene, before)).toEqual([
    'TS261120-01 备注：客户来电致谢',
    'archived: 已结案 TS261120-01 张三 台面开裂',
  ])
  expect(await story()).toContain('TS261120-01 · 已结案\n')
})

test('in English', async () => {
  await scene.world.close()
  scene = await openEnglishCase()
  const { wang, work } = scene
  expect((await wang.says(work, '/note TS261120-01 at home on weekends only'))[0]?.text).toBe(
    'TS261120-01 note: at home on weekends only',
  )
})

test('of a conflict the store manager hears at once', async () => {
  await scene.world.close()
  scene = await openCase({ environment: { POLICY: 'mall' } })
  const { admin, other, work, world, thread } = scene
  const manager = world.person('郑店长', '1012')
  await manager.says(work, '/我是 郑店长 店长')
  await admin.presses(work.last, '批准')
  const posts = await other.says(work, '/备注 现场有冲突', { thread })
  expect(posts.map(({ text }) => text)).toEqual(['@郑店长\nTS261120-01 备注：现场有冲突'])
  await other.says(work, '/备注 客户已走', { thread })
  expect(work.last.text).toBe('TS261120-01 备注：客户已走')
})
