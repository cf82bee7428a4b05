/** What a service call sets off when it is taken down: the specialist for electrical goods, the call on the very day. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Person, World } from '../../support/world.js'
import { labels, type Office, openOffice } from './office.js'

let office: Office
let shou: Person
beforeEach(async () => {
  office = await openOffice('2026-03-09T10:00')
  const { world, admin, work } = office
  shou = world.person('首售', '1012')
  await shou.says(work, '/我是 首售 售服专员')
  await admin.presses(work.last, '批准')
  await shou.says(shou.direct, '/帮助')
})
afterEach(() => office.world.close())

const HOME = '张三 13800000001 今天下午 翡翠湾3栋1201'
const calls = () => office.world.bot.store.transaction((db) => db.call.findMany({ orderBy: { id: 'asc' } }))
const listed = () => office.work.messages.filter(({ text }) => text.includes('当天售服'))

test('R003-029: what is electrical goes to the specialist, the rest stays with whoever took it down', async () => {
  const { admin, work, zhao } = office
  await admin.says(work, '/联络人 售后部 @赵六', { mentions: [zhao] })
  await shou.says(work, '/报修 王五 13800000002 明天下午 江南里5号 油烟机不转')
  const handed = work.with('电器报修')
  expect(handed.text).toBe('@赵六\n🔌 电器报修 SF260309-01（王五 3月10日 周二 下午）：油烟机不转\n请安排电器师傅。')
  const seen = await shou.says(work, '/报修 陈六 13800000003 明天下午 江南里6号 水槽漏水')
  expect(seen.map(({ text }) => text.split('\n')[0])).toEqual(['已预约售服 SF260309-02'])
})

test('R003-029: nobody signs for the department, or whoever does took it down: nobody is called', async () => {
  const { admin, work } = office
  expect(await shou.says(work, '/报修 王五 13800000002 明天下午 江南里5号 冰箱不制冷')).toHaveLength(1)
  await admin.says(work, '/联络人 售后部 @首售', { mentions: [shou] })
  expect(await shou.says(work, '/报修 陈六 13800000003 明天下午 江南里6号 冰箱不制冷')).toHaveLength(1)
})

test('R003-030: whoever comes today is called today; by closing time it is told above', async () => {
  const { work, world } = office
  const [card] = await shou.says(work, `/报修 ${HOME} 水槽漏水`)
  expect(card?.text).toContain('📞 今天 18:00 前联系客户。')
  expect(await calls()).toMatchObject([{ kind: 'today', state: 'open', dueAt: new Date('2026-03-09T18:00:00+08:00') }])
  expect((await shou.says(shou.direct, '/待办'))[0]?.text).toContain('当天售服')
  await world.turnTo('2026-03-09T17:59')
  expect(listed()).toEqual([])
  await world.turnTo('2026-03-09T18:00')
  expect(listed().map(({ text }) => text)).toEqual([
    '@周敏\n⚠️ 当天售服，到 18:00 还没打完，请安排\n还差 1 家：张三 SF260309-01',
  ])
})

test('R003-030: taken down by somebody else, it is listed; the answer ends it', async () => {
  const { li, work, world } = office
  await li.says(work, `/报修 ${HOME} 水槽漏水`)
  await world.turnBy(1)
  const list = work.with('当天售服')
  expect(list.text).toBe('@首售\n📞 当天售服，请 18:00 前打完电话（0/1）\n还差 1 家：张三 SF260309-01')
  await shou.presses(list, '打下一个')
  expect(shou.direct.last.text).toContain('今天上门，请和客户约好时间。')
  expect(labels(shou.direct.last)).toEqual(['已告知', '改期', '没接'])
  await shou.presses(shou.direct.last, '已告知')
  expect(list.text).toContain('✓ 当天售服，电话打完了（1/1）')
  await world.turnTo('2026-03-09T18:00')
  expect(listed()).toHaveLength(1)
})

test.each(['/出发 SF260309-01', '/完成 SF260309-01', '/改期 SF260309-01 明天下午', '/取消 SF260309-01 客户自己修好了'])(
  'R003-030: after %s nobody has to call any more',
  async (line) => {
    const { li, work, world } = office
    await li.says(work, `/报修 ${HOME} 水槽漏水`)
    await world.turnTo('2026-03-09T12:00')
    await li.says(work, line)
    expect(await calls()).toMatchObject([{ kind: 'today', state: 'dropped' }])
    expect(listed().map(({ text, buttons }) => [text.includes('电话打完了'), buttons])).toEqual([[true, []]])
    await world.turnTo('2026-03-09T18:00')
    expect(listed()).toHaveLength(1)
  },
)

test('R003-030: a visit of another day is called about when it is moved to today', async () => {
  const { work } = office
  await shou.says(work, '/报修 张三 13800000001 明天下午 翡翠湾3栋1201 水槽漏水')
  expect(await calls()).toEqual([])
  const [moved] = await shou.says(work, '/改期 SF260309-01 今天下午')
  expect(moved?.text).toContain('📞 今天 18:00 前联系客户。')
  expect(await calls()).toMatchObject([{ kind: 'today', state: 'open' }])
})

test('in English', async () => {
  const world = await World.open({ at: '2026-03-09T10:00', environment: { LOCALE: 'en' } })
  const work = world.room('-100', 'Slabs')
  const admin = world.person('May', '1001')
  const zoe = world.person('Zoe', '1004')
  await admin.says(work, '/bind Slabs work')
  await zoe.says(work, '/iam Zoe after_sales')
  await admin.presses(work.last, 'Approve')
  await admin.says(work, '/liaison 售后部 @Zoe', { mentions: [zoe] })
  const [card] = await admin.says(work, '/repair Ann 13800000001 today pm Bay 3-1201 fridge is warm')
  expect(card?.text).toContain('📞 Please call the customer by 18:00 today.')
  expect(work.with('Electrical repair').text).toMatch(
    /^@Zoe\n🔌 Electrical repair SF260309-01 \(Ann, .+\): .*fridge is warm\nPlease send the appliance specialist\.$/,
  )
  await world.turnBy(1)
  expect(work.last.text).toContain('Service visits today')
  await world.close()
})
