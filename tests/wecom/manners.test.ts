/** Whoever had to mention the bot, or writes to it alone, is never left without an answer; and it is found where it was asked. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Dealer, openDealer } from './dealer.js'

let dealer: Dealer
beforeEach(async () => {
  dealer = await openDealer({ robot: true, app: true })
})
afterEach(() => dealer.close())

const hears = async (text: string) => (await dealer.says(dealer.li, dealer.work, text)).map((shown) => shown.text)
const answers = async (text: string) => (await dealer.says(dealer.li, dealer.li, text)).map((shown) => shown.text)
const picture = { name: '台面.jpg', type: 'image/jpeg', bytes: Buffer.from('ffd8ffe000104a464946', 'hex') }

test.each(['：待办', '，待办', ', 待办', '\u2005待办', '待办'])('a mention may be followed by %j', async (text) => {
  expect((await hears(text)).join()).toContain('没有待办')
})

test('small talk is answered with a way out, in the group and in private', async () => {
  expect(await hears('你好')).toEqual(['没听懂，@我 帮助 看能用的命令。'])
  expect(await answers('你好')).toEqual(['没听懂，发 帮助 看能用的命令。'])
})

test('a stranger in private is told how to become known', async () => {
  const stranger = dealer.server.person({ name: '路人' })
  const [answer] = await dealer.says(stranger, stranger, '你好')
  expect(answer?.text).toContain('/我是 姓名 岗位')
})

test('a command by its bare name is one, also while a question waits in private', async () => {
  await answers('/投诉 张三 13800000001 台面开裂')
  await answers('/投诉 李五 13800000005 水槽漏水')
  expect((await answers('知晓')).join()).not.toContain('没有看懂')
  expect((await answers('待办')).join()).toContain('TS')
})

test('a picture that is about nothing asks what it is about, once', async () => {
  await dealer.after(() => dealer.li.says(dealer.work, '', { pictures: [picture, picture] }))
  expect(dealer.server.posts(dealer.work).at(-1)?.text).toContain('这是哪一单的？')
  await dealer.after(() => dealer.li.sends(picture))
  expect(dealer.server.posts(dealer.li).filter(({ text }) => text.includes('这是哪一单的？'))).toHaveLength(1)
})

test('a button that is for others says for whom, without names of ours', async () => {
  const newcomer = dealer.server.person({ name: '孙七' })
  dealer.work.members.push(newcomer)
  await dealer.says(newcomer, dealer.work, '/我是 孙七 安装师傅')
  const card = dealer.server
    .posts(dealer.work)
    .filter(({ buttons }) => buttons.includes('批准'))
    .at(-1)
  if (!card) throw new Error('no card')
  await dealer.presses(dealer.li, dealer.work, card, '批准')
  expect(dealer.server.posts(dealer.work).at(-1)?.text).toContain('这个按钮只有管理员能按')
})

describe('the custom app', () => {
  test('what is asked in it is answered in it, though the bot has a chat of its own', async () => {
    await answers('帮助')
    await dealer.after(() => dealer.li.tellsApp('待办'))
    expect(dealer.server.posts(dealer.li).at(-1)).toMatchObject({
      via: 'app',
      text: expect.stringContaining('没有待办'),
    })
  })
})
