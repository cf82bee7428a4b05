/** A renovation company walks a customer's complaint through its own rules, from the telephone call to the closed case. */
import { test } from 'vitest'
import { photo } from '../evidence/pictures.js'
import type { Message } from '../support/fake-adapter.js'
import { Story } from './story.js'

test('renovation: articles 5 to 7, from the call to the closed case', async () => {
  const story = await Story.open({ at: '2026-11-23T08:30', environment: { POLICY: 'renovation' } })
  const work = story.room('-100', '锦绣装饰工作群')
  const admin = story.person('周敏', '1001')
  const li = story.person('李娟', '1002')
  const wang = story.person('王强', '1003')
  const zhao = story.person('赵军', '1004')
  const sun = story.person('孙部长', '1005')
  const he = story.person('何静', '1006')
  const gu = story.person('顾部长', '1007')
  const lu = story.person('陆宁', '1008')
  const luo = story.person('罗部长', '1009')
  const lin = story.person('林主任', '1010')
  const wu = story.person('吴会计', '1011')
  const qian = story.person('钱总', '1012')
  await admin.says(work, '/绑定 锦绣装饰 work')
  for (const [who, role] of [
    [li, '客服专员'],
    [wang, '监理'],
    [zhao, '项目经理'],
    [he, '设计师'],
    [lu, '仓管'],
    ...[sun, gu, luo, lin].map((head) => [head, '部门负责人'] as const),
    [wu, '财务'],
    [qian, '总经理'],
  ] as const)
    await story.joins(who, role, work, admin)
  for (const [name, head, ...liaisons] of [
    ['工程部', sun, wang, zhao],
    ['设计部', gu, he],
    ['材料部', luo, lu],
    ['客服部', lin, li],
    ['财务部', wu, wu],
  ] as const) {
    await admin.says(work, `/部门 负责人 ${name} @${head.name}`, { mentions: [head] })
    const named = liaisons.map((one) => `@${one.name}`).join(' ')
    await admin.says(work, `/联络人 ${name} ${named}`, { mentions: [...liaisons] })
  }
  await admin.says(work, '/客户 张三 13800000001 翡翠湾3栋1201')
  await li.says(li.direct, '/待办')

  // R000-018, R000-020, R000-021
  await story.turnTo('2026-11-23T09:10')
  story.chapter('一、客户来电，逐条登记')
  const [, card1, card2, card3] = await story.says(
    li,
    work,
    '/投诉 张三 13800000001 来电 客厅墙面开裂；书柜尺寸与图纸不符；卫生间瓷砖色差',
  )
  if (!card1?.thread || !card2 || !card3) throw new Error('no complaint was opened')
  const { thread } = card1
  const inThread = { thread }
  const answering = (message: Message) => ({ thread, replyTo: message })

  // R000-022, R000-023
  story.chapter('二、各部门联络人签字知晓')
  await story.turnTo('2026-11-23T09:14')
  await story.presses(wang, card1, '知晓')
  await story.turnTo('2026-11-23T09:20')
  await story.says(he, work, '收到', inThread)
  await story.turnTo('2026-11-23T10:12')
  await story.presses(luo, work.with('材料部 超时未知晓'), '知晓')

  // R000-031
  story.chapter('三、界定责任')
  await story.turnTo('2026-11-23T10:30')
  for (const number of [1, 2, 3]) await story.says(li, work, `/定责 ${number}`, inThread)
  await story.turnTo('2026-11-23T10:35')
  await story.presses(sun, work.with('（客厅墙面开裂）'), '认')
  await story.presses(gu, work.with('（书柜尺寸与图纸不符）'), '认')
  await story.turnTo('2026-11-23T10:40')
  await story.presses(luo, work.with('（卫生间瓷砖色差）'), '不认')
  await story.presses(luo, work.last, '工程部')
  await story.says(luo, work, '同一批号的砖，铺贴前没有混排', answering(work.last))
  await story.turnTo('2026-11-23T11:00')
  await story.presses(lin, work.with('请裁定责任'), '工程部')
  await story.presses(sun, work.with('裁定为工程部的责任'), '认')
  await story.turnTo('2026-11-23T11:10')
  await story.says(wang, work, '收到', inThread)

  // R000-024, R000-028, R000-029
  story.chapter('四、填意见回复表：每个问题的处理办法和预计解决时间')
  await story.turnTo('2026-11-23T15:00')
  await story.says(wang, work, '/原因 1 工程质量 基层空鼓，没有挂网', inThread)
  await story.says(wang, work, '/原因 3 铺贴前没有混排', inThread)
  await story.presses(wang, work.last, '工程质量')
  await story.says(wang, work, '/处理意见 1 铲除空鼓层，挂网重做 11月27日', inThread)
  await story.says(wang, work, '/处理意见 3 拆换色差砖，先混排再铺 11月30日', inThread)
  await story.turnTo('2026-11-24T08:50')
  await story.presses(he, work.with('还没提处理意见'), '处理意见')
  await story.says(he, work, '按图纸重做书柜层板', answering(work.last))
  await story.says(he, work, '11月26日', answering(work.last))

  await story.says(he, work, '/原因 2 与图纸不符 深化图改过尺寸，没有通知工厂', inThread)

  // R000-025
  story.chapter('五、电话向客户说明')
  await story.turnTo('2026-11-24T09:05')
  await story.says(wang, work, '/联系客户 客户同意先修墙面，下周一换砖', inThread)
  await story.says(he, work, '/联系客户 客户同意，周四上午在家', inThread)

  // R000-033
  story.chapter('六、路费补贴')
  await story.turnTo('2026-11-24T14:00')
  await story.says(li, work, '/路费 客户今天专程来公司', inThread)
  await story.presses(li, work.last, '工程部')
  await story.presses(sun, work.with('📝 请批准'), '批准')
  await story.turnTo('2026-11-24T14:20')
  await story.presses(wu, work.with('📝 请批准'), '批准')
  await story.turnTo('2026-11-24T15:00')
  await story.says(li, work, '/签收', { thread, files: [photo('签收单.jpg')] })

  // R000-029
  story.chapter('七、处理与进展')
  await story.turnTo('2026-11-26T16:00')
  await story.says(he, work, '/解决 2 层板已按图纸换好', inThread)
  await story.presses(li, work.with('问题 2（设计部）已解决'), '效果确认')
  await story.presses(li, work.last, '满意')
  await story.turnTo('2026-11-27T17:30')
  await story.says(wang, work, '/备注 墙面已挂网批完，明早上面漆', inThread)
  await story.turnTo('2026-11-28T11:00')
  await story.says(wang, work, '/解决 1 墙面重做完，客户看过', inThread)
  await story.turnTo('2026-11-30T16:30')
  await story.says(wang, work, '/解决 3 色差砖已换', inThread)
  await story.turnTo('2026-11-30T17:00')
  await story.says(li, work, '/效果确认 满意', inThread)

  // R000-026, R000-030, R000-034
  story.chapter('八、回访、签字、结案')
  await story.turnTo('2026-12-02T10:00')
  await story.presses(li, work.with('请在 12月'), '回访')
  await story.presses(li, work.last, '满意')
  await story.turnTo('2026-12-02T10:20')
  await story.presses(gu, work.with('请签字'), '签字')
  await story.turnTo('2026-12-02T10:30')
  await story.says(sun, work, '/签字 责任属实，已整改', inThread)
  await story.turnTo('2026-12-02T10:40')
  for (const [who, copy] of [
    [lin, '第 1/3 联'],
    [gu, '第 2/3 联'],
    [wu, '第 3/3 联'],
  ] as const)
    await story.presses(who, work.with(copy), '签收')

  // R000-020, R000-042, R000-043
  story.chapter('九、存档')
  await story.turnTo('2026-12-02T11:00')
  await story.says(li, work, '/导出 客户问题收集表', inThread)
  await story.says(li, work, '/导出 意见回复表', inThread)
  await story.says(li, work, '/查看', inThread)

  await story.ends('renovation', '装修公司：一件投诉，从来电到结案')
})
