/** Rewards: proposed by anybody, decided in private, posted with the points of the month. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Person } from '../../support/world.js'
import { type Garage, openGarage, saidInGroups } from '../points/garage.js'

let scene: Garage

beforeEach(async () => {
  scene = await openGarage()
  const { li, wang } = scene
  await li.says(li.direct, '/待办')
  await wang.says(wang.direct, '/待办')
})
afterEach(() => scene.world.close())

const alone = async (person: Person, words: string): Promise<string> => {
  await person.says(person.direct, words)
  return person.direct.last.text
}
const propose = () => alone(scene.li, '/奖励 TS261120-01 @王强 连夜赶到，客户没有退货')

test('proposed in a group it is answered in private, and whoever confirms points gets a card', async () => {
  const { li, work, assessor, wang } = scene
  await li.says(work, '/奖励 TS261120-01 @王强 连夜赶到', { mentions: [wang] })
  expect(work.last.text).toBe('已单聊回复您。')
  expect(li.direct.last.text).toBe('TS261120-01 已提议奖励王强，等待决定。')
  const card = assessor.direct.last
  expect(card.text).toBe('奖励 1 · TS261120-01，请决定\n李四提议奖励王强：连夜赶到')
  expect(card.buttons.map(({ label }) => label)).toEqual(['同意', '不同意'])
  expect(wang.direct.last.text).not.toContain('奖励')
})

test('granted, the person and whoever proposed it learn of it, and no group does', async () => {
  const { li, wang, assessor } = scene
  await propose()
  const card = assessor.direct.last
  await assessor.presses(card, '同意')
  const granted = '✓ 奖励 1 · TS261120-01 已同意\n王强：连夜赶到，客户没有退货'
  expect(card.text).toBe(granted)
  expect(card.buttons).toEqual([])
  expect(assessor.direct.last.text).toBe(granted)
  expect(wang.direct.last.text).toBe('👍 TS261120-01 奖励已通过\n王强，您做得好：连夜赶到，客户没有退货')
  expect(li.direct.last.text).toBe('TS261120-01 您提的奖励已同意：王强，连夜赶到，客户没有退货')
  expect(saidInGroups(scene)).not.toContain('连夜赶到')
})

test('declined, only whoever proposed it learns of it; it may be proposed again', async () => {
  const { li, wang, assessor } = scene
  await propose()
  expect(await propose()).toBe('TS261120-01 已提过王强的奖励，不用再提。')
  const card = assessor.direct.last
  const [grant] = card.buttons
  await assessor.presses(card, '不同意')
  expect(li.direct.last.text).toContain('您提的奖励未同意')
  expect(wang.direct.last.text).not.toContain('奖励')
  await assessor.pressesChoice(card, grant?.id ?? '')
  expect(assessor.toast).toContain('这项奖励已经决定过')
  expect(await propose()).toContain('已提议奖励王强')
})

test('what is missing is asked for; nobody rewards themselves or somebody who does not work here', async () => {
  const { li, assessor } = scene
  expect(await alone(li, '/奖励 TS261120-01')).toContain('奖励谁？')
  expect(await alone(li, '王强')).toContain('为什么奖励王强？')
  expect(await alone(li, '连夜赶到')).toContain('已提议奖励王强')
  expect(assessor.direct.last.text).toContain('李四提议奖励王强：连夜赶到')
  expect(await alone(li, '/奖励 TS261120-01 @李四 我很好')).toBe('不能给自己提奖励，请同事来提。')
  expect(await alone(li, '/奖励 TS261120-01 @路人甲 很好')).toBe('“路人甲”不是这里的同事，请核对姓名。')
})

test('nobody decides on their own reward: then it is for the admins', async () => {
  const { li, admin, assessor } = scene
  await admin.says(admin.direct, '/待办')
  await alone(li, '/奖励 TS261120-01 @吴考核 看出了隐患')
  expect(assessor.direct.last.text).not.toContain('奖励')
  expect(admin.direct.last.text).toContain('李四提议奖励吴考核')
  await admin.presses(admin.direct.last, '同意')
  expect(assessor.direct.last.text).toContain('吴考核，您做得好')
})

test('by itself it lists what waits for whoever asks, and what the person was granted', async () => {
  const { work, assessor, wang } = scene
  expect(await alone(wang, '/奖励')).toContain('没有要您决定的奖励，本月也没有您的奖励。')
  await propose()
  await assessor.says(work, '/待办')
  expect(work.last.text).toContain('1 项，单聊我发：/奖励')
  expect(work.last.text).not.toContain('连夜赶到')
  expect(await alone(assessor, '/奖励')).toContain(
    '待您决定的奖励：1 项\n· 1. TS261120-01 · 王强：连夜赶到，客户没有退货（李四提）',
  )
  await assessor.presses(assessor.direct.last, '同意 1')
  expect(await alone(wang, '/奖励')).toContain('本月您得到的奖励：1 项\n· 1. TS261120-01 · 王强')
})

test('on the first working day the board of points has the rewards of the month below it, and the report has them', async () => {
  const { assessor, world, management } = scene
  await propose()
  await assessor.presses(assessor.direct.last, '同意')
  await world.turnTo('2026-12-01T09:05')
  const board = management.with('11 扣分榜').text
  expect(board).toContain('奖励\n· 王强：连夜赶到，客户没有退货（TS261120-01）')
  expect(await alone(assessor, '/报表 2026-11')).toContain('奖励\n· 王强：连夜赶到')
  expect(await alone(scene.head, '/报表 2026-11')).not.toContain('连夜赶到')
})

test('where nobody who decides can be reached alone, the management rooms learn that something waits', async () => {
  const { admin, work, world, management, li } = scene
  const other = world.person('新考核', '1020')
  await other.says(work, '/我是 新考核 考核')
  await admin.presses(work.last, '批准')
  await admin.says(work, '/人员 移除 @吴考核', { mentions: [scene.assessor] })
  await propose()
  expect(management.last.text).toBe('TS261120-01 有一项奖励待决定，请单聊我发：/奖励')
  expect(li.direct.last.text).toContain('等待决定')
  expect(await alone(other, '/奖励')).toContain('待您决定的奖励：1 项')
})
