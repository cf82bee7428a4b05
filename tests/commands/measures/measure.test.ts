/** Preventive measures: proposed, approved by the general manager, done by the owner, checked by the assessor. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Garage, openGarage } from '../points/garage.js'

let scene: Garage

beforeEach(async () => {
  scene = await openGarage()
})
afterEach(() => scene.world.close())

const propose = ({ li, work, wang }: Garage, day = '11月30日') =>
  li.says(work, `/措施 送货前拍包装照 ${day} @王强`, { mentions: [wang] })

test('from the proposal to its effect, each step by whom it belongs to', async () => {
  const { li, wang, boss, assessor, work, world } = scene
  await propose(scene)
  const card = work.with('请批准')
  expect(card.text).toBe(
    ['@钱总', '预防措施 1，请批准：送货前拍包装照', '负责人: 王强', '期限: 11月30日 周一', '提出人: 李四'].join('\n'),
  )
  await wang.presses(card, '批准')
  expect(wang.toast).toContain('预防措施由总经理批准')
  await boss.presses(card, '批准')
  expect(work.last.text).toContain('预防措施 1 已批准（钱总），请王强办理')
  expect(work.messages.find(({ id }) => id === card.id)?.text).toContain('已批准（钱总）')
  await li.presses(work.last, '完成')
  expect(li.toast).toContain('由负责人办好后')
  await wang.says(work, '/待办')
  expect(work.last.text).toContain('等您办的预防措施：1. 送货前拍包装照 · 王强 · 11月30日 周一 · 办理中')
  await wang.presses(work.with('请王强办理'), '完成')
  const done = world.said.filter(({ text }) => text.includes('请检查效果')).at(-1)
  if (!done) throw new Error('nobody is asked')
  await assessor.presses(done, '有效')
  expect(work.last.text).toContain('效果怎么样')
  await assessor.says(work, '破损少了一半', { replyTo: work.last })
  expect(work.last.text).toContain('预防措施 1 有效（吴考核：破损少了一半）：送货前拍包装照')
  await li.says(work, '/措施')
  expect(work.last.text).toContain('最近检查过的\n· 1. 送货前拍包装照 · 王强 · 11月30日 周一 · 有效')
})

test('rejected it is over, and who proposed it hears', async () => {
  const { boss, work } = scene
  await propose(scene)
  const card = work.with('请批准')
  const [approve] = card.buttons
  await boss.presses(card, '驳回')
  expect(work.last.text).toContain('预防措施 1 已驳回（钱总）')
  expect(card.buttons).toEqual([])
  await boss.pressesChoice(card, approve?.id ?? '')
  expect(boss.toast).toContain('这一步已经办过了')
})

test('on the morning of its day the owner is asked; on a rest day on the working day before', async () => {
  const { boss, work, world, wang } = scene
  await propose(scene, '11月29日')
  await boss.presses(work.with('请批准'), '批准')
  await world.turnTo('2026-11-27T08:59')
  expect(work.messages.filter(({ text }) => text.includes('到期'))).toEqual([])
  await world.turnTo('2026-11-27T09:01')
  const reminder = work.with('预防措施到期了')
  await wang.presses(reminder, '完成')
  expect(work.messages.find(({ id }) => id === reminder.id)?.text).toContain('预防措施 1 已完成')
})

test('what is missing is asked; a day that has passed and a stranger are asked again', async () => {
  const { li, work } = scene
  await li.says(work, '/措施 送货前拍包装照')
  expect(work.last.text).toContain('哪天前办好？')
  await li.says(work, '/措施 送货前拍包装照 2026-11-01 @王强')
  expect(work.last.text).toContain('已经过去了')
  await li.says(work, '/措施 送货前拍包装照 11月30日 @路人')
  expect(work.last.text).toContain('“路人”不在这里工作')
  await li.says(work, '/措施')
  expect(work.last.text).toContain('还没有预防措施')
})

test('the list has the buttons of the one who asks', async () => {
  const { li, boss, work } = scene
  await propose(scene)
  await li.says(work, '/措施')
  expect(work.last.text).toContain('岩板一店的预防措施：1 项在办\n· 1. 送货前拍包装照 · 王强 · 11月30日 周一 · 待批')
  await boss.says(work, '/措施')
  await boss.presses(work.last, '批准 1')
  expect(work.last.text).toContain('已批准（钱总）')
})
