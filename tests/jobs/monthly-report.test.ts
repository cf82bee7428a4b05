/** The report of last month finds its way: drafted, approved, sent; called to mind, and told of above. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Garage, openGarage } from '../commands/points/garage.js'

let scene: Garage

beforeEach(async () => {
  scene = await openGarage()
  const { admin, work, head, li } = scene
  await admin.says(work, '/部门 负责人 客服部 @孙部长', { mentions: [head] })
  await li.says(work, '/投诉 李梅 13800000002 台面开裂;水槽开裂')
  await scene.world.bot.store.transaction(({ sql }) => sql.run(`UPDATE "Problem" SET "cause" = '["安装","工艺"]'`))
})
afterEach(() => scene.world.close())

test('drafted on the first working day for the head alone, sent with the name of who approved it', async () => {
  const { world, head, management } = scene
  await world.turnTo('2026-12-01T09:01')
  const draft = head.direct.with('月报草稿')
  expect(draft.text).toContain('2026-11 月报草稿，请核对后批准发出\n岩板一店 2026-11 报表\n· 投诉 2，')
  expect(draft.text).toContain('多发原因，请提预防措施\n· 安装 › 工艺：4 次')
  expect(world.said.filter(({ room, text }) => room !== head.direct.id && text.includes('草稿'))).toEqual([])
  await head.presses(draft, '批准发出')
  expect(management.last.text).toContain('岩板一店 2026-11 报表')
  expect(management.last.text).toContain('孙部长 批准发出')
  expect(draft.text).toContain('月报已发到管理群（孙部长 批准）')
  await world.turnTo('2026-12-05T12:00')
  expect(world.said.filter(({ text }) => text.includes('没批准'))).toEqual([])
})

test('a frequent cause asks for a measure', async () => {
  const { world, head } = scene
  await world.turnTo('2026-12-01T09:01')
  await head.presses(head.direct.with('月报草稿'), '提措施：安装 › 工艺')
  expect(head.direct.last.text).toContain('针对“安装 › 工艺”，采取什么预防措施？')
  await head.says(head.direct, '接缝复检')
  await head.says(head.direct, '12月20日')
  await head.says(head.direct, '@王强')
  expect(world.said.filter(({ text }) => text.includes('针对: 安装 › 工艺'))).not.toEqual([])
})

test('called to mind the working day before; the 5th of December is a Saturday', async () => {
  const { world, head, work } = scene
  await world.turnTo('2026-12-03T09:01')
  expect(head.direct.last.text).toContain('岩板一店 2026-11 月报还没批准，12月4日 周五 18:00 前要发出。')
  expect(work.messages.filter(({ text }) => text.includes('月报'))).toEqual([])
})

test('the general manager hears that it was not sent', async () => {
  const { world, work } = scene
  await world.turnTo('2026-12-04T18:01')
  expect(work.last.text).toContain('岩板一店 2026-11 月报到期还没批准发出，请催办。')
  expect(work.last.text).toContain('@钱总')
})

test('whoever has no direct chat finds it where the management reads; nobody else sends it', async () => {
  const { world, admin, li, wang, work, management } = scene
  await admin.says(work, '/部门 负责人 客服部 @王强', { mentions: [wang] })
  await world.turnTo('2026-12-01T09:01')
  const draft = management.with('月报草稿')
  const [send] = draft.buttons
  await li.presses(draft, '批准发出')
  expect(li.toast).toContain('月报由客服负责人批准发出')
  await wang.presses(draft, '批准发出')
  expect(management.last.text).toContain('王强 批准发出')
  await wang.pressesChoice(draft, send?.id ?? '')
  expect(wang.toast).toContain('已经发出')
})
