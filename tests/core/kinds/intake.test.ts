/** By which way something came, when it was heard, and on which day it happened. */
import { describe, expect, test } from 'vitest'
import { channel } from '../../../src/core/kinds/channel.js'
import { heard } from '../../../src/core/kinds/heard.js'
import { pastDay } from '../../../src/core/kinds/past-day.js'
import { Line } from '../../../src/core/words/line.js'
import { lexicon } from '../parse/commands.js'

/** A Friday, nine o'clock. */
const reading = { now: new Date('2026-11-20T09:00:00+08:00'), zone: 'Asia/Shanghai', lexicon, mentions: [] }

const typed = (text: string, named = false) => Object.assign(new Line(text), { named })

describe('a channel', () => {
  test.each([
    ['来电', 'phone'],
    ['监管转办', 'regulator'],
  ])('%s says it by itself', (text, value) => {
    expect(channel().read(typed(text), reading)).toEqual({ value })
  })

  test.each([
    ['电话', 'phone'],
    ['12315', 'association'],
    ['消协/12315', 'association'],
    ['head office', 'head_office'],
  ])('%s only where it is named', (text, value) => {
    expect(channel().read(typed(text), reading)).toBeUndefined()
    expect(channel().read(typed(text, true), reading)).toEqual({ value })
  })
})

test.each([
  ['8:40', '2026-11-20', '08:40'],
  ['17:30', '2026-11-19', '17:30'],
  ['昨天 16:00', '2026-11-19', '16:00'],
  ['昨天下午三点', '2026-11-19', '15:00'],
  ['11月18日 10:05', '2026-11-18', '10:05'],
])('heard %s', (text, day, time) => {
  expect(heard().read(typed(text, true), reading)).toEqual({ value: { day, time } })
})

test('without an hour it is asked for', () => {
  for (const text of ['昨天', '上午']) expect(heard().read(typed(text, true), reading)).toHaveProperty('wrong')
})

test('a day that is a word of its own, and is over', () => {
  const line = typed('张三 昨天 11月3日装的台面')
  expect(pastDay().read(line, reading)).toEqual({ value: '2026-11-19' })
  expect(line.takeAll()).toBe('张三 11月3日装的台面')
  for (const text of ['明天 送货', '11月3日装的台面']) expect(pastDay().read(typed(text), reading)).toBeUndefined()
})
