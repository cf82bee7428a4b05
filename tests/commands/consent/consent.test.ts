/** The customer's own signature under what was taken down: a photo of the sheet, or consent by phone (R004-050). */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { photo } from '../../evidence/pictures.js'
import { exported, FormDoor } from '../../web/form-door.js'
import { type Office, openOffice } from '../money/office.js'

let office: Office
beforeEach(async () => {
  office = await openOffice('car-service')
})
afterEach(() => office.world.close())

const story = async () => (await office.li.says(office.work, '/查看 TS261120-01'))[0]?.text
const shown = () =>
  office.world.bot.store.read(({ sql }) =>
    sql.all<{ shows: string | null }>('SELECT "shows" FROM "Evidence"').map(({ shows }) => shows),
  )

test('a photo with the words, or after them, is the signed sheet', async () => {
  const { li, work, thread } = office
  await li.says(work, '/客户签字 TS261120-01')
  expect(work.last.text).toContain('请把客户签字的单子拍照')
  await li.says(work, '', { files: [photo('a.jpg')] })
  expect(work.with('客户签字的照片已存').text).toBe('TS261120-01 客户签字的照片已存')
  await li.says(work, '/客户签字', { thread, files: [photo('b.jpg')] })
  expect(await shown()).toEqual(['consent', 'consent'])
  expect(await story()).toContain('客户签字: 见附件照片，李四 09:00 收')
})

test('whoever is far away consents by phone: typed, or one tap, and once', async () => {
  const { li, work } = office
  expect((await li.says(work, '/客户签字 TS261120-01 电话同意'))[0]?.text).toBe('TS261120-01 已记：客户电话同意')
  expect(await story()).toContain('客户签字: 电话同意，李四 09:00 记')
  await li.says(work, '/客户签字 TS261120-01')
  await li.presses(work.last, '电话同意')
  expect(li.toast).toBe('TS261120-01 已记过客户电话同意，不用再记。')
  expect(await shown()).toEqual([])
})

test('a photo that could not be stored signs nothing', async () => {
  const { li, work } = office
  await li.says(work, '/客户签字 TS261120-01', { files: [{ ...photo('a.jpg'), content: Buffer.from('no picture') }] })
  expect(await story()).not.toContain('客户签字:')
})

test('the forms that a customer signs show it', async () => {
  const { li, work, world } = office
  const door = await FormDoor.open(world)
  try {
    await li.says(li.direct, '你好')
    expect(await door.text(await exported(li, 'TS261120-01 客户投诉信息反馈单'))).toContain('客户签字')
    await li.says(work, '/客户签字 TS261120-01 电话同意')
    for (const form of ['客户投诉信息反馈单', '客户问题收集表', '业主/住户投诉记录表']) {
      const page = (await door.text(await exported(li, `TS261120-01 ${form}`))).replace(/\s+/g, ' ')
      expect(page).toContain('客户签字 电话同意，李四 2026年11月20日 周五 09:00 记')
    }
  } finally {
    await door.close()
  }
})
