/** The deadlines of a complaint: begun and ended by what happens, called to mind in time, and explained. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { type Case, openCase, openEnglishCase } from './later-life.js'

const ALL = `
  contact: { rule: { kind: business, for: 2h }, ladder: [{ at: 120, who: head }, { at: 150, who: { role: general_manager } }] }
  plan: { rule: { kind: elapsed, for: 24h }, remindAt: [50, 100] }
  promised: { rule: { kind: onDayAt, at: closing }, remindAt: [100], ladder: [] }
  solve: { rule: { kind: elapsed, for: 24h }, ladder: [{ at: 125, who: { role: general_manager } }] }
  followup: { rule: { kind: window, from: 5, to: 7 }, remindAt: [100], ladder: [{ at: 110, who: { role: general_manager } }] }
`

const folder = mkdtempSync(join(tmpdir(), 'deadlines-'))
let scene: Case

afterEach(() => scene.world.close())
afterAll(() => rmSync(folder, { recursive: true }))

/** The dealer's own file: the preset with these clocks instead of its own; signing is not what is tested here. */
let files = 0
function policyWith(clocks: string): { POLICY: string } {
  const preset = readFileSync('src/domain/policy/presets/slab-dealer.yaml', 'utf8')
  const own = preset.replace(/^clocks:.*\n(?: .*\n)*/m, clocks === '' ? '' : `clocks:${clocks}`)
  const file = join(folder, `${++files}.yaml`)
  writeFileSync(file, own)
  return { POLICY: file }
}

/** A complaint at 09:00 of Friday, 20 November, with two problems of 工程部; 陈师傅 is its head. */
async function open(clocks = ALL) {
  scene = await openCase({ environment: policyWith(clocks) })
  const { admin, other, work } = scene
  await admin.says(work, '/部门 负责人 工程部 @陈师傅', { mentions: [other] })
}

const rings = () =>
  scene.work.messages.flatMap(({ text, post }) =>
    text.includes('⏰')
      ? [`${post.mentions.map(({ name }) => name).join()} ${text.replace(/^@\S+( @\S+)*\n/, '')}`]
      : [],
  )
const last = () => rings().at(-1) ?? ''
const at = (time: string) => scene.world.turnTo(time.length === 5 ? `2026-11-20T${time}` : `2026-11-${time}`)
const story = async () => (await scene.li.says(scene.work, '/查看 TS261120-01'))[0]?.text ?? ''
const sign = () => scene.wang.presses(scene.card, '知晓')
const plan = (number: number, day: string) =>
  scene.wang.says(scene.work, `/处理意见 TS261120-01 ${number} 更换台面 ${day}`)
const solve = (number: number) => scene.wang.says(scene.work, `/解决 TS261120-01 ${number} 换好了`)
const called = () => scene.wang.says(scene.work, '/联系客户 TS261120-01 明天上门')

test('calling the customer: from the signature, the liaison at 50, 80 and 100 per cent, then the head, then above', async () => {
  await open()
  await at('09:10')
  await sign()
  expect(await story()).toContain('工程部联系客户：11:10 前，还有 2小时（09:10 开始计时、11:10 到期）')
  await at('10:09')
  expect(rings()).toEqual([])
  for (const [time, who, head] of [
    ['10:10', '王强', '⏰ TS261120-01 · 工程部 还没联系客户，请在 11:10 前联系\n已用 1小时'],
    ['10:46', '王强', '⏰ TS261120-01 · 工程部 还没联系客户，请在 11:10 前联系\n已用 1小时36分钟'],
    ['11:10', '王强,李四', '⏰ TS261120-01 · 工程部 超时未联系客户，应在 11:10 前\n已用 2小时'],
    ['11:34', '陈师傅', '⏰ TS261120-01 · 工程部 超时未联系客户，应在 11:10 前\n已用 2小时24分钟'],
    ['12:10', '钱总', '⏰ TS261120-01 · 工程部 超时未联系客户，应在 11:10 前\n已用 3小时'],
  ] as const) {
    await at(time)
    expect(last()).toContain(`${who} ${head}`)
  }
  expect(rings()).toHaveLength(5)
  const [ring] = scene.work.messages.filter(({ text }) => text.includes('⏰'))
  expect(ring?.thread).toBe(scene.thread)
  expect(ring?.buttons.map(({ label }) => label)).toEqual(['已联系'])
  expect((await story()).match(/11:10 工程部联系客户超时/g)).toHaveLength(1)
  await called()
  expect(await story()).toContain('工程部联系客户：应在 11:10 前，晚了 1小时')
})

test('a call in time ends it, and nobody is reminded', async () => {
  await open()
  await sign()
  await at('09:40')
  await called()
  expect(await story()).toContain('工程部联系客户：按时，用了 40分钟')
  await at('20:59')
  expect(rings()).toEqual([])
})

test('in working time: signed in the evening, it runs from the next morning, and says so', async () => {
  await open(ALL.replace(/ {2}solve.*\n/, ''))
  await at('20:00')
  const before = rings().length
  await sign()
  expect(await story()).toContain('工程部联系客户：11月21日 周六 11:00 前')
  expect(await story()).toContain('20:00 开始计时、非工作时间，11月21日 周六 09:00 起计、11月21日 周六 11:00 到期')
  await at('21T09:59')
  expect(
    rings()
      .slice(before)
      .filter((ring) => ring.includes('联系客户')),
  ).toEqual([])
  await at('21T10:00')
  expect(last()).toContain('还没联系客户')
})

test('the plan: until every problem of the department has one', async () => {
  await open()
  await sign()
  await called()
  expect(await story()).toContain('工程部处理意见：11月21日 周六 09:00 前，还有 1天')
  await plan(1, '11月25日')
  expect(await story()).toContain('工程部处理意见：11月21日')
  await at('20:59')
  await at('21:00')
  expect(rings().filter((ring) => ring.includes('处理意见'))).toHaveLength(1)
  expect(rings().find((ring) => ring.includes('处理意见'))).toContain(
    '王强 ⏰ TS261120-01 · 工程部 还没提处理意见，请在 11月21日 周六 09:00 前提出\n已用 12小时',
  )
  await plan(2, '11月26日')
  expect(await story()).toContain('工程部处理意见：按时，用了 12小时')
  await at('21T20:00')
  expect(rings().filter((ring) => ring.includes('处理意见'))).toEqual([])
})

test('the promised day: one for each problem, anew when the day is changed, ended by the solution', async () => {
  await open()
  await sign()
  await called()
  await plan(1, '11月21日')
  await plan(2, '11月22日')
  await plan(1, '11月23日')
  const told = await story()
  expect(told).toContain('问题 1 承诺：11月23日 周一 18:00 前')
  // The day that was changed is neither kept nor broken.
  expect(told.match(/问题 1 承诺：/g)).toHaveLength(1)
  expect(told).toContain('以 11月23日 周一 为准、11月23日 周一 18:00 到期')
  expect(told).toContain('问题 2 承诺：11月22日 周日 18:00 前')
  await at('22T18:00')
  const promises = () => rings().filter((ring) => ring.includes('承诺'))
  expect(promises()).toEqual(['王强,李四 ⏰ TS261120-01 · 工程部 问题 2 过了承诺时间 18:00，还没解决\n· 2. 水槽漏水'])
  await at('23T10:00')
  await solve(1)
  await at('23T19:00')
  expect(promises()).toHaveLength(1)
  await solve(2)
  const after = await story()
  expect(after).toContain('问题 1 承诺：按时')
  expect(after).toContain('问题 2 承诺：应在 11月22日 周日 18:00 前，晚了 1天1小时')
  expect(after.match(/问题 2 过了承诺时间/g)).toHaveLength(1)
})

test('the solution: from the registration on, for whoever took it down, then for the one above; not at night', async () => {
  await open()
  await sign()
  await called()
  await plan(1, '11月30日')
  await plan(2, '11月30日')
  expect(await story()).toContain('解决：11月21日 周六 09:00 前')
  await at('21:00')
  expect(rings()).toEqual([
    '李四 ⏰ TS261120-01 · 张三 还没解决，时限 11月21日 周六 09:00\n已用 12小时\n· 1. 台面开裂\n· 2. 水槽漏水',
  ])
  // 80 per cent is at 04:12: it waits for the morning.
  await at('21T06:59')
  expect(rings()).toHaveLength(1)
  await at('21T07:00')
  expect(rings()).toHaveLength(2)
  await at('21T20:00')
  expect(
    rings()
      .slice(2)
      .map((ring) => ring.split(' ', 1)[0]),
  ).toEqual(['李四', '钱总'])
  expect((await story()).match(/09:00 解决超时/g)).toHaveLength(1)
  await solve(1)
  expect(await story()).toContain('解决：应在 09:00 前，已超时 11小时')
  await solve(2)
  expect(await story()).toContain('解决：应在 09:00 前，晚了 11小时')
})

test('a problem that moves takes its deadlines along', async () => {
  await open()
  await sign()
  await at('09:30')
  await scene.li.says(scene.work, '/转派 TS261120-01 1 材料部')
  await scene.li.says(scene.work, '/转派 TS261120-01 2 材料部')
  const told = await story()
  expect(told).not.toMatch(/工程部(联系客户|处理意见)/)
  expect(told).toContain('材料部知晓：10:00 前')
  expect(told).toContain('解决：11月21日 周六 09:00 前')
})

test('a plan is no call: the wait for the call goes on', async () => {
  await open()
  await sign()
  await plan(1, '11月30日')
  await plan(2, '11月30日')
  expect(await story()).toContain('工程部联系客户：11:00 前')
  await at('10:00')
  expect(last()).toContain('还没联系客户')
  for (const _ of [1, 2, 3]) await scene.wang.says(scene.work, '/联系客户 TS261120-01 联系不上')
  expect(await story()).toContain('工程部联系客户：按时，用了 1小时')
})

test('what did not help is to be solved again, with a fresh plan and a fresh time', async () => {
  await open()
  await sign()
  await called()
  await solve(1)
  await solve(2)
  await at('12:00')
  await scene.li.says(scene.work, '/效果确认 TS261120-01 1 不满意 又裂了')
  const told = await story()
  expect(told).toContain('工程部处理意见：11月21日 周六 12:00 前')
  expect(told).toContain('解决：11月21日 周六 12:00 前')
  expect(told).not.toContain('工程部联系客户：11')
})

test('in a crisis it rings at night', async () => {
  await open()
  await sign()
  await called()
  await plan(1, '11月30日')
  await plan(2, '11月30日')
  await scene.boss.says(scene.work, '/危机 TS261120-01')
  await at('21T04:12')
  expect(rings().map((ring) => ring.split(' ', 1)[0])).toEqual(['李四', '李四'])
})

test('the follow-up: begins when all is signed, in its window, for whoever took it down; ended by the call', async () => {
  await open()
  await sign()
  await called()
  await solve(1)
  await solve(2)
  await scene.li.says(scene.work, '/效果确认 TS261120-01 满意')
  const told = await story()
  expect(told).toContain('回访：11月27日 周五 18:00 前')
  expect(told).toContain('09:00 开始计时、11月25日 周三 09:00 起可办理、11月27日 周五 18:00 到期')
  expect(told).toContain('解决：按时')
  await at('27T17:59')
  expect(rings()).toEqual([])
  await at('27T18:00')
  expect(last()).toBe('李四 ⏰ TS261120-01 · 张三 回访超时，应在 18:00 前\n· 1. 台面开裂\n· 2. 水槽漏水')
  await at('28T20:00')
  expect(last()).toContain('钱总 ⏰ TS261120-01 · 张三 回访超时')
  await scene.li.says(scene.work, '/回访 TS261120-01 满意 5')
  await at('30T18:00')
  expect(rings()).toEqual([])
  expect(await story()).toContain('回访：应在 11月27日 周五 18:00 前，晚了')
})

test('not satisfied: the next round has fresh clocks', async () => {
  await open()
  await sign()
  await called()
  await solve(1)
  await solve(2)
  await scene.li.says(scene.work, '/效果确认 TS261120-01 满意')
  await at('25T10:00')
  await scene.li.says(scene.work, '/回访 TS261120-01 不满意 又裂了')
  const told = await story()
  // Of the round before, only its answer and the timeline are left.
  expect(told).not.toContain('回访：按时')
  expect(told).toContain('解决：11月26日 周四 10:00 前，还有 1天')
  await scene.wang.presses(scene.work.with('TS261120-01 · 工程部 · 请在'), '知晓')
  expect(await story()).toContain('工程部联系客户：12:00 前')
})

test('nothing rings after closing, whatever was running', async () => {
  await open()
  await sign()
  await plan(1, '11月21日')
  await scene.boss.says(scene.work, '/结案 TS261120-01 客户撤诉')
  await at('29T18:00')
  expect(rings()).toEqual([])
  const told = await story()
  expect(told).not.toContain('超时')
  // And nobody is praised for what was not done.
  expect(told).not.toMatch(/(联系客户|承诺|解决)：按时/)
})

test('nothing rings while it is paused, and all of them go on afterwards', async () => {
  await open()
  await sign()
  await at('09:30')
  await plan(1, '11月21日')
  await scene.li.says(scene.work, '/挂起 TS261120-01 等厂家补板')
  await at('25T09:00')
  expect(rings()).toEqual([])
  const [answer] = await scene.li.says(scene.work, '/恢复 TS261120-01')
  expect(answer?.text.split('\n').slice(1).sort()).toEqual([
    '· 工程部处理意见：11月26日 周四 08:30 前',
    '· 工程部联系客户：10:30 前',
    '· 解决：11月26日 周四 08:30 前',
    '· 问题 1 承诺：18:00 前',
  ])
  await at('25T09:30')
  expect(last()).toContain('王强 ⏰ TS261120-01 · 工程部 还没联系客户，请在 10:30 前联系\n已用 1小时')
})

test('what the policy does not name does not run', async () => {
  await open('')
  await sign()
  await plan(1, '11月21日')
  await at('30T18:00')
  expect(rings()).toEqual([])
  const clocks = (await story()).split('时限\n')[1]?.split('经过')[0]
  expect(clocks?.trim()).toBe('· 工程部知晓：按时，不到1分钟')
})

test('the button of a reminder counts while its deadline runs', async () => {
  await open()
  await sign()
  await at('10:00')
  const ring = scene.work.with('还没联系客户')
  const [button] = ring.buttons
  for (const _ of [1, 2, 3]) await scene.wang.says(scene.work, '/联系客户 TS261120-01 联系不上')
  await scene.wang.pressesChoice(ring, button?.id ?? '')
  expect(scene.wang.toast ?? scene.work.last.text).toContain('这件事已经办过了，不用再点。')
  expect(await story()).not.toContain('工程部联系了客户')
})

test('a reminder lists only what still lacks what it asks for', async () => {
  await open()
  await sign()
  await called()
  await plan(1, '11月30日')
  await at('20:59')
  await at('21:00')
  const about = (what: string) => rings().find((ring) => ring.includes(what))
  expect(about('还没提处理意见')).toMatch(/已用 12小时\n· 2\. 水槽漏水$/)
  await plan(2, '11月30日')
  await solve(1)
  await at('21T09:00')
  expect(last()).toMatch(/张三 还没解决.*\n.*\n· 2\. 水槽漏水$/)
})

test('whoever keeps it is away: the deputy is asked to confirm, and the deputy of the head may', async () => {
  await open('')
  const { admin, li, wang, zhao, other, work } = { ...scene, zhao: scene.world.person('赵六', '1004') }
  await sign()
  for (const person of [li, other]) {
    await person.says(work, '/请假 今天 到 11月23日 代理:@赵六')
    await admin.presses(work.with('请批准'), '批准')
  }
  const [solved] = await wang.says(work, '/解决 TS261120-01 1 换好台面')
  expect(solved?.text).toBe('@赵六\nTS261120-01 问题 1（工程部）已解决：换好台面')
  await zhao.says(work, '/挂起 TS261120-01 等厂家补板')
  await zhao.says(work, '/解决 TS261120-01 2 换了密封圈')
  const [line] = await zhao.says(work, '/效果确认 TS261120-01 满意')
  expect(line?.text).toContain('全部解决，请回访客户')
  expect(await story()).toContain('工程部 · 客户已确认')
})

test('in English', async () => {
  scene = await openEnglishCase(policyWith(ALL))
  const { wang, card, li, work } = scene
  await wang.presses(card, 'Acknowledge')
  await at('10:00')
  expect(last()).toContain('Wang ⏰ TS261120-01 · 工程部 has not called the customer yet, due by 11:00\n1 h used')
  const [story] = await li.says(work, '/show TS261120-01')
  expect(story?.text).toContain('工程部, call to the customer: by 11:00, 1 h left (started 09:00, due 11:00)')
  expect(story?.text).toContain('solution: by Sat 21 Nov 09:00')
  await wang.says(work, '/plan TS261120-01 1 replace the top Nov 25')
  const [planned] = await li.says(work, '/show TS261120-01')
  expect(planned?.text).toContain('problem 1, promise: by Wed 25 Nov 18:00')
  expect(planned?.text).toContain('(counted from Wed 25 Nov, due Wed 25 Nov 18:00)')
})
