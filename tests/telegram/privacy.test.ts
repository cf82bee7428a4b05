import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Dealer, openDealer } from './dealer.js'

let dealer: Dealer
beforeEach(async () => {
  dealer = await openDealer()
})
afterEach(() => dealer.close())

test('an admin is told in private what the bot cannot hear, and what to do about it, once a day', async () => {
  const { admin, work, server } = dealer
  await dealer.says(admin, admin, '/帮助')
  const alarms = () => server.posts(admin).filter(({ text }) => text.includes('听不到'))
  await admin.makesBot(work, 'member')
  await server.until(() => alarms().length === 1)
  expect(alarms()[0]?.text).toContain('Telegram 群“岩板一店工作群”')
  expect(alarms()[0]?.text).toContain('请在群设置里把机器人设为管理员')
  await dealer.stop()
  const looks = () => server.calls.filter(({ method }) => method === 'getChatMember').length
  const before = looks()
  await dealer.startAgain('2026-03-09T12:00')
  await server.until(() => looks() > before)
  await dealer.settled()
  expect(alarms()).toHaveLength(1)
  await dealer.stop()
  await dealer.startAgain('2026-03-10T12:00')
  await server.until(() => alarms().length === 2)
})
