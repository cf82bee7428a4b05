/** Points: proposed by the rules, confirmed by a person, and only ever read by those concerned. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Person } from '../../support/world.js'
import { closed, type Garage, openGarage, saidInGroups, solve } from './garage.js'

let scene: Garage

beforeEach(async () => {
  scene = await openGarage()
})
afterEach(() => scene.world.close())

const alone = async (person: Person, words: string): Promise<string> => {
  await person.says(person.direct, words)
  return person.direct.last.text
}
const LATE = '1. TS261120-01 张三 · 工程部扣 2 分：知晓超时'
const ORDINARY = '2. TS261120-01 张三 · 工程部扣 1 分：一般投诉'

const counted = () =>
  scene.world.bot.store.read(({ sql }) =>
    sql.all<{ why: string; points: number; state: string; month: string }>(
      'SELECT "why", "points", "state", "month" FROM "PointEntry" ORDER BY "id"',
    ),
  )

test('a missed clock is proposed at once and told to nobody', async () => {
  expect(await counted()).toEqual([{ why: 'late', points: -2, state: 'proposed', month: '2026-11' }])
  expect(scene.assessor.direct.last.text).not.toContain('扣')
  expect(await alone(scene.assessor, '/扣分')).toBe(`待确认的扣分：1 项。确认发 /扣分 编号 确认\n· ${LATE}`)
})

test('when the case is closed the assessor gets one card, in private, with all of it', async () => {
  const { assessor, head } = scene
  await closed(scene)
  const card = assessor.direct.last
  expect(card.text).toBe(`TS261120-01 张三 已结案，2 项扣分待确认\n· ${LATE}\n· ${ORDINARY}`)
  expect(card.buttons.map(({ label }) => label)).toEqual(['全部确认', '免除 1', '免除 2'])
  await assessor.presses(card, '全部确认')
  expect(assessor.direct.last.text).toContain('已确认 2 项扣分')
  expect(card.text).toBe(`TS261120-01 张三 的扣分已处理完\n· ✓ ${LATE}\n· ✓ ${ORDINARY}`)
  expect(card.buttons).toEqual([])
  expect(head.direct.last.text).toBe(`扣分已确认，2 项\n· ✓ ${LATE}\n· ✓ ${ORDINARY}`)
  expect(saidInGroups(scene)).not.toContain('扣')
})

test('waiving asks for the reason; the rest of the card stays', async () => {
  const { assessor, head } = scene
  await closed(scene)
  const card = assessor.direct.last
  await assessor.presses(card, '免除 1')
  expect(assessor.direct.last.text).toContain('第 1 项扣分为什么免除？')
  await assessor.says(assessor.direct, '系统故障')
  expect(card.text).toBe(`TS261120-01 张三 已结案，1 项扣分待确认\n· ✗ ${LATE}（免除：系统故障）\n· ${ORDINARY}`)
  expect(card.buttons.map(({ label }) => label)).toEqual(['全部确认', '免除 2'])
  expect(head.direct.last.text).not.toContain('扣')
  await assessor.presses(card, '全部确认')
  expect((await counted()).map(({ points, state }) => [points, state])).toEqual([
    [-2, 'waived'],
    [-1, 'confirmed'],
  ])
})

test('typed: confirmed, waived, another number, each once', async () => {
  const { assessor } = scene
  await closed(scene)
  expect(await alone(assessor, '/扣分 1 -3 客户等了一上午')).toBe(
    '已确认 1 项扣分\n· ✓ 1. TS261120-01 张三 · 工程部扣 3 分：知晓超时（客户等了一上午）',
  )
  expect(await alone(assessor, '/扣分 1 免除 算了')).toBe('这些扣分已经处理过，不用再处理。')
  expect(await alone(assessor, '/扣分 2 免除 客户误会')).toContain('已免除 1 项扣分')
  expect((await counted()).map(({ points, state }) => [points, state])).toEqual([
    [-3, 'confirmed'],
    [-1, 'waived'],
  ])
  expect(await alone(assessor, '/扣分 99 确认')).toBe('没有这一项扣分，请发 /扣分 看编号。')
})

test('what is missing is asked for: what to do, why', async () => {
  const { assessor } = scene
  expect(await alone(assessor, '/扣分 1')).toContain('第 1 项扣分，确认还是免除？')
  await assessor.presses(assessor.direct.last, '免除')
  expect(assessor.direct.last.text).toContain('第 1 项扣分为什么免除？')
  expect(await alone(assessor, '系统故障')).toContain('已免除 1 项扣分')
})

test('asked in the work group, the answer comes in private', async () => {
  const { assessor, work } = scene
  await assessor.says(work, '/扣分')
  expect(work.last.text).toBe('已单聊回复您。')
  expect(assessor.direct.last.text).toContain(LATE)
  await assessor.says(work, '/待办')
  expect(work.last.text).toContain('等您确认的扣分：1 项，单聊我发：/扣分')
  expect(work.last.text).not.toContain('工程部扣')
})

test('a head sees what counts against the own department, not what waits, nor what others have', async () => {
  const { assessor, head, li, world } = scene
  await closed(scene)
  expect(await alone(head, '/扣分')).toBe('岩板一店没有要您处理的扣分，本月也没有您的扣分。')
  expect(await alone(head, '/扣分 1 确认')).toBe('扣分由考核确认，您不用操作，谢谢。')
  await assessor.presses(assessor.direct.last, '全部确认')
  expect(await alone(head, '/扣分')).toBe(`本月扣分：2 项\n· ✓ ${LATE}\n· ✓ ${ORDINARY}`)
  expect(await alone(li, '/扣分')).toBe('岩板一店没有要您处理的扣分，本月也没有您的扣分。')
  expect(world.said.filter(({ room, text }) => room === li.direct.id && text.includes('工程部扣'))).toEqual([])
})

test('a head deducts from somebody of the department: only the two of them learn of it', async () => {
  const { head, wang, assessor, work } = scene
  await wang.says(wang.direct, '/待办')
  await head.says(work, '/扣分 王强 -2 TS261120-01 没带工具')
  expect(work.last.text).toBe('已单聊回复您。')
  expect(head.direct.last.text).toBe('已记扣分，也单聊告诉了王强\n· 2. TS261120-01 · 王强扣 2 分：没带工具')
  expect(wang.direct.last.text).toBe('扣分已确认，1 项\n· 2. TS261120-01 · 王强扣 2 分：没带工具')
  expect(await alone(assessor, '/扣分')).not.toContain('王强')
  expect(await alone(wang, '/扣分')).toContain('王强扣 2 分')
  expect(saidInGroups(scene)).not.toContain('没带工具')
})

test('neither from those of other departments, nor from oneself, nor by anybody else', async () => {
  const { head, wang, other, admin, work, world } = scene
  const zhao = world.person('赵六', '1004')
  await admin.says(work, '/联络人 材料部 @赵六', { mentions: [zhao] })
  await admin.says(work, '/联络人 工程部 @王强', { mentions: [wang] })
  const no = '只有本部门负责人和考核能给同事扣分，您不用操作，谢谢。'
  expect(await alone(head, '/扣分 赵六 2 迟到')).toBe(no)
  expect(await alone(head, '/扣分 孙部长 2 迟到')).toBe(no)
  expect(await alone(other, '/扣分 王强 2 迟到')).toBe(no)
  expect(await alone(head, '/扣分 路人甲 2 迟到')).toBe('“路人甲”不是这里的同事，请核对姓名。')
  expect(await alone(head, '/扣分 陈师傅 2 迟到')).toContain('陈师傅扣 2 分')
  expect((await counted()).map(({ points }) => points)).toEqual([-2, -2])
})

test('the keeper answers for what the whole complaint missed', async () => {
  const { world } = scene
  await solve(scene)
  await world.turnTo('2026-11-30T10:00')
  expect(await alone(scene.assessor, '/扣分')).toContain('李四扣 2 分：回访超时')
})

test('opened again and closed again, nothing is proposed twice', async () => {
  const { boss, work, assessor } = scene
  await closed(scene)
  await assessor.presses(assessor.direct.last, '全部确认')
  await boss.says(work, '/重开 TS261120-01 又裂了')
  await closed(scene)
  expect(await counted()).toHaveLength(2)
  expect(assessor.direct.messages.filter(({ text }) => text.includes('待确认'))).toEqual([])
})

test('of a severe case the general manager decides as well', async () => {
  const { world, boss, work } = scene
  expect(await alone(boss, '/扣分')).toContain('没有要您处理的扣分')
  await world.bot.store.transaction(({ sql }) => sql.run(`UPDATE "Complaint" SET "severity" = 'major'`))
  await boss.says(work, '/结案 TS261120-01 客户同意')
  await boss.presses(boss.direct.with('项扣分待确认'), '全部确认')
  expect((await counted()).map(({ points, state }) => [points, state])).toEqual([
    [-2, 'confirmed'],
    [-5, 'confirmed'],
  ])
})

test('a misunderstanding counts against no department', async () => {
  await scene.world.bot.store.transaction(({ sql }) => sql.run(`UPDATE "Complaint" SET "outcome" = 'misunderstanding'`))
  await closed(scene)
  expect((await counted()).map(({ why }) => why)).toEqual(['late'])
})

test('it counts against whoever is responsible, once that is settled; a major case counts five', async () => {
  await scene.world.bot.store.transaction(({ sql }) => {
    sql.run(
      `UPDATE "Problem" SET "faultOfId" = (SELECT "id" FROM "Department" WHERE "name" = '材料部') WHERE "number" = 2`,
    )
    sql.run(`UPDATE "Complaint" SET "severity" = 'major'`)
  })
  await closed(scene)
  expect(await alone(scene.assessor, '/扣分 TS261120-01')).toMatch(
    /工程部扣 5 分：重大投诉[\s\S]*材料部扣 5 分：重大投诉/,
  )
})

test('where no assessor can be reached alone, the management room learns only that something waits', async () => {
  const { world, boss, work, management, admin } = scene
  await admin.says(work, '/人员 移除 吴考核')
  await admin.says(work, '/人员 移除 孙部长')
  await world.bot.store.transaction(({ sql }) => sql.run(`UPDATE "Room" SET "gone" = 1 WHERE "purpose" = 'direct'`))
  await boss.says(work, '/结案 TS261120-01 客户同意')
  expect(management.last.text).toBe('TS261120-01 张三 已结案，2 项扣分待确认，请考核单聊我发：/扣分')
})

test('the timeline says that it was decided, neither how many nor against whom', async () => {
  const { assessor, li, work } = scene
  await closed(scene)
  await assessor.presses(assessor.direct.last, '全部确认')
  const [story] = await li.says(work, '/查看 TS261120-01')
  expect(story?.text).toContain('吴考核：考核第 1 项已确认')
  expect(story?.text).not.toContain('扣')
})

test('the board of last month is posted on the first working day, and its sum is that of what was confirmed', async () => {
  const { world, assessor, head, management } = scene
  await closed(scene)
  await alone(assessor, '/扣分 2 确认')
  await alone(assessor, '/扣分 1 免除 系统故障')
  await alone(head, '/扣分 王强 4 没带工具')
  await world.turnTo('2026-12-01T08:59')
  expect(management.messages.filter(({ text }) => text.includes('2026-11 扣分'))).toEqual([])
  await world.turnTo('2026-12-01T09:00')
  expect(management.with('扣分榜').text).toBe(
    '岩板一店 2026-11 扣分榜\n· 工程部：扣 1 分（确认 1 项，免除 1 项，待确认 0 项）\n· 个人：扣 4 分（确认 1 项，免除 0 项，待确认 0 项）',
  )
  await world.turnTo('2026-12-02T09:00')
  expect(management.messages.filter(({ text }) => text.includes('扣分'))).toHaveLength(1)
  const { sum } = await world.bot.store.read(
    ({ sql }) =>
      sql.get<{ sum: number }>(
        `SELECT -sum("points") AS "sum" FROM "PointEntry" WHERE "state" = 'confirmed' AND "month" = '2026-11'`,
      ) ?? { sum: 0 },
  )
  expect(sum).toBe(5)
})

test('somebody who assesses two brands decides by the buttons too', async () => {
  const { world, admin, assessor } = scene
  const second = world.room('-300', '瓷砖二店工作群')
  await admin.says(second, '/绑定 瓷砖二店 work')
  await assessor.says(second, '/我是 吴考核 考核')
  await admin.presses(second.last, '批准')
  await closed(scene)
  const card = assessor.direct.with('项扣分待确认')
  await assessor.presses(card, '免除 1')
  await assessor.says(assessor.direct, '系统故障')
  await assessor.presses(card, '全部确认')
  expect((await counted()).map(({ state }) => state)).toEqual(['waived', 'confirmed'])
})

test('a board that could not be posted is told to the admin', async () => {
  const { world, admin } = scene
  await closed(scene)
  await world.down()
  world.time.set(new Date('2026-12-01T20:00:00+08:00'))
  await world.boot()
  expect(admin.direct.with('的上月扣分没有发出').text).toContain('请单聊我发 /报表 上个月 补看')
})
