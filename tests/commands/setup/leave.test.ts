/** Leave: asked for, approved by whoever is above, and while it lasts the deputy is asked instead. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openShop, type Shop } from '../../support/shop.js'
import { type Person, World } from '../../support/world.js'

interface Scene extends Shop {
  /** Head of 工程部. */
  liu: Person
  boss: Person
}

let scene: Scene

beforeEach(async () => {
  const shop = await openShop({ at: '2026-11-20T09:00' })
  const { world, admin, work } = shop
  const liu = world.person('刘经理', '1006')
  const boss = world.person('钱总', '1007')
  for (const [person, role] of [
    [liu, '部门负责人'],
    [boss, '总经理'],
  ] as const) {
    await person.says(work, `/我是 ${person.name} ${role}`)
    await admin.presses(work.last, '批准')
  }
  await admin.says(work, '/部门 负责人 工程部 @刘经理')
  scene = { ...shop, liu, boss }
})
afterEach(() => scene.world.close())

const ASKED = '/请假 11月24日 到 11月26日 代理:@赵六 家里有事'
const CARD = '王强请假：11月24日 周二 至 11月26日 周四'
const rings = () => scene.work.messages.filter(({ text }) => text.includes('⏰'))
const pinged = () => rings().map(({ post }) => post.mentions.map(({ name }) => name).join())

/** 王强 asks, the head approves. */
async function approved(asked = ASKED) {
  const { wang, liu, work } = scene
  await wang.says(work, asked)
  await liu.presses(work.with('王强请假'), '批准')
}

describe('is asked for', () => {
  test('R003-041: in the group the head is pinged and approves by a button; the deputy is told what is open', async () => {
    const { wang, liu, li, work } = scene
    await li.says(work, '/投诉 张三 13800000001 台面开裂')
    await wang.says(work, ASKED)
    const card = work.last
    expect(card.text).toBe(`@刘经理\n${CARD}，请批准\n代理: 赵六\n原因: 家里有事`)
    expect(card.buttons.map(({ label }) => label)).toEqual(['批准', '驳回'])
    await liu.presses(card, '批准')
    expect(card.text).toBe(`✓ ${CARD}，刘经理批准\n代理: 赵六`)
    expect(card.buttons).toEqual([])
    expect(work.last.text).toBe(
      '@赵六\n王强 11月24日 周二 至 11月26日 周四 请假，赵六代理\n王强手上还有：\n· TS261120-01 张三 · 工程部知晓 · 09:30 前',
    )
    expect((await li.says(work, '/请假'))[0]?.text).toBe('岩板一店请假\n· 王强 11月24日 周二 至 11月26日 周四，赵六代')
  })

  test('R003-041: nobody is above in a department: the store manager is asked, and nobody beside', async () => {
    const { world, admin, chen, work } = scene
    const shen = world.person('沈店长', '1009')
    await shen.says(work, '/我是 沈店长 店长')
    await admin.presses(work.last, '批准')
    await chen.says(work, '/请假 11月24日 到 11月24日 看病')
    expect(work.last.text).toContain('@沈店长\n陈师傅请假')
    expect(work.last.text).not.toContain('@周敏')
  })

  test('in a direct chat: the card goes where the head is', async () => {
    const { wang, liu, work } = scene
    await liu.says(liu.direct, '/帮助')
    const [answer] = await wang.says(wang.direct, ASKED)
    expect(answer?.text).toBe('请假 11月24日 周二 至 11月26日 周四 已转给刘经理，请等批准。')
    expect(() => work.with('王强请假')).toThrow()
    await liu.presses(liu.direct.with(CARD), '批准')
    expect(work.last.text).toContain('赵六代理')
  })

  test('R003-041: who is asked in private is not pinged in the group, and the group does not read why', async () => {
    const { wang, liu, work } = scene
    await liu.says(liu.direct, '/帮助')
    await wang.says(work, ASKED)
    expect(work.last.text).toBe(`${CARD}，请批准\n代理: 赵六`)
    const card = liu.direct.with(CARD)
    expect(card.text).toBe(`${CARD}，请批准\n代理: 赵六\n原因: 家里有事`)
    await liu.presses(card, '批准')
    expect(work.with('代理: 赵六').text).toBe(`✓ ${CARD}，刘经理批准\n代理: 赵六`)
    expect(card.text).toContain('原因: 家里有事')
  })

  test('and rejected: nothing changes', async () => {
    const { wang, liu, li, work } = scene
    await wang.says(work, ASKED)
    const card = work.last
    await liu.presses(card, '驳回')
    expect(card.text).toContain(`✗ ${CARD}，刘经理驳回`)
    expect((await li.says(work, '/请假'))[0]?.text).toContain('现在没有人请假')
  })

  test.each([
    ['批准', `✓ ${CARD}，刘经理批准`],
    ['驳回', `✗ ${CARD}，刘经理驳回`],
  ])('R003-041: %s: whoever asked is told once, by name where we do not speak alone', async (decision, told) => {
    const { wang, liu, work } = scene
    await wang.says(work, ASKED)
    await liu.presses(work.last, decision)
    const named = work.messages.filter(({ post }) => post.mentions.some(({ name }) => name === '王强'))
    expect(named.map(({ text }) => text)).toEqual([`@王强\n${told}`])
  })

  test.each([
    ['批准', `✓ ${CARD}，刘经理批准`],
    ['驳回', `✗ ${CARD}，刘经理驳回`],
  ])('R003-041: %s: whoever asked is told alone where they speak to us', async (decision, told) => {
    const { wang, liu, work } = scene
    await wang.says(wang.direct, ASKED)
    await liu.presses(work.with('王强请假'), decision)
    expect(wang.direct.last.text).toBe(told)
    expect(work.messages.some(({ post }) => post.mentions.some(({ name }) => name === '王强'))).toBe(false)
  })

  test('only whoever is above decides, and once', async () => {
    const { wang, liu, li, zhao, boss, work } = scene
    await wang.says(work, ASKED)
    const card = work.last
    const [yes] = card.buttons
    for (const person of [wang, li, zhao]) {
      await person.presses(card, '批准')
      expect(person.toast).toContain('这张请假由部门负责人或管理员审批')
    }
    await boss.presses(card, '批准')
    expect(card.text).toContain('钱总批准')
    await liu.pressesChoice(card, yes?.id ?? '')
    expect(liu.toast).toContain('王强的请假已经处理过了')
  })

  test('a card that is out of sight: the list has the buttons, for whoever may press them', async () => {
    const { wang, liu, li, work } = scene
    await wang.says(work, ASKED)
    const card = work.last
    expect((await li.says(work, '/请假'))[0]?.buttons).toEqual([])
    const [mine] = await liu.says(work, '/请假')
    expect(mine?.text).toBe('岩板一店请假\n· 王强 11月24日 周二 至 11月26日 周四，赵六代（等批准）')
    if (!mine) throw new Error('no list')
    await liu.presses(mine, '批准 王强')
    expect(card.text).toContain('刘经理批准')
  })

  test('an admin needs nobody', async () => {
    const { admin, work } = scene
    expect((await admin.says(work, '/请假 明天 出差'))[0]?.text).toBe('✓ 周敏请假：11月21日 周六，周敏批准')
  })

  test('bit by bit: days, and a deputy where nobody else signs', async () => {
    const { admin, wang, work } = scene
    await admin.says(work, '/联络人 材料部 @王强', { mentions: [wang] })
    await wang.says(work, '/请假 家里有事')
    expect(work.last.text).toContain('哪天请假？')
    await wang.says(work, '11月24日到26日', { replyTo: work.last })
    expect(work.last.text).toContain('材料部只有您一位联络人，您不在谁代理？')
    await wang.says(work, '李四', { replyTo: work.last })
    expect(work.last.text).toContain(`${CARD}，请批准\n代理: 李四\n原因: 家里有事`)
  })

  test.each([
    ['/请假 11月26日 到 11月24日', '最后一天在第一天前面'],
    ['/请假 11月18日', '11月18日 周三 已经过了，哪天请假？'],
    ['/请假 11月24日 代理:@王强', '不能自己代理自己'],
    ['/请假 11月24日 代理:@路人', '“路人”不是这里的同事，谁代理？'],
    ['/请假 取消', '您没有可以取消的请假。'],
  ])('%s is answered, and nothing is filed', async (asked, answer) => {
    const { wang, li, work } = scene
    expect((await wang.says(work, asked))[0]?.text).toContain(answer)
    expect((await li.says(work, '/请假'))[0]?.text).toContain('现在没有人请假')
  })

  test('not twice for the same days, and not with a deputy who is away', async () => {
    const { wang, zhao, work } = scene
    await approved()
    expect((await wang.says(work, '/请假 11月26日'))[0]?.text).toContain('已经请假，要改请先取消：/请假 取消')
    expect((await zhao.says(work, '/请假 11月25日 代理:@王强'))[0]?.text).toContain(
      '王强 11月24日 周二 至 11月26日 周四 也请假，换谁代理？',
    )
  })
})

describe('while it lasts', () => {
  test('R003-041: the deputy is asked and reminded, on the days and on no other', async () => {
    const { li, work, world } = scene
    await approved('/请假 11月24日 代理:@李四')
    await world.turnTo('2026-11-24T09:00')
    await li.says(work, '/投诉 张三 13800000001 台面开裂')
    const card = work.with('请在 09:30 前知晓')
    expect(card.text).toContain('联络人: 李四（代王强）')
    expect(card.post.mentions.map(({ name }) => name)).toEqual(['李四'])
    await world.turnTo('2026-11-24T09:40')
    expect(pinged()).toEqual(['李四', '李四'])
    await world.turnTo('2026-11-25T09:00')
    await li.says(work, '/投诉 王五 13800000002 台面开裂')
    expect(work.with('请在 09:30 前知晓').post.mentions.map(({ name }) => name)).toEqual(['王强'])
  })

  test('the deputy may sign, and the timeline says for whom; whoever is away may still sign', async () => {
    const { li, chen, wang, work, world } = scene
    await approved('/请假 11月24日 代理:@陈师傅')
    await world.turnTo('2026-11-24T09:00')
    await li.says(work, '/投诉 张三 13800000001 台面开裂')
    expect((await chen.says(work, '/待办'))[0]?.text).toContain('TS261124-01 张三 · 工程部')
    await world.turnTo('2026-11-24T09:20')
    await chen.presses(work.with('请在 09:30 前知晓'), '知晓')
    expect(work.with('TS261124-01 · 工程部 · 陈师傅 09:20 已知晓')).toBeDefined()
    const [story] = await li.says(work, '/查看 TS261124-01')
    expect(story?.text).toContain('工程部未知晓，提醒 陈师傅（代王强）')
    expect(story?.text).toContain('陈师傅（代王强）：工程部知晓')
    await li.says(work, '/投诉 王五 13800000002 台面开裂')
    await wang.says(work, '/知晓 TS261124-02')
    expect(work.with('TS261124-02 · 工程部 · 王强 09:20 已知晓')).toBeDefined()
  })

  test('afterwards the deputy may not sign any more', async () => {
    const { li, chen, work, world } = scene
    await approved('/请假 11月24日 代理:@陈师傅')
    await world.turnTo('2026-11-25T09:00')
    await li.says(work, '/投诉 张三 13800000001 台面开裂')
    const [no] = await chen.says(work, '/知晓 TS261125-01')
    expect(no?.text).toBe('这一项由工程部的联络人知晓，您不用操作，谢谢。')
  })

  test('without a deputy the next liaison comes first', async () => {
    const { li, work, world } = scene
    await approved('/请假 11月24日')
    await world.turnTo('2026-11-24T09:00')
    await li.says(work, '/投诉 张三 13800000001 台面开裂')
    expect(work.with('请在 09:30 前知晓').post.mentions.map(({ name }) => name)).toEqual(['赵六'])
    await world.turnTo('2026-11-24T12:00')
    // Nobody is left for the deputy's step; the head comes next.
    expect(pinged()).toEqual(['赵六', '赵六,李四', '刘经理', '钱总'])
  })

  test('where no liaison is left, the head stands in', async () => {
    const { admin, wang, li, work, world } = scene
    await admin.says(work, '/联络人 工程部 @王强', { mentions: [wang] })
    await approved('/请假 11月24日')
    await world.turnTo('2026-11-24T09:00')
    await li.says(work, '/投诉 张三 13800000001 台面开裂')
    const card = work.with('请在 09:30 前知晓')
    expect(card.text).toContain('联络人: 刘经理（代王强）')
    expect(card.post.mentions.map(({ name }) => name)).toEqual(['刘经理'])
  })

  test('R003-041: what was asked before moves to the deputy, and comes back', async () => {
    const { li, work, world } = scene
    await approved('/请假 11月20日 代理:@李四')
    await world.turnTo('2026-11-20T23:50')
    await li.says(work, '/投诉 张三 13800000001 台面开裂')
    expect(work.with('请在 11月21日 周六 00:20 前知晓').post.mentions.map(({ name }) => name)).toEqual(['李四'])
    await world.turnTo('2026-11-21T07:01')
    expect(pinged()[0]).toBe('王强,李四')
  })

  test('/联络人 says who is there instead', async () => {
    const { li, admin, work, world } = scene
    await approved('/请假 11月24日 代理:@李四')
    await world.turnTo('2026-11-24T09:00')
    expect((await admin.says(work, '/联络人 工程部'))[0]?.text).toBe(
      '工程部联络人：王强（请假，李四代）；副：赵六；负责人：刘经理',
    )
    await world.turnTo('2026-11-25T09:00')
    expect((await li.says(work, '/联络人 工程部'))[0]?.text).toBe('工程部联络人：王强；副：赵六；负责人：刘经理')
  })

  test('a deputy who is away as well is replaced in turn', async () => {
    const { li, zhao, liu, work, world } = scene
    await approved('/请假 11月24日 到 11月26日 代理:@赵六')
    await zhao.says(work, '/请假 11月25日 代理:@李四')
    await liu.presses(work.with('赵六请假'), '批准')
    await world.turnTo('2026-11-25T09:00')
    await li.says(work, '/投诉 张三 13800000001 台面开裂')
    expect(work.with('请在 09:30 前知晓').text).toContain('联络人: 李四（代王强）')
  })

  test('a deputy who leaves the brand stands in no longer', async () => {
    const { admin, li, work, world } = scene
    await approved('/请假 11月24日 代理:@陈师傅')
    await admin.says(work, '/人员 移除 陈师傅')
    await world.turnTo('2026-11-24T09:00')
    await li.says(work, '/投诉 张三 13800000001 台面开裂')
    expect(work.with('请在 09:30 前知晓').post.mentions.map(({ name }) => name)).toEqual(['赵六'])
  })

  test('taken back: the deputy is told, and the person is asked again', async () => {
    const { li, wang, work, world } = scene
    await approved()
    await world.turnTo('2026-11-24T09:00')
    const [answer] = await wang.says(work, '/请假 取消')
    expect(answer?.text).toBe(`@赵六\n${CARD}，本人已取消`)
    await li.says(work, '/投诉 张三 13800000001 台面开裂')
    expect(work.with('请在 09:30 前知晓').post.mentions.map(({ name }) => name)).toEqual(['王强'])
  })

  test('of several it is asked which one is taken back', async () => {
    const { wang, work } = scene
    await approved()
    await approved('/请假 12月1日')
    await wang.says(work, '/请假 取消')
    expect(work.last.text).toContain('取消哪一次？')
    await wang.presses(work.last, '12月1日 周二')
    expect(work.with('王强请假：12月1日 周二，本人已取消')).toBeDefined()
    expect((await wang.says(work, '/请假'))[0]?.text).toBe(
      '岩板一店请假\n· 王强 11月24日 周二 至 11月26日 周四，赵六代',
    )
  })
})

test('whoever keeps a complaint and is away has a deputy too', async () => {
  await scene.world.close()
  const shop = await openShop({ at: '2026-11-20T09:00', environment: { POLICY: 'mall' } })
  scene = { ...scene, ...shop }
  const { admin, li, wang, work, world } = shop
  await li.says(work, '/投诉 张三 13800000001 台面开裂')
  await wang.says(work, '/知晓 TS261120-01')
  await li.says(work, '/请假 今天 代理:@陈师傅')
  await admin.presses(work.with('李四请假'), '批准')
  expect(work.last.text).toBe(
    '@陈师傅\n李四 11月20日 周五 请假，陈师傅代理\n李四手上还有：\n· TS261120-01 张三 · 解决 · 11月21日 周六 09:00 前',
  )
  await world.turnTo('2026-11-20T21:00')
  expect(pinged()).toEqual(['陈师傅'])
  await world.turnTo('2026-11-21T09:00')
  expect(pinged().at(-1)).toBe('李四')
})

test('in English', async () => {
  await scene.world.close()
  const world = await World.open({ environment: { LOCALE: 'en' } })
  scene = { ...scene, world }
  const work = world.room('-100', 'Slab work group')
  const admin = world.person('Zhou', '1001')
  const wang = world.person('Wang', '1003')
  const zhao = world.person('Zhao', '1004')
  await admin.says(work, '/bind Slab work')
  for (const person of [wang, zhao]) {
    await person.says(work, `/iam ${person.name} supervisor`)
    await admin.presses(work.last, 'Approve')
  }
  await admin.says(work, '/liaison 工程部 @Wang', { mentions: [wang] })
  await wang.says(work, '/leave Nov 24 to Nov 26 deputy:@Zhao family matter')
  expect(work.last.text).toBe(
    '@Zhou\nLeave for Wang: Tue 24 Nov to Thu 26 Nov. Please decide\nDeputy: Zhao\nReason: family matter',
  )
  await admin.presses(work.last, 'Approve')
  expect(work.last.text).toBe('@Zhao\nWang is away Tue 24 Nov to Thu 26 Nov; Zhao stands in')
  await world.turnTo('2026-11-24T09:00')
  expect((await wang.says(work, '/liaison 工程部'))[0]?.text).toContain('Wang (away, Zhao stands in)')
})
