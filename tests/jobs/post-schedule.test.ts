import { performance } from 'node:perf_hooks'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeCalendar } from '../../src/domain/calendar/calendar.js'
import { daysOfPost } from '../../src/domain/visits/posted-days.js'
import { postSchedule } from '../../src/jobs/post-schedule.js'
import { openOffice, shanghai } from '../commands/visits/office.js'

let office: Awaited<ReturnType<typeof openOffice>>
beforeEach(async () => {
  office = await openOffice('2026-03-09 10:00')
})
afterEach(() => office.close())

const book = (what: string, phone: string, when: string, rest: string) =>
  office.says('Li', `/${what} ${phone === '13800000001' ? '张三' : '王五'} ${phone} ${when} ${rest} 原因:客户要求`)

test('every room gets deliveries and installations of the next working day in order of time', async () => {
  await book('送货', '13800000001', '3月10日下午', '翡翠湾3栋1201 岩板台面2套')
  await book('送货', '13800000002', '3月10日上午10点', '江南里5号')
  await book('送货', '13800000002', '3月10日上午', '江南里5号')
  await book('安装', '13800000001', '3月10日上午', '师傅:Chen 13900000009')
  await book('送货', '13800000001', '3月11日上午', '')
  office.at('2026-03-09 17:00')
  const posts = await office.posts()
  expect(posts.map((post) => (post as unknown as { room: string }).room)).toEqual(['work', 'second', 'depot'])
  for (const { text } of posts)
    expect(text).toBe(
      [
        '送货安装排班 3月10日 周二',
        '送货 · 3月10日 周二 · 3单',
        '上午 SH260309-03 王五 138****0002，江南里5号',
        '10:00 SH260309-02 王五 138****0002，江南里5号',
        '下午 SH260309-01 张三 138****0001，翡翠湾3栋1201，岩板台面2套',
        '安装 · 3月10日 周二 · 1单',
        '上午 AZ260309-01 张三 138****0001，翡翠湾3栋1201，Chen 139****0009',
      ].join('\n'),
    )
  expect((await office.visits()).map(({ state }) => state)).toEqual(['posted', 'posted', 'posted', 'posted', 'booked'])
  expect((await office.timeline()).filter(({ what }) => what === 'timeline-visit.posted')).toHaveLength(4)
})

test('nothing to do is said too, unless the policy says otherwise', async () => {
  const [post] = await office.posts()
  expect(post?.text).toBe('明日无送货安装')
  office.rules.policy.schedule.postWhenEmpty = false
  office.at('2026-03-10 17:00')
  expect(await office.posts()).toEqual([])
})

test('before a rest day the post reaches to the next working day', async () => {
  await book('送货', '13800000001', '3月15日上午', '翡翠湾3栋1201')
  await book('送货', '13800000001', '3月16日下午', '翡翠湾3栋1201')
  office.at('2026-03-14 17:00')
  const [post] = await office.posts()
  expect(post?.text.split('\n')[0]).toBe('送货安装排班 3月15日 周日 至 3月16日 周一')
  expect(post?.text).toContain('SH260309-01')
  expect(post?.text).toContain('SH260309-02')
})

test('a late post says so, with the time at which it should have gone', async () => {
  office.at('2026-03-09 18:20')
  const [post] = await office.posts(true)
  expect(post?.text).toBe('【迟发，应于 17:00】明日无送货安装')
})

test('it runs on working days of the brand, at the hour of the policy', async () => {
  const brand = { id: 1, name: 'Slab One', zone: null, weeklyRest: '7' }
  const runs = (day: string) => office.store.transaction((db) => postSchedule.runsOn(db, office.rules, brand, day))
  expect(await runs('2026-03-14')).toBe(true)
  expect(await runs('2026-03-15')).toBe(false)
  expect(postSchedule.times(office.rules)).toEqual({ at: '17:00', catchUpUntil: '21:00' })
  const mainland = makeCalendar({ zone: 'Asia/Shanghai' })
  expect(daysOfPost(mainland, '2026-09-30')).toEqual({ from: '2026-10-01', to: '2026-10-08' })
})

test('the schedule command shows the days of the next post, or the day that is named, with service visits', async () => {
  await book('送货', '13800000001', '3月10日下午', '翡翠湾3栋1201')
  await book('报修', '13800000001', '3月10日下午', '漏水')
  const [next] = await office.says('Li', '/排班')
  expect(next?.text).toContain('排班 3月10日 周二')
  expect(next?.text).toContain('售服 · 3月10日 周二 · 1单')
  office.at('2026-03-09 17:01')
  await office.posts()
  expect((await office.says('Li', '/排班'))[0]?.text).toBe('3月11日 周三没有送货、安装和售服。')
  await office.says('Li', '/完成 SH260309-01')
  expect((await office.says('Li', '/排班 明天'))[0]?.text).toContain('✓ 下午 SH260309-01')
})

test('three hundred visits are one quick post', async () => {
  await office.store.transaction((db) => {
    for (let i = 0; i < 300; i++) {
      const customerId = db.sql.insert('Customer', {
        brandId: 1,
        name: `C${i}`,
        phone: `1380000${1000 + i}`,
        createdAt: shanghai('2026-03-09 10:00'),
      })
      const code = `SH260309-${String(i + 1).padStart(2, '0')}`
      const slot = { day: '2026-03-10', half: i % 2 ? 'am' : 'pm', address: 'Jade Bay 3-1201' }
      db.sql.insert('Visit', {
        brandId: 1,
        code,
        kind: 'delivery',
        customerId,
        ...slot,
        createdAt: shanghai('2026-03-09 10:00'),
      })
    }
  })
  const brand = { id: 1, name: 'Slab One', zone: null, weeklyRest: '7' }
  const now = shanghai('2026-03-09 17:00')
  const took = await office.store.transaction(async (db) => {
    const before = performance.now()
    const drafts = await postSchedule.run({
      db,
      rules: office.rules,
      brand,
      day: '2026-03-09',
      dueAt: now,
      now,
      late: false,
    })
    expect(drafts).toHaveLength(3)
    return performance.now() - before
  })
  expect(took).toBeLessThan(200)
})
