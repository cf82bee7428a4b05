/** In a serious complaint a plan is approved before the work begins. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Case, openCase, openEnglishCase } from '../complaints/later-life.js'

const CAR = { environment: { POLICY: 'car-service' } }
const PLAN = '/处理意见 1 更换台面 11月25日'
let scene: Case

beforeEach(async () => {
  scene = await openCase(CAR)
})
afterEach(() => scene.world.close())

/** Major, and 王强 has signed and called. */
async function ready() {
  const { boss, wang, work, card, thread } = scene
  await boss.says(work, '/级别 重大', { thread })
  await wang.presses(card, '知晓')
  await wang.says(work, '/联系客户', { thread })
}

async function planned() {
  await ready()
  await scene.wang.says(scene.work, PLAN, { thread: scene.thread })
  return scene.work.with('请批准')
}

test('the general manager is asked in the thread, with plan, date and deadline', async () => {
  const card = await planned()
  expect(card.thread).toBe(scene.thread)
  expect(card.text).toBe(
    [
      '@钱总',
      '📝 请批准 · TS261120-01 · 张三',
      '问题 1（工程部）处理意见',
      '处理意见: 更换台面',
      '承诺日期: 11月25日 周三',
      '请批准: 钱总',
      '时限: 14:30',
    ].join('\n'),
  )
  expect(card.buttons.map(({ label }) => label)).toEqual(['批准', '修改', '驳回'])
})

test('before that nothing is solved; approved, the department may begin and calls the customer', async () => {
  const { wang, boss, work, thread } = scene
  const card = await planned()
  const [no] = await wang.says(work, '/解决 1 换好台面', { thread })
  expect(no?.text).toBe('TS261120-01 问题 1 的处理意见等钱总批准，批准后再动手，谢谢。')
  await boss.presses(card, '批准')
  expect(card.text).toBe('TS261120-01 · 问题 1（工程部）处理意见\n钱总 09:00 批准')
  expect(card.buttons).toEqual([])
  const told = work.with('可以动手了')
  expect(told.text).toBe(
    '@王强\n✅ TS261120-01 问题 1（工程部）处理意见已批准，可以动手了\n请先告诉客户：更换台面，11月25日 周三 完成',
  )
  await wang.presses(told, '已联系')
  expect(work.last.text).toBe('TS261120-01 · 工程部 已联系客户')
  expect((await wang.says(work, '/解决 1 换好台面', { thread }))[0]?.text).toContain('已解决：换好台面')
})

test('without a plan nothing is solved either', async () => {
  await ready()
  const [no] = await scene.wang.says(scene.work, '/解决 1 换好台面', { thread: scene.thread })
  expect(no?.text).toBe('TS261120-01 问题 1 要先批准再动手，请工程部先提处理意见。')
})

test('an ordinary complaint needs no approval', async () => {
  const { wang, work, card, thread } = scene
  await wang.presses(card, '知晓')
  await wang.says(work, '/联系客户', { thread })
  expect((await wang.says(work, PLAN, { thread })).some(({ text }) => text.includes('请批准'))).toBe(false)
  expect((await wang.says(work, '/解决 1 换好台面', { thread }))[0]?.text).toContain('已解决')
})

test('typed: by the code, or by nothing else where only one thing waits', async () => {
  const { boss, wang, work } = scene
  await planned()
  await wang.says(work, '/处理意见 TS261120-01 2 换密封圈 11月24日')
  await boss.says(boss.direct, '/待办')
  expect(boss.direct.last.text).toContain('TS261120-01 张三 · 问题 1（工程部）处理意见')
  await boss.says(boss.direct, '/批准')
  expect(boss.direct.last.text).toBe('批哪一件？')
  const posts = await boss.says(work, '/批准 TS261120-01 2')
  expect(posts[0]?.text).toContain('TS261120-01 问题 2（工程部）处理意见已批准')
  expect((await boss.says(boss.direct, '/批准'))[0]?.text).toContain('问题 1（工程部）处理意见已批准')
  expect((await boss.says(work, '/批准'))[0]?.text).toBe('现在没有等您批的，辛苦了。')
  expect((await boss.says(work, '/批准 TS261120-01'))[0]?.text).toBe('TS261120-01 现在没有要批的，不用操作。')
})

test('others are told politely whose word it waits for', async () => {
  const { wang, admin, work } = scene
  const card = await planned()
  const before = work.messages.length
  for (const person of [wang, admin]) {
    await person.presses(card, '批准')
    expect(person.toast).toBe('TS261120-01 这件事等钱总批，您不用操作，谢谢。')
  }
  expect((await wang.says(work, '/驳回 TS261120-01 太贵')).map(({ text }) => text)).toEqual([
    'TS261120-01 这件事等钱总批，您不用操作，谢谢。',
  ])
  expect(card.buttons).toHaveLength(3)
  expect(work.messages.slice(before)).toHaveLength(1)
})

test('rejected with a reason: the department is asked for another plan', async () => {
  const { boss, wang, li, work, thread } = scene
  const card = await planned()
  await boss.presses(card, '驳回')
  const question = work.last
  expect(question.text).toContain('TS261120-01 问题 1（工程部）处理意见：为什么驳回？点一个，或直接写。')
  expect(question.buttons.map(({ label }) => label)).toEqual(['先和客户商量', '费用太高', '时间太长'])
  await boss.presses(question, '费用太高')
  expect(card.text).toBe('TS261120-01 · 问题 1（工程部）处理意见\n钱总 09:00 驳回：费用太高')
  const told = work.with('请重新提处理意见')
  expect(told.text).toBe('@王强\n✋ TS261120-01 问题 1（工程部）处理意见被钱总驳回：费用太高\n请重新提处理意见')
  expect(told.buttons.map(({ label }) => label)).toEqual(['处理意见'])
  const [story] = await li.says(work, '/查看 TS261120-01')
  expect(story?.text).toContain('钱总：驳回问题 1 的处理意见，原因：费用太高')
  expect(story?.text).toContain('问题 1（工程部）处理意见 · 钱总 09:00 驳回：费用太高')
  expect(story?.text).toContain('1. 台面开裂 · 工程部 · 已知晓')
  await wang.says(work, '/处理意见 1 修补台面 11月24日', { thread })
  expect(work.with('请批准').text).toContain('修补台面')
})

test('changed: another plan and date are asked for, and are approved with it', async () => {
  const { boss, li, work, thread } = scene
  const card = await planned()
  await boss.presses(card, '修改')
  expect(work.last.text).toContain('TS261120-01 问题 1 改成怎么处理？')
  await boss.says(work, '整套换新', { thread, replyTo: work.last })
  expect(work.last.text).toContain('TS261120-01 问题 1 承诺哪天完成？')
  await boss.presses(work.last, '11月25日 周三')
  expect(card.text).toBe('TS261120-01 · 问题 1（工程部）处理意见\n钱总 09:00 改为“整套换新”并批准')
  expect(work.with('改后已批准').text).toContain('请先告诉客户：整套换新，11月25日 周三 完成')
  const [story] = await li.says(work, '/查看 TS261120-01')
  expect(story?.text).toContain('处理意见：整套换新，承诺 11月25日 周三')
  expect(story?.text).toContain('钱总：问题 1 的处理意见改为：整套换新，承诺 11月25日')
})

test('a changed plan makes the old card void, and asks anew', async () => {
  const { boss, wang, work, thread } = scene
  const old = await planned()
  await wang.says(work, '/处理意见 1 修补台面 11月26日', { thread })
  expect(old.text).toBe('TS261120-01 · 问题 1（工程部）处理意见\n已作废，不用再批，谢谢。')
  const card = work.with('请批准')
  await boss.presses(card, '批准')
  const [again] = await wang.says(work, '/处理意见 1 换两块台面 11月26日', { thread })
  expect(again?.text).toContain('换两块台面')
  expect((await wang.says(work, '/解决 1 换好台面', { thread }))[0]?.text).toContain('等钱总批准')
})

test('the third plan of a round tells the general manager once', async () => {
  const { wang, work, thread } = scene
  await planned()
  await wang.says(work, '/处理意见 1 修补台面 11月26日', { thread })
  const third = await wang.says(work, '/处理意见 1 打磨台面 11月26日', { thread })
  expect(third.map(({ text }) => text)).toContain(
    '@钱总\n⬆️ TS261120-01 问题 1（工程部）处理意见改到第 3 版了\n请钱总看一下',
  )
  const fourth = await wang.says(work, '/处理意见 1 重做台面 11月26日', { thread })
  expect(fourth.some(({ text }) => text.includes('第 3 版'))).toBe(false)
})

test('pressed twice it counts once', async () => {
  const { boss, work } = scene
  const card = await planned()
  const [approve] = card.buttons
  await boss.presses(card, '批准')
  const said = work.messages.length
  await boss.pressesChoice(card, approve?.id ?? '')
  expect(boss.toast).toBe('TS261120-01 · 问题 1（工程部）处理意见\n钱总 09:00 批准')
  expect(work.messages).toHaveLength(said)
})

test('of two general managers the quicker decides', async () => {
  const { admin, boss, work, world } = scene
  const second = world.person('孙总', '1009')
  await second.says(work, '/我是 孙总 总经理')
  await admin.presses(work.last, '批准')
  const card = await planned()
  expect(card.text).toContain('请批准: 钱总、孙总')
  const buttons = card.buttons
  await second.presses(card, '批准')
  await boss.pressesChoice(card, buttons[2]?.id ?? '')
  expect(boss.toast).toBe('TS261120-01 · 问题 1（工程部）处理意见\n孙总 09:00 批准')
})

test('while the general manager is away, the deputy decides', async () => {
  const { boss, other, work } = scene
  await boss.says(work, '/请假 11月20日 到 11月21日 代理:@陈师傅', { mentions: [other] })
  const card = await planned()
  expect(card.text).toContain('请批准: 陈师傅（代钱总）')
  await other.presses(card, '批准')
  expect(card.text).toContain('陈师傅 09:00 批准')
})

test('leave that begins while it waits: the deputy is told what waits, and either may decide', async () => {
  const { boss, other, work } = scene
  const card = await planned()
  await boss.says(work, '/请假 11月20日 代理:@陈师傅', { mentions: [other] })
  expect(work.with('陈师傅代理').text).toContain('TS261120-01 张三 · 问题 1（工程部）处理意见')
  expect((await other.says(work, '/待办'))[0]?.text).toContain('等您批')
  await boss.presses(card, '批准')
  expect(card.text).toContain('钱总 09:00 批准')
})

test('when it gets worse, plans that were made before are approved now; when it is ordinary again, not any more', async () => {
  const { li, boss, wang, work, card, thread } = scene
  await wang.presses(card, '知晓')
  await wang.says(work, '/联系客户', { thread })
  await wang.says(work, PLAN, { thread })
  await li.says(work, '/级别 重大', { thread })
  const asked = work.with('请批准')
  expect(asked.text).toContain('@钱总')
  await boss.says(work, '/级别 一般', { thread })
  expect(asked.text).toContain('已作废')
  expect((await wang.says(work, '/解决 1 换好台面', { thread }))[0]?.text).toContain('已解决')
})

test('nobody decides in time: reminded with the same buttons, which end with the decision', async () => {
  const { boss, work, world } = scene
  const card = await planned()
  await world.turnTo('2026-11-20T14:30')
  const ring = work.with('审批超时')
  expect(ring.text).toBe(
    [
      '@钱总',
      '⏰ TS261120-01 · 张三 审批超时，应在 14:30 前',
      '问题 1（工程部）处理意见',
      '处理意见: 更换台面',
      '承诺日期: 11月25日 周三',
    ].join('\n'),
  )
  await boss.presses(ring, '批准')
  expect(card.buttons).toEqual([])
  expect(ring.buttons).toEqual([])
})

test('paused, it may be decided all the same', async () => {
  const { boss, li, work, thread } = scene
  const card = await planned()
  await li.says(work, '/挂起 等厂家', { thread })
  await boss.presses(card, '批准')
  expect(card.text).toContain('钱总 09:00 批准')
})

test('closed, or begun anew: nothing is left to decide', async () => {
  const { boss, li, work } = scene
  const card = await planned()
  const [approve] = card.buttons
  await boss.says(work, '/结案 TS261120-01 客户撤诉')
  expect(card.text).toBe('TS261120-01 · 问题 1（工程部）处理意见\n已作废，不用再批，谢谢。')
  await boss.pressesChoice(card, approve?.id ?? '')
  expect(boss.toast).toBe('TS261120-01 · 问题 1（工程部）处理意见\n已作废，不用再批，谢谢。')
  await li.says(work, '/重开 TS261120-01')
  expect((await boss.says(work, '/批准 TS261120-01'))[0]?.text).toBe('TS261120-01 现在没有要批的，不用操作。')
})

test('in English', async () => {
  await scene.world.close()
  scene = await openEnglishCase(CAR.environment)
  const { wang, boss, work, card, thread } = scene
  await boss.says(work, '/severity major', { thread })
  await wang.presses(card, 'Acknowledge')
  await wang.says(work, '/call', { thread })
  await wang.says(work, '/plan 1 replace the top Nov 25', { thread })
  const asked = work.with('To approve')
  expect(asked.text.split('\n').slice(0, 3)).toEqual([
    '@Qian',
    '📝 To approve · TS261120-01 · Zhang San',
    'plan for problem 1 (工程部)',
  ])
  await boss.presses(asked, 'Approve')
  expect(asked.text).toBe('TS261120-01 · plan for problem 1 (工程部)\napproved by Qian, 09:00')
  expect(work.with('please begin').text).toBe(
    '@Wang\n✅ TS261120-01 problem 1 (工程部): the plan is approved, please begin\nTell the customer first: replace the top, by Wed 25 Nov',
  )
})
