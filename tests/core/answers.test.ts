/** Which words answer the question that waits, and which are talk, a command, or a no. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Office, openOffice } from '../commands/visits/office.js'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.world.close())

const booked = async () => (await office.visits()).map(({ address, day, half }) => [address, day, half])
const HOME = '翡翠湾3栋1201'
const LINE = `/送货 张三 13800000001 ${HOME}`

describe('in a group, without a reply', () => {
  test.each([
    '刘芳说下午没空',
    '不要下午',
    '上午肯定不行，客户要上班',
    '王强 明天下午开会',
    '下午？',
    '下午有人吗',
    '送货 黄磊 12月10日下午',
  ])('%s is talk, no answer', async (said) => {
    const { li, work } = office
    await li.says(work, `${LINE} 3月13日`)
    expect(await li.says(work, said)).toEqual([])
    expect(await booked()).toEqual([])
    await li.presses(work.last, '上午')
    expect(await booked()).toEqual([[HOME, '2026-03-13', 'am']])
  })

  test.each(['下午', '下午吧', '好的，下午。', '就下午', '下午 可以👌', '收到，下午', 'pm please'])(
    '%s is the answer',
    async (said) => {
      const { li, work } = office
      await li.says(work, `${LINE} 3月13日`)
      await li.says(work, said)
      expect(await booked()).toEqual([[HOME, '2026-03-13', 'pm']])
    },
  )

  test('a date with more around it is talk, a bare one the answer', async () => {
    const { li, work } = office
    await li.says(work, LINE)
    expect(await li.says(work, '客户说3月20日之前都不行')).toEqual([])
    expect(await li.says(work, '王强 明天下午开会')).toEqual([])
    await li.says(work, '那就3月20日上午吧')
    expect(await booked()).toEqual([[HOME, '2026-03-20', 'am']])
  })

  test('a phone number for somebody else is none for the customer', async () => {
    const { li, work, world } = office
    await li.says(work, '/客户 赵敏 翠苑1幢')
    const wang = world.person('王强', '1009')
    expect(await li.says(work, '@王强 你给 13912345678 回个电话', { mentions: [wang] })).toEqual([])
    expect(await li.says(work, '@王强 13912345678', { mentions: [wang] })).toEqual([])
    const [filed] = await li.says(work, '13900000001')
    expect(filed?.text).toContain('已建档：赵敏')
  })
})

describe('a command is the command, although a question is open', () => {
  test.each([
    ['in a direct chat', (line: string) => office.li.says(office.li.direct, line)],
    ['by mention', (line: string) => office.li.says(office.work, line, { toBot: true })],
  ])('%s', async (_, says) => {
    await says('送货 张三 13800000001 翡翠湾3栋1201')
    await says('送货 刘芳 13800000002 江南里5号 3月15日上午')
    expect(await booked()).toEqual([['江南里5号', '2026-03-15', 'am']])
    const [schedule] = await says('排班 3月15日')
    expect(schedule?.text).toContain('刘芳')
    await says('3月16日下午')
    expect(await booked()).toEqual([
      ['江南里5号', '2026-03-15', 'am'],
      [HOME, '2026-03-16', 'pm'],
    ])
  })

  test('a question for a text leaves it to the command, a reply is the text', async () => {
    const { li, work } = office
    await li.says(work, '/送货 张三 13800000001 3月13日上午 水槽')
    const question = work.last
    await li.says(work, '客户 王芳 13911110000', { toBot: true })
    expect(work.last.text).toContain('已建档：王芳')
    await li.says(work, '江南里5号', { replyTo: question })
    expect(await booked()).toEqual([['江南里5号', '2026-03-13', 'am']])
  })

  test('the name of the asking command before the answer changes nothing', async () => {
    const { li } = office
    await li.says(li.direct, LINE)
    await li.says(li.direct, '送货 3月15日上午')
    expect(await booked()).toEqual([[HOME, '2026-03-15', 'am']])
  })
})

describe('a no is not read as a yes where somebody plainly answers', () => {
  test.each(['不要下午', '下午没空', '别约下午', 'not in the afternoon'])('%s: asked again', async (said) => {
    const { li } = office
    await li.says(li.direct, `${LINE} 3月13日`)
    const [again] = await li.says(li.direct, said)
    expect(again?.text).toContain('没有看懂')
    expect(await booked()).toEqual([])
    await li.says(li.direct, '不好意思，上午没问题')
    expect(await booked()).toEqual([[HOME, '2026-03-13', 'am']])
  })

  test('a date that is ruled out, in a reply', async () => {
    const { li, work } = office
    await li.says(work, LINE)
    const [again] = await li.says(work, '客户说3月20日之前都不行', { replyTo: work.last })
    expect(again?.text).toContain('没有看懂')
    expect(await booked()).toEqual([])
  })

  test('by mention, unless somebody else is spoken to', async () => {
    const { li, work, world } = office
    await li.says(work, `${LINE} 3月13日`)
    const wang = world.person('王强', '1009')
    await li.says(work, '@王强 下午有空吗', { toBot: true, mentions: [wang] })
    expect(await booked()).toEqual([])
    await li.says(work, '客户说下午都行', { toBot: true })
    expect(await booked()).toEqual([[HOME, '2026-03-13', 'pm']])
  })
})

test('of two halves one is asked for', async () => {
  const { li, work } = office
  await li.says(work, `${LINE} 3月13日 上午 下午 水槽`)
  expect(work.last.text).toContain('上午还是下午？')
  expect(await booked()).toEqual([])
  await li.presses(work.last, '下午')
  expect(await booked()).toEqual([[HOME, '2026-03-13', 'pm']])
})

test('a name too long for a file is refused on every path, shortly', async () => {
  const { li, work } = office
  for (const line of [
    `/客户 ${'王'.repeat(1000)}`,
    `/客户 ${'王'.repeat(300)} 13800000009`,
    `/客户 客户:${'王'.repeat(300)} 电话:13800000009`,
  ]) {
    const [answer] = await li.says(work, line)
    expect(answer?.text).toContain('太长，最多 60 字')
    expect(answer?.text.length).toBeLessThan(200)
  }
})

test('no answer to bad input is long', async () => {
  const { li, work } = office
  const long = '王'.repeat(1500)
  for (const command of [
    '客户',
    '送货',
    '改期',
    '到货',
    '投诉',
    '查看',
    '排班',
    '班组',
    '联络人',
    '仓管反馈',
    '回电',
    '没有这个',
  ])
    for (const text of (await li.says(work, `/${command} ${long}`)).map((answer) => answer.text))
      expect(text.length, `${command}: ${text.slice(0, 40)}`).toBeLessThan(700)
})
