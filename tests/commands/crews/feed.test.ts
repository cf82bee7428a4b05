/** A crew's calendar: given in private, read by a phone, made anew (R003-040). */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShop } from '../../support/shop.js'
import { FormDoor } from '../../web/form-door.js'
import { type Office, openOffice } from '../visits/office.js'

let office: Office
let door: FormDoor
beforeEach(async () => {
  office = await openOffice()
  door = await FormDoor.open(office.world)
  const { admin, chen, work } = office
  await chen.says(chen.direct, '/待办')
  await admin.says(admin.direct, '/待办')
  await admin.says(work, '/班组 加 陈师傅组 安装 @陈师傅', { mentions: [chen] })
})
afterEach(async () => {
  await door.close()
  await office.world.close()
})

const BOOKED = '/安装 张三 13800000001 3月13日 上午 翡翠湾3栋1201 师傅:陈师傅组 岩板台面2套'

const addressIn = (text: string): string => {
  const [address] = /http:\S+/.exec(text) ?? []
  if (!address) throw new Error(`no address in: ${text}`)
  return address.replace('http://bot.test', door.address)
}
const link = async (line = '/师傅 陈师傅组 日历') =>
  addressIn((await office.chen.says(office.chen.direct, line))[0]?.text ?? '')

/** The properties of each event, unfolded. */
async function events(address: string): Promise<Record<string, string>[]> {
  const text = await (await fetch(address)).text()
  const lines = text.replaceAll('\r\n ', '').split('\r\n')
  const found: Record<string, string>[] = []
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') found.push({})
    const at = line.indexOf(':')
    const last = found.at(-1)
    if (last) last[line.slice(0, at)] = line.slice(at + 1)
  }
  return found
}

test('what was booked for the crew, in the hours of its half-day', async () => {
  const { li, work } = office
  await li.says(work, BOOKED)
  const response = await fetch(await link())
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('no-store')
  const text = await response.text()
  expect(text).toContain('X-WR-CALNAME:陈师傅组 · 岩板一店')
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(await events(await link())).toEqual([
    expect.objectContaining({
      UID: 'visit-1@lianluo',
      DTSTART: '20260313T010000Z',
      DTEND: '20260313T040000Z',
      SUMMARY: '上午 安装 张三',
      LOCATION: '翡翠湾3栋1201',
      DESCRIPTION: 'AZ260309-01\\n岩板台面2套\\n13800000001',
      STATUS: 'CONFIRMED',
      DTSTAMP: '20260309T020000Z',
      'LAST-MODIFIED': '20260309T020000Z',
      SEQUENCE: '1',
    }),
  ])
})

test('moved it is the same event with a higher number, cancelled it says so', async () => {
  const { li, work, world } = office
  await li.says(work, BOOKED)
  const address = await link()
  await world.turnBy(30)
  await li.says(work, '/改期 AZ260309-01 3月14日 15:00')
  const [moved] = await events(address)
  expect(moved).toMatchObject({
    UID: 'visit-1@lianluo',
    DTSTART: '20260314T070000Z',
    DTEND: '20260314T080000Z',
    SUMMARY: '安装 张三',
    'LAST-MODIFIED': '20260309T023000Z',
  })
  expect(Number(moved?.SEQUENCE)).toBeGreaterThan(1)
  await li.says(work, '/取消 AZ260309-01 客户不装了')
  const [cancelled] = await events(address)
  expect(cancelled).toMatchObject({ UID: 'visit-1@lianluo', STATUS: 'CANCELLED' })
  expect(Number(cancelled?.SEQUENCE)).toBeGreaterThan(Number(moved?.SEQUENCE))
})

test.each([
  ['2026-02-22', 0],
  ['2026-02-23', 1],
  ['2026-05-08', 1],
  ['2026-05-09', 0],
])('from 14 days back to 60 ahead: on %s %i', async (day, count) => {
  const { li, work, world } = office
  await li.says(work, BOOKED)
  await world.bot.store.transaction((db) => db.visit.updateMany({ data: { day } }))
  expect(await events(await link())).toHaveLength(count)
})

test('the address goes to one person alone; made anew, the old one is void', async () => {
  const { admin, work } = office
  const old = await link()
  expect(await link()).toBe(old)
  await admin.says(work, '/班组 陈师傅组 日历 重发')
  expect(work.last.text).toBe('陈师傅组的日历链接已私聊发给您。')
  const anew = addressIn(admin.direct.last.text)
  expect(anew).not.toBe(old)
  expect((await fetch(old)).status).toBe(404)
  expect((await fetch(anew)).status).toBe(200)
  expect(await link()).toBe(anew)
  await admin.says(work, '/班组 移除 陈师傅组')
  expect((await fetch(anew)).status).toBe(404)
})

test('a crew reads its own calendar and arranges nothing', async () => {
  const { admin, chen, wang, work } = office
  expect(addressIn((await chen.says(chen.direct, '/班组 日历'))[0]?.text ?? '')).toBe(await link())
  await admin.says(work, '/班组 加 王师傅组 安装')
  for (const line of ['/班组 王师傅组 日历', '/班组 移除 陈师傅组', '/班组', '/班组 陈师傅组 休息 3月20日'])
    expect((await chen.says(chen.direct, line))[0]?.text).toContain('您可以看自己班组的日历')
  await wang.says(work, '/班组 陈师傅组 日历')
  expect(work.last.text).not.toContain('http')
})

test('whoever never spoke with the bot alone is asked to', async () => {
  const { admin, work, world } = office
  const gao = world.person('高峰', '1010')
  await gao.says(work, '/我是 高峰 安装部经理')
  await admin.presses(work.last, '批准')
  await gao.says(work, '/班组 陈师傅组 日历')
  expect(work.last.text).toContain('请先私聊我')
})

test('no phone number where the policy shows none in private', async () => {
  const preset = readFileSync('src/domain/policy/presets/slab-dealer.yaml', 'utf8')
  const own = join(office.world.folder, 'own.yaml')
  writeFileSync(own, preset.replace('fullIn: [direct, management]', 'fullIn: [management]'))
  const { admin, li, work, world } = await openShop({ environment: { POLICY: own } })
  const other = await FormDoor.open(world)
  await admin.says(work, '/班组 加 陈师傅组 安装')
  await li.says(work, '/安装 张三 13800000001 11月25日 下午 翡翠湾3栋1201 师傅:陈师傅组 岩板台面')
  await world.bot.store.transaction((db) => db.visit.updateMany({ data: { goods: '岩板台面，找13800000002' } }))
  await admin.says(admin.direct, '/班组 陈师傅组 日历')
  const [event] = await events(addressIn(admin.direct.last.text).replace(door.address, other.address))
  expect(event?.DESCRIPTION).toBe('AZ261120-01\\n岩板台面，找138****0002')
  await other.close()
  await world.close()
})

test('a guess opens nothing', async () => {
  for (const guess of ['', 'x', 'a'.repeat(40)])
    expect((await fetch(`${door.address}/calendar/${guess}.ics`)).status).toBe(404)
  expect((await fetch(`${door.address}/calendar/`)).status).toBe(404)
})

test('a visit of which only the day is known takes the whole day, in any zone of the machine', async () => {
  const { li, work, world } = office
  await li.says(work, BOOKED)
  await world.bot.store.transaction((db) => db.visit.updateMany({ data: { half: null, time: null } }))
  const [event] = await events(await link())
  expect(event?.['DTSTART;VALUE=DATE']).toBe('20260313')
  expect(event?.SUMMARY).toBe('安装 张三')
})
