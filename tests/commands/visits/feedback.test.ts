import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Door, openDoor } from './door.js'
import { labels } from './office.js'

const PHOTO = { name: 'sheet.jpg', content: new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1]) }

let door: Door
beforeEach(async () => {
  door = await openDoor()
})
afterEach(() => door.world.close())

const sheets = () => door.world.bot.store.transaction((db) => db.sheet.findMany())
const evidence = () => door.world.bot.store.transaction((db) => db.evidence.findMany())

test('R003-023, R003-024: done asks for the sheet; words and a photo are it, and message 3 is prepared the same day', async () => {
  const { chen } = door
  const [done] = await chen.says(chen.direct, '/完成 AZ260309-01')
  expect(labels(done)).toEqual(['反馈', '遗留'])
  if (!done) throw new Error('nothing was said')
  await chen.presses(done, '反馈')
  expect(chen.direct.last.text).toContain('现场怎么样？')
  await chen.says(chen.direct, '全部装好，客户满意', { files: [PHOTO] })
  expect(chen.direct.with('已收反馈').text).toBe('已收反馈 AZ260309-01（安装 李姐）')
  expect(await sheets()).toMatchObject([{ text: '全部装好，客户满意' }])
  expect(await evidence()).toMatchObject([{ visitId: 2, complaintId: null }])
  expect(await door.stateOf('AZ260309-01')).toBe('reported')
  const thanks = (await door.messages()).filter(({ number }) => number === 3)
  expect(thanks).toMatchObject([{ occasion: '3:2', phone: '13800000002' }])
  expect(door.work.with('短信3').text).toContain('李姐')
})

test('a photo of the sheet is enough, also typed in one line and without done before', async () => {
  const { chen, work } = door
  const [answer] = await chen.says(work, '/反馈 AZ260309-01', { files: [PHOTO] })
  expect(answer?.text).toContain('已收反馈 AZ260309-01')
  expect(await sheets()).toMatchObject([{ text: '' }])
  expect(await evidence()).toMatchObject([{ visitId: 2 }])
  expect(await door.stateOf('AZ260309-01')).toBe('reported')
})

test('R003-037: whoever handed it in may add to it that day, nobody else and no later', async () => {
  const { chen, li, work, world } = door
  await chen.says(work, '/反馈 SF260309-01 换了龙头')
  expect((await chen.says(work, '/反馈 SF260309-01 收费50元'))[0]?.text).toContain('已补进反馈')
  expect((await li.says(work, '/反馈 SF260309-01 其他'))[0]?.text).toContain('陈师傅 已在 13:30 交过')
  await world.turnTo('2026-03-13T09:30')
  expect((await chen.says(work, '/反馈 SF260309-01 还有'))[0]?.text).toContain('只有本人当天能补')
  expect(await sheets()).toMatchObject([{ text: '换了龙头\n收费50元' }])
  expect((await door.messages()).filter(({ number }) => number === 3)).toEqual([])
})

test('R003-023: what is wrong on the sheet is a complaint at once, with the manager called to it', async () => {
  const { chen, work } = door
  const seen = await chen.says(work, '/反馈 AZ260309-01 已装好 问题：台面有划痕；缝隙不平')
  expect(seen[0]?.text).toContain('已收反馈 AZ260309-01')
  const opening = work.with('台面有划痕')
  expect(seen.some(({ text }) => text.includes('TS260312-01') && text.includes('李姐'))).toBe(true)
  const called = seen.find(({ text }) => text.includes('现场问题'))
  expect(called?.text).toContain('@孙经理')
  expect(called?.text).toContain('（安装 AZ260309-01）')
  expect(opening).toBeDefined()
  const complaints = await door.world.bot.store.transaction((db) =>
    db.complaint.findMany({ include: { problems: true } }),
  )
  expect(complaints).toMatchObject([{ visitId: 2, channel: 'site', problems: [{}, {}] }])
  const [thanks] = (await door.messages()).filter(({ number }) => number === 3)
  expect(thanks).toMatchObject({ state: 'held' })
})

test('“问题：无” is no problem; a visit of another day has no sheet yet', async () => {
  const { chen, li, work } = door
  await chen.says(work, '/反馈 AZ260309-01 已装好 问题:无')
  expect(await door.world.bot.store.transaction((db) => db.complaint.count())).toBe(0)
  await li.says(work, '/改期 SF260309-01 3月16日上午')
  expect((await chen.says(work, '/反馈 SF260309-01 好了'))[0]?.text).toContain('还没到日子')
})

test('R003-023: the photo beside a problem is the visit’s and the complaint’s', async () => {
  const { chen, li, work } = door
  await chen.says(work, '/反馈 AZ260309-01 已装好 问题：台面有裂纹', { files: [PHOTO] })
  expect(await evidence()).toMatchObject([{ visitId: 2, complaintId: 1 }])
  await door.world.turnBy(1)
  expect((await li.says(work, '/查看 TS260312-01'))[0]?.text).toContain('1 张照片')
  expect((await li.says(work, '/查看 AZ260309-01'))[0]?.text).toContain('1 张照片')
})
