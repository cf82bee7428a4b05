/** A problem is solved, and confirmed with the customer; what did not help begins anew. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Case, inThread, openCase, openEnglishCase } from './later-life.js'

let scene: Case

beforeEach(async () => {
  scene = await openCase()
})
afterEach(() => scene.world.close())

const signed = () => scene.wang.presses(scene.card, '知晓')
const story = async () => (await scene.li.says(scene.work, '/查看 TS261120-01'))[0]?.text ?? ''
const solved = async () => {
  await scene.wang.says(scene.work, '/解决 1 换好台面', { thread: scene.thread })
  await scene.wang.says(scene.work, '/解决 2 换了密封圈', { thread: scene.thread })
}

test('solved: whoever took it down is pinged, with the button for what comes next', async () => {
  const { wang, work, thread } = scene
  await signed()
  const posts = await wang.says(work, '/解决 TS261120-01 1 换好台面')
  expect(posts.map((post) => [post.text, post.thread, post.buttons.map(({ label }) => label).join()])).toEqual([
    ['@李四\nTS261120-01 问题 1（工程部）已解决：换好台面', undefined, '效果确认'],
    ['TS261120-01 问题 1（工程部）已解决：换好台面', thread, '效果确认'],
  ])
  expect(await story()).toContain('1. 台面开裂 · 工程部 · 已解决（王强 09:00 知晓）；解决：换好台面')
  expect(await story()).toContain('王强：问题 1 已解决：换好台面')
})

test('which problem and how are asked for; solved once is enough', async () => {
  const { wang, work, thread } = scene
  await signed()
  await wang.says(work, '/解决', { thread })
  expect(work.last.text).toContain('怎么解决的？')
  await wang.says(work, '换好台面', { thread, replyTo: work.last })
  expect(work.last.text).toContain('TS261120-01 解决了哪个问题？')
  await wang.presses(work.last, '1. 台面开裂 → 工程部')
  expect(work.with('已解决：换好台面').thread).toBe(thread)
  const [no] = await wang.says(work, '/解决 1 再换一次', { thread })
  expect(no?.text).toBe('TS261120-01 已经解决，不用再报：1. 台面开裂 → 工程部')
})

test('in the warehouse it is said without the button that may not be used there', async () => {
  const { admin, wang, world } = scene
  await signed()
  const store = world.room('-200', '岩板一店仓库群')
  await admin.says(store, '/绑定 岩板一店 warehouse')
  const posts = await wang.says(store, '/解决 TS261120-01 1 换好台面')
  expect(posts[0]?.text).toContain('已解决：换好台面')
  expect(posts[0]?.buttons).toEqual([])
  expect(scene.work.with('已解决：换好台面').buttons.map(({ label }) => label)).toEqual(['效果确认'])
})

test('not before "we know", not by others', async () => {
  const { wang, other, work } = scene
  const [early] = await wang.says(work, '/解决 TS261120-01 1 换好台面')
  expect(early?.text).toBe('TS261120-01 请先知晓：1. 台面开裂 → 工程部')
  await signed()
  const [no] = await other.says(work, '/解决 TS261120-01 1 换好台面')
  expect(no?.text).toBe('这一项由工程部处理，您不用操作，谢谢。')
})

test('confirmed by two taps; when all is, the customer is to be called back', async () => {
  const { li, work, world, thread } = scene
  await signed()
  await solved()
  const before = world.adapter.sent.length
  await li.presses(work.with('问题 1（工程部）已解决'), '效果确认')
  expect(work.last.text).toContain('客户满意吗？')
  await li.presses(work.last, '满意')
  await li.says(work, '/效果确认 2 满意 很快', { thread })
  expect(inThread(scene, before).filter((line) => line.includes('TS261120-01'))).toEqual([
    'TS261120-01 问题 1 效果确认：客户满意',
    'TS261120-01 问题 2 效果确认：客户满意，很快。全部解决，请在 11月22日 周日 18:00 前回访',
    'open: 待回访 TS261120-01 张三 台面开裂',
  ])
  expect(work.last.buttons.map(({ label }) => label)).toEqual(['回访'])
  expect(await story()).toContain('TS261120-01 · 待回访\n')
})

test('a satisfied customer means all that was done', async () => {
  const { boss, work } = scene
  await signed()
  await solved()
  const [line] = await boss.says(work, '/效果确认 TS261120-01 满意')
  expect(line?.text).toBe('@李四\nTS261120-01 问题 1、2 效果确认：客户满意。全部解决，请在 11月22日 周日 18:00 前回访')
  await scene.li.says(work, '/回访 TS261120-01 满意')
  expect(work.last.text).toBe(
    'TS261120-01 回访：满意。已结案\n· 1. 台面开裂 · 工程部：换好台面\n· 2. 水槽漏水 · 工程部：换了密封圈',
  )
})

test('not satisfied: the department is asked for another plan, the old one stays in the timeline', async () => {
  const { li, wang, work, world, thread } = scene
  await signed()
  await wang.says(work, '/处理意见 1 修补台面 11月25日', { thread })
  await solved()
  const before = world.adapter.sent.length
  await li.says(work, '/效果确认 不满意 还有裂缝', { thread })
  expect(work.last.text).toContain('TS261120-01 客户对哪个问题不满意？')
  await li.presses(work.last, '1. 台面开裂 → 工程部')
  expect(inThread(scene, before).slice(1)).toEqual([
    'TS261120-01 问题 1 效果确认：客户不满意，还有裂缝。请工程部重新提处理意见',
    'open: 处理中 TS261120-01 张三 台面开裂',
  ])
  const asked = work.with('重新提处理意见')
  expect(asked.text).toMatch(/^@王强\n/)
  const told = await story()
  expect(told).toContain('1. 台面开裂 · 工程部 · 已知晓（王强 09:00 知晓）\n')
  expect(told).toContain('李四：问题 1 效果确认：客户不满意，还有裂缝，重新处理')
  await wang.presses(asked, '处理意见')
  expect(work.last.text).toContain('怎么处理？')
})

test('the head of the department may confirm, its liaison not; too early it is not', async () => {
  const { wang, admin, other, work } = scene
  await signed()
  const [early] = await scene.li.says(work, '/效果确认 TS261120-01 满意')
  expect(early?.text).toBe('TS261120-01 现在没有等确认的问题，解决后再确认。')
  await wang.says(work, '/解决 TS261120-01 1 换好台面')
  const [no, ...more] = await wang.says(work, '/效果确认 TS261120-01 满意')
  expect(no?.text).toBe('效果由客服或工程部负责人确认，您不用操作，谢谢。')
  expect(more).toEqual([])
  await admin.says(work, '/部门 负责人 工程部 @陈师傅', { mentions: [other] })
  expect((await other.says(work, '/效果确认 TS261120-01 满意'))[0]?.text).toBe('TS261120-01 问题 1 效果确认：客户满意')
})

test('a new round begins without the solutions of the one before', async () => {
  const { li, work } = scene
  await signed()
  await solved()
  await li.says(work, '/效果确认 TS261120-01 满意')
  await li.says(work, '/回访 TS261120-01 不满意 又漏了')
  const told = await story()
  expect(told).toContain('2. 水槽漏水 · 工程部 · 待知晓\n')
  expect(told).not.toContain('；解决：')
})

test('in English', async () => {
  await scene.world.close()
  scene = await openEnglishCase()
  const { li, wang, work, card } = scene
  await wang.presses(card, 'Acknowledge')
  expect((await wang.says(work, '/solve TS261120-01 1 replaced the top'))[0]?.text).toBe(
    '@Li\nTS261120-01 problem 1 (工程部) is solved: replaced the top',
  )
  expect((await li.says(work, '/verify TS261120-01 1 not satisfied still cracked'))[0]?.text).toBe(
    '@Wang\nTS261120-01 problem 1: the customer is not satisfied, still cracked. 工程部, please plan again',
  )
})
