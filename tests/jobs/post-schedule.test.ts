import { afterEach, beforeEach, expect, test } from 'vitest'
import { inCharacters } from '../../src/core/posts/split.js'
import { loadPolicy } from '../../src/domain/policy/load.js'
import { postSchedule } from '../../src/jobs/post-schedule.js'
import { schedulePost } from '../bench/schedule.js'
import { type Office, openOffice } from '../commands/visits/office.js'

let office: Office
beforeEach(async () => {
  office = await openOffice('2026-03-09T10:00')
})
afterEach(() => office.world.close())

const says = async (line: string) => (await office.li.says(office.work, line))[0]?.text
const ZHANG = '张三 13800000001'
const WANG = '王五 13800000002'
/** Posts of the schedule alone; the day has other lists. */
const posted = async (local: string) =>
  (await office.sees(() => office.world.turnTo(local))).filter(({ text }) => /^送货安装排班|^明日无送货安装/.test(text))

test('R003-015, R003-022: every room gets deliveries and installations of the next working day in order of time, with masked numbers', async () => {
  const { work, second, depot } = office
  await says(`/送货 ${ZHANG} 3月10日下午 翡翠湾3栋1201 岩板台面2套 原因:急`)
  await says(`/送货 ${WANG} 3月10日上午10点 江南里5号 原因:急`)
  await says('/送货 陈六 13800000003 3月10日上午 江南里6号 原因:急')
  await says(`/安装 ${ZHANG} 3月10日上午 师傅:陈师傅 13900000009 原因:急`)
  await says(`/送货 ${ZHANG} 3月11日上午 原因:急`)
  const posts = await posted('2026-03-09T17:00')
  const ours = posts.filter(({ room }) => [work, second, depot].some(({ id }) => id === room))
  expect(ours).toHaveLength(3)
  for (const { text } of ours)
    expect(text).toBe(
      [
        '送货安装排班 3月10日 周二',
        '送货 · 3月10日 周二 · 3单',
        '· 上午 SH260309-03 陈六 138****0003，江南里6号',
        '· 10:00 SH260309-02 王五 138****0002，江南里5号',
        '· 下午 SH260309-01 张三 138****0001，翡翠湾3栋1201，岩板台面2套',
        '安装 · 3月10日 周二 · 1单',
        '· 上午 AZ260309-01 张三 138****0001，翡翠湾3栋1201，陈师傅 139****0009',
      ].join('\n'),
    )
  expect(posts.filter(({ room }) => room === office.other.id).map(({ text }) => text)).toEqual(['明日无送货安装'])
  expect((await office.visits()).map(({ state }) => state)).toEqual(['posted', 'posted', 'posted', 'posted', 'booked'])
  expect((await office.timeline()).filter(({ what }) => what === 'timeline-visit.posted')).toHaveLength(4)
})

test('R003-015: before a rest day the post reaches to the next working day', async () => {
  await says(`/送货 ${ZHANG} 3月15日上午 翡翠湾3栋1201`)
  await says(`/送货 ${ZHANG} 3月16日下午`)
  await posted('2026-03-14T17:00')
  expect(office.work.with('送货安装排班').text).toBe(
    [
      '送货安装排班 3月15日 周日 至 3月16日 周一',
      '送货 · 3月15日 周日 · 1单',
      '· 上午 SH260309-01 张三 138****0001，翡翠湾3栋1201',
      '送货 · 3月16日 周一 · 1单',
      '· 下午 SH260309-02 张三 138****0001，翡翠湾3栋1201',
    ].join('\n'),
  )
  expect(await posted('2026-03-15T18:00')).toMatchObject([{ room: office.other.id }])
})

test('R003-015: a post made late says so, with the time at which it should have gone', async () => {
  const { world, work } = office
  await world.down()
  world.time.set(new Date('2026-03-09T18:20:00+08:00'))
  await world.boot()
  expect(work.with('明日无送货安装').text).toBe('【迟发，应于 17:00】明日无送货安装')
})

test('the command shows the days of the next post, or the day that is named, with service visits', async () => {
  await says(`/送货 ${ZHANG} 3月10日下午 翡翠湾3栋1201 原因:急`)
  await says(`/报修 ${WANG} 3月10日下午 江南里5号 漏水`)
  const next = await says('/排班')
  expect(next).toContain('排班 3月10日 周二')
  expect(next).toContain('售服 · 3月10日 周二 · 1单')
  await posted('2026-03-09T17:01')
  expect(await says('/排班')).toBe('3月11日 周三没有送货、安装和售服。')
  await office.world.turnTo('2026-03-10T14:00')
  await says('/完成 SH260309-01')
  expect(await says('/排班 今天')).toContain('✓ 下午 SH260309-01')
})

const brand = { id: 1, name: '岩板一店', zone: null, weeklyRest: '7' }
const rules = () => ({
  policy: structuredClone(loadPolicy('slab-dealer', 'src/domain/policy/presets')),
  zone: 'Asia/Shanghai',
  platforms: [],
})
const now = new Date('2026-03-09T17:00:00+08:00')
const run = { brand, day: '2026-03-09', dueAt: now, now, late: false }

test('a policy may leave an empty post away', async () => {
  const quiet = rules()
  quiet.policy.schedule.postWhenEmpty = false
  const drafts = await office.world.bot.store.transaction((db) => postSchedule.run({ ...run, db, rules: quiet }))
  expect(drafts).toEqual([])
})

test('R003-015: the post of three hundred visits is built in less than 200 ms', async () => {
  const { ours, parts } = await schedulePost(300)
  expect(ours.p50).toBeLessThan(200_000)
  expect(parts).toBeLessThanOrEqual(5)
})

/** What a phone shows in one line: 18 Chinese characters, or twice as many narrow ones. */
const PHONE_LINE = 18

test('R003-015: three hundred visits are read on a phone: by half-day and crew, in parts that are numbered', async () => {
  await office.world.bot.store.transaction(async (db) => {
    for (let i = 0; i < 300; i++) {
      const row = { brandId: 1, createdAt: now }
      const customerId = db.sql.insert('Customer', { ...row, name: `客户${i}`, phone: `1380000${1000 + i}` })
      const what = i < 200 ? { kind: 'delivery', goods: '岩板台面2套' } : { kind: 'installation', goods: '' }
      const visit = { ...what, day: '2026-03-10', half: i % 2 ? 'am' : 'pm', address: '翡翠湾3栋1201' }
      const crew = i % 10 < 8 ? { crew: `${(i % 12) + 1}号车`, crewPhone: '13900000009' } : {}
      const code = `${i < 200 ? 'SH' : 'AZ'}260309-${String(i + 1).padStart(2, '0')}`
      db.sql.insert('Visit', { ...row, ...visit, ...crew, code, customerId })
    }
  })
  await posted('2026-03-09T17:00')
  const parts = office.work.messages
    .filter(({ text }) => text.startsWith('送货安装排班'))
    .map(({ text }) => text.split('\n'))
  expect(parts.map(([first]) => first)).toEqual(
    [1, 2, 3, 4, 5].map((part) => `送货安装排班 3月10日 周二 （${part}/5）`),
  )
  expect(parts[0]?.[1]).toBe('共送货200单、安装100单')
  // No part begins with a visit of which one does not see when it is, and whose.
  for (const [, ...lines] of parts.slice(1)) expect(lines[0]).toMatch(/^(送货|安装) [上下]午，/)

  const lines = parts.flat()
  const titles = lines.filter((line) => /^(送货|安装) /.test(line))
  expect([...new Set(titles)].map((title) => title.split(' · ')[0])).toEqual(
    ['送货', '安装'].flatMap((kind) => [
      ...[2, 4, 6, 8, 10, 12].map((crew) => `${kind} 上午，${crew}号车 139****0009`),
      `${kind} 上午，师傅待定`,
      ...[1, 3, 5, 7, 9, 11].map((crew) => `${kind} 下午，${crew}号车 139****0009`),
      `${kind} 下午，师傅待定`,
    ]),
  )
  expect(titles[0]).toBe('送货 上午，2号车 139****0009 · 14单')
  for (const title of titles) expect(inCharacters(title)).toBeLessThanOrEqual(PHONE_LINE)
  const visits = lines.filter((line) => line.startsWith('· '))
  expect(visits[0]).toBe('· SH260309-02 客户1 138****1001，翡翠湾3栋1201，岩板台面2套')
  for (const visit of visits) expect(inCharacters(visit)).toBeLessThanOrEqual(2 * PHONE_LINE)
  expect(new Set(visits.map((visit) => visit.split(' ')[1])).size).toBe(300)
  expect(lines).toHaveLength(parts.length + 1 + titles.length + visits.length)
})

test('where a long post is about several days, each group says its own', async () => {
  await office.world.bot.store.transaction(async (db) => {
    const customerId = db.sql.insert('Customer', { brandId: 1, createdAt: now, name: '张三', phone: '13800000001' })
    const own = { brandId: 1, createdAt: now, customerId, kind: 'delivery', half: 'am', address: '' }
    for (let i = 0; i < 22; i++)
      db.sql.insert('Visit', { ...own, day: i < 21 ? '2026-03-15' : '2026-03-16', code: `SH260309-${i + 10}` })
  })
  await posted('2026-03-14T17:00')
  const lines = office.work.with('送货安装排班').text.split('\n')
  expect(lines.filter((line) => !line.startsWith('· '))).toEqual([
    '送货安装排班 3月15日 周日 至 3月16日 周一',
    '共送货22单',
    '送货 3月15日 周日 上午，师傅待定 · 21单',
    '送货 · 3月16日 周一 · 1单',
  ])
})
