/** The preset slab-dealer through one working day, from the warehouse's card to the calls of the next morning: R003-004 to R003-037. */
import { test } from 'vitest'
import type { Person } from '../support/world.js'
import { Story } from './story.js'

const PHOTO = { name: '台面接缝.jpg', type: 'image/jpeg', bytes: 4, content: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0) }

test('a Thursday with three deliveries, two installations and two service visits', async () => {
  const story = await Story.open({ at: '2026-11-25T14:00' })
  const work = story.room('-100', '岩板一店工作群')
  const depot = story.room('-101', '岩板一店仓库')
  const board = story.room('-102', '岩板一店管理群')
  const admin = story.person('周敏', '1001')
  await admin.says(work, '/绑定 岩板一店 work')
  await admin.says(depot, '/绑定 岩板一店 warehouse')
  await admin.says(board, '/绑定 岩板一店 management')
  const li = await story.joins(story.person('李四', '1002'), '客服专员', work, admin)
  const an = await story.joins(story.person('安娜', '1003'), '安装助理', work, admin)
  const gao = await story.joins(story.person('高军', '1004'), '安装部经理', work, admin)
  const he = await story.joins(story.person('何队', '1005'), '送货组长', work, admin)
  const cang = await story.joins(story.person('仓海', '1006'), '仓管', depot, admin)
  const zhao = await story.joins(story.person('赵六', '1007'), '仓管', depot, admin)
  const wu = await story.joins(story.person('吴芳', '1008'), '售服专员', work, admin)
  const chen = await story.joins(story.person('陈师傅', '1009'), '安装师傅', work, admin)
  const luo = await story.joins(story.person('罗师傅', '1010'), '安装师傅', work, admin)
  for (const one of [li, an, gao, he, wu, chen, luo]) await one.says(one.direct, '/待办')
  await admin.says(work, '/联络人 仓储部 @仓海 @赵六', { mentions: [cang, zhao] })
  await admin.says(work, '/部门 负责人 仓储部 @周敏', { mentions: [admin] })
  await admin.says(work, '/联络人 安装部 @高军', { mentions: [gao] })
  await admin.says(work, '/班组 加 陈师傅组 安装 13900000009 2 @陈师傅', { mentions: [chen] })
  await admin.says(work, '/班组 加 罗师傅组 售服 13900000010 2 @罗师傅', { mentions: [luo] })
  await admin.says(work, '/人员 手机 吴芳 13900000011')

  for (const line of [
    '/安装 李姐 13800000010 11月25日下午 东湖路9号 岛台 师傅:陈师傅组',
    '/送货 张三 13800000001 11月26日上午 翡翠湾3栋1201 岩板台面2套',
    '/送货 王五 13800000002 11月26日上午10点 江南里5号 水槽',
    '/送货 陈六 13800000003 11月26日下午 江南里6号 岛台面板',
    '/安装 钱七 13800000004 11月26日上午10点 梧桐苑2栋802 台面 师傅:陈师傅组',
    '/安装 赵姐 13800000005 11月26日下午2点 梧桐苑5栋301 台面 师傅:陈师傅组',
    '/报修 孙九 13800000006 11月26日上午11点 江南里8号 水槽漏水 师傅:罗师傅组',
    '/报修 周十 13800000007 11月26日下午 江南里9号 抽屉松动 师傅:罗师傅组',
    '/送货 吴叔 13800000011 11月27日上午 云栖里1号 岩板',
    '/送货 郑姐 13800000012 11月27日下午 云栖里2号 水槽',
    '/送货 卫大哥 13800000013 11月27日下午 云栖里3号 岛台',
    '/安装 冯先生 13800000014 11月27日上午 云栖里4号 台面 师傅:陈师傅组',
    '/安装 褚女士 13800000015 11月27日下午 云栖里5号 台面',
  ])
    await li.says(work, `${line} 原因:已提前沟通`)
  await an.says(work, '/客户 沈先生 13800000016 云栖里6号 合同:HT2026-088 岩板台面*1;水槽*1')
  await story.turnTo('2026-11-25T17:05')
  await cang.presses(depot.with('送货安装排班'), '知晓')
  await chen.says(chen.direct, '/完成 AZ261125-01')
  await story.turnTo('2026-11-25T17:40')
  await sends(li, '短信2 安装预告', 2)
  await sends(wu, '短信6 售服预告', 2)
  await story.turnTo('2026-11-26T07:50')

  // R003-018
  story.chapter('08:00 仓库核对今天要送的货')
  await story.turnTo('2026-11-26T08:10')
  await story.presses(cang, depot.with('到货核对'), '齐')
  await story.presses(cang, depot.with('到货核对'), '缺')
  await story.turnTo('2026-11-26T08:35')
  await story.presses(zhao, work.with('⏰ 到货核对'), '齐')

  // R003-019
  story.chapter('缺货的改期，马上电话告诉客户')
  await story.turnTo('2026-11-26T08:40')
  await story.presses(an, work.with('⚠️ SH261125-02'), '改期')
  await story.presses(an, work.last, '11月28日 周六')
  await story.says(an, work, '水槽缺货', { replyTo: work.last })
  await story.turnTo('2026-11-26T08:42')
  await story.presses(an, work.with('离原定时间不到'), '打电话')
  await story.presses(an, an.direct.last, '已告知')

  // R003-017
  story.chapter('师傅出发')
  await story.turnTo('2026-11-26T08:50')
  await story.says(chen, chen.direct, '/出发')
  await story.presses(chen, chen.direct.last, 'AZ261125-02 钱七')

  // R003-011, R003-023, R003-025
  story.chapter('09:00 反馈单，电话名单')
  await story.turnTo('2026-11-26T09:00')
  await story.presses(an, work.with('送货确认'), '打下一个')
  await story.presses(an, an.direct.last, '有人接待')
  await story.presses(an, an.direct.last, '没接')
  await story.presses(an, an.direct.last, '有人接待')
  await story.presses(an, an.direct.last, '有人接待')
  await story.turnTo('2026-11-26T09:20')
  await story.presses(li, work.with('安装回访'), '打下一个')
  await story.answers(li, li.direct.last, ['5', '5', '4', '5'])
  await story.presses(li, li.direct.last, '完成')
  await story.turnTo('2026-11-26T09:30')
  await story.says(chen, chen.direct, '/反馈 AZ261125-01 岛台装好，客户满意')

  // R003-034
  story.chapter('售服联系不上客户')
  await story.turnTo('2026-11-26T09:40')
  await story.says(luo, luo.direct, '/联系不上 SF261125-01')
  await story.turnTo('2026-11-26T09:50')
  await story.presses(wu, work.with('联系不上客户'), '打电话')
  await story.presses(wu, wu.direct.last, '已告知')

  // R003-004, R003-005
  story.chapter('10:30 货到齐的客户；工厂延期')
  await story.turnTo('2026-11-26T10:00')
  await story.says(cang, depot, '/到货 HT2026-088')
  await story.turnTo('2026-11-26T10:30')
  await story.presses(an, work.with('到货预约'), '打下一个')
  await story.presses(an, an.direct.last, '约好了')
  await story.says(an, an.direct, '11月30日上午')
  await story.turnTo('2026-11-26T10:40')
  await story.says(an, work, '/延期 郑姐 工厂缺料')
  await story.presses(an, work.with('【延期】'), '改期 SH261125-05')
  await story.says(an, work, '11月30日 上午', { replyTo: work.last })
  await story.turnTo('2026-11-26T10:45')
  await story.says(an, an.direct, '/回电 郑姐')
  await story.presses(an, an.direct.last, '已告知')

  // R003-007, R003-023, R003-042
  story.chapter('上门：遗留、完成、现场问题')
  await story.turnTo('2026-11-26T11:00')
  await story.says(he, work, '/遗留 SH261125-01 缺一块侧板 预计 12月3日')
  await story.turnTo('2026-11-26T11:30')
  await story.presses(chen, chen.direct.with('AZ261125-02 已出发'), '完成')
  await story.presses(chen, chen.direct.last, '反馈')
  await story.says(chen, chen.direct, '已装好 问题：安装缝隙不平', { files: [PHOTO] })
  await story.turnTo('2026-11-26T11:40')
  await story.presses(gao, work.with('安装部 · 请在'), '知晓')
  await story.turnTo('2026-11-26T12:40')
  await story.says(chen, chen.direct, '/出发 AZ261125-03')
  await story.turnTo('2026-11-26T13:40')
  await story.says(he, work, '/完成 SH261125-03')
  await story.presses(an, work.with('送货后安装'), '28日上午 陈师傅组')

  // R003-013, R003-020, R003-022
  story.chapter('15:00 明天的草案，送货回访')
  await story.turnTo('2026-11-26T15:00')
  await story.presses(an, work.with('送货草案'), '确认')
  await story.presses(an, work.with('送货草案'), '改期')
  await story.presses(an, work.last, '11月28日 周六')
  await story.presses(an, work.last, '客户要求')
  await story.presses(gao, work.with('安装草案'), '都就绪，确认')
  await story.presses(gao, work.with('安装草案'), '暂缓')
  await story.turnTo('2026-11-26T15:10')
  await story.presses(li, work.with('送货回访'), '打下一个')
  await story.presses(li, li.direct.last, '满意')

  // R003-012
  story.chapter('15:30 打电话给明天安装的客户')
  await story.turnTo('2026-11-26T15:40')
  await story.presses(li, work.with('安装确认'), '打下一个')
  await story.presses(li, li.direct.last, '确认')

  await story.turnTo('2026-11-26T15:50')
  await story.says(chen, chen.direct, '/反馈 AZ261125-03 已装好')
  await story.turnTo('2026-11-26T15:55')

  // R003-035
  story.chapter('16:00 今天的售服')
  await story.turnTo('2026-11-26T16:05')
  await story.presses(wu, work.with('今日售服'), '完成')
  await story.presses(wu, work.with('今日售服'), '未完成')
  await story.says(luo, luo.direct, '/反馈 SF261125-01 换了龙头')

  // R003-014, R003-015, R003-021
  story.chapter('17:00 排班，短信，仓库知晓')
  await story.turnTo('2026-11-26T17:10')
  await story.presses(li, work.with('安装完成（等您放行）'), '处理下一条')
  await story.presses(li, li.direct.last, '已复制发送')
  await story.turnTo('2026-11-26T17:15')
  await story.presses(zhao, work.with('没有知晓排班'), '知晓')

  // R003-016, R003-033, R003-036
  story.chapter('17:30 售服排班，送货时段')
  await story.turnTo('2026-11-26T17:40')
  await story.presses(he, work.with('送货时段'), '打下一个')
  await story.presses(he, he.direct.last, '没接')
  await story.turnTo('2026-11-26T19:00')
  await story.presses(he, he.direct.last, '上午')

  // R003-025
  story.chapter('第二天：两天内回访')
  await story.turnTo('2026-11-27T08:05')
  await story.presses(cang, depot.with('到货核对'), '齐')
  await story.turnTo('2026-11-27T09:00')

  await story.ends('day', '岩板建材店：平常的一天')

  async function sends(person: Person, list: string, count: number) {
    await person.presses(work.with(list), '处理下一条')
    for (let sent = 0; sent < count; sent++) await person.presses(person.direct.last, '已复制发送')
  }
})
