import { performance } from 'node:perf_hooks'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadPolicy } from '../../src/domain/policy/load.js'
import { postSchedule } from '../../src/jobs/post-schedule.js'
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

test('every room gets deliveries and installations of the next working day in order of time', async () => {
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

test('before a rest day the post reaches to the next working day', async () => {
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

test('a post made late says so, with the time at which it should have gone', async () => {
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
  await says('/完成 SH260309-01')
  expect(await says('/排班 明天')).toContain('✓ 下午 SH260309-01')
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

test('three hundred visits are one quick post', async () => {
  await office.world.bot.store.transaction(async (db) => {
    for (let i = 0; i < 300; i++) {
      const row = { brandId: 1, createdAt: now }
      const customerId = db.sql.insert('Customer', { ...row, name: `C${i}`, phone: `1380000${1000 + i}` })
      const visit = { kind: 'delivery', day: '2026-03-10', half: i % 2 ? 'am' : 'pm', address: '3-1201' }
      db.sql.insert('Visit', { ...row, ...visit, code: `SH260309-${String(i + 1).padStart(2, '0')}`, customerId })
    }
    const before = performance.now()
    const drafts = await postSchedule.run({ ...run, db, rules: rules() })
    expect(performance.now() - before).toBeLessThan(200)
    expect(drafts).toHaveLength(3)
  })
})

test('R003-015: three hundred visits are read by half-day and crew, in parts that are numbered', async () => {
  await office.world.bot.store.transaction(async (db) => {
    for (let i = 0; i < 300; i++) {
      const row = { brandId: 1, createdAt: now }
      const customerId = db.sql.insert('Customer', { ...row, name: `客户${i}`, phone: `1380000${1000 + i}` })
      const visit = { kind: 'delivery', day: '2026-03-10', half: i % 2 ? 'am' : 'pm', address: '翡翠湾3栋1201' }
      const crew = i % 10 < 8 ? { crew: `${i % 4}号车`, crewPhone: '13900000009' } : {}
      const code = `SH260309-${String(i + 1).padStart(2, '0')}`
      db.sql.insert('Visit', { ...row, ...visit, ...crew, code, customerId })
    }
  })
  await posted('2026-03-09T17:00')
  const parts = office.work.messages.filter(({ text }) => text.startsWith('送货安装排班'))
  expect(parts.map(({ text }) => text.split('\n')[0])).toEqual(
    parts.map((_, at) => `送货安装排班 3月10日 周二 （${at + 1}/${parts.length}）`),
  )
  const all = parts.map(({ text }) => text).join('\n')
  const titles = all.split('\n').filter((line) => line.startsWith('送货 · '))
  expect(titles).toContain('送货 · 3月10日 周二 · 60单 · 上午，1号车 139****0009')
  expect(titles.findIndex((line) => line.includes('下午'))).toBeGreaterThan(
    titles.findIndex((line) => line.includes('上午')),
  )
  expect(all).toContain('· SH260309-02 客户1 138****1001，翡翠湾3栋1201\n')
  expect(all.match(/SH260309-\d+/g)).toHaveLength(300)
})
