/** A complaint that waits for somebody else: its clocks stand still, and go on with what they had left. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Case, inThread, openCase, openEnglishCase } from './later-life.js'

let scene: Case

beforeEach(async () => {
  scene = await openCase()
})
afterEach(() => scene.world.close())

const PAUSE = '/挂起 TS261120-01 等厂家补板'
const RESUME = '/恢复 TS261120-01'
const rings = () => scene.work.messages.filter(({ text }) => text.includes('⏰'))
const story = async () => (await scene.li.says(scene.work, '/查看 TS261120-01'))[0]?.text ?? ''

test('the answer, the same line in the thread, and the thread is called so', async () => {
  const { li, work, thread, world } = scene
  const before = world.adapter.sent.length
  const posts = await li.says(work, PAUSE)
  const line = 'TS261120-01 已挂起，时限停走：等厂家补板\n可以往下办了就发：/恢复 TS261120-01'
  expect(posts.map(({ text, thread }) => [text, thread])).toEqual([
    [line, undefined],
    [line, thread],
  ])
  expect(inThread(scene, before)).toEqual([line, 'open: 挂起 TS261120-01 张三 台面开裂'])
})

test('nothing rings and nothing is breached; then the clock has what it had left', async () => {
  const { world, li, work, card } = scene
  await world.turnTo('2026-11-20T09:10')
  await li.says(work, PAUSE)
  expect(card.text).toContain('TS261120-01 · 工程部 · 挂起中，请知晓')
  await world.turnTo('2026-11-20T14:00')
  expect(rings()).toEqual([])
  const [answer] = await li.says(work, RESUME)
  expect(answer?.text).toMatch(/^TS261120-01 已恢复，时限接着走\n· 工程部知晓：14:20 前/)
  expect(card.text).toContain('TS261120-01 · 工程部 · 请在 14:20 前知晓')
  expect(card.text).toContain('30分钟（14:20 前）')
  await world.turnTo('2026-11-20T14:04')
  expect(rings()).toEqual([])
  await world.turnTo('2026-11-20T14:05')
  expect(rings().map(({ text }) => text.split('\n').slice(0, 3).join('\n'))).toEqual([
    '@王强\n⏰ TS261120-01 · 工程部 还未知晓，请在 14:20 前知晓\n已用 15分钟',
  ])
  await world.turnTo('2026-11-20T14:21')
  expect(rings()).toHaveLength(2)
  expect(await story()).toContain('14:20 工程部知晓超时')
})

test('a step that has come does not come again, and a breach that has happened stays', async () => {
  const { world, li, work } = scene
  await world.turnTo('2026-11-20T09:40')
  expect(rings()).toHaveLength(2)
  await li.says(work, PAUSE)
  expect(await story()).toContain('工程部知晓：应在 09:30 前，已超时 10分钟')
  await world.turnTo('2026-11-20T11:00')
  const [answer] = await li.says(work, RESUME)
  expect(answer?.text).toContain('工程部知晓：已超时，应在 09:30 前')
  expect(rings()).toHaveLength(2)
  expect(await story()).toContain('应在 09:30 前，已超时 10分钟')
  // 150 % is the deputy's: five more minutes of running time.
  await world.turnTo('2026-11-20T11:05')
  expect(rings().at(-1)?.text).toContain('@赵六\n⏰ TS261120-01 · 工程部 超时未知晓，应在 09:30 前知晓\n已用 45分钟')
  expect((await story()).match(/知晓超时/g)).toHaveLength(1)
})

test('several pauses are all left out', async () => {
  const { world, li, work, wang, card } = scene
  for (const [pause, resume] of [
    ['09:05', '10:00'],
    ['10:10', '12:00'],
  ]) {
    await world.turnTo(`2026-11-20T${pause}`)
    await li.says(work, PAUSE)
    await world.turnTo(`2026-11-20T${resume}`)
    await li.says(work, RESUME)
  }
  const told = await story()
  expect(told).toContain('工程部知晓：12:15 前，还有 15分钟')
  expect(told).toContain('09:05 至 10:00 挂起，不计、10:10 至 12:00 挂起，不计、12:15 到期')
  await world.turnTo('2026-11-20T12:05')
  await wang.presses(card, '知晓')
  expect(await story()).toContain('工程部知晓：按时，用了 20分钟')
})

test('/查看 says since when, why and what is left; the timeline keeps both', async () => {
  const { world, li, work } = scene
  await world.turnTo('2026-11-20T09:10')
  await li.says(work, PAUSE)
  await world.turnTo('2026-11-20T10:00')
  const told = await story()
  expect(told.split('\n')[0]).toBe('TS261120-01 · 待知晓 · 挂起')
  expect(told).toContain('挂起: 09:10 起，等厂家补板（李四）')
  expect(told).toContain('工程部知晓：挂起（09:00 开始计时、09:10 起挂起、还剩 20 分钟）')
  await li.says(work, RESUME)
  const after = await story()
  expect(after).not.toContain('· 挂起')
  expect(after).toContain('09:10 李四：挂起，原因：等厂家补板')
  expect(after).toContain('10:00 李四：恢复')
})

test('signing is still possible; what begins meanwhile stands still from its start', async () => {
  const { world, li, wang, work, card } = scene
  await world.turnTo('2026-11-20T09:10')
  await li.says(work, PAUSE)
  await world.turnTo('2026-11-20T10:00')
  await wang.presses(card, '知晓')
  expect(await story()).toContain('工程部知晓：按时，用了 10分钟')
  expect(await story()).toContain('工程部处理意见：挂起（10:00 开始计时、09:10 起挂起、还剩 48 小时')
  await li.says(work, '/问题 TS261120-01 颜色有色差')
  expect(work.with('材料部 · 挂起中，请知晓').text).toContain('时限: 挂起，恢复后再计时')
  await world.turnTo('2026-11-21T09:00')
  expect(rings()).toEqual([])
  const [answer] = await li.says(work, RESUME)
  expect(answer?.text).toContain('材料部知晓：09:30 前')
  expect(answer?.text).toContain('工程部处理意见：11月23日 周一 09:00 前')
})

test('a promised day that falls into the pause moves to the first working day after it', async () => {
  const { world, li, wang, work, card } = scene
  await wang.presses(card, '知晓')
  await wang.says(work, '/处理意见 TS261120-01 1 更换台面 11月21日')
  await wang.says(work, '/处理意见 TS261120-01 2 换密封圈 11月30日')
  await li.says(work, PAUSE)
  await world.turnTo('2026-11-23T20:00')
  expect(rings()).toEqual([])
  const [answer] = await li.says(work, RESUME)
  expect(answer?.text).toContain('问题 1 承诺：11月24日 周二 18:00 前')
  expect(answer?.text).toContain('问题 2 承诺：11月30日 周一 18:00 前')
  expect(await story()).toContain('挂起期间到期，恢复后顺延到 11月24日 周二')
  await world.turnTo('2026-11-24T18:00')
  expect(rings()).toHaveLength(1)
})

test('nothing is noted as late that is done while it stands still', async () => {
  const { world, li, wang, work, card } = scene
  await world.turnTo('2026-11-20T09:20')
  await li.says(work, PAUSE)
  await world.turnTo('2026-11-20T12:00')
  await wang.presses(card, '知晓')
  await world.turnTo('2026-11-20T15:00')
  expect(await story()).not.toContain('超时')
  expect(await story()).toContain('工程部知晓：按时，用了 20分钟')
})

test('closing ends it: reopened, the clocks run again', async () => {
  const { world, li, boss, work } = scene
  const before = world.adapter.sent.length
  await li.says(work, PAUSE)
  await world.turnTo('2026-11-20T12:00')
  await boss.says(work, '/结案 TS261120-01 客户撤诉')
  expect(inThread(scene, before).at(-1)).toBe('archived: 已结案 TS261120-01 张三 台面开裂')
  expect(await story()).not.toContain('· 挂起')
  expect(await story()).not.toContain('超时')
  await world.turnTo('2026-11-20T18:00')
  expect(rings()).toEqual([])
  await li.says(work, '/重开 TS261120-01')
  expect(work.with('TS261120-01 · 工程部 · 请在').text).toContain('请在 18:30 前知晓')
})

test('who may: those who take complaints, admins, and the head of a department concerned', async () => {
  const { world, work, admin, wang, other } = scene
  for (const person of [wang, other]) {
    const [no, ...more] = await person.says(work, PAUSE)
    expect(no?.text).toBe('TS261120-01 由客服或责任部门负责人挂起、恢复，您不用操作，谢谢。')
    expect(more).toEqual([])
  }
  await admin.says(work, '/部门 负责人 工程部 @王强', { mentions: [wang] })
  expect((await wang.says(work, PAUSE))[0]?.text).toContain('已挂起')
  expect((await other.says(work, RESUME))[0]?.text).toContain('您不用操作')
  await world.turnTo('2026-11-20T10:00')
  expect((await admin.says(work, RESUME))[0]?.text).toContain('已恢复')
})

test('twice, when it is not paused, when it is closed: a polite word and no change', async () => {
  const { li, boss, work } = scene
  expect((await li.says(work, RESUME)).map(({ text }) => text)).toEqual(['TS261120-01 没有挂起，不用恢复。'])
  await li.says(work, PAUSE)
  expect((await li.says(work, '/挂起 TS261120-01 等客户')).map(({ text }) => text)).toEqual([
    'TS261120-01 已经挂起了：等厂家补板',
  ])
  await boss.says(work, '/结案 TS261120-01 客户撤诉')
  expect((await li.says(work, PAUSE)).map(({ text }) => text)).toEqual([
    'TS261120-01 已经结案，要接着处理请先重开：/重开 TS261120-01',
  ])
  expect((await li.says(work, RESUME)).map(({ text }) => text)).toEqual(['TS261120-01 没有挂起，不用恢复。'])
})

test('the reason is asked for, and in the thread no code is needed; to resume, the paused ones are offered', async () => {
  const { li, work, thread } = scene
  await li.says(work, '/恢复')
  expect(work.last.text).toBe('没有挂起的投诉。')
  await li.says(work, '/挂起', { thread })
  expect(work.last.text).toContain('为什么挂起？')
  await li.says(work, '等客户回家', { thread, replyTo: work.last })
  expect(work.with('已挂起').text).toContain('时限停走：等客户回家')
  await li.says(work, '/恢复')
  await li.presses(work.last, 'TS261120-01 张三')
  expect(work.with('已恢复').text).toContain('TS261120-01 已恢复')
})

test('/待办 has it apart, and counts only what is to be done', async () => {
  const { li, wang, work } = scene
  await li.says(work, PAUSE)
  for (const [person, head] of [
    [li, '您现在没有待办，辛苦了。'],
    [wang, '您现在没有待办，辛苦了。'],
  ] as const) {
    const [answer] = await person.says(work, '/待办')
    expect(answer?.text).toContain(head)
    expect(answer?.text).toContain('挂起中，先不用办\n· TS261120-01 张三 · 等厂家补板')
  }
  await li.says(work, RESUME)
  const [answer] = await wang.says(work, '/待办')
  expect(answer?.text).not.toContain('挂起')
  expect(answer?.text).toContain('等您知晓')
})

test('a restart in the middle changes nothing', async () => {
  const { world, li, work } = scene
  await world.turnTo('2026-11-20T09:10')
  await li.says(work, PAUSE)
  await world.down()
  world.time.set(new Date('2026-11-20T12:00:00+08:00'))
  await world.boot()
  expect(rings()).toEqual([])
  await li.says(work, RESUME)
  await world.turnTo('2026-11-20T12:06')
  expect(rings()).toHaveLength(1)
})

test('in English', async () => {
  await scene.world.close()
  scene = await openEnglishCase()
  const { world, li, work } = scene
  await world.turnTo('2026-11-20T09:10')
  const [line] = await li.says(work, '/pause TS261120-01 waiting for a new slab')
  expect(line?.text).toBe(
    'TS261120-01 is paused, its clocks stand still: waiting for a new slab\nTo go on: /resume TS261120-01',
  )
  expect(world.adapter.threadStates.at(-1)?.title).toBe('Paused TS261120-01 Zhang San top cracked')
  await world.turnTo('2026-11-20T10:00')
  const [story] = await li.says(work, '/show TS261120-01')
  expect(story?.text).toContain('TS261120-01 · to be acknowledged · paused')
  expect(story?.text).toContain('Paused: since 09:10, waiting for a new slab (Li)')
  expect(story?.text).toContain('工程部, acknowledgement: paused (started 09:00, paused since 09:10, 20 minutes left)')
  const [goesOn] = await li.says(work, '/resume TS261120-01')
  expect(goesOn?.text).toBe('TS261120-01 goes on, and so do its clocks\n· 工程部, acknowledgement: by 10:20')
})
