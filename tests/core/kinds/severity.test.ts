/** What is understood of a severity: a word of its own, wherever it stands. */
import { expect, test } from 'vitest'
import { severity } from '../../../src/core/kinds/severity.js'
import { text } from '../../../src/core/kinds/text.js'
import { Line } from '../../../src/core/words/line.js'
import { lexicon, now, zone } from '../parse/commands.js'

function read(typed: string) {
  const line = new Line(typed)
  const reading = { now, zone, lexicon, mentions: [] }
  const [level, reason] = [severity(), text()].map((kind) => kind.read(line, reading))
  return [level, reason].map((found) => (found && 'value' in found ? found.value : undefined))
}

test.each<[string, unknown[]]>([
  ['重大', ['major', undefined]],
  ['严重 客户要求赔偿', ['major', '客户要求赔偿']],
  ['客户谅解 一般', ['ordinary', '客户谅解']],
  ['初级', ['minor', undefined]],
  ['危机', ['crisis', undefined]],
  ['不是重大问题', [undefined, '不是重大问题']],
  ['Severe he called a lawyer', ['major', 'he called a lawyer']],
])('%s', (typed, expected) => {
  expect(read(typed)).toEqual(expected)
})
