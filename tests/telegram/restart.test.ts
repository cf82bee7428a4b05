import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Shown } from '../contract/telegram-server.js'
import { type Dealer, openDealer } from './dealer.js'

let dealer: Dealer
beforeEach(async () => {
  dealer = await openDealer()
})
afterEach(() => dealer.close())

const HOME = '张三 13800000001 明天上午 翡翠湾3栋1201 岩板台面2套'
const posts = () => dealer.server.posts(dealer.work)
const question = async (): Promise<Shown> => {
  const [asked] = await dealer.says(dealer.li, dealer.work, `/送货 ${HOME}`)
  if (!asked) throw new Error('nothing was asked')
  return asked
}
const visits = () => dealer.look((db) => db.visit.findMany())
const runs = () => dealer.look((db) => db.run.findMany({ where: { job: 'post-schedule' } }))

test('down at five and up again at 17:20: the post is made late, says so, and is made once', async () => {
  await dealer.presses(dealer.li, await question(), '客户要求')
  await dealer.stop()
  const before = posts().length
  await dealer.startAgain('2026-03-09T17:20')
  const [late, ...more] = posts().slice(before)
  expect(more).toEqual([])
  expect(late?.text).toContain('迟发')
  expect(late?.text).toContain('17:00')
  expect(late?.text).toContain('SH260309-01')
  await dealer.stop()
  await dealer.startAgain('2026-03-09T17:40')
  await dealer.turnTo('2026-03-09T23:00')
  expect(posts()).toHaveLength(before + 1)
  expect(await runs()).toMatchObject([{ day: '2026-03-09', state: 'done', late: true }])
})

test('up again only at 21:30: nothing is posted, and the admin is told at once', async () => {
  const { admin, server } = dealer
  await dealer.says(admin, admin, '/帮助')
  await dealer.stop()
  const before = posts().length
  await dealer.startAgain('2026-03-09T21:30')
  expect(posts()).toHaveLength(before)
  expect(server.posts(admin).at(-1)?.text).toContain('岩板一店：3月9日 周一 17:00 的排班没有发出')
  expect(await runs()).toMatchObject([{ day: '2026-03-09', state: 'missed' }])
  const told = server.posts(admin).length
  await dealer.stop()
  await dealer.startAgain('2026-03-09T21:40')
  expect(server.posts(admin)).toHaveLength(told)
  await dealer.turnTo('2026-03-10T17:00')
  expect(
    posts()
      .slice(before)
      .map(({ text }) => text),
  ).toEqual(['明日无送货安装'])
})

test('away for three days: the last day alone counts', async () => {
  await dealer.stop()
  const before = posts().length
  await dealer.startAgain('2026-03-12T18:00')
  expect(
    posts()
      .slice(before)
      .map(({ text }) => text),
  ).toEqual(['【迟发，应于 17:00】明日无送货安装'])
  const days = ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12']
  expect((await runs()).map(({ day, state }) => [day, state])).toEqual(
    days.map((day) => [day, day === '2026-03-12' ? 'done' : 'missed']),
  )
})

test('a question is still answered after a restart, and answered once', async () => {
  const { li, server } = dealer
  const asked = await question()
  await dealer.stop()
  await dealer.startAgain('2026-03-09T10:30')
  expect(await visits()).toEqual([])
  const [first, second] = await Promise.all([li.presses(asked, '客户要求'), li.presses(asked, '客户要求')])
  await dealer.settled()
  expect(await visits()).toMatchObject([{ code: 'SH260309-01', reason: 'customer' }])
  expect(posts().filter(({ text }) => text.includes('已预约送货'))).toHaveLength(1)
  expect(first?.answers).toHaveLength(1)
  expect(second?.answers).toMatchObject([{ text: '已经选过了，不用再点。' }])
  expect(server.messages(dealer.work).find(({ id }) => id === asked.id)).toMatchObject({ buttons: [] })
})

test('what people said while the bot was down is answered when it is back', async () => {
  await dealer.stop()
  await dealer.li.says(dealer.work, '/投诉 张三 13800000001 台面开裂')
  const before = posts().length
  await dealer.startAgain('2026-03-09T11:00')
  expect(
    posts()
      .slice(before)
      .map(({ text }) => text.includes('TS260309-01')),
  ).toEqual([true, true])
})

test('a post that Telegram took without an answer is sent once more, marked', async () => {
  const before = posts().length
  dealer.server.next('sendMessage', 'lose')
  await dealer.says(dealer.li, dealer.work, '/排班 明天')
  await dealer.turnTo('2026-03-09T10:30')
  expect(
    posts()
      .slice(before)
      .map(({ text }) => text),
  ).toEqual(['3月10日 周二没有送货、安装和售服。', '【补发】3月10日 周二没有送货、安装和售服。'])
})

test('asked to be patient, the bot waits as long as it was told, and says it once', async () => {
  const before = posts().length
  dealer.server.next('sendMessage', { code: 429, description: 'Too Many Requests', parameters: { retry_after: 50 } })
  const asked = dealer.time.now().getTime()
  await dealer.says(dealer.li, dealer.work, '/排班 明天')
  const wait = (seconds: number) => new Date(asked + 20_000 + seconds * 1000)
  dealer.time.set(wait(49))
  await dealer.settled()
  expect(posts()).toHaveLength(before)
  dealer.time.set(wait(50))
  await dealer.settled()
  expect(
    posts()
      .slice(before)
      .map(({ text }) => text),
  ).toEqual(['3月10日 周二没有送货、安装和售服。'])
})

test('a group that gets a new id goes on under it', async () => {
  const { admin, li, server, work } = dealer
  const moved = server.migrate(work, admin)
  await dealer.settled()
  const [answer] = await dealer.says(li, moved, '/排班 明天')
  expect(answer?.text).toContain('3月10日')
  await dealer.turnTo('2026-03-09T17:00')
  expect(server.posts(moved).at(-1)?.text).toBe('明日无送货安装')
})
