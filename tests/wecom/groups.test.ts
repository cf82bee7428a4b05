/** With a custom app each complaint has a group of its own, beside the work group; where none can be made, its tag is enough. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AppGroup, Shown } from '../contract/wecom-server.js'
import { type Dealer, lastOf, openDealer } from './dealer.js'

let dealer: Dealer
beforeEach(async () => {
  dealer = await openDealer({ robot: true, app: true })
})
afterEach(() => dealer.close())

const group = (): AppGroup => {
  const [found, ...more] = dealer.server.appGroups()
  if (!found || more.length > 0) throw new Error('there is not just one group')
  return found
}
const namesIn = ({ members }: AppGroup) => members.map((id) => dealer.server.world.nameOf(id)).sort()
const texts = (posts: Shown[]) => posts.map(({ text }) => text)
const said = (text: string, where = dealer.work) => dealer.says(dealer.li, where, text)
const cardWith = (text: string) =>
  lastOf(dealer.server.posts(dealer.work).filter((post) => post.card && post.text.includes(text)))
const pings = () => dealer.server.posts(dealer.work).filter(({ via }) => via === 'webhook')

test('it is named after the case, and has the reporter, the liaisons and the head in it', async () => {
  const { admin, work, server } = dealer
  await dealer.says(admin, work, '/部门 负责人 工程部 @陈师傅')
  await said('/投诉 张三 13800000001 台面开裂')
  expect(group()).toMatchObject({
    chatid: expect.stringMatching(/^TS26030901x[0-9a-f]{8}$/),
    name: 'TS260309-01 张三 台面开裂',
  })
  expect(namesIn(group())).toEqual(['李四', '王强', '赵六', '陈师傅'].sort())
  expect(texts(server.posts(group())).map((text) => text.split('\n')[0])).toEqual([
    '投诉 〔TS260309-01〕 · 张三',
    expect.stringMatching(/^〔TS260309-01〕 · 工程部 · 请在 \d\d:\d\d 前知晓$/),
  ])
  // Called in it, and so not once more in the work group.
  expect(server.posts(group()).map(({ pings }) => pings)).toEqual([[], ['王强']])
  expect(pings()).toEqual([])
})

test('who belongs to another department comes in with its first problem', async () => {
  const { admin, work } = dealer
  await dealer.says(admin, work, '/联络人 设计部 @陈师傅 @周敏')
  await said('/投诉 张三 13800000001 台面开裂')
  expect(namesIn(group())).not.toContain('陈师傅')
  await said('/问题 TS260309-01 图纸尺寸错')
  await said('/转派 TS260309-01 2 设计部')
  expect(namesIn(group())).toEqual(['周敏', '李四', '王强', '赵六', '陈师傅'].sort())
  expect(lastOf(dealer.server.posts(group()))).toMatchObject({ pings: ['陈师傅'] })
})

test('its name tells the state, and on closing each problem is told with what was done', async () => {
  const { wang, work, server } = dealer
  await said('/投诉 张三 13800000001 台面开裂；水槽漏水')
  await dealer.presses(wang, work, cardWith('工程部'), '知晓')
  expect(group().name).toBe('处理中 TS260309-01 张三 台面开裂')
  await dealer.says(wang, work, '/处理意见 TS260309-01 1 更换台面 3月20日')
  expect(lastOf(server.posts(group())).text).toContain('更换台面')
  await said('/回访 TS260309-01 满意')
  expect(group().name).toBe('已结案 TS260309-01 张三 台面开裂')
  expect(lastOf(server.posts(group())).text).toBe(
    '〔TS260309-01〕 回访：满意。已结案\n· 1. 台面开裂 · 工程部：更换台面，承诺 3月20日 周五\n· 2. 水槽漏水 · 工程部 · 已知晓',
  )
  await said('/重开 TS260309-01 又漏水了')
  expect(group().name).toBe('TS260309-01 张三 台面开裂')
  expect(lastOf(server.posts(group()))).toMatchObject({ pings: ['王强'] })
})

test('the photo of somebody in the work group is told where it was sent, and in the group', async () => {
  const { chen, work, server } = dealer
  await said('/投诉 张三 13800000001 台面开裂')
  const bytes = Buffer.from('ffd8ffe000104a4649460001', 'hex')
  const pictures = [{ name: 'a.jpg', type: 'image/jpeg', bytes }]
  await dealer.after(() => chen.says(work, 'TS260309-01', { pictures }))
  for (const place of [work, group()])
    expect(lastOf(server.posts(place)).text).toBe('📎 已存 1 张照片 · 〔TS260309-01〕 · 陈师傅')
})

test('what is made, though its answer was lost, is found and not made twice', async () => {
  const { server } = dealer
  server.loseAnswers('appchat/create', 1)
  await said('/投诉 张三 13800000001 台面开裂')
  await dealer.turnTo('2026-03-09T10:10')
  expect(namesIn(group())).toEqual(['李四', '王强', '赵六'].sort())
  expect(server.posts(group()).filter(({ pings }) => pings.includes('王强'))).toHaveLength(1)
})

/** Everything is in the work group under its tag: signed by a quote, told once, and called by the robot. */
async function livesInTheWorkGroup(reporter = dealer.li) {
  const { wang, work, server } = dealer
  expect(server.appGroups()).toEqual([])
  const card = cardWith('〔TS260309-01〕 · 工程部')
  const [answer, ...more] = await dealer.says(wang, work, '收到', card)
  expect(more).toEqual([])
  expect(answer?.text).toMatch(/^✅ TS260309-01 · 工程部 · 王强 \d\d:\d\d 已知晓$/)
  const before = server.posts(work).length
  await dealer.says(wang, work, '/处理意见 TS260309-01 1 更换台面 3月20日')
  await dealer.says(reporter, work, '/回访 TS260309-01 满意')
  expect(texts(server.posts(work).slice(before))).toEqual([
    expect.stringContaining('处理意见：更换台面'),
    expect.stringMatching(/已结案\n- 1\. 台面开裂 · 工程部：更换台面/),
  ])
}

test('an app that may not make groups: the case lives on in the work group, and everything else goes on', async () => {
  const { server, work } = dealer
  server.failNext('appchat/create', 48002, 9)
  await said('/投诉 张三 13800000001 台面开裂')
  await dealer.turnTo('2026-03-09T10:05')
  expect(pings().map(({ pings }) => pings)).toEqual([['王强']])
  expect(texts(server.posts(work)).filter((text) => text.startsWith('投诉'))).toHaveLength(1)
  await livesInTheWorkGroup()
})

test('whoever reports it and signs for it is one person: no group is made of one', async () => {
  const { admin, wang, work, li } = dealer
  await dealer.says(admin, work, '/联络人 工程部 @王强')
  await dealer.says(wang, work, '/我是 王强 客服专员')
  await dealer.presses(admin, work, cardWith('王强'), '批准')
  await dealer.says(wang, work, '/投诉 张三 13800000001 台面开裂')
  expect(pings().map(({ pings }) => pings)).toEqual([['王强']])
  await livesInTheWorkGroup(li)
})
