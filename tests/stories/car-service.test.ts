/** The preset car-service, from the first word to the board of the next month: R004, D1. */
import { test } from 'vitest'
import { photo } from '../evidence/pictures.js'
import { Story } from './story.js'

test('a severe case with a plan to approve, points, and one that a regulator handed on', async () => {
  const story = await Story.open({ at: '2026-11-09T08:30', environment: { POLICY: 'car-service' } })
  const work = story.room('-100', '售后工作群')
  const management = story.room('-200', '管理群')
  const admin = story.person('周敏', '1001')
  await admin.says(work, '/绑定 城东店 work')
  await admin.says(management, '/绑定 城东店 management')
  const li = await story.joins(story.person('李四', '1002'), '客服专员', work, admin)
  const lin = await story.joins(story.person('林主任', '1003'), '部门负责人', work, admin)
  const zhao = await story.joins(story.person('赵六', '1004'), '售服专员', work, admin)
  const sun = await story.joins(story.person('孙经理', '1005'), '部门负责人', work, admin)
  const he = await story.joins(story.person('何芳', '1006'), '店长', work, admin)
  const wu = await story.joins(story.person('吴考核', '1007'), '考核', work, admin)
  const qian = await story.joins(story.person('钱总', '1008'), '总经理', work, admin)
  const feng = await story.joins(story.person('冯会计', '1009'), '财务', work, admin)
  for (const person of [li, wu, sun, qian]) await person.says(person.direct, '/待办')
  await admin.says(work, '/部门 负责人 客服部 @林主任', { mentions: [lin] })
  await admin.says(work, '/联络人 客服部 @李四', { mentions: [li] })
  await admin.says(work, '/部门 负责人 售后部 @孙经理', { mentions: [sun] })
  await admin.says(work, '/联络人 售后部 @赵六', { mentions: [zhao] })
  await admin.says(work, '/联络人 门店 @何芳', { mentions: [he] })
  await admin.says(work, '/联络人 财务部 @冯会计', { mentions: [feng] })

  // R004-011, R004-012, R004-014, R004-015
  story.chapter('听到投诉，半小时内登记、分派')
  await story.turnTo('2026-11-09T10:00')
  await story.says(li, work, '/投诉 张三 13800000001 反复维修还是异响 渠道:电话 听到:9:40 诉求:免费换件，赔误工费')
  const thread = work.with('· 售后部 · 请在').thread ?? ''

  await story.turnTo('2026-11-09T10:01')
  await story.says(li, work, '/导出 反馈单', { thread })

  // R004-013
  story.chapter('重大投诉，马上报')
  await story.turnTo('2026-11-09T10:02')
  await story.presses(li, work.with('像是重大投诉'), '重大')

  // R004-062
  story.chapter('原因先选三级')
  await story.turnTo('2026-11-09T10:04')
  await story.presses(li, work.with('请选问题原因'), '选原因')
  await story.presses(li, work.last, '服务')
  await story.presses(li, work.last, '维修')
  await story.presses(li, work.last, '重复维修')

  // R004-015
  story.chapter('半小时内接单')
  await story.turnTo('2026-11-09T10:40')
  await story.presses(zhao, work.with('· 售后部 · 请在'), '知晓')

  // R004-051, R004-052, R004-053
  story.chapter('初审，约好几时回电')
  await story.turnTo('2026-11-09T10:45')
  await story.says(li, work, '/初审 三次维修没修好，属实 约:14:30', { thread })

  // R004-018
  story.chapter('两小时内联系客户')
  await story.turnTo('2026-11-09T11:00')
  await story.says(zhao, work, '/联系客户 打不通', { thread })
  await story.turnTo('2026-11-09T11:30')
  await story.says(zhao, work, '/联系客户 没人接', { thread })
  await story.turnTo('2026-11-09T14:00')
  await story.says(zhao, work, '/联系客户 联系上了，客户明天在家', { thread })

  // R004-019, R004-056, R004-062
  story.chapter('调查，写明第四级原因')
  await story.turnTo('2026-11-09T16:00')
  await story.says(zhao, work, '/调查 原因:减震胶套装反 背景:三次维修都没拆检 客户要求:换件并赔误工费', { thread })
  await story.turnTo('2026-11-09T16:05')
  await story.says(zhao, work, '/原因 第一次维修时胶套装反', { thread })

  // R004-020, R004-021
  story.chapter('定措施，总经理签字')
  await story.turnTo('2026-11-09T16:30')
  await story.says(zhao, work, '/处理意见 免费换胶套和减震 11月13日', { thread })
  await story.turnTo('2026-11-09T17:30')
  await story.presses(qian, work.with('请批准'), '批准')

  // R004-026
  await story.says(li, work, '/协议', { thread, files: [photo('和解协议.jpg')] })

  // R004-025, R004-028
  story.chapter('三个工作日没办完，报进展')
  await story.turnTo('2026-11-13T09:00')

  // R004-027, R004-028
  story.chapter('办完确认效果，当天反馈')
  await story.turnTo('2026-11-13T15:00')
  await story.says(zhao, work, '/解决 换好胶套和减震，路试不响', { thread })
  await story.turnTo('2026-11-13T16:30')
  await story.says(sun, work, '/效果确认 满意', { thread })

  // R004-029
  story.chapter('第 5 到第 7 天回访')
  await story.turnTo('2026-11-19T10:00')
  await story.says(li, work, '/回访 满意 5 没有再响', { thread })

  // R004-034, R004-037
  story.chapter('扣分：提出、免除、确认，只告诉有关的人')
  await story.turnTo('2026-11-19T10:30')
  await story.presses(wu, wu.direct.with('项扣分待确认'), '免除 1')
  await story.says(wu, wu.direct, '当时正在救援现场')
  await story.presses(wu, wu.direct.with('项扣分待确认'), '全部确认')

  // R004-067
  story.chapter('监管转办')
  await story.turnTo('2026-11-20T09:00')
  await story.says(li, work, '/投诉 王五 13800000005 监管转办 保养收费不合理')
  const handed = work.last.thread ?? ''
  await story.turnTo('2026-11-20T09:05')
  await story.presses(li, work.with('来自监管转办'), '一般')
  await story.presses(li, work.with('有没有违规'), '没有违规')
  await story.says(li, work, '/初审 收费单有出入 约:11:00', { thread: handed })
  await story.says(li, work, '/转派 1 财务部', { thread: handed })
  await story.presses(feng, work.with('· 财务部 · 请在'), '知晓')
  await story.turnTo('2026-11-20T10:00')
  await story.says(li, work, '/上报', { thread: handed })
  await story.turnTo('2026-11-20T10:30')
  await story.says(feng, work, '/联系客户 已说明收费', { thread: handed })
  await story.turnTo('2026-11-20T11:00')
  await story.says(feng, work, '/原因 1 销售 价格 多收费 工时费算重了', { thread: handed })
  await story.turnTo('2026-11-20T11:05')
  await story.says(feng, work, '/解决 退还多收的工时费', { thread: handed })
  await story.turnTo('2026-11-20T11:30')
  await story.says(li, work, '/效果确认 满意', { thread: handed })
  await story.turnTo('2026-11-26T10:00')
  await story.says(li, work, '/回访 满意', { thread: handed })

  // R004-037
  story.chapter('下月初公布')
  await story.turnTo('2026-12-01T09:00')

  await story.ends('car-service', '4S 店：一件重大投诉从登记到考核')
})
