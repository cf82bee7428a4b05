import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openShop, type Shop } from '../../support/shop.js'
import { World } from '../../support/world.js'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.world.close())

/** What the work group reads after somebody said this. */
async function answer(person: Shop['li'], text: string, mentions?: Shop['li'][]) {
  const messages = await person.says(shop.work, text, { mentions })
  return messages.at(-1)?.text ?? ''
}

describe('/联络人', () => {
  test('answers with the department and the people', async () => {
    const { admin, wang, zhao } = shop
    expect(await answer(admin, '/联络人 工程部 @王强 @赵六', [wang, zhao])).toBe('工程部联络人：王强；副：赵六')
    expect(await answer(admin, '/联络人 工程部')).toBe('工程部联络人：王强；副：赵六')
  })

  test('understands plain names, with and without @, and replaces the list', async () => {
    const { admin } = shop
    expect(await answer(admin, '/联络人 工程部 @赵六 @王强')).toBe('工程部联络人：赵六；副：王强')
    expect(await answer(admin, '/联络人 工程部 王强')).toBe('工程部联络人：王强')
    expect(await answer(admin, '/联络人 工程部 @王强 @赵六 @李四')).toBe('工程部联络人：王强；副：赵六、李四')
  })

  test('adds somebody new and says that he has not registered', async () => {
    const { admin, work, world } = shop
    expect(await answer(admin, '/联络人 材料部 @孙七')).toBe(
      '材料部联络人：孙七\n“孙七”还没登记，@ 不到本人，请他发 /我是 姓名 岗位。',
    )
    const sun = world.person('Sun', '1007')
    await sun.says(work, '/我是 孙七 仓管')
    await admin.presses(work.last, '批准')
    expect(await answer(admin, '/联络人 材料部 @孙七')).toBe('材料部联络人：孙七')
    expect(await answer(admin, '/人员')).toContain('仓管：孙七')
  })

  test.each(['无', '清空', 'none', 'Nobody'])('%s leaves the department without liaison', async (nobody) => {
    const { admin, li } = shop
    expect(await answer(li, `/联络人 工程部 ${nobody}`)).toBe('只有管理员、总经理、店长能改，请找他们。')
    expect(await answer(admin, `/联络人 工程部 ${nobody}`)).toBe('工程部联络人：未设')
    expect(await answer(admin, '/人员')).not.toContain(nobody)
  })

  test('takes single people off the list', async () => {
    const { admin, wang } = shop
    expect(await answer(admin, '/联络人 工程部 移除 @王强', [wang])).toBe('工程部联络人：赵六')
  })

  test('asks which department when it does not know one, and keeps the people', async () => {
    const { admin, work, wang } = shop
    expect(await answer(admin, '/联络人 水电部 @王强', [wang])).toContain('没有“水电部”这个部门，是哪个？')
    await admin.presses(work.last, '设计部')
    expect(work.with('设计部联络人：王强')).toBeDefined()
  })

  test('asks which department when none was named', async () => {
    const { admin, work } = shop
    expect(await answer(admin, '/联络人 @王强')).toContain('哪个部门？')
    await admin.presses(work.last, '设计部')
    expect(work.with('设计部联络人：王强')).toBeDefined()
  })

  test('shows all departments; staff may look, not change, a fitter neither', async () => {
    const { li, chen } = shop
    expect(await answer(li, '/联络人')).toMatch(
      /岩板一店各部门联络人\n· 工程部联络人：王强；副：赵六\n· 材料部联络人：未设/,
    )
    expect(await answer(li, '/联络人 工程部 @李四')).toBe('只有管理员、总经理、店长能改，请找他们。')
    expect(await answer(chen, '/联络人 工程部')).toBe('/联络人：您的岗位不能用，请找同事代办。')
  })
})

describe('/部门', () => {
  test('adds, gives a head, shows and removes', async () => {
    const { admin, wang } = shop
    expect(await answer(admin, '/部门 加 灯饰部')).toContain('已加部门“灯饰部”')
    expect(await answer(admin, '/部门 加 灯饰部')).toBe('“灯饰部”已经有了。')
    expect(await answer(admin, '/部门 负责人 灯饰部 @王强', [wang])).toBe('灯饰部负责人：王强')
    expect(await answer(admin, '/部门')).toContain('· 灯饰部联络人：未设；负责人：王强')
    expect(await answer(admin, '/部门 删 灯饰部')).toBe('已删部门“灯饰部”。')
    expect(await answer(admin, '/部门')).not.toContain('灯饰部')
  })

  test('keeps the one to which everything goes that no keyword routes', async () => {
    expect(await answer(shop.admin, '/部门 删 客服部')).toContain('“客服部”不能删')
  })

  test('keeps one that has open problems', async () => {
    const { admin, li } = shop
    await answer(li, '/投诉 张三 13800000001 台面开裂')
    expect(await answer(admin, '/部门 删 工程部')).toBe('“工程部”还有 1 个问题没了结，办完再删。')
  })

  test('tells what is missing', async () => {
    const { admin, li } = shop
    expect(await answer(admin, '/部门 加')).toContain('/部门 加 软装部')
    expect(await answer(admin, '/部门 负责人 工程部')).toContain('/部门 负责人 工程部 @王强')
    expect(await answer(li, '/部门 删 工程部')).toContain('只有管理员')
  })
})

describe('/人员', () => {
  test('lists by role, and shows an admin who waits, with buttons', async () => {
    const { admin, li, work, world } = shop
    await world.person('孙七', '1007').says(work, '/我是 孙七 仓管')
    expect(await answer(li, '/人员')).toBe(
      '岩板一店人员：4 人\n· 客服专员：李四\n· 安装师傅：陈师傅\n· 监理：王强\n· 项目经理：赵六\n待批准\n· 孙七，仓管',
    )
    const card = work.with('孙七 登记为仓管')
    await world.person('Babs', '1008').says(work, '/我是 周八 财务')
    const lists = await admin.says(work, '/人员')
    expect(lists).toHaveLength(1)
    const [list] = lists
    if (!list) throw new Error('no list')
    expect(list.text).toContain('待批准\n· 孙七，仓管\n· 周八（账号 Babs），财务')
    expect(list.buttons.map(({ label }) => label)).toEqual(['批准 孙七', '驳回 孙七', '批准 周八', '驳回 周八'])
    await admin.presses(list, '批准 孙七')
    expect(card.text).toBe('✓ 孙七 已登记为仓管（岩板一店），周敏批准。')
    expect(list.text).toContain('· 仓管：孙七\n· 监理：王强')
    expect(list.buttons.map(({ label }) => label)).toEqual(['批准 周八', '驳回 周八'])
  })

  test('is decided by a typed line as well', async () => {
    const { admin, li, work, world } = shop
    await world.person('孙七', '1007').says(work, '/我是 孙七 仓管')
    const card = work.last
    expect(await answer(li, '/人员 批准 孙七')).toBe('这件事要管理员来定。')
    expect(await answer(admin, '/人员 驳回 孙七')).toBe('✗ 孙七 登记仓管（岩板一店）未通过，周敏驳回。')
    expect(card.buttons).toEqual([])
    expect(await answer(admin, '/人员 批准 孙七')).toBe('没有“孙七”的登记在等审批。')
  })

  test('removes somebody from everything', async () => {
    const { admin, wang } = shop
    expect(await answer(admin, '/人员 移除 王强')).toContain('已把王强移出岩板一店')
    expect(await answer(admin, '/联络人 工程部')).toBe('工程部联络人：赵六')
    expect(await answer(wang, '/人员')).toContain('/我是')
    expect(await answer(admin, '/人员 移除 王强')).toContain('没有叫“王强”的人')
  })

  test('a second press comes too late', async () => {
    const { admin, work, world } = shop
    await world.person('孙七', '1007').says(work, '/我是 孙七 仓管')
    const card = work.last
    const choice = card.buttons[0]?.id ?? ''
    await admin.presses(card, '批准')
    await admin.pressesChoice(card, choice)
    expect(admin.toast).toContain('孙七 的登记已由周敏处理。')
  })
})

describe('/日历', () => {
  test('shows the next fourteen days and sets the weekly rest', async () => {
    const { admin, li } = shop
    expect(await answer(li, '/日历')).toBe('岩板一店日历，没有周休\n14 天内没有休息日。')
    expect(await answer(admin, '/日历 周休 周一')).toBe(
      '岩板一店日历，每周休息 周一\n14 天内休息：\n· 11月23日 周一 周休\n· 11月30日 周一 周休',
    )
    expect(await answer(admin, '/日历 周休 周六 周日')).toContain('每周休息 周六、周日')
    expect(await answer(admin, '/日历 取消周休')).toContain('没有周休')
  })

  test('sets single days', async () => {
    const { admin, li } = shop
    expect(await answer(admin, '/日历 休息 12月1日')).toContain('12月1日 周二 休息，时限顺延。')
    expect(await answer(li, '/日历')).toContain('· 12月1日 周二 休息')
    expect(await answer(li, '/日历 12月1日')).toBe('12月1日 周二 休息')
    expect(await answer(li, '/日历 12月2日')).toBe('12月2日 周三 上班')
    expect(await answer(admin, '/日历 上班 12月1日')).toContain('14 天内没有休息日')
  })

  test("tells what is missing, and is not everybody's to change", async () => {
    const { admin, li } = shop
    expect(await answer(admin, '/日历 休息')).toContain('/日历 休息 12月1日')
    expect(await answer(li, '/日历 周休 周一')).toBe('只有管理员、总经理、店长能改，请找他们。')
    expect(await answer(admin, '/日历 周休 周一 周二 周三 周四 周五 周六 周日')).toContain('请至少留一天')
  })
})

test('/制度 says in plain words what counts', async () => {
  const said = await answer(shop.li, '/制度')
  expect(said).toContain('送货、安装至少提前 3 天预约')
  expect(said).toContain('每天 17:00 发排班')
  expect(said).toContain('投诉问题30分钟内知晓')
  expect(said).toContain('45分钟找副联络人、1小时找部门负责人、1小时15分钟找客服部负责人、1小时30分钟找总经理')
  expect(said).toContain('· 知晓后提处理意见：2天内（休息日不算）')
  expect(said).toContain('· 承诺的日子：当天下班前解决')
  expect(said).toContain('· 解决后回访客户：第 2 天下班前（休息日不算）')
  expect(said).toContain('定为重大马上通知客服部、总经理，定为危机马上通知工程部、客服部、总经理')
  expect(said.length).toBeLessThan(380)
})

test.each([
  ['zh-CN', '/制度', ['送货、安装随时可以预约', '没发成的会迟发，最晚 21:00', '每次投诉都新开一单']],
  ['en', '/policy', ['may be booked for any day', 'posted late, until 21:00', 'told in turn: the deputy after 45 min']],
])('the policy of a dealer who takes every booking says so: %s', async (LOCALE, asks, sentences) => {
  const folder = mkdtempSync(join(tmpdir(), 'policy-'))
  const file = join(folder, 'own.yaml')
  const preset = readFileSync('src/domain/policy/presets/slab-dealer.yaml', 'utf8')
  writeFileSync(
    file,
    preset.replace('daysAhead: 3', 'daysAhead: 0').replace('sameCustomerDays: 7', 'sameCustomerDays: 0'),
  )
  const world = await World.open({ environment: { POLICY: file, LOCALE } })
  try {
    const admin = world.person('周敏', '1001')
    const room = world.room('-100')
    await admin.says(room, '/bind Slab work')
    await admin.says(room, asks)
    for (const sentence of sentences) expect(room.last.text).toContain(sentence)
  } finally {
    await world.close()
    rmSync(folder, { recursive: true })
  }
})

describe('/帮助', () => {
  test('shows only what the asker may do here', async () => {
    const { li, chen, admin } = shop
    const forService = await answer(li, '/帮助')
    for (const name of ['/送货', '/投诉', '/排班', '/查看']) expect(forService).toContain(name)
    expect(forService).not.toContain('/绑定')
    expect(forService).not.toContain('registration')
    const forFitter = await answer(chen, '/帮助')
    expect(forFitter).not.toContain('/绑定')
    expect(forFitter).not.toContain('/联络人')
    expect(await answer(admin, '/帮助')).toContain('/绑定')
  })

  test('explains one command', async () => {
    expect(await answer(shop.li, '/帮助 送货')).toMatch(/^\/送货.*\n例：\/送货 张三 13800000001/)
    expect(await answer(shop.li, '/帮助 delivery')).toMatch(/^\/送货/)
    expect(await answer(shop.li, '/帮助 送货')).toContain('可写：客户、电话、日期、时段、地址')
  })

  test('does not know what is not for the asker', async () => {
    const { chen } = shop
    expect(await answer(chen, '/帮助 绑定')).toBe('这里没有“绑定”可用，发 /帮助 看能用的命令。')
    expect(await answer(chen, '/帮助 火箭')).toBe('这里没有“火箭”可用，发 /帮助 看能用的命令。')
  })

  test('tells a stranger how to begin, also in a room without a brand', async () => {
    const { world, work } = shop
    const stranger = world.person('路人', '1999')
    expect(await answer(stranger, '/帮助')).toContain('/我是')
    const other = world.room('-300', '新群')
    await stranger.says(other, '/帮助')
    expect(other.last.text).not.toContain('/绑定')
    await shop.admin.says(other, '/帮助')
    expect(other.last.text).toContain('/绑定')
    expect(work.last.text).not.toContain('/绑定')
  })
})
