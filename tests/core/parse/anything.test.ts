/** Whatever is typed, reading never fails and never loses a character of what people wrote. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findCommand } from '../../../src/core/commands/find-command.js'
import { clean, cleanMessage } from '../../../src/core/words/clean.js'
import { readArguments, readOne } from '../../../src/core/words/parse.js'
import { book, commands, lexicon, now, type, zone } from './commands.js'

const snippets = fc.constantFrom(
  ...[
    '张三',
    '13800000001',
    '138-0000-001',
    '明天上午',
    '2月30日',
    '25:00',
    '翡翠湾3栋1201',
    'TS260312-01',
    '01',
    '@王强',
  ],
  ...[
    '@',
    '"',
    '“',
    '”',
    ':',
    '：',
    ';',
    '；',
    '\n',
    ' ',
    '客户:',
    '电话：',
    '师傅:',
    'date:',
    '/',
    '\uFDD0',
    '\uE000',
    '<b>',
    '下周三',
    '12/1',
    '师傅电话:',
  ],
)
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.oneof({ weight: 4, arbitrary: snippets }, fc.string({ maxLength: 5 })), { maxLength: 20 })
    .map((parts) => parts.join('')),
)
const mentionsOf = fc.array(
  fc.record({ offset: fc.integer({ min: -2, max: 40 }), length: fc.integer({ min: 0, max: 9 }) }),
  { maxLength: 4 },
)

describe('any text', () => {
  test('can be read as any command', () => {
    fc.assert(
      fc.property(fc.constantFrom(...commands), anything, mentionsOf, (command, text, spans) => {
        const { text: rest, mentions } = cleanMessage({ text, mentions: spans })
        const { given, missing } = readArguments(command, rest, { now, zone, lexicon, mentions }, book)
        expect(JSON.parse(JSON.stringify({ given, missing }))).toEqual({ given, missing })
        expect(JSON.stringify({ given, missing })).not.toMatch(/[\uE000-\uF8FF\uFDD0-\uFDEF]/)
      }),
      { numRuns: 2000 },
    )
  })

  test('can be the answer to any question', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...commands.filter((one) => Object.keys(one.arguments).length > 0)),
        anything,
        (command, text) => {
          for (const argument of Object.keys(command.arguments))
            expect(readOne(command, argument, clean(text), { now, zone, lexicon, mentions: [] })).toBeDefined()
        },
      ),
      { numRuns: 300 },
    )
  })

  test('can be a message to the bot', () => {
    fc.assert(
      fc.property(anything, fc.boolean(), fc.boolean(), (text, mentionsBot, direct) => {
        findCommand(clean(text), { mentionsBot, direct }, book)
        findCommand(`/${clean(text)}`, { mentionsBot, direct }, book)
      }),
      { numRuns: 1000 },
    )
  })

  test('is kept as a note, sign by sign', () => {
    const signs = (text: string) =>
      clean(text)
        .replace(/\s/g, '')
        .replace(/^[,，、;；:：]+/, '')
    const note = anything.filter((text) => !/(note|code)\s*[:：]/i.test(text))
    fc.assert(
      fc.property(note, (text) => {
        expect(signs((type(`/备注 TS260312-01 ${text}`).given.note as string | undefined) ?? '')).toBe(signs(text))
      }),
      { numRuns: 2000 },
    )
  })

  test('is cleaned once and for all', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(clean(clean(text))).toBe(clean(text))
        expect(clean(text)).not.toMatch(/[\p{Co}\p{Cs}]/u)
      }),
      { numRuns: 1000 },
    )
  })
})

test('a message made to be slow is read at once', () => {
  const nasty = [
    '1'.repeat(4000),
    'Zhang '.repeat(660),
    '"'.repeat(4000),
    '3栋 '.repeat(1300),
    '一'.repeat(4000),
    '@'.repeat(4000),
    '周一 '.repeat(1300),
    '12/1'.repeat(1000),
    '客户:'.repeat(1300),
    '; '.repeat(2000),
    ' '.repeat(4000),
  ]
  for (const text of nasty)
    for (const name of ['送货', '投诉', '处理意见', '联络人']) {
      const start = performance.now()
      type(`/${name} ${text}`)
      expect(performance.now() - start, `${name} ${text.slice(0, 10)}`).toBeLessThan(1000)
    }
})
