/** What is a store's fault is told to it in writing at once, and its head signs for that (R003-043). */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Person } from '../../support/world.js'
import { type Case, openCase } from '../complaints/later-life.js'
import { openDoor } from '../visits/door.js'

const CODE = 'TS261120-01'
let scene: Case
let dian: Person

beforeEach(async () => {
  scene = await openCase()
  const { world, work, admin } = scene
  dian = world.person('店总', '1010')
  await dian.says(work, '/我是 店总 店长')
  await admin.presses(work.last, '批准')
  await admin.says(work, '/部门 负责人 门店 @店总', { mentions: [dian] })
})
afterEach(() => scene.world.close())

/** The material department is not among those that get a notice. */
const settled = async (department: string) => {
  const { wang, li, boss, admin, work } = scene
  await admin.says(work, '/部门 负责人 客服部 @李四', { mentions: [li] })
  await wang.says(work, `/知晓 ${CODE}`)
  await wang.says(work, `/定责 ${CODE} 1 ${department} 合同写错`)
  return boss.says(work, `/定责 ${CODE} 1 ${department}`)
}
const notices = () => scene.world.said.filter(({ text }) => text.includes('工作知会单（门店），请'))

test('R003-043: decided: in the thread, with a button to sign and one for the printed page; signed once', async () => {
  const { wang, work, world } = scene
  await settled('门店')
  const all = notices()
  const [notice] = all
  expect(notice?.text).toBe(
    `@店总\n${CODE} · 张三 · 工作知会单（门店），请在 09:30 前签收，马上安排人处理\n· 1. 台面开裂 → 门店`,
  )
  expect(notice?.buttons.map(({ label }) => label)).toEqual(['签收', '看表'])
  if (!notice) throw new Error('no notice')
  await wang.presses(notice, '签收')
  expect(wang.toast).toBe('这一联由门店签收。')
  await dian.says(dian.direct, '/待办')
  expect(dian.direct.last.text.match(/知会单.*|签收.*/g)).toEqual(['签收：TS261120-01 工作知会单（门店） · 09:30 前'])
  await world.turnTo('2026-11-20T09:10')
  await dian.presses(notice, '签收')
  expect(notice.text).toBe(`✅ ${CODE} 工作知会单（门店）店总 09:10 已签收`)
  await dian.presses(notice, '看表')
  expect(dian.direct.last.text).toContain('工作知会单，24 小时内有效')
  const story = (await dian.says(work, `/查看 ${CODE}`))[0]?.text
  expect(story).toContain('签收工作知会单（门店）')
  expect(all).toHaveLength(1)
})

test('R003-043: unsigned after half an hour: its head is reminded with the same button, then the general manager', async () => {
  const { work, world } = scene
  await settled('门店')
  await world.turnTo('2026-11-20T09:16')
  expect(work.with('还没签收工作知会单').text).toContain('请在 09:30 前签收')
  await world.turnTo('2026-11-20T09:31')
  const late = work.with('签收工作知会单超时')
  expect(late.text).toContain('@店总')
  await dian.presses(late, '签收')
  expect(late.buttons).toEqual([])
  const before = world.said.length
  await world.turnTo('2026-11-20T11:00')
  expect(world.said.slice(before).filter(({ text }) => text.includes('知会单'))).toEqual([])
})

test('/制度 says so where it speaks of closing, with the time', async () => {
  const { li, work } = scene
  await li.says(work, '/制度')
  expect(work.last.text).not.toContain('知会单')
  await li.presses(work.last, '结案')
  expect(work.last.text).toContain('属门店责任的，马上发工作知会单\n· 工作知会单签收：30分钟内')
})

test('another department gets none', async () => {
  await settled('材料部')
  expect(scene.world.said.filter(({ text }) => text.includes('工作知会单'))).toEqual([])
})

test('one a round, also when the store signs what was decided, or a second problem is its fault; a new round has its own', async () => {
  const { wang, li, boss, work } = scene
  await settled('门店')
  await dian.presses(work.with('裁定为门店的责任'), '认')
  await wang.says(work, `/定责 ${CODE} 2 门店 没有说清`)
  await boss.says(work, `/定责 ${CODE} 2 门店`)
  expect(notices()).toHaveLength(1)
  await boss.says(work, `/结案 ${CODE} 先结`)
  await li.says(work, `/重开 ${CODE} 又裂了`)
  await dian.says(work, `/定责 ${CODE} 2 门店`)
  expect(notices()).toHaveLength(2)
})

test('found at the home: a fitter says that it is the store, and the store has its notice at once', async () => {
  const { world, chen, dian: head, admin, work } = await openDoor()
  await admin.says(work, '/部门 负责人 门店 @店总', { mentions: [head] })
  const seen = await chen.says(work, '/问题 AZ260309-01 类型:门店 合同尺寸写错')
  const notice = seen.find(({ text }) => text.includes('工作知会单（门店），请'))
  expect(notice?.text).toContain('· 1. 合同尺寸写错 → 门店')
  if (!notice) throw new Error('no notice')
  await head.presses(notice, '签收')
  expect(notice.text).toContain('工作知会单（门店）店总')
  await chen.says(work, '/问题 AZ260309-02 类型:运输 磕掉一角')
  expect(world.said.filter(({ text }) => text.includes('工作知会单'))).toHaveLength(1)
  await world.close()
})
