/** What somebody cannot settle alone is put to the general manager, whose answer stands in the case; special cases are noted with their reason. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Case, openCase, openEnglishCase } from '../complaints/later-life.js'

const CENTRE = { environment: { POLICY: 'service-centre' } }
let scene: Case

beforeEach(async () => {
  scene = await openCase(CENTRE)
})
afterEach(() => scene.world.close())

async function asked(why = '客户要十万元') {
  const { li, boss, work, thread } = scene
  await boss.says(work, '/级别 重大', { thread })
  await li.says(work, `/请示 ${why}`, { thread })
  return work.with('请示处理办法')
}

test('the question itself has the buttons, and the general manager is pinged once', async () => {
  const card = await asked()
  expect(card.text).toBe('@钱总\n⬆️ TS261120-01 · 张三 请示处理办法\n李四：客户要十万元')
  expect(card.buttons.map(({ label }) => label)).toEqual(['同意', '指示', '不同意'])
  expect(card.thread).toBe(scene.thread)
})

test('instructed: the answer stands in the thread, who asked and the departments are pinged', async () => {
  const { boss, li, work, thread } = scene
  const card = await asked()
  await boss.presses(card, '指示')
  expect(work.last.text).toContain('TS261120-01 请示“客户要十万元”：您的指示是？')
  const posts = await boss.says(work, '先赔三千，其余走保险', { thread, replyTo: work.last })
  expect(posts[0]?.text).toBe(
    '@李四 @王强\n✅ TS261120-01 钱总指示：先赔三千，其余走保险\n请示的是“客户要十万元”，请马上办。',
  )
  expect(posts[0]?.thread).toBe(thread)
  expect(card.text).toBe('TS261120-01 · 请示：客户要十万元\n钱总 09:00 指示：先赔三千，其余走保险')
  expect(card.buttons).toEqual([])
  const [story] = await li.says(work, '/查看 TS261120-01')
  expect(story?.text).toContain('李四：请示上级，原因：客户要十万元')
  expect(story?.text).toContain('钱总：指示：先赔三千，其余走保险')
})

test('agreed by typing; refused with a reason of one’s own', async () => {
  const { boss, work, thread } = scene
  await asked()
  const [yes] = await boss.says(work, '/同意 TS261120-01')
  expect(yes?.text).toContain('✅ TS261120-01 钱总同意：客户要十万元\n请马上办。')
  await scene.li.says(work, '/请示 客户要报警', { thread })
  const [no] = await boss.says(work, '/不同意 TS261120-01 请他先报警')
  expect(no?.text).toContain('✋ TS261120-01 钱总不同意：客户要报警\n原因：请他先报警')
})

test('the reasons of the buttons read as words everywhere', async () => {
  const { boss, li, work } = scene
  const card = await asked('authority')
  expect(card.text).toContain('李四：权限不够')
  await boss.presses(card, '不同意')
  await boss.presses(work.last, '按制度办')
  expect(card.text).toBe('TS261120-01 · 请示：权限不够\n钱总 09:00 不同意：按制度办')
  expect((await li.says(work, '/查看 TS261120-01'))[0]?.text).toContain('钱总：不同意请示，原因：按制度办')
})

test('the management room reads it, may answer there, and sees the answer', async () => {
  const { admin, boss, work, world } = scene
  const boardroom = world.room('-200', '管理群')
  await admin.says(boardroom, '/绑定 岩板一店 management')
  const card = await asked()
  const copy = boardroom.with('请示处理办法')
  await boss.presses(copy, '同意')
  expect(copy.text).toBe('TS261120-01 · 请示：客户要十万元\n钱总 09:00 同意')
  expect(card.buttons).toEqual([])
  expect(work.with('钱总同意').text).toContain('@李四')
})

test('asked the same again an hour later, only the newer question waits', async () => {
  const { li, boss, work, world, thread } = scene
  const old = await asked()
  await world.turnBy(61)
  await li.says(work, '/请示 客户要十万元', { thread })
  expect(old.text).toContain('已作废')
  await boss.says(boss.direct, '/批准')
  expect(boss.direct.last.text).toContain('同意：客户要十万元')
})

test('the question is reminded of half way, and at the end those above hear of it', async () => {
  const { boss, work, world } = scene
  const card = await asked()
  await world.turnTo('2026-11-20T11:00')
  const ring = work.last
  expect(ring.text).toBe('@钱总\n⏰ TS261120-01 · 张三 等您批，请在 13:00 前批\n请示：客户要十万元')
  await boss.presses(ring, '同意')
  expect(card.text).toContain('钱总 11:00 同意')
  expect(ring.text).toBe('✓ TS261120-01 · 审批不用再催')
})

test('two questions wait: the reminder offers a yes to each', async () => {
  const { boss, li, work, world, thread } = scene
  await asked()
  await li.says(work, '/请示 客户要报警', { thread })
  await world.turnTo('2026-11-20T11:00')
  expect(work.last.buttons.map(({ label }) => label)).toEqual(['批准 请示：客户要十万元', '批准 请示：客户要报警'])
  await boss.presses(work.last, '批准 请示：客户要报警')
  expect((await boss.says(work, '/待办'))[0]?.text).toContain('请示：客户要十万元')
})

test('nobody holds the role: the admins are asked', async () => {
  const { admin, boss, work } = scene
  await admin.says(work, '/人员 移除 钱总')
  await admin.says(work, '/级别 TS261120-01 重大')
  await scene.li.says(work, '/请示 TS261120-01 客户要十万元')
  const card = work.with('请示处理办法')
  await boss.presses(card, '同意')
  expect(boss.toast).not.toBe('')
  expect(card.buttons).toHaveLength(3)
  await admin.presses(card, '同意')
  expect(card.text).toContain('周敏 09:00 同意')
})

test('somebody of another brand sees nothing of it', async () => {
  const { admin, world, work } = scene
  const away = world.room('-300', '瓷砖二店工作群')
  await admin.says(away, '/绑定 瓷砖二店 work')
  const other = world.person('吴总', '1010')
  await other.says(away, '/我是 吴总 总经理')
  await admin.presses(away.last, '批准')
  const card = await asked()
  await other.presses(card, '同意')
  expect(card.buttons).toHaveLength(3)
  expect((await other.says(away, '/批准'))[0]?.text).toBe('现在没有等您批的，辛苦了。')
  expect(work.messages.some(({ text }) => text.includes('吴总'))).toBe(false)
})

test('a special case is decided by the management, with the reason in the timeline', async () => {
  const { boss, li, work, thread } = scene
  await boss.says(work, '/特批 免收上门费', { thread })
  expect(work.last.text).toContain('为什么这样决定？')
  const [line] = await boss.says(work, '老客户', { thread, replyTo: work.last })
  expect(line?.text).toBe('@李四 @王强\nTS261120-01 钱总特批：免收上门费\n原因：老客户')
  expect((await li.says(work, '/查看 TS261120-01'))[0]?.text).toContain('钱总：特批：免收上门费，原因：老客户')
  const [no] = await li.says(work, '/特批 TS261120-01 免收上门费 原因:老客户')
  expect(no?.text).toContain('/特批')
  expect((await boss.says(work, '/特批 TS261120-01 决定:退一半 原因:赶工'))[0]?.text).toBe(
    '@李四 @王强\nTS261120-01 钱总特批：退一半\n原因：赶工',
  )
})

test('in English', async () => {
  await scene.world.close()
  scene = await openEnglishCase(CENTRE.environment)
  const { boss, li, work, thread } = scene
  await boss.says(work, '/severity major', { thread })
  await li.says(work, '/escalate he wants 100,000', { thread })
  const card = work.with('needs a decision')
  expect(card.buttons.map(({ label }) => label)).toEqual(['Agree', 'Instruct', 'Disagree'])
  await boss.presses(card, 'Instruct')
  const posts = await boss.says(work, 'offer 3,000', { thread, replyTo: work.last })
  expect(posts[0]?.text).toBe(
    '@Li @Wang\n✅ TS261120-01 Qian decides: offer 3,000\nThe question was “he wants 100,000”. Please act at once.',
  )
  const [line] = await boss.says(work, '/decide TS261120-01 decision:no charge reason:a regular')
  expect(line?.text).toBe('@Li @Wang\nTS261120-01 Qian decides a special case: no charge\nbecause: a regular')
})
