/** A shopping mall walks two complaints through its own rules: one that needs others and money, and one of the night. */
import { test } from 'vitest'
import { photo } from '../evidence/pictures.js'
import { Story } from './story.js'

test('mall: from the service desk to the copies, and a night handed over', async () => {
  const story = await Story.open({ at: '2026-11-23T08:30', environment: { POLICY: 'mall' } })
  const work = story.room('-100', '星河广场工作群')
  const admin = story.person('周敏', '1001')
  const li = story.person('李娟', '1002')
  const duty = story.person('方值班', '1003')
  const chen = story.person('陈工', '1004')
  const sun = story.person('孙部长', '1005')
  const liu = story.person('刘店员', '1006')
  const ma = story.person('马店长', '1007')
  const lin = story.person('林主任', '1008')
  const zheng = story.person('郑稽核', '1009')
  const wu = story.person('吴会计', '1010')
  const he = story.person('何部长', '1011')
  const qian = story.person('钱总', '1012')
  await admin.says(work, '/绑定 星河广场 work')
  for (const [who, role] of [
    [li, '客服专员'],
    [duty, '客服专员'],
    [chen, '监理'],
    [liu, '监理'],
    [ma, '店长'],
    ...[sun, lin, he].map((head) => [head, '部门负责人'] as const),
    [zheng, '稽核'],
    [wu, '财务'],
    [qian, '总经理'],
  ] as const)
    await story.joins(who, role, work, admin)
  for (const [name, head, ...liaisons] of [
    ['工程部', sun, chen],
    ['门店', ma, liu],
    ['客服部', lin, li],
    ['财务部', he, wu],
  ] as const) {
    await admin.says(work, `/部门 负责人 ${name} @${head.name}`, { mentions: [head] })
    const named = liaisons.map((one) => `@${one.name}`).join(' ')
    await admin.says(work, `/联络人 ${name} ${named}`, { mentions: [...liaisons] })
  }
  await li.says(li.direct, '/待办')

  // R002-002, R002-088, R002-089
  story.chapter('一、半小时内登记，交给责任部门')
  await story.turnTo('2026-11-23T10:20')
  const [, card] = await story.says(
    li,
    work,
    '/投诉 王女士 13900000002 来访 听到:10:05 三楼门店赠品少发；扶梯夹坏鞋跟；诉求:赔鞋',
  )
  if (!card?.thread) throw new Error('no complaint was opened')
  const { thread } = card
  const inThread = { thread }
  // R002-090
  await story.presses(li, work.with('请选问题原因'), '选原因')
  await story.presses(li, work.last, '1. 三楼门店赠品少发 → 门店')
  await story.presses(li, work.last, '促销赠品')
  await story.says(li, work, '/原因 2 卖场设备', inThread)
  await story.turnTo('2026-11-23T10:25')
  await story.says(liu, work, '收到', inThread)
  await story.presses(chen, work.with('工程部 · 请在'), '知晓')

  // R002-014 to R002-019
  story.chapter('二、定级')
  await story.says(li, work, '/级别 初级', inThread)

  // R002-018, R002-026
  story.chapter('三、当天能办的当天办')
  await story.turnTo('2026-11-23T11:00')
  await story.says(liu, work, '/原因 1 当班漏发一件', inThread)
  await story.says(liu, work, '/解决 1 赠品已补发', inThread)
  await story.presses(li, work.last, '效果确认')
  await story.presses(li, work.last, '满意')

  // R002-041, R002-048 to R002-050
  story.chapter('四、请别的部门协办，权限不够时报上级')
  await story.turnTo('2026-11-23T11:30')
  await story.says(chen, work, '/协办 客服部 调扶梯口的监控', inThread)
  await story.presses(li, work.with('协办：调扶梯口的监控'), '知晓')
  await story.turnTo('2026-11-23T14:00')
  await story.presses(li, work.with('· 协办：调扶梯口的监控'), '完成')
  await story.turnTo('2026-11-23T14:10')
  await story.says(chen, work, '/升级', inThread)
  await story.presses(chen, work.last, '权限不够')

  // R002-051 to R002-055, R002-040
  story.chapter('五、礼券：附凭证，逐级批，客户签收')
  await story.turnTo('2026-11-23T15:00')
  await story.says(chen, work, '/赔付 礼券 600元 赔鞋', inThread)
  await story.says(chen, work, '', { thread, files: [photo('购鞋小票.jpg')] })
  await story.presses(chen, work.with('费用由哪个部门承担'), '工程部')
  await story.presses(sun, work.with('📝 请批准'), '批准')
  await story.turnTo('2026-11-23T15:10')
  await story.presses(qian, work.with('📝 请批准'), '批准')
  await story.turnTo('2026-11-23T16:00')
  await story.presses(li, work.with('点“签收”'), '签收')
  await story.says(li, work, '', { thread, files: [photo('签收单.jpg')] })

  // R002-034, R002-035
  story.chapter('六、一天内解决，客户确认')
  await story.turnTo('2026-11-24T09:00')
  await story.says(chen, work, '/原因 2 梳齿板缺齿', inThread)
  await story.says(chen, work, '/解决 梳齿板已换，扶梯试运行正常', inThread)
  await story.presses(li, work.with('问题 2（工程部）已解决'), '效果确认')
  await story.presses(li, work.last, '满意')

  // R002-093, R002-096
  story.chapter('七、两个工作日内回访')
  await story.turnTo('2026-11-25T10:00')
  await story.presses(li, work.with('前回访'), '回访')
  await story.presses(li, work.last, '满意')

  // R002-036, R002-037, R002-042 to R002-045, R002-059
  story.chapter('八、四方签字，三联签收')
  await story.turnTo('2026-11-25T10:20')
  await story.presses(lin, work.with('请签字'), '签字')
  await story.presses(sun, work.with('请签字'), '签字')
  await story.presses(ma, work.with('请签字'), '签字')
  await story.turnTo('2026-11-25T11:00')
  await story.presses(he, work.with('请签字'), '签字')
  await story.says(zheng, work, '/签字 手续齐全', inThread)

  await story.turnTo('2026-11-25T11:20')
  for (const [who, copy] of [
    [lin, '第 1/4 联'],
    [he, '第 2/4 联'],
    [zheng, '第 3/4 联'],
  ] as const)
    await story.presses(who, work.with(copy), '签收')
  await story.presses(li, li.direct.with('第 4/4 联'), '签收')

  // R002-088, R002-094
  story.chapter('九、夜里接到的投诉，第二天上班交接')
  await story.turnTo('2026-11-25T21:30')
  await story.says(duty, work, '/投诉 赵先生 13700000003 来电 地下车库漏水')
  await story.turnTo('2026-11-25T21:50')
  await story.presses(chen, work.with('工程部 还未知晓'), '知晓')
  await story.turnTo('2026-11-26T09:05')
  await story.presses(li, work.with('夜间交接'), '知晓')

  await story.ends('mall', '购物中心：从服务台到三联存档，和夜里接到的投诉')
})
