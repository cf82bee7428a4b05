/** Two questions to one person at the same time: each is answered by its own buttons, and a text answers the one that is meant. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Office, openOffice } from '../commands/visits/office.js'

let office: Office
beforeEach(async () => {
  office = await openOffice('2026-03-09T08:40')
})
afterEach(() => office.world.close())

const BOOKED = [
  ['张三', '13800000001'],
  ['王五', '13800000002'],
] as const

/** Both lack an address. */
async function asked() {
  const { li, work } = office
  const questions = []
  for (const [name, phone] of BOOKED) {
    await li.says(work, `/送货 ${name} ${phone} 3月13日上午 水槽`)
    questions.push(work.last)
  }
  return questions
}

test('a question is not lost because another came after it', async () => {
  const { li, work } = office
  await li.says(work, '/送货 张三 13800000001 3月13日 翡翠湾3栋1201 水槽')
  const first = work.last
  await li.says(work, '/送货 王五 13800000002 3月13日 江南里5号 水槽')
  const second = work.last
  await li.presses(second, '下午')
  await li.presses(first, '上午')
  expect((await office.visits()).map(({ address, half }) => [address, half])).toEqual([
    ['江南里5号', 'pm'],
    ['翡翠湾3栋1201', 'am'],
  ])
})

test('a reply answers the question that it replies to; the same text alone the newest', async () => {
  const { li, work } = office
  const [first] = await asked()
  if (!first) throw new Error('nothing was asked')
  await li.says(work, '翡翠湾3栋1201', { replyTo: first })
  expect(work.last.text).toMatch(/张三[\s\S]+翡翠湾3栋1201/)
  await li.says(work, '江南里5号', { replyTo: work.with('王五') })
  expect((await office.visits()).map(({ address }) => address)).toEqual(['翡翠湾3栋1201', '江南里5号'])
})

test('once the newest is answered, a text alone is no answer to an older one', async () => {
  const { li } = office
  for (const [name, phone] of BOOKED) await li.says(li.direct, `/送货 ${name} ${phone} 3月13日上午 水槽`)
  await li.says(li.direct, '江南里5号')
  await li.says(li.direct, '谢谢')
  expect((await office.visits()).map(({ address }) => address)).toEqual(['江南里5号'])
})

test('the same asked twice is done once', async () => {
  const { li, work } = office
  const line = '/送货 张三 13800000001 3月11日上午 翡翠湾3栋1201 水槽'
  await li.says(work, line)
  const first = work.last
  await li.says(work, line)
  expect(first.text).toBe('这里不用答了，请看后面的新问题。')
  expect(first.buttons).toEqual([])
  await li.presses(work.last, '客户要求')
  expect(await office.visits()).toHaveLength(1)
})

test('a question says which visit it is about', async () => {
  const { li, work } = office
  await li.says(work, '/送货 张三 13800000001 3月13日上午 翡翠湾3栋1201 水槽')
  await li.says(work, '/改期 SH260309-01 3月10日上午')
  expect(work.last.text).toContain('请选原因')
  expect(work.last.text).toContain('编号: SH260309-01')
})
