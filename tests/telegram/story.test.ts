import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Group, Person, Shown } from '../contract/telegram-server.js'
import { type Dealer, openDealer } from './dealer.js'

const HOME = '张三 13800000001 明天上午 翡翠湾3栋1201 岩板台面2套'
let dealer: Dealer
afterEach(() => dealer.close())

const only = (posts: Shown[]): Shown => {
  expect(posts.map(({ text }) => text)).toHaveLength(1)
  return posts[0] as Shown
}
const firstOf = (posts: Shown[]): Shown => {
  if (!posts[0]) throw new Error('nothing was said')
  return posts[0]
}
const now = (shown: Shown): Shown => {
  const found = dealer.server.messages({ id: shown.chat } as Group).find(({ id }) => id === shown.id)
  if (!found) throw new Error(`the message is gone: ${shown.text}`)
  return found
}
/** What service types, and the one answer to it. */
const answer = async (text: string, where: Group | Person = dealer.work, person = dealer.li) =>
  only(await dealer.says(person, where, text)).text

/** The card of an installation; behind it stands what must be ready. */
const installed = async (text: string, where: Group | Person = dealer.work) =>
  (await dealer.says(dealer.li, where, text))[0]?.text

/** One tap finishes the booking with little notice; its card. */
async function booked(text: string, where: Group | Person): Promise<Shown> {
  const question = only(await dealer.says(dealer.li, where, text))
  expect(question.buttons).toEqual(['客户要求', '已提前沟通', '其他'])
  await dealer.presses(dealer.li, question, '客户要求')
  return dealer.server.posts(where).at(-1) as Shown
}

const visits = () => dealer.look((db) => db.visit.findMany({ orderBy: { id: 'asc' } }))
const complaints = () => dealer.look((db) => db.complaint.findMany({ include: { problems: true } }))
const signatures = () => dealer.look((db) => db.acknowledgement.findMany({ include: { person: true } }))

describe.each([
  { kind: 'a supergroup with topics', forum: true },
  { kind: 'a supergroup without topics', forum: false },
])('in $kind', ({ forum }) => {
  beforeEach(async () => {
    dealer = await openDealer({ forum })
  })

  test('everybody is let in, and the department has its liaisons', async () => {
    expect(await answer('/人员')).toBe(
      '岩板一店人员：4 人\n· 客服专员：李四\n· 安装师傅：陈师傅\n· 监理：王强\n· 项目经理：赵六',
    )
    expect(await answer('/联络人 工程部')).toBe('工程部联络人：王强；副：赵六')
    expect(await answer('/部门')).toContain('工程部联络人：王强；副：赵六')
    expect(await answer('/日历')).toContain('岩板一店')
    expect(await answer('/制度')).toContain('17:00')
    expect(await answer('/帮助')).toContain('/投诉')
    expect(await answer('/帮助 送货')).toContain(`/送货 ${HOME}`)
  })

  test('visits are booked, moved, cancelled and done', async () => {
    const { work } = dealer
    expect((await booked(`/送货 ${HOME}`, work)).text).toContain('已预约送货 SH260309-01')
    const install = '/安装 张三 13800000001 11月24日 上午 师傅:陈师傅 13900000009'
    expect(await installed(install)).toContain('已预约安装 AZ260309-01\n日期：11月24日 周二 上午')
    expect(await answer('/报修 张三 13800000001 今天下午 水槽漏水')).toContain('已预约售服 SF260309-01')
    expect(await answer('/排班 明天')).toContain('上午 SH260309-01 张三 138****0001，翡翠湾3栋1201，岩板台面2套')
    expect(await answer('/改期 AZ260309-01 11月25日下午')).toContain('11月24日 周二 上午 → 11月25日 周三 下午')
    expect(await answer('/取消 AZ260309-01 客户出差')).toContain('已取消 AZ260309-01')
    expect(await answer('/完成 SF260309-01')).toBe('已完成 SF260309-01（售服 张三）')
    expect(await answer('/查看 SH260309-01')).toContain('翡翠湾3栋1201')
    for (const look of ['/客户 张三', '/查找 张三']) expect(await answer(look)).toContain('SH260309-01 送货')
    expect((await visits()).map(({ code, state }) => `${code} ${state}`)).toEqual([
      'SH260309-01 booked',
      'AZ260309-01 cancelled',
      'SF260309-01 done',
    ])
  })

  test('the English forms do the same', async () => {
    const { work, admin, li } = dealer
    expect(await answer('/bind 岩板一店 work', work, admin)).toContain('岩板一店')
    expect(await answer('/iam 李四 service')).toContain('已经是客服专员')
    expect(await answer('/staff')).toContain('客服专员：李四')
    expect(await answer('/department')).toContain('工程部')
    expect(await answer('/liaison 工程部 @wangqiang 赵六', work, admin)).toBe('工程部联络人：王强；副：赵六')
    expect(await answer('/calendar')).toContain('岩板一店')
    expect(await answer('/policy')).toContain('17:00')
    expect(await answer('/help')).toContain('/投诉')
    expect(await answer('/customer Zhang 13800000003 Rose Garden 5')).toContain('Zhang')
    expect((await booked('/delivery Zhang 13800000003 tomorrow am', work)).text).toContain('SH260309-01')
    expect(await installed('/install Zhang 13800000003 2026-11-24 am crew:Chen 13900000009')).toContain('AZ260309-01')
    expect(await answer('/repair Zhang 13800000003 2026-03-09 15:00 leak')).toContain('3月9日 周一 15:00')
    expect(await answer('/schedule tomorrow')).toContain('SH260309-01')
    expect(await answer('/move AZ260309-01 2026-11-25 pm')).toContain('11月25日 周三 下午')
    expect(await answer('/cancel AZ260309-01 customer away')).toContain('已取消 AZ260309-01')
    expect(await answer('/done SF260309-01')).toContain('已完成 SF260309-01')
    const [opening] = await dealer.says(li, work, '/complaint Zhang 13800000003 crack;leak')
    expect(opening?.text).toContain('投诉 TS260309-01 · Zhang')
    expect(firstOf(await dealer.says(li, work, '/problem TS260309-01 wrong color')).text).toContain('材料部')
    expect(firstOf(await dealer.says(li, work, '/route TS260309-01 1 设计部')).text).toContain('工程部 → 设计部')
    expect(firstOf(await dealer.says(dealer.wang, work, '/ack TS260309-01')).text).toContain('王强')
    expect(await answer('/show TS260309-01')).toContain('2. leak · 工程部 · 已知晓')
    expect(await answer('/find Zhang')).toContain('TS260309-01')
    expect(await answer('/mine')).toContain('TS260309-01')
  })

  test('a complaint opens its thread, pings the liaison, and is signed by a press', async () => {
    const { li, wang, work, server } = dealer
    const [opening, card, ...more] = await dealer.says(li, work, '/投诉 张三 13800000001 台面开裂;水槽漏水')
    expect(more).toEqual([])
    expect(opening?.text).toBe('投诉 TS260309-01 · 张三\n· 1. 台面开裂 → 工程部\n· 2. 水槽漏水 → 工程部')
    if (!card) throw new Error('no card')
    expect(forum ? card.topic : card.chain).toEqual(forum ? 'TS260309-01 张三 台面开裂' : opening?.id)
    expect(card).toMatchObject({ pings: ['王强'], buttons: ['知晓'] })
    expect(card.text).toMatch(/TS260309-01 · 工程部.*\n· 1\. 台面开裂\n· 2\. 水槽漏水\n客户：张三 138\*{4}0001/)
    await dealer.presses(wang, card, '知晓')
    expect(now(card)).toMatchObject({ edited: true, buttons: [] })
    expect(now(card).text).toMatch(/TS260309-01 · 工程部 · 王强 \d\d:\d\d 已知晓/)
    expect(server.answers.filter(({ label }) => label === '知晓')).toHaveLength(1)
    expect((await signatures()).map(({ gesture, person }) => [person.name, gesture])).toEqual([
      ['王强', 'button'],
      ['王强', 'button'],
    ])
    expect(await answer('/查看 TS260309-01')).toMatch(/1\. 台面开裂 · 工程部 · 已知晓（王强 10:\d\d 知晓）/)
  })

  test('a reaction signs, and the word 收到 in the thread signs', async () => {
    const { li, wang, zhao, work } = dealer
    const [, first] = await dealer.says(li, work, '/投诉 张三 13800000001 台面开裂')
    const [, second] = await dealer.says(li, work, '/投诉 王五 13800000002 水槽漏水')
    if (!first || !second) throw new Error('no cards')
    await dealer.reacts(zhao, first, '👍')
    expect(now(first).text).toContain('赵六')
    const topic = [...work.chat.topics].find(([, { name }]) => name.includes('TS260309-02'))?.[0]
    await dealer.says(wang, work, '收到', forum ? { topic } : { replyTo: second })
    expect(now(second).text).toContain('王强')
    expect((await signatures()).map(({ gesture }) => gesture)).toEqual(['reaction', 'word'])
  })

  test('an outsider cannot sign, is told so in private, and nothing changes', async () => {
    const { li, chen, work, server } = dealer
    const [, card] = await dealer.says(li, work, '/投诉 张三 13800000001 台面开裂')
    if (!card) throw new Error('no card')
    const before = server.posts(work).length
    await dealer.presses(chen, card, '知晓')
    expect(server.answers.at(-1)).toMatchObject({ person: '陈师傅', alert: true })
    expect(server.answers.at(-1)?.text).toContain('工程部')
    expect(server.posts(work)).toHaveLength(before)
    expect(await signatures()).toEqual([])
  })

  test('two press in the same second: one signature, and a polite word for the other', async () => {
    const { li, wang, zhao, work } = dealer
    const [, card] = await dealer.says(li, work, '/投诉 张三 13800000001 台面开裂')
    if (!card) throw new Error('no card')
    const [first, second] = await Promise.all([wang.presses(card, '知晓'), zhao.presses(card, '知晓')])
    await dealer.settled()
    expect((await signatures()).map(({ person }) => person.name)).toEqual(['王强'])
    expect(first?.answers).toEqual([{ text: '', alert: false }])
    expect(second?.answers).toHaveLength(1)
    expect(second?.answers[0]?.text).toContain('王强')
    expect(now(card).text).toContain('王强')
  })

  test('a plan that is typed outside the thread is said there too, but never twice in one stream', async () => {
    const { li, wang, work } = dealer
    const [, card] = await dealer.says(li, work, '/投诉 张三 13800000001 台面开裂')
    if (!card) throw new Error('no card')
    await dealer.presses(wang, card, '知晓')
    const said = await dealer.says(wang, work, '/处理意见 TS260309-01 1 更换台面 3月20日')
    expect(said.map(({ text }) => text)).toEqual(Array(forum ? 2 : 1).fill(expect.stringContaining('更换台面')))
  })

  test('the same update three times has one effect', async () => {
    const { li, wang, work, server } = dealer
    const again = async () => {
      for (const update of [server.updates.at(-1), server.updates.at(-1)]) server.deliverAgain(update)
      await dealer.settled()
    }
    const said = await dealer.says(li, work, '/投诉 张三 13800000001 台面开裂')
    await again()
    expect(
      server
        .posts(work)
        .slice(-2)
        .map(({ id }) => id),
    ).toEqual(said.map(({ id }) => id))
    expect(await complaints()).toHaveLength(1)
    const press = await wang.presses(said[1] as Shown, '知晓')
    await dealer.settled()
    await again()
    expect(press.answers).toHaveLength(1)
    expect(await signatures()).toHaveLength(1)
  })

  test('at five the schedule is posted once', async () => {
    const { work, server } = dealer
    await booked(`/送货 ${HOME}`, work)
    const before = server.posts(work).length
    await dealer.turnTo('2026-03-09T16:59')
    expect(server.posts(work)).toHaveLength(before)
    await dealer.turnTo('2026-03-09T17:00')
    await dealer.turnTo('2026-03-09T20:00')
    const post = only(server.posts(work).slice(before))
    expect(post.text).toContain('送货安装排班 3月10日 周二')
    expect(post.text).toContain('SH260309-01 张三 138****0001，翡翠湾3栋1201，岩板台面2套')
  })
})

describe('in a direct chat', () => {
  beforeEach(async () => {
    dealer = await openDealer()
  })

  test('service books and looks up, with whole phone numbers', async () => {
    const { li } = dealer
    expect((await booked(`/送货 ${HOME}`, li)).text).toContain('客户：张三 13800000001')
    expect(await installed('/安装 张三 13800000001 11月24日 上午 师傅:陈师傅 13900000009', li)).toContain('AZ260309-01')
    expect(await answer('/报修 张三 13800000001 今天下午 水槽漏水', li)).toContain('SF260309-01')
    expect(await answer('/排班 明天', li)).toContain('SH260309-01')
    expect(await answer('/改期 AZ260309-01 11月25日下午', li)).toContain('11月25日')
    expect(await answer('/cancel AZ260309-01', li)).toContain('AZ260309-01')
    expect(await answer('/done SF260309-01', li)).toContain('SF260309-01')
    for (const look of ['/客户 张三', '/find 张三', '/查看 SH260309-01'])
      expect(await answer(look, li)).toContain('张三')
  })

  test('a complaint told in private opens its thread in the work group', async () => {
    const { li, wang, work, server } = dealer
    const told = await dealer.says(li, li, '/投诉 张三 13800000001 台面开裂;水槽漏水')
    expect(only(told).text).toContain('TS260309-01')
    const card = server.posts(work).at(-1) as Shown
    expect(card).toMatchObject({ pings: ['王强'], buttons: ['知晓'] })
    await dealer.says(wang, wang, '/知晓 TS260309-01')
    expect(now(card).text).toContain('王强')
    expect(await signatures()).toHaveLength(2)
    expect(await answer('/待办', li)).toContain('TS260309-01')
    expect(await answer('/查看 TS260309-01', li)).toContain('已知晓（王强')
  })
})
