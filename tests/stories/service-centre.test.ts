/** The preset service-centre, from a question to the second call back: R001, articles 7 and 8. */
import { test } from 'vitest'
import { Story } from './story.js'

const ANSWERS = ['是', '是', '是', '是', '否', '是', '是', '是', '4']

test('a hard case, a crisis at night, a bad batch', async () => {
  const story = await Story.open({ at: '2026-11-23T08:30', environment: { POLICY: 'service-centre' } })
  const work = story.room('-100', '客服中心工作群')
  const management = story.room('-200', '管理群')
  const admin = story.person('周敏', '1001')
  await admin.says(work, '/绑定 岩板一店 work')
  await admin.says(management, '/绑定 岩板一店 management')
  const li = await story.joins(story.person('李四', '1002'), '客服专员', work, admin)
  const lin = await story.joins(story.person('林主任', '1003'), '部门负责人', work, admin)
  const zhao = await story.joins(story.person('赵六', '1004'), '售服专员', work, admin)
  const wang = await story.joins(story.person('王强', '1005'), '监理', work, admin)
  const chen = await story.joins(story.person('陈师傅', '1006'), '安装师傅', work, admin)
  const cang = await story.joins(story.person('老仓', '1007'), '仓管', work, admin)
  const qian = await story.joins(story.person('钱总', '1008'), '总经理', work, admin)
  await li.says(li.direct, '/待办')
  await admin.says(work, '/部门 负责人 客服部 @林主任', { mentions: [lin] })
  await admin.says(work, '/联络人 客服部 @李四', { mentions: [li] })
  await admin.says(work, '/联络人 售后部 @赵六', { mentions: [zhao] })
  await admin.says(work, '/联络人 工程部 @王强', { mentions: [wang] })
  await admin.says(work, '/联络人 材料部 @老仓', { mentions: [cang] })

  // R001-026, R001-015
  story.chapter('咨询')
  await story.turnTo('2026-11-23T09:10')
  await story.says(li, work, '/咨询 张三 13800000001 新装的台面一直异响，正常吗')
  await story.turnTo('2026-11-23T09:20')
  await story.presses(li, work.with('咨询 ZX'), '答复')
  await story.says(li, work, '刚装好头两天会有，三天后还响请再打来', { replyTo: work.last })

  // R001-028, R001-033, R001-034
  story.chapter('咨询转为投诉，必有人接')
  await story.turnTo('2026-11-26T09:00')
  await story.presses(li, work.with('咨询 ZX261123-01 · '), '转投诉')
  const thread = work.with('· 售后部 · 请在').thread ?? ''
  await story.presses(li, work.with('请选问题原因'), '选原因')
  await story.presses(li, work.last, '产品')
  await story.presses(li, work.last, '质量')
  await story.turnTo('2026-11-26T09:04')
  await story.presses(zhao, work.with('· 售后部 · 请在'), '知晓')

  // R001-036, R001-037
  story.chapter('疑难问题：先安抚，再上报，总经理拍板')
  await story.turnTo('2026-11-26T14:00')
  await story.says(zhao, work, '/升级 难以判断', { thread })
  await story.turnTo('2026-11-26T14:10')
  await story.says(li, work, '/请示 客户要整块换新，已安抚，修还是换', { thread })
  await story.turnTo('2026-11-26T14:40')
  await story.presses(qian, work.with('请示处理办法'), '指示')
  await story.says(qian, work, '加固支撑，三天内还响就换新', { thread, replyTo: work.last })

  // R001-035, R001-038
  story.chapter('处理，解决了马上报回中心')
  await story.turnTo('2026-11-26T15:00')
  await story.says(zhao, work, '/处理意见 上门加固支撑 11月27日', { thread })
  await story.turnTo('2026-11-27T16:00')
  await story.says(zhao, work, '/解决 加了两根支撑，当场试过不响', { thread })
  await story.says(zhao, work, '/原因 支撑间距太大', { thread })
  await story.turnTo('2026-11-27T16:30')
  await story.presses(li, work.with('已解决：加了'), '效果确认')
  await story.presses(li, work.last, '满意')

  // R001-030, R001-039, R001-040
  story.chapter('夜里出了危机')
  await story.turnTo('2026-11-30T10:00')
  await story.says(li, work, '/投诉 李梅 13800000002 台面有裂缝，怕掉下来')
  const crisis = work.last.thread ?? ''
  await story.turnTo('2026-11-30T10:02')
  await story.presses(wang, work.with('· 工程部 · 请在'), '知晓')
  await story.turnTo('2026-11-30T22:40')
  await story.says(chen, work, '/危机 台面掉下来砸伤了手，已送医院', { thread: crisis })
  await story.turnTo('2026-11-30T22:45')
  await story.says(qian, work, '/特批 医药费售后部先垫，监理连夜到场', { thread: crisis })
  await story.says(qian, work, '人先安顿好', { thread: crisis, replyTo: work.last })

  await story.turnTo('2026-11-30T22:47')
  await story.says(wang, work, '/备注 已到医院，台面已拆下围好', { thread: crisis })
  await story.turnTo('2026-12-01T09:30')
  await story.says(qian, work, '/结案 医药费已付，整块换新，客户同意和解', { thread: crisis })

  // R001-031
  story.chapter('同一批货出同样的毛病')
  await story.turnTo('2026-12-01T10:00')
  await story.says(li, work, '/投诉 何平 13800000003 板材色差')
  await story.turnTo('2026-12-01T10:03')
  await story.presses(cang, work.with('· 材料部 · 请在'), '知晓')
  await story.says(cang, work, '/批次 TS261201-01 B2603 色差')
  await story.presses(cang, work.with('交付数未知'), '填交付数')
  await story.says(cang, work, '30', { replyTo: work.last })
  await story.turnTo('2026-12-01T14:00')
  await story.says(li, work, '/投诉 罗兰 13800000004 板材色差')
  await story.turnTo('2026-12-01T14:03')
  await story.presses(cang, work.with('· 材料部 · 请在'), '知晓')
  await story.says(cang, work, '/批次 TS261201-02 B2603 色差')

  // R001-041, R001-023
  story.chapter('七天内回访，发现问题再处理')
  await story.turnTo('2026-12-03T09:30')
  await story.says(li, work, '/回访 不满意 夜里又响了', { thread })
  await story.answers(li, work.with('TS261126-01 回访 '), ANSWERS)
  await story.turnTo('2026-12-03T09:32')
  await story.presses(zhao, work.with('· 售后部 · 请在'), '知晓')
  await story.says(zhao, work, '/处理意见 换新台面 12月5日', { thread })
  await story.turnTo('2026-12-05T15:00')
  await story.says(zhao, work, '/解决 整块换新', { thread })
  await story.presses(li, work.last, '效果确认')
  await story.presses(li, work.last, '满意')

  // R001-041, R001-034
  story.chapter('第二轮回访，结案')
  await story.turnTo('2026-12-08T10:00')
  await story.says(li, work, '/回访 满意 5分', { thread })
  await story.answers(li, work.with('TS261126-01 回访 '), ['是', '是', '是', '是', '是', '是', '是', '是', '5'])
  await story.turnTo('2026-12-08T10:10')
  await story.says(li, work, '/导出 跟踪表', { thread })

  await story.ends('service-centre', '客户服务中心：一件投诉从咨询到结案')
})
