/** R004-076, R004-083: where something is grave the manufacturer's contacts are asked to help at once; for technical support, by hand. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Message } from '../../support/fake-adapter.js'
import type { Person } from '../../support/world.js'
import { type Case, openCase } from '../complaints/later-life.js'

let scene: Case
let maker: Person

beforeEach(async () => {
  scene = await openCase({ environment: { POLICY: 'car-service' } })
  const { world, work, admin } = scene
  maker = world.person('冯厂家', '1010')
  await maker.says(work, '/我是 冯厂家 设计师')
  await admin.presses(work.last, '批准')
  await admin.says(work, '/联络人 厂家支援 @冯厂家', { mentions: [maker] })
})
afterEach(() => scene.world.close())

const cards = () => scene.work.messages.filter(({ text }) => text.includes('· 厂家支援 ·'))
const labels = ({ buttons }: Message) => buttons.map(({ label }) => label)

test('major: asked at once, about what the complaint is about, and they sign for it', async () => {
  const { li, work } = scene
  await li.says(work, '/级别 TS261120-01 重大')
  const [card] = cards()
  expect(card?.text).toContain('@冯厂家\n')
  expect(card?.text).toContain('TS261120-01 · 厂家支援 · 请在')
  expect(card?.text).toContain('· 协办：台面开裂; 水槽漏水')
  expect(labels(card as Message)).toEqual(['知晓'])
  await maker.presses(card as Message, '知晓')
  expect(card?.text).toContain('冯厂家 09:00 已知晓')
  await li.says(work, '/查看 TS261120-01')
  expect(work.last.text).toContain('· 厂家支援：台面开裂; 水槽漏水 · 办理中（冯厂家 09:00 知晓）')
})

test('a crisis after that asks nobody twice; escalating asks as well; the ordinary asks nobody', async () => {
  const { li, boss, work } = scene
  expect(cards()).toEqual([])
  await li.says(work, '/升级 TS261120-01 权限不够')
  expect(cards()).toHaveLength(1)
  await boss.says(work, '/危机 TS261120-01 有人受伤')
  expect(cards()).toHaveLength(1)
})

test('a crisis that nobody has taken down yet', async () => {
  await scene.li.says(scene.work, '/危机 李梅 13800000002 刹车失灵')
  expect(cards().at(-1)?.text).toContain('· 协办：刹车失灵')
})

test('where nobody is named yet, whoever grades it is told so, and no card waits', async () => {
  const { admin, li, work } = scene
  await admin.says(work, '/联络人 厂家支援 清空')
  await li.says(work, '/级别 TS261120-01 重大')
  expect(work.with('厂家支援').text).toContain('厂家支援还没有联络人')
  expect(cards()).toEqual([])
})

test('technical support is asked for by hand', async () => {
  const { wang, work } = scene
  await wang.says(work, '/协办 TS261120-01 厂家支援 远程看故障码')
  expect(work.with('· 协办：远程看故障码').text).toContain('@冯厂家')
})

test('/制度 says who is asked', async () => {
  const { li, work } = scene
  await li.says(work, '/制度')
  await li.presses(work.last, '总览')
  expect(work.last.text).toContain('重大时马上请协办：厂家支援；危机时：厂家支援')
  expect(work.last.text).toContain('每季度第一个工作日在管理群发季度复盘')
})
