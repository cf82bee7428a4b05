/** What cannot be done with a visit, its calls, its messages and its goods: a sentence says why, and nothing changes. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Person, World } from '../../support/world.js'
import { rowsOf } from '../rows.js'
import { type Door, openDoor } from './door.js'
import { labels, type Office, openOffice } from './office.js'

describe('on the day of the visits', () => {
  let door: Door
  beforeEach(async () => {
    door = await openDoor('2026-03-12T13:30')
  })
  afterEach(() => door.world.close())

  /** The first line of the answer; no row of any table is another after it. */
  async function refused(who: Person, line: string): Promise<string | undefined> {
    const before = await rowsOf(door.world)
    const [answer] = await who.says(door.work, line)
    expect(await rowsOf(door.world)).toEqual(before)
    return answer?.text.split('\n')[0]
  }

  test.each([
    ['/送货 赵云 13800000009 2月30日上午 A路1号', '没有“2月30日上午”这个日期，请重发，例如 明天上午、11月23日。'],
    ['/送货 赵云 13800000009 3月20日25点半 A路1号', '没有“3月20日25点半”这个日期，请重发，例如 明天上午、11月23日。'],
    ['/改期 SF260309-01 2月30日上午', '没有“2月30日上午”这个日期，请重发，例如 明天上午、11月23日。'],
    ['/改期 SF260309-01 3月20日 25:30', '没有“3月20日 25:30”这个日期，请重发，例如 明天上午、11月23日。'],
    ['/改期 SF260309-01 3月11日上午', '3月11日 周三 上午 已经过了，约哪天？'],
    ['/改期 SF260309-01 今天8:00', '3月12日 周四 08:00 已经过了，约哪天？'],
    ['/改期 SF260309-09 3月20日上午', '没有这个编号的单，请核对后重发，例如 SH260312-01。'],
    ['/客户 赵云 13800000009 合同:HT9 岩板*-2', '“岩板*-2”的数量不对，请写大于零的整数，例如 岩板*2。'],
    ['/客户 赵云 13800000009 合同:HT9 货品:岩板*0', '“岩板*0”的数量不对，请写大于零的整数，例如 岩板*2。'],
    ['/到货 HT7', '没有合同 HT7。建合同请发：/客户 姓名 电话 合同:HT7 货品*数量'],
  ])('%s', async (line, said) => {
    expect(await refused(door.li, line)).toBe(said)
  })

  test('somebody who is not ours, and somebody of another brand, books and leaves for nothing', async () => {
    const { world, zhou, other } = door
    const stranger = world.person('路人', '3001')
    for (const who of [stranger, zhou])
      for (const line of ['/送货 赵云 13800000009 3月20日上午 A路1号', '/出发 SH260309-01'])
        expect(await refused(who, line)).toBe('还不认识您，请先发：/我是 姓名 岗位')
    const before = await rowsOf(world)
    expect((await zhou.says(other, '/出发 SH260309-01'))[0]?.text).toContain('没有这个编号的单')
    expect(await rowsOf(world)).toEqual(before)
  })

  test('another fitter’s visit: asked once, as it may be a slip; whoever plans is not asked', async () => {
    const { world, work, admin, he } = door
    const gao = world.person('高师傅', '1020')
    await gao.says(work, '/我是 高师傅 安装师傅')
    await admin.presses(work.with('高师傅'), '批准')
    expect(await refused(gao, '/出发 AZ260309-01')).toBe('AZ260309-01 李姐 排的是 陈师傅，换您去？')
    await gao.presses(work.last, '现在出发')
    expect(await door.stateOf('AZ260309-01')).toBe('underway')
    expect(await refused(he, '/出发 AZ260309-01')).toBe('AZ260309-01 已经出发了。')
    await he.says(work, '/出发 SF260309-01')
    expect(await door.stateOf('SF260309-01')).toBe('underway')
  })

  test.each(['取消', '完成'])('what is over by /%s', async (ended) => {
    const { chen, li, work } = door
    await li.says(work, `/${ended} SF260309-01`)
    const hint = ended === '完成' ? '点错了，当天可发 /未完成 SF260309-01' : ''
    const said = `SF260309-01 已经${ended}，不能再改。${hint}`
    for (const line of ['/完成', '/出发', '/改期', '/取消', '/暂缓', '/联系不上'])
      expect(await refused(li, `${line} SF260309-01`)).toBe(said)
    expect(await refused(chen, '/完成 SF260309-01')).toBe(said)
    expect(await refused(li, '/改期 SF260309-01 3月20日上午')).toBe(said)
  })

  test('a cancelled visit has no sheet, leaves nothing behind and finds no problem', async () => {
    const { li, work } = door
    await li.says(work, '/取消 SF260309-01')
    for (const line of ['/反馈 SF260309-01 修好了', '/遗留 SF260309-01 缺龙头', '/问题 SF260309-01 门店 打不开'])
      expect(await refused(li, line)).toBe('SF260309-01 已经取消，不能再改。')
  })

  test('a sheet before the day', async () => {
    const { chen, li, work } = door
    await li.says(work, '/改期 SF260309-01 3月16日上午')
    expect(await refused(chen, '/反馈 SF260309-01 修好了')).toBe(
      'SF260309-01 是 3月16日 周一 上午 的单，还没到日子。提前做了请先 /改期 SF260309-01',
    )
  })

  test('cancelled on the way by somebody without a crew of their own: whoever set out is called back', async () => {
    const { chen, li, work } = door
    await chen.says(work, '/出发 SF260309-01')
    const seen = await li.says(work, '/取消 SF260309-01 客户不在家')
    const turned = seen.filter(({ text }) => text.includes('不用去了'))
    expect(turned.map(({ text }) => text)).toEqual(['@陈师傅\n⚠️ 不用去了：SF260309-01（售服 王五）已取消'])
    expect(seen[0]?.text).toContain('⚠️ 师傅已经在路上，请再打电话告诉他。')
  })

  test('moved on the way: the crew is called back as well', async () => {
    const { chen, li, work } = door
    await chen.says(work, '/出发 AZ260309-01')
    expect(await refused(li, '/暂缓 AZ260309-01')).toBe('AZ260309-01 师傅已在路上，不能暂缓。')
    const seen = await li.says(work, '/改期 AZ260309-01 3月16日上午 客户不在家')
    expect(seen[0]?.text).toContain('⚠️ 师傅已经在路上，请再打电话告诉他。')
    expect(seen.filter(({ text }) => text.includes('不用去了')).map(({ text }) => text)).toEqual([
      '@陈师傅\n⚠️ 不用去了：AZ260309-01（安装 李姐）改到 3月16日 周一 上午',
    ])
    expect(await refused(chen, '/出发 AZ260309-01')).toBe('AZ260309-01 是 3月16日 周一 上午 的单，当天才能出发。')
  })

  test('goods that come twice, or not as they are said', async () => {
    const { he, li, work, world } = door
    await li.says(work, '/客户 李姐 13800000002 合同:HT7 岩板*2')
    await world.turnBy(1)
    for (const [line, said] of [
      ['/到货 HT7 破损5', '合同 HT7 的岩板只有 2 件，请核对破损数。'],
      ['/到货 HT7 1 破损-1', '“破损-1”没有看懂，请换个说法。'],
      ['/到货 HT7 -1', '“-1”没有看懂，请换个说法。'],
      ['/到货 HT7 9', '合同 HT7 没有第 9 项。'],
      ['/到货 HT7 HT8', '没有合同 HT8。建合同请发：/客户 姓名 电话 合同:HT8 货品*数量'],
    ] as const)
      expect(await refused(li, line)).toBe(said)
    await li.says(work, '/到货 HT7')
    expect(await refused(li, '/到货 HT7')).toBe('✓ HT7 李姐：齐了，可以预约')

    expect(await refused(he, '/遗留 SH260309-01 到货')).toBe('SH260309-01 没有要到的遗留货。')
    await he.says(work, '/遗留 SH260309-01 缺侧板')
    await he.says(work, '/遗留 到货 SH260309-01 完好')
    expect(await refused(he, '/遗留 到货 SH260309-01 完好')).toBe('✓ 遗留货完好 SH260309-01（送货 张三）：缺侧板')
    expect(await refused(he, '/遗留 到货 SH260309-01 破损')).toBe(
      'SH260309-01 的遗留货（缺侧板）已经记为完好，没有再记破损。现在才发现的，请发 /问题 SH260309-01',
    )
    await he.says(work, '/问题 SH260309-01 侧板碎了')
    await he.presses(work.last, '运输')
    expect(work.with('现场问题').text).toContain('SH260309-01')
  })
})

describe('what a card still offers after its visit has changed', () => {
  let office: Office
  afterEach(() => office.world.close())

  const CHANGES = [
    ['moved', '/改期 01 3月16日上午 客户要求'],
    ['cancelled', '/取消 01 客户不要了'],
    ['put on hold', '/暂缓 01 等货'],
  ] as const

  test.each(CHANGES)('R003-016: the half-day of a delivery that was %s is not told any more', async (_, line) => {
    office = await openOffice('2026-03-09T08:40')
    const { an, li, work, world } = office
    await an.says(an.direct, '/帮助')
    await li.says(work, '/送货 张三 13800000001 3月10日上午 翡翠湾3栋1201 原因:急')
    await world.turnTo('2026-03-09T17:30')
    await an.presses(work.with('送货时段'), '打下一个')
    const card = an.direct.last
    await li.says(work, line)
    const before = await rowsOf(world)
    await an.presses(card, '下午')
    expect(card.text).toBe('张三不用打了：已经打过或取消。\n送货时段，没有要打的电话了。')
    expect(labels(card)).toEqual([])
    expect(await rowsOf(world)).toEqual(before)
    await world.turnTo('2026-03-09T19:00')
    expect(work.messages.some(({ text }) => text.includes('⚠️ 送货时段'))).toBe(false)
  })

  test.each(CHANGES)('R003-048: the message of an installation that was %s is not sent any more', async (_, line) => {
    office = await openOffice('2026-03-09T10:00')
    const { an, li, work, world } = office
    await li.says(li.direct, '/帮助')
    await li.says(work, '/安装 张三 13800000001 3月10日上午 翡翠湾3栋1201 师傅:陈师傅 13900000009 原因:急')
    await world.turnTo('2026-03-09T17:00')
    await li.presses(work.with('要您处理'), '处理下一条')
    const card = li.direct.last
    await an.says(work, line)
    const before = await rowsOf(world)
    await li.presses(card, '已复制发送')
    expect(card.text).toBe('张三的这条已经处理过了\n✓ 短信都处理完了')
    expect(await rowsOf(world)).toEqual(before)
    expect(() => work.with('要您处理')).toThrow()
  })
})

test('in English', async () => {
  const world = await World.open({ at: '2026-03-12T13:30', environment: { LOCALE: 'en' } })
  const work = world.room('-100', 'Slab work group')
  const zhou = world.person('Zhou', '1001')
  const [chen, gao] = [world.person('Chen', '1005'), world.person('Gao', '1006')]
  await zhou.says(work, '/bind Slab work')
  for (const fitter of [chen, gao]) {
    await fitter.says(work, `/iam ${fitter.name} installer`)
    await zhou.presses(work.last, 'Approve')
  }
  await zhou.says(work, '/iam Zhou service')
  await zhou.says(work, '/repair Wang 13800000003 today 15:00 8 Lake Road leaking sink crew:Chen')
  const says = async (who: Person, line: string) => (await who.says(work, line))[0]?.text
  const before = await rowsOf(world)
  expect(await says(gao, '/onway SF260312-01')).toContain(
    'SF260312-01 Wang is planned for Chen. Are you going instead?',
  )
  expect(await says(zhou, '/customer Sun 13800000009 contract:HT9 top*-2')).toContain(
    '“top*-2” needs a whole number above zero, such as top*2.',
  )
  expect(await rowsOf(world)).toEqual(before)
  await says(chen, '/onway SF260312-01')
  await says(zhou, '/move SF260312-01 Mar 16 am')
  expect(work.with('turn back').text).toContain(
    '⚠️ Please turn back: SF260312-01 (service visit, Wang) is moved to Mon 16 Mar morning',
  )
  await world.close()
})
