/** The preset slab-dealer, from a problem on site to the call back: R003, what is done when a customer has a problem. */
import { test } from 'vitest'
import { Story } from './story.js'

const PHOTO = { name: '台面左角.jpg', type: 'image/jpeg', bytes: 4, content: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0) }

test('a fitter finds a cracked slab and something that was sold otherwise', async () => {
  const story = await Story.open({ at: '2026-11-24T08:00' })
  const work = story.room('-100', '岩板一店工作群')
  const admin = story.person('周敏', '1001')
  await admin.says(work, '/绑定 岩板一店 work')
  const li = await story.joins(story.person('李四', '1002'), '客服专员', work, admin)
  const gao = await story.joins(story.person('高军', '1003'), '安装部经理', work, admin)
  const chen = await story.joins(story.person('陈师傅', '1004'), '安装师傅', work, admin)
  const wang = await story.joins(story.person('王强', '1005'), '监理', work, admin)
  const he = await story.joins(story.person('何芳', '1006'), '店长', work, admin)
  await gao.says(gao.direct, '/待办')
  await li.says(work, '/客户 张三 13800000001 翡翠湾3栋1201')
  await admin.says(work, '/联络人 工程部 @王强', { mentions: [wang] })
  await admin.says(work, '/部门 负责人 工程部 @高军', { mentions: [gao] })
  await admin.says(work, '/联络人 安装部 @高军', { mentions: [gao] })
  await admin.says(work, '/联络人 门店 @何芳', { mentions: [he] })
  await admin.says(work, '/部门 负责人 客服部 @周敏', { mentions: [admin] })

  // R003-042
  story.chapter('现场发生问题，马上报安装部经理')
  await story.turnTo('2026-11-24T10:20')
  const found = '@高军 翡翠湾张三家，台面左角开裂，水槽也不是当初介绍的那款，先停工了'
  await story.says(chen, work, found, { mentions: [gao] })

  // R003-043, R003-044, R003-047
  story.chapter('安装部经理记录，分到责任部门')
  await story.turnTo('2026-11-24T10:25')
  await story.says(gao, work, '/投诉 张三 台面左角开裂；水槽与介绍不符')
  const thread = work.last.thread ?? ''
  await story.turnTo('2026-11-24T10:26')
  await story.says(chen, work, '问题1 左角裂到水槽边', { thread, files: [PHOTO] })
  await story.turnTo('2026-11-24T10:27')
  await story.says(gao, work, '/导出 工作知会单', { thread })
  await story.turnTo('2026-11-24T10:30')
  await story.presses(wang, work.with('· 工程部 · 请在'), '知晓')

  // R003-043
  story.chapter('门店没有回音，到点再催')
  await story.turnTo('2026-11-24T10:40')
  await story.turnTo('2026-11-24T10:56')
  await story.presses(he, work.with('· 门店 · 请在'), '知晓')

  // R003-028, R003-044
  story.chapter('48 小时内答复客户')
  await story.turnTo('2026-11-24T15:00')
  await story.says(wang, work, '/处理意见 1 厂家补一块板，重新安装 11月27日', { thread })
  await story.turnTo('2026-11-26T09:30')
  await story.says(he, work, '/处理意见 2 换成合同上的水槽 11月27日', { thread })
  await story.turnTo('2026-11-26T09:40')
  await story.says(wang, work, '/联系客户 已答复客户，27号上午一次装好', { thread })

  story.chapter('再次上门，装好确认')
  await story.turnTo('2026-11-27T11:40')
  await story.says(wang, work, '/解决 1 换好左角整块台面', { thread })
  await story.turnTo('2026-11-27T11:45')
  await story.says(he, work, '/解决 2 换好水槽', { thread })
  await story.turnTo('2026-11-27T12:00')
  await story.says(gao, work, '/效果确认 满意', { thread })

  // R003-025, R003-027
  story.chapter('两天内回访')
  await story.turnTo('2026-11-28T10:00')
  await story.says(li, work, '/回访 满意 5 装得很仔细', { thread })

  await story.ends('slab-dealer', '岩板建材店：客户问题处理流程')
})
