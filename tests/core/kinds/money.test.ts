/** What is understood of an amount: with its unit anywhere, without one only where nothing else can be meant. */
import { describe, expect, test } from 'vitest'
import { money } from '../../../src/core/kinds/money.js'
import { text } from '../../../src/core/kinds/text.js'
import { Line } from '../../../src/core/words/line.js'
import { lexicon, now, zone } from '../parse/commands.js'

const reading = { now, zone, lexicon, mentions: [] }

function read(typed: string) {
  const line = new Line(typed)
  const [amount, rest] = [money(), text()].map((kind) => kind.read(line, reading))
  if (amount && 'wrong' in amount) return [amount.wrong.key, amount.wrong.values?.text]
  return [amount, rest].map((found) => (found && 'value' in found ? found.value : undefined))
}

describe('in a free line', () => {
  test.each<[string, unknown[]]>([
    ['300', [30_000, undefined]],
    ['300元', [30_000, undefined]],
    ['300块', [30_000, undefined]],
    ['¥300', [30_000, undefined]],
    ['￥300 台面换新', [30_000, '台面换新']],
    ['1,200.50元', [120_050, undefined]],
    ['1，200元', [120_000, undefined]],
    ['300 yuan', [30_000, undefined]],
    ['300yuan for the top', [30_000, 'for the top']],
    ['RMB 300', [30_000, undefined]],
    ['0.5元', [50, undefined]],
    ['台面换新 赔300元给客户', [30_000, '台面换新 赔 给客户']],
    ['台面换新 300元', [30_000, '台面换新']],
    ['300 台面换新', [30_000, '台面换新']],
    ['3块石板换新', [undefined, '3块石板换新']],
    ['更换2套 台面', [undefined, '更换2套 台面']],
    ['台面换新 300', [undefined, '台面换新 300']],
    ['AZ-300元', [undefined, 'AZ-300元']],
    ['原价500元 赔300元', [undefined, '原价500元 赔300元']],
    ['300元，就是300元', [30_000, '就是300元']],
  ])('%s', (typed, expected) => {
    expect(read(typed)).toEqual(expected)
  })
})

test.each([
  ['-300元', '-300'],
  ['0元', '0'],
  ['0', '0'],
  ['10000001元', '10000001'],
  ['300.555元', '300.555'],
  ['3,00元', '3,00'],
])('%s is no amount, and it is said so', (typed, shown) => {
  expect(read(typed)).toEqual(['reading.money', shown])
})

test('ten million is the most', () => {
  expect(read('10,000,000元')[0]).toBe(1_000_000_000)
})
