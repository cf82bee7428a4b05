/** What the customer agrees to: a plan, by one tap; and in writing, without which a grave complaint does not close. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { photo } from '../../evidence/pictures.js'
import { callBack, type Office, openOffice } from '../money/office.js'

let office: Office
const open = async (policy: string) => {
  office = await openOffice(policy)
}
afterEach(() => office.world.close())

const story = async () => (await office.li.says(office.work, '/查看 TS261120-01'))[0]?.text
const toast = () => office.world.adapter.toasts.at(-1)?.text
const shown = () =>
  office.world.bot.store.read(({ sql }) =>
    sql.all<{ shows: string | null }>('SELECT "shows" FROM "Evidence"').map(({ shows }) => shows),
  )

describe('a plan', () => {
  beforeEach(() => open('car-service'))
  const PLAN = '/处理意见 TS261120-01 1 更换台面 11月25日'

  test('is marked by one tap, in the timeline and in the story; once only', async () => {
    const { wang, work } = office
    const [line] = await wang.says(work, PLAN)
    if (!line) throw new Error('no plan was made')
    await wang.presses(line, '客户同意')
    expect(work.with('客户同意').text).toBe('TS261120-01 问题 1 客户同意：更换台面')
    expect(await story()).toContain('处理意见：更换台面，承诺 11月25日 周三，客户同意')
    expect(await story()).toContain('王强：问题 1 客户同意：更换台面')
    await wang.presses(line, '客户同意')
    expect(toast()).toContain('不用再点')
  })

  test('that was changed is not agreed to any more, and the button of the old one does nothing', async () => {
    const { wang, work } = office
    const [line] = await wang.says(work, PLAN)
    if (!line) throw new Error('no plan was made')
    await wang.presses(line, '客户同意')
    await wang.says(work, '/处理意见 TS261120-01 1 修补台面 11月25日')
    expect(await story()).not.toContain('，客户同意')
    await wang.presses(line, '客户同意')
    expect(toast()).toContain('处理意见已改')
  })

  test('is no business of somebody else', async () => {
    const { other, wang, work } = office
    const [line] = await wang.says(work, PLAN)
    if (!line) throw new Error('no plan was made')
    await other.presses(line, '客户同意')
    expect(toast()).toContain('谢谢')
    expect(await story()).not.toContain('，客户同意')
  })
})

describe('in writing', () => {
  beforeEach(() => open('car-service'))

  test('a photo with the words, or after them, is the paper', async () => {
    const { wang, work, thread } = office
    await wang.says(work, '/协议 TS261120-01')
    expect(work.last.text).toContain('请把双方签字的协议拍照')
    await wang.says(work, '', { files: [photo('a.jpg')] })
    expect(work.with('书面协议已存').text).toBe('TS261120-01 书面协议已存')
    await wang.says(work, '/协议', { thread, files: [photo('b.jpg')] })
    expect(await shown()).toEqual(['agreement', 'agreement'])
  })

  test('a grave complaint lacks it before it closes; an ordinary one does not', async () => {
    const { li, work } = office
    await callBack(office)
    expect(work.messages.some(({ text }) => text.includes('书面协议'))).toBe(false)
    await li.says(work, '/级别 TS261120-01 重大')
    await li.says(work, '/回访 TS261120-01 满意')
    expect(work.messages.some(({ text }) => text.includes('书面协议，请发 /协议'))).toBe(true)
  })
})
