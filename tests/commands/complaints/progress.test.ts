/** What is unfinished after three working days is asked about; what is solved is confirmed the same day (R004-028, R004-075). */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Case, openCase, openEnglishCase } from './later-life.js'

let scene: Case

/** Signed, called and planned at 09:00 of Friday, 20 November; promised for the 30th. */
beforeEach(async () => {
  scene = await openCase({ environment: { POLICY: 'car-service' } })
  await scene.wang.presses(scene.card, '知晓')
  await says('wang', '/联系客户 TS261120-01 明天上门')
  await plan(1, '11月30日')
  await plan(2, '11月30日')
})
afterEach(() => scene.world.close())

const says = (who: 'li' | 'wang' | 'boss' | 'other', text: string) => scene[who].says(scene.work, text)
const plan = (number: number, day: string) => says('wang', `/处理意见 TS261120-01 ${number} 更换台面 ${day}`)
const at = (time: string) => scene.world.turnTo(`2026-11-${time}`)
const story = async () => (await says('li', '/查看 TS261120-01'))[0]?.text ?? ''
const asked = (about: string) => scene.work.messages.filter(({ text }) => text.includes('⏰') && text.includes(about))
const PROGRESS = '进展'

test('silent for three working days: the liaison is asked that morning, at its end, and again every three', async () => {
  await at('25T09:53')
  expect(asked(PROGRESS)).toEqual([])
  await at('25T17:59')
  expect(asked(PROGRESS).map(({ text }) => text.split('\n', 2))).toEqual([
    ['@王强', '⏰ TS261120-01 · 工程部 请在 18:00 前说一下进展'],
  ])
  await at('25T18:00')
  const [, ring] = asked(PROGRESS)
  expect(ring?.text).toBe(
    '@王强 @李四\n⏰ TS261120-01 · 工程部 该说进展了，应在 18:00 前\n· 1. 台面开裂\n· 2. 水槽漏水',
  )
  expect(ring?.thread).toBe(scene.thread)
  expect(ring?.buttons.map(({ label }) => label)).toEqual(['写进展'])
  await at('30T17:59')
  expect(asked(PROGRESS)).toHaveLength(2)
  await scene.world.turnTo('2026-12-01T07:00')
  expect(asked(PROGRESS)).toHaveLength(3)
})

test('the button asks what is new; the answer begins the wait anew', async () => {
  await at('25T18:00')
  const [ring] = asked(PROGRESS)
  if (!ring) throw new Error('nobody was asked')
  await scene.wang.presses(ring, '写进展')
  await scene.wang.says(scene.work, '板材到货，周五更换', { thread: scene.thread, replyTo: scene.work.last })
  expect(scene.work.with('TS261120-01 备注').text).toBe('TS261120-01 备注：板材到货，周五更换')
  expect(ring.buttons).toEqual([])
  expect(await story()).toContain('工程部进展：11月30日 周一 18:00 前')
})

test.each([
  ['a note', () => says('wang', '/备注 TS261120-01 等厂家补板')],
  ['a call', () => says('wang', '/联系客户 TS261120-01 客户同意等')],
  ['another plan', () => plan(1, '12月1日')],
])('%s of the department begins it anew; the one before was kept', async (_, tells) => {
  await at('24T10:00')
  await tells()
  expect(await story()).toContain('工程部进展：11月27日 周五 18:00 前')
  await at('25T20:00')
  expect(asked(PROGRESS)).toEqual([])
  const clocks = await scene.world.bot.store.read((db) =>
    db.sql.all<{ breachedAt: string | null; dropped: 0 | 1 }>(
      `SELECT "breachedAt", "trace" LIKE '%clock.dropped%' AS "dropped" FROM "Clock"
       WHERE "kind" = 'progress' AND "stoppedAt" > '2026-11-21' ORDER BY "id"`,
    ),
  )
  expect(clocks).toEqual([{ breachedAt: null, dropped: 0 }])
})

test('a note of somebody else is none of the department’s', async () => {
  await at('24T10:00')
  await says('li', '/备注 TS261120-01 客户又来电')
  expect(await story()).toContain('工程部进展：11月25日 周三 18:00 前')
  await at('25T18:00')
  expect(asked(PROGRESS)).toHaveLength(2)
})

test('solved in part it goes on, solved as a whole it ends', async () => {
  await says('wang', '/解决 TS261120-01 1 换好了')
  expect(await story()).toContain('工程部进展：11月25日 周三 18:00 前')
  await says('wang', '/解决 TS261120-01 2 换好了')
  expect(await story()).toContain('工程部进展：按时')
  await at('27T20:00')
  expect(asked(PROGRESS)).toEqual([])
})

test('solved, the customer is asked the same day: whoever keeps it is reminded until the result is there', async () => {
  for (const number of [1, 2]) await says('wang', `/解决 TS261120-01 ${number} 换好了`)
  expect(await story()).toContain('效果确认：18:00 前')
  await at('20T16:12')
  const [ring] = asked('满不满意')
  expect(ring?.text).toContain('@李四\n⏰ TS261120-01 · 张三 问题都解决了，请在 18:00 前问客户满不满意')
  expect(ring?.buttons.map(({ label }) => label)).toEqual(['效果确认'])
  await says('li', '/效果确认 TS261120-01 满意')
  expect(await story()).toContain('效果确认：按时，用了 7小时12分钟')
  expect(ring?.buttons).toEqual([])
  await at('20T20:00')
  expect(asked('效果确认超时')).toEqual([])
})

test('nobody asked the customer that day: it is late, and said once more', async () => {
  for (const number of [1, 2]) await says('wang', `/解决 TS261120-01 ${number} 换好了`)
  await at('20T18:00')
  expect(asked('效果确认超时').map(({ text }) => text.split('\n')[0])).toEqual(['@李四'])
  await at('23T10:00')
  await says('li', '/效果确认 TS261120-01 满意')
  expect(await story()).toContain('效果确认：应在 11月20日 周五 18:00 前，晚了')
})

test('in English', async () => {
  await scene.world.close()
  scene = await openEnglishCase({ POLICY: 'car-service' })
  const { wang, work, world, card } = scene
  await wang.presses(card, 'Acknowledge')
  await world.turnTo('2026-11-25T18:00')
  expect(work.with('was to say by').buttons.map(({ label }) => label)).toEqual(['Tell how it goes'])
})
