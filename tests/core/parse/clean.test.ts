/** What comes from outside is cleaned of what nobody can see, and of nothing else. */
import { describe, expect, test } from 'vitest'
import { clean, cleanMessage, MAX_TEXT, plainText, tooLong } from '../../../src/core/words/clean.js'

describe('what stays', () => {
  test.each([
    '台面开裂；水槽漏水，“很急”！（见图）',
    '<b>x</b> *_[x](y)` @everyone =1+1 😀 👨‍👩‍👧 👍🏽 ❤️ 🇨🇳',
    'שלום عليكم',
    '第一行\n\t第二行',
    '全　角空格 ／ ： ；',
    '①㎡℃½',
  ])('%s', (text) => {
    expect(clean(text)).toBe(text)
  })
})

describe('what goes', () => {
  test.each([
    ['line breaks of other systems', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['controls', 'a\u0000b\u0001c\u007Fd', 'abcd'],
    ['zero-width characters and byte order marks', '投\u200B诉\uFEFF\u2060', '投诉'],
    ['bidi marks', 'a\u202Eb\u2066c\u200F', 'abc'],
    ['a joiner that joins no emoji', '张\u200D三', '张三'],
    ['private use and our own marks', 'a\uE000b\uF8FFc\uFDD0d\u{F0000}e', 'abcde'],
    ['halves of characters', 'a\uD83Db', 'ab'],
  ])('%s', (_, text, cleaned) => {
    expect(clean(text)).toBe(cleaned)
  })

  test('full-width digits and letters become plain, full-width signs stay', () => {
    expect(clean('ＴＳ２６０３１２－０１：ａ')).toBe('TS260312－01：a')
  })
})

describe('mentions', () => {
  const wang = { offset: 2, length: 11, account: { id: '77', name: 'Wang Qiang', username: 'wq' } }

  test('become one character each and names again', () => {
    const cleaned = cleanMessage({ text: '请 @Wang Qiang 看\u200B一下', mentions: [wang] })
    expect(cleaned.mentions).toEqual([{ name: 'Wang Qiang', username: 'wq', account: '77' }])
    expect(cleaned.text).toHaveLength('请 . 看一下'.length)
    expect(plainText(cleaned)).toBe('请 @Wang Qiang 看一下')
  })

  test('without an account they are known by what was typed', () => {
    const cleaned = cleanMessage({ text: '@wq 看', mentions: [{ offset: 0, length: 3, username: 'wq' }] })
    expect(cleaned.mentions).toEqual([{ name: 'wq', username: 'wq' }])
  })

  test('places that cannot be are left alone', () => {
    const text = '请 @王强 看'
    const mentions = [
      { offset: 50, length: 3 },
      { offset: -1, length: 2 },
      { offset: 2, length: 0 },
    ]
    expect(cleanMessage({ text, mentions })).toEqual({ text, mentions: [] })
  })
})

test('a text that is too long is a mistake with a sentence', () => {
  expect(tooLong('长'.repeat(MAX_TEXT))).toBeUndefined()
  expect(tooLong('长'.repeat(MAX_TEXT + 1))?.said).toEqual({
    key: 'reading.tooLong',
    values: { length: 4001, most: 4000 },
  })
})
