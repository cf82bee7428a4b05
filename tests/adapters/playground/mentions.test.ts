/** Finding @names in typed text. */
import { expect, it } from 'vitest'
import { readMentions } from '../../../adapters/playground/mentions.js'

const people = ['王强', '王强强', 'Li', 'C++ (老陈)'].map((name, index) => ({ id: `p${index}`, name, role: '' }))

it.each([
  ['@王强请看', ['p0']],
  ['@王强强和＠王强', ['p1', 'p0']],
  ['@li，@Lily', ['p2']],
  ['a@li 不是', []],
  ['@C++ (老陈) 到了', ['p3']],
])('%s', (typed, ids) => {
  const { text, mentions } = readMentions(typed, people, '联络')
  expect(mentions.map(({ account }) => account?.id)).toEqual(ids)
  for (const { offset, length } of mentions) expect(text.slice(offset, offset + length)).toMatch(/^[@＠]/)
})

it.each([
  ['@联络 投诉 @王强', '投诉 @王强', 3],
  ['投诉 @联络 @王强', '投诉 @王强', 3],
  ['投诉 @王强 @联络', '投诉 @王强', 3],
])('the bot is cut out of %s', (typed, text, offset) => {
  const read = readMentions(typed, people, '联络')
  expect(read).toMatchObject({ text, mentionsBot: true, mentions: [{ offset }] })
})
