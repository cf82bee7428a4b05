/** A quote carries words and no id: the tag in them tells which case is meant. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Shown } from '../contract/wecom-server.js'
import { type Dealer, lastOf, openDealer } from './dealer.js'

let dealer: Dealer
beforeEach(async () => {
  dealer = await openDealer({ robot: true, app: true })
  const { li, work } = dealer
  await dealer.says(li, work, '/投诉 张三 13800000001 台面开裂')
  await dealer.says(li, work, '/投诉 王五 13800000002 水槽漏水')
})
afterEach(() => dealer.close())

const post = (text: string): Shown =>
  lastOf(
    [dealer.work, ...dealer.server.appGroups()]
      .flatMap(dealer.server.posts.bind(dealer.server))
      .filter((one) => one.text.includes(text)),
  )
const signatures = () =>
  dealer.look(async (db) => {
    const all = await db.acknowledgement.findMany({
      include: { person: true, problem: { include: { complaint: true } } },
    })
    return all.map(({ person, problem }) => `${problem.complaint.code} ${person.name}`)
  })

test.each([
  ['the card', '〔TS260309-01〕 · 工程部'],
  ['the opening', '投诉 〔TS260309-01〕'],
])('收到 with a quote of %s signs for that case alone', async (_what, text) => {
  const { wang, work } = dealer
  const answers = await dealer.says(wang, work, '收到', post(text))
  expect(answers.map(({ text }) => text)).toEqual([expect.stringMatching(/^✅ TS260309-01 · 工程部 · 王强/)])
  expect(await signatures()).toEqual(['TS260309-01 王强'])
})

test('a quote of what was said in the group beside it, by the robot, or by somebody who names the code', async () => {
  const { wang, zhao, work } = dealer
  await dealer.says(wang, work, '收到', '李四: 〔TS260309-02〕 · 工程部 · 请在…')
  expect(await signatures()).toEqual(['TS260309-02 王强'])
  await dealer.says(zhao, work, '好的，马上', 'TS260309-01 这单麻烦看一下')
  expect(await signatures()).toHaveLength(1)
  await dealer.says(zhao, work, 'ok', 'TS260309-01 这单麻烦看一下')
  expect(await signatures()).toEqual(['TS260309-02 王强', 'TS260309-01 赵六'])
})

test('a command with a quote needs no code; a code that is typed counts before the quote', async () => {
  const { wang, work, server } = dealer
  await dealer.says(wang, work, '知晓', post('〔TS260309-02〕 · 工程部'))
  await dealer.says(wang, work, '/处理意见 换水槽 3月20日', post('〔TS260309-02〕 · 工程部'))
  expect(lastOf(server.posts(work)).text).toContain('TS260309-02 问题 1（工程部）处理意见：换水槽')
  await dealer.says(wang, work, '/知晓 TS260309-01', post('〔TS260309-02〕 · 工程部'))
  expect(await signatures()).toEqual(['TS260309-02 王强', 'TS260309-01 王强'])
})

test('without a quote it is asked which case is meant; a quote of anything else is none', async () => {
  const { wang, work } = dealer
  const asked = lastOf(await dealer.says(wang, work, '收到'))
  expect(asked.buttons).toEqual(['TS260309-01 张三', 'TS260309-02 王五'])
  await dealer.presses(wang, work, asked, 'TS260309-02 王五')
  expect(await signatures()).toEqual(['TS260309-02 王强'])
  await dealer.says(wang, work, '收到', '今天几点开会？')
  expect(await signatures()).toHaveLength(1)
})

test('alone with the bot a quote says which case, too', async () => {
  const { wang } = dealer
  await dealer.says(wang, wang, '收到', '〔TS260309-01〕 · 工程部 · 请在 10:32 前知晓')
  expect(await signatures()).toEqual(['TS260309-01 王强'])
})

test('whoever may not sign is told so, and a case of nobody is unknown', async () => {
  const { chen, wang, work } = dealer
  const [no] = await dealer.says(chen, work, '收到', post('〔TS260309-01〕 · 工程部'))
  expect(no?.text).toContain('这一项由工程部的联络人知晓')
  await dealer.says(wang, work, '收到', '〔TS260309-77〕 · 工程部')
  expect(await signatures()).toEqual([])
})
