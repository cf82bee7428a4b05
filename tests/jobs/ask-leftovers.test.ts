/** Goods that were missing are asked about on the day they should come, every working day, until they are there (R003-007, R003-008). */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Door, openDoor } from '../commands/visits/door.js'
import { labels } from '../commands/visits/office.js'

let door: Door
beforeEach(async () => {
  door = await openDoor()
})
afterEach(() => door.world.close())

const missing = (line: string) => door.he.says(door.work, `/遗留 ${line}`)
/** Every post of a morning about them, as it stands now. */
const posts = () => door.work.messages.filter(({ text }) => /遗留货到了吗|遗留货都查过|遗留货，没查完/.test(text))
const post = () => posts().at(-1) ?? door.work.last

test('R003-007: on its day whoever books deliveries is asked, again each working day, in one post', async () => {
  const { world } = door
  await missing('SH260309-01 缺一块侧板 预计 3月14日')
  await world.turnTo('2026-03-13T09:05')
  expect(posts()).toEqual([])
  await world.turnTo('2026-03-14T09:05')
  const asked = '@安娜\n⏳ 遗留货到了吗？请查 1 件\n· SH260309-01 张三：缺一块侧板（预计 3月14日 周六 到）'
  expect(post().text).toBe(asked)
  expect(labels(post())).toEqual(['到货', '还没到'])
  await world.turnTo('2026-03-15T09:05')
  expect(posts()).toHaveLength(1)
  await world.turnTo('2026-03-16T09:05')
  expect(posts().map(({ text }) => text)).toEqual([expect.stringContaining('没查完的转到 3月16日 周一'), asked])
  expect(posts().map(labels)).toEqual([[], ['到货', '还没到']])
})

test('R003-007: a new day moves the question there, tapped or typed', async () => {
  const { world, an, he, work } = door
  await missing('SH260309-01 缺一块侧板 预计 3月14日')
  await world.turnTo('2026-03-14T09:05')
  await an.presses(post(), '还没到')
  expect(labels(work.last)).toEqual(['3月16日 周一', '3月17日 周二', '3月18日 周三'])
  await an.presses(work.last, '3月17日 周二')
  expect(work.last.text).toBe('✓ SH260309-01 张三：缺一块侧板，改为预计 3月17日 周二 到')
  expect(post().text).toContain('✓ 遗留货都查过了')
  expect(labels(post())).toEqual([])
  await world.turnTo('2026-03-17T08:00')
  expect(posts()).toHaveLength(1)
  await he.says(work, '/遗留 SH260309-01 预计 3月19日')
  await world.turnTo('2026-03-18T12:00')
  expect(posts()).toHaveLength(1)
  await he.says(work, '/遗留 SH260309-01 预计 3月12日')
  expect(work.last.text).toContain('已经过了')
  await world.turnTo('2026-03-19T09:05')
  expect(post().text).toContain('预计 3月19日 周四 到')
  const entries = (await door.timeline()).filter(({ what }) => what === 'timeline-door.expected')
  expect(entries.map(({ details }) => details)).toEqual([{ day: '2026-03-17' }, { day: '2026-03-19' }])
})

test('R003-007: without a day, three working days later; of several the next one is decided on', async () => {
  const { world, an, work } = door
  await missing('SH260309-01 缺拉手')
  await missing('SH260309-01 缺一块侧板 预计 3月14日')
  await missing('AZ260309-01 缺挡水条 预计 3月15日')
  await world.turnTo('2026-03-14T09:05')
  expect(post().text).toContain('请查 1 件')
  await world.turnTo('2026-03-16T09:05')
  expect(post().text.split('\n')).toEqual([
    '@安娜',
    '⏳ 遗留货到了吗？请查 3 件',
    '· SH260309-01 张三：缺一块侧板（预计 3月14日 周六 到）',
    '· SH260309-01 张三：缺拉手（没说哪天到）',
    '· AZ260309-01 李姐：缺挡水条（预计 3月15日 周日 到）',
    '▶ SH260309-01 张三：缺一块侧板',
  ])
  const before = post()
  await an.presses(before, '到货')
  expect(work.last.text).toContain('遗留货到了（缺一块侧板），检查结果')
  await an.presses(work.last, '完好')
  expect(before.text).toContain('请查 2 件')
  await an.presses(before, '还没到')
  await an.presses(work.last, '3月18日 周三')
  expect(before.text).toContain('请查 1 件')
  expect((await door.he.says(work, '/遗留 SH260309-01 缺拉手 预计 3月20日'))[0]?.text).toContain('3月20日 周五')
  expect(await world.bot.store.transaction((db) => db.leftover.count())).toBe(3)
})

test('R003-008: what came broken is asked about anew; what came intact, until its visit is booked', async () => {
  const { world, an, work } = door
  await missing('SH260309-01 缺一块侧板 预计 3月14日')
  await world.turnTo('2026-03-14T09:05')
  await an.says(work, '/遗留 到货 SH260309-01 破损')
  await an.presses(work.last, '没有照片')
  expect(post().text).toContain('✓ 遗留货都查过了')
  await world.turnTo('2026-03-18T09:05')
  expect(post().text).toContain('缺一块侧板（没说哪天到）')
  await an.presses(post(), '到货')
  await an.presses(work.last, '完好')
  await world.turnTo('2026-03-19T09:05')
  expect(post().text).toContain('缺一块侧板（货到了，还没约上门）')
  expect(labels(post())).toEqual(['约上门'])
  await an.presses(post(), '约上门')
  await an.presses(work.with('遗留货完好'), '3月23日 周一 上午')
  expect(post().text).toContain('✓ 遗留货都查过了')
  const before = posts().length
  await world.turnTo('2026-03-20T12:00')
  expect(posts()).toHaveLength(before)
})

test('R003-007: it stands on the list of whoever is asked, with its button', async () => {
  const { world, an, li, work } = door
  await missing('SH260309-01 缺一块侧板 预计 3月14日')
  expect((await an.says(work, '/待办'))[0]?.text).not.toContain('遗留货')
  await world.turnTo('2026-03-14T08:00')
  const [list] = await an.says(work, '/待办')
  expect(list?.text).toContain('遗留货要查：SH260309-01 张三：缺一块侧板（预计 3月14日 周六 到）')
  expect((await li.says(work, '/待办'))[0]?.text).not.toContain('遗留货')
  await an.presses(list ?? work.last, labels(list).find((label) => label.endsWith('到货')) ?? '')
  await an.presses(work.last, '完好')
  expect((await an.says(work, '/待办'))[0]?.text).not.toContain('遗留货')
})

test('R003-020, R003-011: once its own visit is done the customer is called and the installation proposed', async () => {
  const { world, an, he, work } = door
  await missing('SH260309-01 缺一块侧板')
  await an.says(work, '/遗留 到货 SH260309-01 完好')
  await an.presses(work.with('遗留货完好'), '3月16日 周一 上午')
  expect(work.messages.some(({ text }) => /张三 送货后安装/.test(text))).toBe(false)
  await world.turnTo('2026-03-16T11:00')
  await he.says(work, '/完成 SH260312-01')
  expect(work.with('张三 送货后安装').text).toContain('SH260312-01')
  await world.turnTo('2026-03-16T15:05')
  expect(work.with('📞 送货回访').text).toContain('张三 SH260312-01')
  const calls = await door.calls()
  expect(calls.filter(({ kind, customerId }) => kind === 'delivered' && customerId === 1)).toHaveLength(1)
})

test('R003-025: an installation that was finished by a second visit is called about once', async () => {
  const { world, an, chen, work } = door
  await chen.says(work, '/遗留 AZ260309-01 缺挡水条')
  await chen.says(work, '/反馈 AZ260309-01 装好了，差挡水条')
  await an.says(work, '/遗留 到货 AZ260309-01 完好')
  await an.presses(work.with('遗留货完好'), '3月16日 周一 上午')
  await world.turnTo('2026-03-16T11:00')
  await chen.says(work, '/完成 AZ260312-01')
  await world.turnTo('2026-03-18T18:00')
  const calls = (await door.calls()).filter(({ kind }) => kind === 'installed')
  expect(calls.map(({ visitId }) => visitId)).toEqual([4])
})
